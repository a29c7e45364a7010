"""The words of a claim as they are compared: what carries its content, and what in it excludes another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from workbench.match.lexicon import Lexicon, lexicon
from workbench.match.roles import Ends, acts_on
from workbench.model import ClaimState

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|#")
_FIGURE = "#"  # stands where a figure or a date was
_YEAR = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d%]|[.,]\d)")
_EDTF_YEAR = re.compile(r"(?<![\d-])[\dX]{4}")
_OF_AMOUNTS = ("number", "up_down", "more_less", "double_halve")  # rows of what figures are compared by
_JOINED = re.compile(r"[^\W_]+-[^\W_]+")
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
class Profile:
    """What is compared of a claim's sentence.

    `words` are in text order, without its figures, dates and claimant, `order` has the keys of these and what else
    stands between them; `names` the keys of words that are capitalised
    within it; `poles` where its words and undated days stand in rows of opposites, by the row's name; `narrowed` for
    each row of scopes the keys of the words right beside it, `undone` the rows that undo something; `acts_on` who does
    something to whom, by relation; `denied` whether it has a negation; `routes` for a name whether something goes to
    it or comes from it; `years` those of its dates and its sentence; `acts` whether its claimant does something
    rather than say it.
    """

    words: tuple[Word, ...]
    order: tuple[str, ...]
    names: frozenset[str]
    poles: dict[str, frozenset[str]]
    narrowed: dict[str, frozenset[str]]
    undone: frozenset[str]
    acts_on: dict[str, Ends]
    denied: bool
    routes: dict[str, str]
    years: frozenset[str]
    acts: bool


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or phrase of a text, and all that its language's table says of it.

    `small` is it in small letters, `base` without a possessive too; `poles` where it stands in rows of opposites.
    """

    written: str
    small: str
    base: str
    stem: str
    word: Word | None
    poles: tuple[tuple[str, str], ...]


def profile(state: ClaimState, leave_out: frozenset[str] = frozenset()) -> Profile:
    """The words of a claim's sentence; those in `leave_out`, in small letters, are its claimant's and another's."""
    known = lexicon(state.language)
    text = _without_figures(state)
    dates = state.claim.dates
    read = [date.text for date in dates if not date.edtf] + [figure.text for figure in state.claim.quantities]
    present = leave_out & _bases(text, known)  # so that a claim beside many is mostly read once
    return _profile(text, " ".join(read), " ".join(date.edtf for date in dates), present, known)


