"""The words of a claim as they are compared: what carries its content, and what in it excludes another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from workbench.match.lexicon import Lexicon, forms, lexicon
from workbench.model import ClaimState

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_YEAR = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d%]|[.,]\d)")
_JOINED = re.compile(r"[^\W_]+-[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_ALIKE = 86.0  # rapidfuzz ratio of two spellings of one word, as in Zelensky and Zelenskyy
_LONGEST_PHRASE = 4  # words of a phrase of the tables
_ONE_STEM = 5  # letters that words of one family begin with, where they are most of the shorter


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a claim: as written, the stem or row of synonyms that it is compared by, and all rows it is in."""

    written: str
    key: str
    rows: frozenset[str]
    common: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a claim's sentence.

    `words` are in text order, without its figures, dates and claimant; `names` the keys of words that are capitalised
    within it; `poles` where its words stand in rows of opposites, by the row's name, and `scopes` those rows of them
    that narrow; `denied` whether it has a
    negation; `routes` for a name whether something goes to it or comes from it; `years` those of its dates and its
    sentence; `acts` whether its claimant does something rather than say it.
    """

    words: tuple[Word, ...]
    names: frozenset[str]
    poles: dict[str, frozenset[str]]
    scopes: frozenset[str]
    denied: bool
    routes: dict[str, str]
    years: frozenset[str]
    acts: bool


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or phrase of a text: as written, in small letters, its stem, and whether it names something."""

    written: str
    small: str
    stem: str
    name: bool


def profile(state: ClaimState, leave_out: frozenset[str] = frozenset()) -> Profile:
    """The words of a claim's sentence; those in `leave_out`, in small letters, are its claimant's and another's."""
    found = _profile(_without_figures(state), leave_out, lexicon(state.language))
    dated = frozenset(date.edtf[:4] for date in state.claim.dates if date.edtf)
    return replace(found, years=found.years | dated) if dated else found


@lru_cache(maxsize=1024)  # a claim is put beside many
def _profile(text: str, leave_out: frozenset[str], known: Lexicon) -> Profile:
    tokens = [token for token in _tokens(text, known) if _base(token.written) not in leave_out]
    words = [(token, word) for token in tokens if (word := _word(token, known))]
    denials = sum(token.small in known.denied for token in tokens)
    if not (known.affirmed and known.affirmed.search(text)):
        denials += any(token.small in known.negation for token in tokens)
    poles = _stands_at(tokens, text, known)
    return Profile(
        words=tuple(word for _, word in words),
        names=frozenset(word.key for token, word in words if token.name),
        poles=poles,
        scopes=known.scopes & poles.keys(),
        denied=denials % 2 == 1,
        routes=dict(_routes(tokens, known)),
        years=frozenset(_YEAR.findall(text)),
        acts=any(token.small in known.acts for token in tokens),
    )


def claimant_words(state: ClaimState) -> frozenset[str]:
    """The words of who says it, in small letters."""
    return frozenset(map(_base, _WORD.findall(state.claim.claimant)))


def alike(one: Word, other: Word) -> bool:
    """Whether two words are of one row of synonyms, or forms or spellings of one word."""
    return not one.rows.isdisjoint(other.rows) or _spelled_alike(one.key, other.key)


@lru_cache(maxsize=65536)
def _spelled_alike(one: str, other: str) -> bool:
    """Whether two keys are forms or spellings of one word: Ostria, Ostrian; Zelensky, Zelenskyy."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if short[:1] != long[:1] or len(short) < 4:
        return False
    return long.startswith(short) or fuzz.ratio(one, other) >= _ALIKE


def _tokens(text: str, known: Lexicon) -> list[_Token]:
    """The text's words, those that make a phrase of the tables as one, without an article that is elided."""
    written = [_full(word, known) for word in _WORD.findall(text)]
    small = [word.casefold().replace("’", "'") for word in written]
    found, place = [], 0
    while place < len(written):
        length = _phrase(small, place, known)
        phrase = "_".join(small[place : place + length])
        found.append(
            _Token(
                written=" ".join(written[place : place + length]),
                small=phrase,
                stem=known.stem(phrase),
                name=length == 1 and _named(written, small, place, known),
            )
        )
        place += length
    return found


def _full(word: str, known: Lexicon) -> str:
    """The word without what is elided before it: "l'usine" is "usine"."""
    before, mark, rest = word.replace("’", "'").partition("'")
    return rest if mark and before.casefold() in known.elided else word


def _phrase(small: Sequence[str], place: int, known: Lexicon) -> int:
    """How many words from this place on are one of the tables: 1 where they are no phrase."""
    rests = known.phrases.get(small[place])
    if rests is None:
        return 1
    lengths = range(min(_LONGEST_PHRASE, len(small) - place), 1, -1)
    return next((length for length in lengths if "_".join(small[place + 1 : place + length]) in rests), 1)


def _named(written: Sequence[str], small: Sequence[str], place: int, known: Lexicon) -> bool:
    """Whether a word is capitalised for what it is: not as the first of its sentence, unless a second name follows.

    Where every noun is written large, one right after a preposition or beside another is taken for a name.
    """
    if not written[place][:1].isupper():
        return False
    followed = place + 1 < len(written) and written[place + 1][:1].isupper()
    if not known.before_names:
        return place > 0 or followed
    led = place > 0 and (small[place - 1] in known.before_names or written[place - 1][:1].isupper())
    return led or followed


def _without_figures(state: ClaimState) -> str:
    start = state.claim.sentence.start
    text = state.sentence
    spans = [(each.start, each.end) for each in state.claim.quantities]
    spans += [(each.start, each.end) for each in state.claim.dates]
    for first, last in ((opens - start, closes - start) for opens, closes in spans):
        if 0 <= first < last <= len(text):
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _word(token: _Token, known: Lexicon) -> Word | None:
    """The word as it is compared; None for one that carries nothing, or is read as a figure, a date or a claimant."""
    small = token.small
    if len(small) < 2 or small in known.stop or small in known.negation or any(map(str.isdigit, small)):
        return None
    meant = known.denied.get(small, small)
    stem = known.stem(meant)
    rows = known.synonyms.get(meant) or known.synonyms.get(stem, frozenset())
    key = min(rows, default=stem)
    return Word(written=token.written, key=key, rows=rows, common=stem in known.common)


def _stands_at(tokens: Sequence[_Token], text: str, known: Lexicon) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    spelled = [form for token in tokens for form in forms(token.small, token.stem)]
    for form in [*spelled, *map(str.casefold, _JOINED.findall(text))]:
        for row, pole in known.poles.get(form, ()):
            found[row].add(pole)
    return {row: frozenset(poles) for row, poles in sorted(found.items())}


def _routes(tokens: Sequence[_Token], known: Lexicon) -> Iterator[tuple[str, str]]:
    """The names that a word of direction stands right before."""
    for before, token in pairwise(tokens):
        if token.name and before.small in known.routes:
            yield token.stem, known.routes[before.small]


@lru_cache(maxsize=65536)
def _base(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold())
