"""Which of many passages speak of what a claim says: by shared words, figures of the same kind, and years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from workbench import units
from workbench.model import Claim, Date, Quantity

_T = TypeVar("_T")
_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…»”\"])\s+(?=[^\W\d_a-zà-ÿ]|[0-9“\"«])")

# What each likeness is worth; where a claim has no figure or no year, the others share its part.
WEIGHTS = {
    "words": Decimal("0.45"),
    "order": Decimal("0.10"),
    "figure": Decimal("0.35"),
    "year": Decimal("0.10"),
}
_LEAST = 0.2  # less is chance
_STEM = 6  # letters by which words are compared, so that "ships" and "shipping" meet
_READ = 16  # passages whose figures are read, the likeliest by words

# Words that say little wherever they stand, in the languages that are read; short words are left out anyway.
_COMMON = """
about after also been before between could does during every first from have having here into just last less like
made many more most much must next only other over said same says several shall should since some such than that
their them then there these they this those through under until upon very were what when where which while whom
will with within without would year years percent million billion
aber auch dass dem den der des die durch eine einem einen einer eines mehr nach nicht noch oder sich sind über
und unter vom von waren wird worden wurde wurden zum zur prozent millionen milliarden jahr jahre
avec cette dans depuis elle elles entre leur leurs mais même nous plus pour sans selon sont sous sur tous tout
une vers vous millions milliard milliards ans année
como con cuando del desde donde ellos esta este estos fueron hasta los las más muy para pero por que según
ser sin sobre son todo unos millones año años
"""
COMMON = frozenset(_COMMON.split())

_SHARES = frozenset({"percent", "percentage_point", "basis_point"})

# The figures and dates of a text in a language.
Read = Callable[[str, str], tuple[Sequence[Quantity], Sequence[Date]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Generic[_T]):
    """A passage that may speak of the claim, with whatever the caller knows it by."""

    text: str
    known_by: _T
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked(Generic[_T]):
    """A candidate with its score (0 to 1), why, and the sentence of it that says most."""

    known_by: _T
    score: float
    reasons: tuple[str, ...]
    sentence: str
    language: str


def words(text: str) -> tuple[str, ...]:
    """The words and figures of a text that can find others like it, in text order, each once."""
    telling = (word for word in _WORD.findall(text) if word.lower() not in COMMON)
    return tuple(dict.fromkeys(part for word in telling for part in _parts(word)))


def rank(
    claim: Claim, sentence: str, candidates: Iterable[Candidate[_T]], read: Read
) -> tuple[Ranked[_T], ...]:
    """The candidates that speak of the claim, best first; `read` gives the figures and dates of a text."""
    from rapidfuzz import fuzz

    wanted = _stems(sentence)
    likely = []
    for candidate in candidates:
        shared = wanted.keys() & _stems(candidate.text).keys()
        part = len(shared) / max(1, len(wanted))
        order = fuzz.partial_token_ratio(sentence, candidate.text) / 100
        likely.append((part, order, [wanted[stem] for stem in wanted if stem in shared], candidate))
    likely.sort(key=lambda likeness: -(likeness[0] + likeness[1] / 4))
    ranked = [_ranked(claim, *likeness, read) for likeness in likely[:_READ]]
    return tuple(sorted((each for each in ranked if each.score >= _LEAST), key=lambda each: -each.score))


def _ranked(
    claim: Claim, part: float, order: float, shared: Sequence[str], candidate: Candidate[_T], read: Read
) -> Ranked[_T]:
    quantities, dates = read(candidate.text, candidate.language)
    nearness, figure = _nearest(claim.quantities, quantities)
    years = _years(claim.dates) & _years(dates)
    likeness = {"words": part, "order": order}
    if claim.quantities:
        likeness["figure"] = nearness
    if claim.dates:
        likeness["year"] = float(bool(years))
    whole = sum(float(WEIGHTS[name]) for name in likeness)
    score = sum(float(WEIGHTS[name]) * value for name, value in likeness.items()) / whole
    reasons = [f"shares {', '.join(shared[:5])}"] if shared else []
    reasons += [f"figure in the same unit: {figure.text}"] if figure else []
    reasons += [f"same year: {min(years)}"] if years else []
    return Ranked(
        known_by=candidate.known_by, score=round(score, 4), reasons=tuple(reasons),
        sentence=_sentence(candidate.text, figure, shared), language=candidate.language,
    )  # fmt: skip


def _nearest(claimed: Sequence[Quantity], read: Sequence[Quantity]) -> tuple[float, Quantity | None]:
    """How near the nearest figure of the same kind comes: 1 for the same value, 0.4 for one far off, 0 for none."""
    best: tuple[float, Quantity | None] = (0.0, None)
    for mine in claimed:
        for theirs in read:
            near = _nearness(mine, theirs)
            if near > best[0]:
                best = (near, theirs)
    return best


def _nearness(claimed: Quantity, read: Quantity) -> float:
    change = _change(read.unit, claimed.unit)
    if change is None:
        return 0.0
    mine, theirs = _value(claimed), change.point(_value(read))
    away = abs(mine - theirs) / max(abs(mine), abs(theirs), Decimal("1E-30"))
    same_thing = claimed.unit or _stem(claimed.counted) == _stem(read.counted)
    least, more = (0.4, 0.6) if same_thing else (0.2, 0.5)
    return least + more * float(max(Decimal(0), 1 - 4 * away))


def _change(source: str, target: str) -> units.Conversion | None:
    """How to convert; None for different kinds. Money, shares and bare numbers are told apart without the registry."""
    if source == target:
        return units.Conversion(Decimal(1), Decimal(0))
    apart = any(not unit or unit in _SHARES or units.currency(unit) for unit in (source, target))
    return None if apart else units.conversion(source, target)


def _value(quantity: Quantity) -> Decimal:
    ends = [end for end in (quantity.lower, quantity.upper) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)


def _years(dates: Iterable[Date]) -> set[str]:
    return {date.edtf[:4] for date in dates if date.edtf[:4].isdigit()}


def _sentence(text: str, figure: Quantity | None, shared: Sequence[str]) -> str:
    """The sentence with the figure, or else the one with the most shared words."""
    best, most = text, -1
    for start, end in _sentences(text, figure):
        has = figure is not None and start <= figure.start < end
        count = sum(word in text[start:end] for word in shared) + (len(shared) + 1) * has
        if count > most:
            best, most = text[start:end], count
    return best


def _sentences(text: str, figure: Quantity | None) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; none ends within the figure, such as after the stop of "5 Mio. Tonnen"."""
    start = 0
    for gap in _SENTENCE.finditer(text):
        if figure is None or not figure.start < gap.start() < figure.end:
            yield start, gap.start()
            start = gap.end()
    yield start, len(text)


def _stems(text: str) -> dict[str, str]:
    """The telling words of a text by their stems."""
    return {_stem(word): word for word in reversed(words(text))}


def _stem(word: str) -> str:
    return word.lower()[:_STEM]


def _parts(word: str) -> Iterable[str]:
    """A word, or the parts of a figure as a search index divides it, where they are long enough to tell anything."""
    if word[0].isdigit():
        return (part for part in re.split(r"[.,]", word) if len(part) > 1)
    return (word,) if len(word) > 3 or (word.isupper() and len(word) > 1) else ()
