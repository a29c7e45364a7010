"""Journals of made-up desks, as large as wanted and made quickly: articles with a claim to a sentence, and verdicts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from benchmarks.match import sentences
from workbench.model import Article, Claim, Date, Entry, Quantity, Span, article_of, checker_of, claim_id
from workbench.store.kinds import bodies

PER_ARTICLE = 100
POOL = 20_000  # sentences that articles are made of
PEOPLE = [
    checker_of(name, organization="Example Courier") for name in ("Ann Ekberg", "Ben Osei", "Cleo Nori")
]
RATINGS = ("accurate", "accurate", "accurate", "mixed", "inaccurate")


def journal(articles: range) -> Iterator[Entry]:
    """The entries of a desk that has these articles, each with its reading and a verdict on every claim.

    The same numbers give the same entries, so two desks share what they have in common.
    """
    for who in PEOPLE:
        yield bodies.entry("checker", bodies.CheckerBody.of(who))
    pool = list(islice(sentences(), POOL))
    for number in articles:
        text = " ".join(random.Random(number).sample(pool, PER_ARTICLE))
        article = article_of(text, title=f"Report {number}")
        claims = tuple(_claims(article))
        yield _entry("article", bodies.ArticleBody.of(article))
        yield _entry(
            "reading", bodies.ReadingBody(article_id=article.id, extractor="benchmark", claims=claims)
        )
        for place, claim in enumerate(claims):
            yield _verdict(claim, number * PER_ARTICLE + place)


def _entry(kind: str, body: bodies.Body, checker: str = "", at: str = "", salt: bytes = b"") -> Entry:
    """As bodies.entry makes it, without its checks: what is made here is sound, and there is much of it."""
    text = bodies.json_text(body)
    name = bodies.entry_id(kind, text, checker, at, salt)
    return Entry(id=name, kind=kind, body=text, checker=checker, at=at, salt=salt)


def _claims(article: Article) -> Iterator[Claim]:
    start = 0
    for sentence in article.text.split(". "):
        end = start + len(sentence)
        figure = Quantity(
            start=start + 3, end=start + 20, text=sentence[3:20], lower=Decimal(start), upper=Decimal(start)
        )
        day = Date(start=start + 21, end=start + 30, text=sentence[21:30], edtf="2019", rule="year")
        yield Claim(
            id=claim_id(article.id, start, end),
            article_id=article.id,
            start=start,
            end=end,
            text=sentence,
            sentence=Span(start, end),
            kind="quantity",
            claimant="the council",
            quantities=(figure,),
            dates=(day,),
            worth=0.5,
            reasons=("has a figure",),
        )
        start = end + 2


def _verdict(claim: Claim, number: int) -> Entry:
    chance = random.Random(number)
    minutes, seconds = divmod(number, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    body = bodies.VerdictBody(
        claim_id=claim.id,
        scale="accuracy",
        rating=chance.choice(RATINGS),
        explanation=f"The office's table {number} gives it so, and the minutes of the council agree.",
    )
    at = f"2025-03-{days % 28 + 1:02}T{hours:02}:{minutes:02}:{seconds:02}.000Z"
    return _entry("verdict", body, chance.choice(PEOPLE).id, at, chance.randbytes(16))
