"""The words of a claim as they are compared: what carries its content, and what in it excludes another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from workbench.match.lexicon import Lexicon, lexicon
from workbench.match.numbered import labels
from workbench.match.reasons import reasons
from workbench.match.roles import Ends, acts_on
from workbench.match.tokens import WORD, Token, Word, base_of, tokens_of
from workbench.model import ClaimState

_FIGURE = "#"  # stands where a figure or a date was
_YEAR = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d%]|[.,]\d)")
_EDTF_YEAR = re.compile(r"(?<![\d-])[\dX]{4}")
_OF_AMOUNTS = ("number", "up_down", "more_less", "double_halve")  # rows of what figures are compared by
_OF = re.compile(r"\bof ([^\W\d_]{3,})")
_JOINED = re.compile(r"[^\W_]+-[^\W_]+")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a claim's sentence.

    `words` are in text order, without its figures, dates and claimant, `order` has the keys of these and what else
    stands between them; `names` the keys of words that are capitalised within it; `poles` where its words, figures and
    undated days stand in rows of opposites, by the row's name; `narrowed` for each row of scopes the keys of the words
    right beside it and its own, `undone` the rows that undo something; `acts_on` who does what to whom, by relation;
    `negated` whether it has a negation, `denied` whether an odd number of things deny what it says: "not unsafe"
    denies nothing; `routes` for a name whether something goes to it or comes from it; `years` those of its dates and
    its sentence; `acts` whether its claimant does something rather than say it; `labels` the numbers and letters that
    tell things of one name apart, by the name; `reasons` the keys of what a fine, a prize or the like is for.
    """

    words: tuple[Word, ...]
    order: tuple[str, ...]
    names: frozenset[str]
    poles: dict[str, frozenset[str]]
    narrowed: dict[str, tuple[frozenset[str], str]]
    undone: frozenset[str]
    acts_on: dict[str, Ends]
    negated: bool
    denied: bool
    routes: dict[str, str]
    years: frozenset[str]
    acts: bool
    labels: dict[str, frozenset[str]]
    reasons: frozenset[str]


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
    named = [(token, name) for token, name in tokens_of(text, known) if token.base not in leave_out]
    tokens = [token for token, _ in named]
    poles = _all_poles(text, read, tokens, known)
    smalls = frozenset(token.small for token in tokens)
    negated = _negated(text, smalls, known)
    return Profile(
        words=tuple(token.word for token in tokens if token.word),
        order=tuple(map(_key, tokens)),
        names=_names(named),
        poles=poles,
        narrowed=_narrowings(tokens, poles, known),
        undone=known.undone & poles.keys(),
        acts_on=_relations(named, smalls, known),
        negated=negated,
        denied=(negated + len(smalls & known.denied.keys())) % 2 == 1,
        routes=dict(_routes(named, known)),
        years=frozenset(_YEAR.findall(text) + _EDTF_YEAR.findall(edtf)),
        acts=not smalls.isdisjoint(known.acts),
        labels=labels(text, known),
        reasons=frozenset() if known.reasons.isdisjoint(smalls) else reasons(named, known),
    )


def _names(named: Sequence[tuple[Token, bool]]) -> frozenset[str]:
    return frozenset(token.word.key for token, name in named if name and token.word)


def _key(token: Token) -> str:
    return token.word.key if token.word else token.small


def _all_poles(text: str, read: str, tokens: Sequence[Token], known: Lexicon) -> dict[str, frozenset[str]]:
    """Where the words stand in rows of opposites, and what is read as a figure or a day."""
    poles = _poles(text, tokens, known)
    for row, stands in _read_poles(read, known).items():
        poles[row] = poles.get(row, frozenset()) | stands
    return poles


def _narrowings(
    tokens: Sequence[Token], poles: Mapping[str, frozenset[str]], known: Lexicon
) -> dict[str, tuple[frozenset[str], str]]:
    return {} if known.scopes.isdisjoint(poles) else dict(_narrowed(tokens, known))


