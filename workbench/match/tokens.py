"""The words and phrases of a text, each with all that its language's table says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from rapidfuzz import fuzz

from workbench.match.lexicon import Lexicon

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|#")
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[^\w\s#]|(?:und|oder)\b)")
_POSSESSIVE = re.compile(r"['’]s?$")
_ALIKE = 86.0  # rapidfuzz ratio of two spellings of one word, as in Zelensky and Zelenskyy
_LONGEST_PHRASE = 4  # words of a phrase of the tables


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a claim: as written, the stem or row of synonyms that it is compared by, and all rows it is in."""

    written: str
    key: str
    rows: frozenset[str]
    common: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A word or phrase of a text, and all that its language's table says of it.

    `small` is it in small letters, `base` without a possessive too; `poles` where it stands in rows of opposites.
    """

    written: str
    small: str
    base: str
    stem: str
    word: Word | None
    poles: tuple[tuple[str, str], ...]


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


class Placed(NamedTuple):
    """A token where it stands in a text, and whether it names something."""

    token: Token
    named: bool
    start: int
    end: int


@lru_cache(maxsize=1024)  # a claim is put beside many, each with its own words to leave out
def tokens_of(text: str, known: Lexicon) -> tuple[tuple[Token, bool], ...]:
    """The text's words, those that make a phrase of the tables as one, each with whether it names something."""
    return tuple((one.token, one.named) for one in placed(text, known))


def placed(text: str, known: Lexicon) -> tuple[Placed, ...]:
    """The tokens of a text, each with its offsets."""
    spans = list(WORD.finditer(text))
    written = _rejoined(spans, text, known) if known.particles else [one[0] for one in spans]
    if known.particles:
        spans, written = (
            [span for span, word in zip(spans, written, strict=True) if word],
            list(filter(None, written)),
        )
    single = [_token(word, known) for word in written]
    found, place = [], 0
    while place < len(written):
        length = _phrase(written, single[place].small, place, known)
        token = single[place] if length == 1 else _token("_".join(written[place : place + length]), known)
        named = length == 1 and _named(single, place, known)
        found.append(Placed(token, named, spans[place].start(), spans[place + length - 1].end()))
        place += length
    return tuple(found)


def _rejoined(found: Sequence[re.Match[str]], text: str, known: Lexicon) -> list[str]:
    """The words, each particle that ends a clause put back to its verb, "nahm_fest", and "" where it stood."""
    written = [one[0] for one in found]
    for place, one in enumerate(found):
        if one[0] in known.particles and _CLAUSE_ENDS.match(text, one.end()):
            heads = (at for at in range(place - 1, -1, -1) if _is_of(written[at], one[0], known))
            for head in islice(heads, 1):
                written[head] += f"_{one[0]}"
                written[place] = ""
    return written


def _is_of(verb: str, particle: str, known: Lexicon) -> bool:
    return particle in known.phrases.get(verb.casefold(), ())


@lru_cache(maxsize=65536)
def _token(written: str, known: Lexicon) -> Token:
    full = _full(written, known)
    small = full.casefold().replace("’", "'")
    base = base_of(small)
    return Token(
        written=full.replace("_", " "),
        small=small,
        base=base,
        stem=known.stem(small),
        word=_word(full.replace("_", " "), small, known),
        poles=known.stands(base),
    )


def _full(word: str, known: Lexicon) -> str:
    """The word without what is elided before it: "l'usine" is "usine"."""
    before, mark, rest = word.replace("’", "'").partition("'")
    return rest if mark and before.casefold() in known.elided else word


def _phrase(written: Sequence[str], small: str, place: int, known: Lexicon) -> int:
    """How many words from this place on are one of the tables: 1 where they are no phrase."""
    rests = known.phrases.get(small)
    if rests is None:
        return 1
    following = [word.casefold().replace("’", "'") for word in written[place + 1 : place + _LONGEST_PHRASE]]
    lengths = range(len(following), 0, -1)
    return next((length + 1 for length in lengths if "_".join(following[:length]) in rests), 1)


def _named(tokens: Sequence[Token], place: int, known: Lexicon) -> bool:
    """Whether a word is capitalised for what it is: not as the first of its sentence, unless a second name follows.

    Where every noun is written large, one right after a preposition or beside another is taken for a name.
    """
    if not tokens[place].written[:1].isupper():
        return False
    followed = place + 1 < len(tokens) and tokens[place + 1].written[:1].isupper()
    if not known.before_names:
        return place > 0 or followed
    before = tokens[place - 1] if place else None
    led = before is not None and (before.small in known.before_names or before.written[:1].isupper())
    return led or followed


def _word(written: str, small: str, known: Lexicon) -> Word | None:
    """The word as it is compared; None for one that carries nothing, or is read as a figure, a date or a claimant."""
    if len(small) < 2 or small in known.stop or small in known.negation or any(map(str.isdigit, small)):
        return None
    meant = known.denied.get(small, small)
    stem = known.stem(meant)
    rows = known.synonyms.get(meant) or known.synonyms.get(stem) or _rows_of_parts(meant, known)
    return Word(written=written, key=min(rows, default=stem), rows=rows, common=stem in known.common)


def _rows_of_parts(phrase: str, known: Lexicon) -> frozenset[str]:
    """The rows of the words and shorter phrases of a phrase that is in none: of "cleared" for "cleared of"."""
    parts = phrase.split("_")
    if len(parts) == 1:
        return frozenset()
    spans = (
        "_".join(parts[start:stop])
        for start in range(len(parts))
        for stop in range(start + 1, len(parts) + 1)
        if parts[start] not in known.stop
    )
    return frozenset().union(
        *(known.synonyms.get(span) or known.synonyms.get(known.stem(span), frozenset()) for span in spans)
    )


@lru_cache(maxsize=65536)
def base_of(word: str) -> str:
    """A word in small letters without a possessive."""
    return _POSSESSIVE.sub("", word.casefold())
