"""Articles with claims made by hand, so that the screen's tests do not depend on how claims are found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from datetime import date as day
from itertools import count
from pathlib import Path

from workbench.desk import Desk, Reading, Session
from workbench.model import Article, Checker, Claim, Span, article_of, checker_of, claim_id
from workbench.store import ClaimsFile

ADA = checker_of("Ada Berg", initials="AB", organization="The Desk")
CEM = checker_of("Cem Demir", initials="CD", organization="The Desk")

HARBOUR = """The harbour of Vell is growing again.

Last year 3.2 million containers passed its quays, 14 percent more than the year before, the port authority said.

"We have never had a better spring," said Ines Aldana, who has run the port since 2011. The new basin cost between \
€40 million and €50 million and took four years to build.

About 1,200 people work on the quays today. In 1987 there were more than 9,000.

The city expects a quarter of the traffic to move to rail by 2030."""

CLAIMS = (
    ("3.2 million containers", "port authority"),
    ("14 percent more than the year before", "port authority"),
    ("since 2011", ""),
    ("between €40 million and €50 million", ""),
    ("four years", ""),
    ("About 1,200 people", ""),
    ("In 1987 there were more than 9,000", ""),
    ("a quarter of the traffic", "city"),
    ("by 2030", "city"),
)

RIVER = """The river Orne rose by 2.4 metres in one night.

It had not stood so high since 1954, the waterworks said."""


def desk_at(path: Path, checker: Checker = ADA) -> Desk:
    """A desk with a clock that ticks a minute at a time, so that two runs write the same."""
    ticks = count()
    start = datetime(2025, 2, 14, 9, tzinfo=UTC)
    salts = count(1000 if checker == ADA else 2000)
    session = Session(
        ClaimsFile.open(path),
        checker,
        clock=lambda: start + timedelta(minutes=next(ticks)),
        salt=lambda: next(salts).to_bytes(16, "big"),
    )
    return Desk.of(session)


def reading(text: str, claims: tuple[tuple[str, str], ...], **about: object) -> Reading:
    """An article in which each of these words is a claim, where they first stand, with its claimant."""
    article = article_of(text, **about)
    return Reading(
        article=article,
        claims=tuple(_claim(article, words, claimant) for words, claimant in claims),
        problems=(),
    )


def _claim(article: Article, words: str, claimant: str) -> Claim:
    start = article.text.index(words)
    end = start + len(words)
    return Claim(
        id=claim_id(article.id, start, end),
        article_id=article.id,
        start=start,
        end=end,
        text=words,
        sentence=Span(article.text.rfind("\n", 0, start) + 1, (article.text + "\n").index("\n", end)),
        kind="quantity",
        claimant=claimant,
    )


def harbour() -> Reading:
    """The first article: nine claims."""
    return reading(
        HARBOUR, CLAIMS, title="A port awakes", publisher="Vell Courier", published=day(2025, 2, 14)
    )


def river() -> Reading:
    """The second article: two claims."""
    claims = (("2.4 metres", ""), ("since 1954", "waterworks"))
    return reading(RIVER, claims, title="High water", publisher="Vell Courier", published=day(2025, 3, 1))
