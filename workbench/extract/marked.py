"""A claim of the words that a person marks in an article: what is read in them, and the sentence they stand in."""

from __future__ import annotations

from workbench.extract.claims import sentences
from workbench.extract.reading import Readings, read
from workbench.model import Article, Claim, Kind, Span, claim_id, omission_id

BY_HAND = "marked by hand"


def marked(article: Article, span: Span, *, kind: Kind | None = None, claimant: str = "") -> Claim:
    """The claim that a person marks at this span; without a kind, it has that of what is read in its words."""
    sentence = _sentence(article, span)
    readings = read(article.text, article.language, article.published)
    within = Readings(
        tuple(each for each in readings.quantities if _is_within(each.start, each.end, span)),
        tuple(each for each in readings.dates if _is_within(each.start, each.end, span)),
    )
    return Claim(
        id=claim_id(article.id, *span),
        article_id=article.id,
        start=span.start,
        end=span.end,
        text=article.text[slice(*span)],
        sentence=sentence,
        kind=kind or _kind(within),
        claimant=claimant,
        quantities=within.quantities,
        dates=within.dates,
        worth=1.0,
        reasons=(BY_HAND,),
    )


def left_out(article: Article, words: str, *, claimant: str = "") -> Claim:
    """What an article leaves out, in a person's words: it has no place in the text, and comes last."""
    end = len(article.text)
    return Claim(
        id=omission_id(article.id, words),
        article_id=article.id,
        start=end,
        end=end,
        text=words,
        sentence=Span(end, end),
        kind="omission",
        claimant=claimant,
        worth=1.0,
        reasons=("left out",),
    )


def _sentence(article: Article, span: Span) -> Span:
    """From where the sentence begins that the words begin in, to where that ends which they end in."""
    touching = [each for each in sentences(article) if each.start < span.end and each.end > span.start]
    if not touching:
        return span
    return Span(min(touching[0].start, span.start), max(touching[-1].end, span.end))


def _is_within(start: int, end: int, span: Span) -> bool:
    return span.start <= start and end <= span.end


def _kind(readings: Readings) -> Kind:
    if readings.quantities:
        return "quantity"
    return "date" if readings.dates else "statement"
