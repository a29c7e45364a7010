"""Areas that take texts: the extractor in four languages, comparing, arithmetic, quotations, the filter of lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from benchmarks.fuzz import mutations
from benchmarks.fuzz.case import Area, Broken, Case
from tests.check.corpus import cases
from tests.corpus import loader
from tests.store import material as m
from workbench import extract
from workbench.calc import FUNCTIONS, calculate
from workbench.desk import text_comparison
from workbench.model import Article, Claim, ClaimFilter, Date, Quantity
from workbench.sources import quotations
from workbench.store import ClaimsFile

LANGUAGES = ("en", "de", "fr", "es")
_ARTICLES = Path(__file__).parents[2] / "tests" / "articles"
_EXPRESSIONS = (
    "412 km / 3.5 h in mph", "€50bn in USD at ecb on 2025-02-14", "(e2 - e1) / e1", "(50 - 40) / 40 in percent",
    "age(1987-05-03, 2025-02-14)", "weekday(2025-02-14)", "days(2025-02-14, 2024-02-14)",
    "percent_change(40, 50)",
    "share(3 t, 12 t)", "mean(1, 2, 3)", "sum(1 km, 2 mi)", "abs(-5 m/s)", "2^10", "1.5e3 * 2", "-(1 + 1)",
    "cpi(2010, 2024)",
    "5 million tonnes * 3", "20 °C in °F", "1/3", "2025-02-14 + 40 days", "3 pp", "10 kg*m^2/s^2 in J",
)  # fmt: skip


@cache
def articles() -> tuple[str, ...]:
    """The texts of the tests' articles, in all languages."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(_ARTICLES.rglob("*.txt")))


@cache
def sentences(language: str) -> tuple[str, ...]:
    """The texts of the corpus of a language."""
    return tuple(example.text for example in loader.examples() if example.language == language)


@cache
def words(language: str) -> tuple[str, ...]:
    """The words and signs of its texts, which mean something to its grammar."""
    found = {word for text in sentences(language) for word in re.findall(r"\w+|[^\w\s]+", text)}
    return tuple(sorted(found))


def _prose(rng: Random, language: str) -> str:
    if rng.random() < 0.2:
        text = rng.choice(articles())
        start = rng.randrange(len(text))
        return text[start : start + rng.choice((200, 1000, 4000))]
    return rng.choice((" ", "\n\n")).join(rng.choices(sentences(language), k=rng.choice((1, 3, 10, 30))))


def _of_text(text: str, run: Callable[[str], object], *, unit: str = "") -> Case:
    """A case for a text; it grows by what stands there again and again."""
    return Case(
        size=len(text.encode("utf-8", "surrogatepass")),
        shown=text,
        run=lambda: run(text),
        grown=lambda times: _of_text((text + (unit or "\n\n")) * times, run),
    )


def _extraction(language: str) -> Area:
    def draw(rng: Random) -> Case:
        text = mutations.text(rng, _prose(rng, language), words(language))
        return _of_text(
            text, lambda given: _extract(given, language), unit=rng.choice((" ", "\n\n", "")) or "\n"
        )

    return Area(f"extract-{language}", draw, lambda: _extract("It cost €5 in 2019.", language))


def _extract(text: str, language: str) -> None:
    for claim in extract.claims(Article(id="", text=text, language=language)):
        spans: list[Claim | Quantity | Date] = [claim, *claim.quantities, *claim.dates]
        if any(text[span.start : span.end] != span.text for span in spans):
            raise Broken("spans", "what is extracted does not stand where it says")


def _comparison(rng: Random) -> Case:
    case = rng.choice(_compared())
    language = case.language if rng.random() < 0.8 else rng.choice(LANGUAGES)
    claimed = mutations.text(rng, case.claimed, words(language))
    found = mutations.text(rng, case.claimed if rng.random() < 0.2 else case.found, words(language))

    def of(times: int) -> Case:
        texts = f"{claimed} " * times, f"{found} " * times
        return Case(
            size=len("".join(texts).encode("utf-8", "surrogatepass")),
            shown="\n".join(texts),
            run=lambda: text_comparison.compare(*texts, language=language),
            grown=of,
        )

    return of(1)


_compared = cache(lambda: tuple(cases()))


def _calculation(rng: Random) -> Case:
    spliced = (*FUNCTIONS, *_EXPRESSIONS, *"+-*/^()%,", " in ", " at ecb on ", "c1", "e1", "**")
    expression = mutations.text(rng, rng.choice(_EXPRESSIONS), spliced)
    return _of_text(expression, calculate, unit=rng.choice(("+", "*", ",", " ", "(")))


def _location(rng: Random) -> Case:
    source = rng.choice(articles())
    start = rng.randrange(len(source))
    spliced = words("en")
    quote = mutations.text(rng, source[start : start + rng.choice((5, 40, 300, 2000))], spliced)
    passages = mutations.text(rng, source, spliced) if rng.random() < 0.5 else source

    def of(times: int) -> Case:
        return Case(
            size=len((quote + passages).encode("utf-8", "surrogatepass")) * times,
            shown=f"{quote}\n---\n{passages}" * times,
            run=lambda: quotations.locate(quote * times, (passages * times).split("\n")),
            grown=of,
        )

    return of(1)


@cache
def _listed() -> ClaimsFile:
    file = ClaimsFile.open(Path(mkdtemp(prefix="fuzz-")) / "claims.db")
    file.append(m.whole_history())
    return file


def _search(rng: Random) -> Case:
    spliced = (
        '"',
        "*",
        "^",
        "NEAR(",
        "AND",
        "OR",
        "NOT",
        ":",
        "claims_fts",
        "€",
        "naïve",
        "-",
        "'",
        ";",
        "--",
        "{",
        "+",
    )
    typed = mutations.text(
        rng, rng.choice(("million tonnes", "naïve South", "€40", "Ada Lund", "3 May")), spliced
    )
    file = _listed()
    return _of_text(typed, lambda given: file.states(file.find(ClaimFilter(search=given))), unit=" ")


AREAS: Sequence[Area] = (
    *map(_extraction, LANGUAGES),
    Area("compare", _comparison, lambda: [case.compare() for case in _compared()[:200]]),
    Area("calc", _calculation),
    Area("locate", _location),
    Area("search", _search),
)
