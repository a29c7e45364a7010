"""The words of a claim as they are compared: what carries its content, and what in it excludes another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

import msgspec
from rapidfuzz import fuzz

from workbench.model import ClaimState

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_YEAR = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d%]|[.,]\d)")
_JOINED = re.compile(r"[^\W_]+-[^\W_]+")
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))
_SHORTEST_STEM = 3
_ALIKE = 86.0  # rapidfuzz ratio of two spellings of one word, as in Zelensky and Zelenskyy


class _Tables(msgspec.Struct):
    """words.toml as it is written: rows of words."""

    stop: str
    common: str
    synonyms: dict[str, str]
    contrasts: list[dict[str, str]]
    scopes: list[dict[str, str]]
    negation: dict[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """words.toml made ready: each word, or its stem, with what it stands for.

    `poles` has for each word the rows of opposites it is in, by number, and its pole there; `scopes` are the numbers
    of those rows that narrow.
    """

    stop: frozenset[str]
    common: frozenset[str]
    synonyms: dict[str, str]
    poles: dict[str, tuple[tuple[int, str], ...]]
    scopes: frozenset[int]
    negation: frozenset[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a claim: as written, and the stem or row of synonyms that it is compared by."""

    written: str
    key: str
    common: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a claim's sentence.

    `words` are in text order, without its figures, dates and claimant; `names` the keys of words that are capitalised
    within it; `poles` where its words stand in rows of opposites, by the row's number; `denied` whether it has a
    negation; `years` those of its dates and its sentence.
    """

    words: tuple[Word, ...]
    names: frozenset[str]
    poles: dict[int, frozenset[str]]
    denied: bool
    years: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The words of words.toml."""
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    tables = msgspec.toml.decode(text, type=_Tables)
    return Lexicon(
        stop=frozenset(tables.stop.split()),
        common=frozenset(map(stem, tables.common.split())),
        synonyms=_by_word(tables.synonyms, stem),
        poles=_poles([*tables.contrasts, *tables.scopes]),
        scopes=frozenset(range(len(tables.contrasts), len(tables.contrasts) + len(tables.scopes))),
        negation=frozenset(" ".join(tables.negation.values()).split()),
    )


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A small-lettered word without its possessive and its commonest English ending."""
    word = re.sub(r"['’]s?$", "", word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return _single(word[: -len(ending)] + instead)
    return word


def profile(state: ClaimState, leave_out: frozenset[str] = frozenset()) -> Profile:
    """The words of a claim's sentence; those in `leave_out`, in small letters, are its claimant's and another's."""
    found = _profile(_without_figures(state), leave_out)
    dated = frozenset(date.edtf[:4] for date in state.claim.dates if date.edtf)
    return replace(found, years=found.years | dated) if dated else found


@lru_cache(maxsize=1024)  # a claim is put beside many
def _profile(text: str, leave_out: frozenset[str]) -> Profile:
    written = _WORD.findall(text)
    kept = [(place, word) for place, word in enumerate(written) if _base(word) not in leave_out]
    words = [(place, known) for place, word in kept if (known := _word(word))]
    forms = _forms([word for _, word in kept] + _JOINED.findall(text))
    return Profile(
        words=tuple(word for _, word in words),
        names=frozenset(word.key for place, word in words if _named(written, place)),
        poles=_stands_at(forms),
        denied=not forms.isdisjoint(lexicon().negation),
        years=frozenset(_YEAR.findall(text)),
    )


def claimant_words(state: ClaimState) -> frozenset[str]:
    """The words of who says it, in small letters."""
    return frozenset(map(_base, _WORD.findall(state.claim.claimant)))


def alike(one: str, other: str) -> bool:
    """Whether two keys are forms or spellings of one word: Ostria, Ostrian; Zelensky, Zelenskyy."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if short[:1] != long[:1] or len(short) < 4:
        return False
    return long.startswith(short) or fuzz.ratio(one, other) >= _ALIKE


def _without_figures(state: ClaimState) -> str:
    start = state.claim.sentence.start
    text = state.sentence
    spans = [(each.start, each.end) for each in state.claim.quantities]
    spans += [(each.start, each.end) for each in state.claim.dates]
    for first, last in ((opens - start, closes - start) for opens, closes in spans):
        if 0 <= first < last <= len(text):
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _carries(word: str) -> bool:
    small = word.casefold().replace("’", "'")
    known = lexicon()
    return not (
        len(small) < 2
        or small in known.stop
        or small in known.negation
        or any(char.isdigit() for char in small)
    )


@lru_cache(maxsize=65536)
def _word(written: str) -> Word | None:
    """The word as it is compared; None for one that is not."""
    if not _carries(written):
        return None
    key = stem(written.casefold())
    known = lexicon()
    return Word(written=written, key=known.synonyms.get(key, key), common=key in known.common)


def _named(written: list[str], place: int) -> bool:
    """Whether a word is capitalised for what it is: not as the first of its sentence, unless a second name follows."""
    if not written[place][:1].isupper():
        return False
    return place > 0 or (len(written) > 1 and written[1][:1].isupper())


def _forms(words: Iterable[str]) -> frozenset[str]:
    """Words in small letters as written, and without their endings."""
    small = {word.casefold().replace("’", "'") for word in words}
    return frozenset(small | set(map(stem, small)))


def _stands_at(forms: Iterable[str]) -> dict[int, frozenset[str]]:
    known = lexicon().poles
    found: defaultdict[int, set[str]] = defaultdict(set)
    for form in forms:
        for row, pole in known.get(form, ()):
            found[row].add(pole)
    return {row: frozenset(poles) for row, poles in sorted(found.items())}


@lru_cache(maxsize=65536)
def _base(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold())


def _single(word: str) -> str:
    """The word without a consonant doubled before its ending, as in "banned"."""
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word


def _poles(rows: Sequence[dict[str, str]]) -> dict[str, tuple[tuple[int, str], ...]]:
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, row in enumerate(rows):
        for word, pole in _by_word(row, str).items():
            found[word].append((number, pole))
    return {word: tuple(stands) for word, stands in found.items()}


def _by_word(rows: dict[str, str], form: Callable[[str], str]) -> dict[str, str]:
    return {form(word): name for name, words in rows.items() for word in words.split()}