@lru_cache(maxsize=1024)
def _profile(text: str, read: str, edtf: str, leave_out: frozenset[str], known: Lexicon) -> Profile:
    tokens = [(token, name) for token, name in _tokens(text, known) if token.base not in leave_out]
    poles = _poles(text, [token for token, _ in tokens], known)
    for row, stands in _read_poles(read, known).items():
        poles[row] = poles.get(row, frozenset()) | stands
    smalls = frozenset(token.small for token, _ in tokens)
    return Profile(
        words=tuple(token.word for token, _ in tokens if token.word),
        order=tuple(token.word.key if token.word else token.small for token, _ in tokens),
        names=frozenset(token.word.key for token, name in tokens if name and token.word),
        poles=poles,
        narrowed=dict(_narrowed([token for token, _ in tokens], known)),
        undone=known.undone & poles.keys(),
        acts_on=acts_on([(token.small, token.stem, name) for token, name in _named_first(tokens)], known),
        denied=_denied(text, smalls, known),
        routes=dict(_routes(tokens, known)),
        years=frozenset(_YEAR.findall(text) + _EDTF_YEAR.findall(edtf)),
        acts=not smalls.isdisjoint(known.acts),
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


@lru_cache(maxsize=1024)  # a claim is put beside many, each with its own words to leave out
def _tokens(text: str, known: Lexicon) -> tuple[tuple[_Token, bool], ...]:
    """The text's words, those that make a phrase of the tables as one, each with whether it names something."""
    written = _rejoined(_WORD.findall(text), known)
    single = [_token(word, known) for word in written]
    found, place = [], 0
    while place < len(written):
        length = _phrase(single, place, known)
        if length == 1:
            found.append((single[place], _named(single, place, known)))
        else:
            found.append((_token("_".join(written[place : place + length]), known), False))
        place += length
    return tuple(found)


def _rejoined(written: list[str], known: Lexicon) -> list[str]:
    """The words, each particle that ends a parted verb of the tables put back to it: "nahm_fest"."""
    for place in [place for place, word in enumerate(written) if word in known.particles]:
        for before in range(place - 1, -1, -1):
            if written[place] in known.phrases.get(written[before].casefold(), ()):
                written[before] += f"_{written[place]}"
                written[place] = ""
                break
    return [word for word in written if word]


@lru_cache(maxsize=1024)
def _bases(text: str, known: Lexicon) -> frozenset[str]:
    return frozenset(token.base for token, _ in _tokens(text, known))


@lru_cache(maxsize=65536)
def _token(written: str, known: Lexicon) -> _Token:
    full = _full(written, known)
    small = full.casefold().replace("’", "'")
    base = _base(small)
    return _Token(
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


def _phrase(tokens: Sequence[_Token], place: int, known: Lexicon) -> int:
    """How many words from this place on are one of the tables: 1 where they are no phrase."""
    rests = known.phrases.get(tokens[place].small)
    if rests is None:
        return 1
    following = [token.small for token in tokens[place + 1 : place + _LONGEST_PHRASE]]
    lengths = range(len(following), 0, -1)
    return next((length + 1 for length in lengths if "_".join(following[:length]) in rests), 1)


def _named(tokens: Sequence[_Token], place: int, known: Lexicon) -> bool:
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


def _without_figures(state: ClaimState) -> str:
    start = state.claim.sentence.start
    text = state.sentence
    spans = [(each.start, each.end) for each in state.claim.quantities]
    spans += [(each.start, each.end) for each in state.claim.dates]
    for first, last in ((opens - start, closes - start) for opens, closes in spans):
        if 0 <= first < last <= len(text):
            text = text[:first] + _FIGURE.ljust(last - first) + text[last:]
    return text


def _word(written: str, small: str, known: Lexicon) -> Word | None:
    """The word as it is compared; None for one that carries nothing, or is read as a figure, a date or a claimant."""
    if len(small) < 2 or small in known.stop or small in known.negation or any(map(str.isdigit, small)):
        return None
    meant = known.denied.get(small, small)
    stem = known.stem(meant)
    rows = known.synonyms.get(meant) or known.synonyms.get(stem, frozenset())
    return Word(written=written, key=min(rows, default=stem), rows=rows, common=stem in known.common)


def _denied(text: str, smalls: frozenset[str], known: Lexicon) -> bool:
    """Whether an odd number of things deny what the text says: "not unsafe" denies nothing."""
    denials = len(smalls & known.denied.keys())
    if not smalls.isdisjoint(known.negation) and not (known.affirmed and known.affirmed.search(text)):
        denials += 1
    return denials % 2 == 1


def _poles(text: str, tokens: Sequence[_Token], known: Lexicon) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    joined = [known.stands(word.casefold()) for word in _JOINED.findall(text)]
    for stands in [*(token.poles for token in tokens), *joined]:
        for row, pole in stands:
            found[row].add(pole)
    return {row: frozenset(poles) for row, poles in sorted(found.items())}


@lru_cache(maxsize=4096)
def _read_poles(text: str, known: Lexicon) -> dict[str, frozenset[str]]:
    """The poles of what is read as a figure or a day but says more: "one man in five", "in October"."""
    found = _poles(text, [token for token, _ in _tokens(text, known)], known)
    return {row: poles for row, poles in found.items() if row not in _OF_AMOUNTS}


def _named_first(tokens: Sequence[tuple[_Token, bool]]) -> Iterator[tuple[_Token, bool]]:
    """The tokens, the first taken for a name too: only beside the same name of another claim does it tell anything."""
    for place, (token, name) in enumerate(tokens):
        yield token, name or (place == 0 and token.word is not None)


def _narrowed(tokens: Sequence[_Token], known: Lexicon) -> Iterator[tuple[str, frozenset[str]]]:
    """What the words of each row of scopes stand beside: what they narrow, where the other claim has that too."""
    for place, token in enumerate(tokens):
        for row, _ in token.poles:
            if row in known.scopes:
                beside = tokens[max(place - 1, 0) : place + 2]
                yield row, frozenset(each.word.key for each in beside if each.word and each is not token)


def _routes(tokens: Sequence[tuple[_Token, bool]], known: Lexicon) -> Iterator[tuple[str, str]]:
    """The names that a word of direction stands right before."""
    for (before, _), (token, name) in pairwise(tokens):
        if name and before.small in known.routes:
            yield token.stem, known.routes[before.small]


@lru_cache(maxsize=65536)
def _base(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold())
