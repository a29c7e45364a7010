"""How long it takes to find what was checked before, on generated files of 1,000 and 100,000 claims.

Run on its own: python -m benchmarks.match
"""

from __future__ import annotations

import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from workbench import extract
from workbench.desk import Desk, Session
from workbench.model import Article, Claim, ClaimFilter, article_of, checker_of, claim_id
from workbench.store import ClaimsFile
from workbench.store.kinds import bodies

SIZES = (1_000, 100_000)
QUERIES = 60
SEED = 7
PER_ARTICLE = 50
SUBJECTS = ("rents", "wages", "exports", "emissions", "arrests", "births", "accidents", "profits", "fines")
VERBS = ["rose by {} percent", "fell by {} percent", "reached €{} million", "fell to {},000", "cost {} jobs"]
SYLLABLES = re.findall("...", "norhaldenvarostbrantelmarksollengreyfellcorpelhamdornholmerrow")


def sentences(seed: int = SEED) -> Iterator[str]:
    """Sentences of some three thousand made-up places, a few of them named very often, as in a newsroom's file."""
    chance = random.Random(seed)
    places = sorted({"".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(4000)})
    while True:
        place = places[int(len(places) * chance.random() ** 3)]
        other = places[int(len(places) * chance.random() ** 3)]
        figure = chance.choice(VERBS).format(chance.randint(2, 99))
        year = chance.randint(1990, 2025)
        subject = chance.choice(SUBJECTS)
        yield f"In {place} {subject} {figure} in {year}, the council of {other} said."


def fill(path: Path, size: int) -> None:
    """A claims file with so many claims, one to a sentence."""
    made = sentences()
    with ClaimsFile.open(path) as file:
        for _ in range(size // PER_ARTICLE):
            article = article_of(" ".join(islice(made, PER_ARTICLE)))
            claims = tuple(_claims(article))
            body = bodies.ReadingBody(article_id=article.id, extractor="benchmark", claims=claims)
            file.append(
                [bodies.entry("article", bodies.ArticleBody.of(article)), bodies.entry("reading", body)]
            )


def _claims(article: Article) -> Iterator[Claim]:
    """The claim with most figures and dates of each sentence."""
    best: dict[int, Claim] = {}
    for claim in extract.claims(article):
        known = best.get(claim.sentence.start)
        if known is None or len(claim.quantities + claim.dates) > len(known.quantities + known.dates):
            best[claim.sentence.start] = claim
    for claim in best.values():
        yield replace(claim, id=claim_id(article.id, claim.start, claim.end))


def milliseconds(ask: Callable[[str], object], ids: Sequence[str]) -> tuple[float, float]:
    """The median and the slowest of so many questions, in milliseconds of the processor: others may use it too."""
    taken = []
    for name in ids:
        begun = time.process_time()
        ask(name)
        taken.append(1000 * (time.process_time() - begun))
    return statistics.median(taken), max(taken)


def main() -> None:
    print(
        f"{'claims':>8}  {'candidates':>22}  {'similar, all of it':>22}   (ms of CPU: median, slowest of {QUERIES})"
    )
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "claims.db"
            fill(path, size)
            with Desk.of(Session(ClaimsFile.open(path), checker_of("Benchmark"))) as desk:
                rows = random.Random(SEED).sample(desk.claims.find(ClaimFilter()), QUERIES)
                ids = [state.claim.id for state in desk.claims.at(tuple(rows))]
                desk.claims.similar(ids[0])
                found = milliseconds(desk.file.similar, ids), milliseconds(desk.claims.similar, ids)
            cells = "  ".join(f"{median:>10.1f} {slowest:>11.1f}" for median, slowest in found)
            print(f"{size:>8,}  {cells}")


if __name__ == "__main__":
    main()