def _relations(
    named: Sequence[tuple[Token, bool]], smalls: frozenset[str], known: Lexicon
) -> dict[str, Ends]:
    related = not known.relations.keys().isdisjoint(smalls)
    return acts_on(_named_first(named), known) if related else {}


def subjects(state: ClaimState) -> frozenset[str]:
    """The keys of what the claim's shares are shares of: of "teachers" for "forty percent of teachers"."""
    known = lexicon(state.language)
    wholes = (tokens_of(figure.of or figure.counted, known) for figure in state.claim.quantities)
    return frozenset(token.word.key for tokens in wholes for token, _ in tokens if token.word)


def claimant_words(state: ClaimState) -> frozenset[str]:
    """The words of who says it, in small letters."""
    return frozenset(map(base_of, WORD.findall(state.claim.claimant)))


def _without_figures(state: ClaimState) -> str:
    start = state.claim.sentence.start
    text = state.sentence
    spans = [(each.start, each.end) for each in state.claim.quantities]
    spans += [(each.start, each.end) for each in state.claim.dates]
    for first, last in ((opens - start, closes - start) for opens, closes in spans):
        if 0 <= first < last <= len(text):
            of = " of " in text[first:last] and _OF.search(
                text, first, last
            )  # "9 tonnes of coal a year" is about coal
            text = (
                text[:first]
                + f"{_FIGURE} {of[1] if of else ''}".ljust(last - first)[: last - first]
                + text[last:]
            )
    return text


def _negated(text: str, smalls: frozenset[str], known: Lexicon) -> bool:
    """Whether a word such as "not" denies what the text says."""
    return not smalls.isdisjoint(known.negation) and not (known.affirmed and known.affirmed.search(text))


def _poles(text: str, tokens: Sequence[Token], known: Lexicon) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    joined = [known.stands(word.casefold()) for word in _JOINED.findall(text)]
    for stands in [*(token.poles for token in tokens), *joined]:
        for row, pole in stands:
            found[row].add(pole)
    return {row: frozenset(poles) for row, poles in sorted(found.items())}


@lru_cache(maxsize=4096)
def _read_poles(text: str, known: Lexicon) -> dict[str, frozenset[str]]:
    """The poles of what is read as a figure or a day but says more: "one man in five", "in October"."""
    found = _poles(text, [token for token, _ in tokens_of(text, known)], known)
    return {row: poles for row, poles in found.items() if row not in _OF_AMOUNTS}


@lru_cache(maxsize=1024)
def _bases(text: str, known: Lexicon) -> frozenset[str]:
    return frozenset(token.base for token, _ in tokens_of(text, known))


def _named_first(tokens: Sequence[tuple[Token, bool]]) -> list[tuple[str, str, bool]]:
    """The tokens for their roles, the first taken for a name too: it tells only beside the same name of another."""
    return [
        (token.small, token.stem, name or (place == 0 and token.word is not None))
        for place, (token, name) in enumerate(tokens)
    ]


def _narrowed(tokens: Sequence[Token], known: Lexicon) -> Iterator[tuple[str, tuple[frozenset[str], str]]]:
    """What the words of each row of scopes stand beside: what they narrow, where the other claim has that too."""
    for place, token in enumerate(tokens):
        for row, _ in token.poles:
            if row in known.scopes:
                beside = tokens[max(place - 1, 0) : place + 2]
                keys = frozenset(each.word.key for each in beside if each.word and each is not token)
                yield row, (keys, token.word.key if token.word else "")


def _routes(tokens: Sequence[tuple[Token, bool]], known: Lexicon) -> Iterator[tuple[str, str]]:
    """The names that a word of direction stands right before."""
    for (before, _), (token, name) in pairwise(tokens):
        if name and before.small in known.routes:
            yield token.stem, known.routes[before.small]
