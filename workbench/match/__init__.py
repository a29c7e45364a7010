"""How likely two claims say the same thing, and whether their figures agree: explained, and the same both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from workbench.match.figures import Agreement, dates, figures, opposed
from workbench.match.words import Profile, Word, alike, claimant_words, profile
from workbench.model import ClaimState

SAME = 0.52  # from this score on, two claims say the same thing
RELATED = 0.3  # from this score on, a claim is worth showing beside another

# What a thing weighs in the share of what two claims have in common.
WEIGHTS = {"name": 2.0, "word": 1.0, "common": 0.25, "figure": 2.0, "date": 1.0}
# What is left of the score where two claims exclude each other, or one says less than the other.
FACTORS = {
    "figures": 0.5,
    "dates": 0.5,
    "names": 0.45,
    "contrast": 0.45,
    "negation": 0.45,
    "speaker": 0.5,
    "claimant": 0.97,
    "scope": 0.55,
    "swapped": 0.5,
    "added": 0.6,
}

PARALLEL = 0.6  # from this likeness of their word order on, two claims are told word for word alike
_SHOWN = 6  # shared words that a reason names


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMatch:
    """How a claim stands to another: `score` from 0 to 1, whether their figures agree, and why, in words."""

    claim_id: str
    score: float
    figures: Agreement
    reasons: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the two say the same thing, as far as words and figures tell."""
        return self.score >= SAME


@dataclass(frozen=True, slots=True)
class _Shared:
    """The words of two claims side by side: what both have, what only each has, and the keys of names."""

    both: tuple[str, ...]
    only: tuple[tuple[Word, ...], tuple[Word, ...]]
    names: frozenset[str]
    common: float
    total: float
    swapped: tuple[str, str] | None
    added: str


def match(claim: ClaimState, candidates: Iterable[ClaimState]) -> tuple[ClaimMatch, ...]:
    """The candidates as they stand to the claim, best first."""
    found = [compare(claim, candidate) for candidate in candidates]
    return tuple(sorted(found, key=lambda each: (-each.score, each.claim_id)))


def compare(claim: ClaimState, other: ClaimState) -> ClaimMatch:
    """How the other claim stands to this one; the score is the same the other way round."""
    pair = sorted((claim, other), key=lambda state: (state.sentence, state.claim.text, state.claim.id))
    one, two = pair
    speakers = claimant_words(one), claimant_words(two)
    sides = profile(one, speakers[0] | speakers[1]), profile(two, speakers[0] | speakers[1])
    shared = _side_by_side(*sides)
    agreed = figures(one.claim.quantities, two.claim.quantities)
    when = dates(one.claim.dates, two.claim.dates)
    score = _in_common(shared, agreed, when, pair)
    against = [
        *_figures_against(agreed, when, sides),
        *_words_against(shared, sides),
        *_roles_against(one, two),
        *_speakers_against(one, two, speakers, any(side.acts for side in sides)),
    ]
    score *= min((FACTORS[name] for name, _ in against), default=1.0)
    return ClaimMatch(
        claim_id=other.claim.id,
        score=round(score, 4),
        figures=agreed,
        reasons=(*_reasons_for(shared, agreed, when), *(reason for _, reason in against)),
    )


def _in_common(shared: _Shared, agreed: Agreement, when: Agreement, pair: list[ClaimState]) -> float:
    """The weight of what both have, as a share of the weight of all that either has."""
    common, total = shared.common, shared.total
    for name, state, has in (
        ("figure", agreed, [bool(each.claim.quantities) for each in pair]),
        ("date", when, [any(date.edtf for date in each.claim.dates) for each in pair]),
    ):
        total += WEIGHTS[name] * sum(has)
        common += WEIGHTS[name] * sum(has) if state == "agree" else 0.0
    if not total:
        return float(pair[0].sentence == pair[1].sentence)
    return common / total


def _side_by_side(one: Profile, two: Profile) -> _Shared:
    first, second = _distinct(one.words), _distinct(two.words)
    partners = _partners(first, second)
    names = one.names | two.names
    paired = [(first[key], second[partner]) for partner, key in partners.items()]
    weights = [max(_weight(a, names), _weight(b, names)) for a, b in paired]
    only = (
        tuple(word for key, word in first.items() if key not in partners.values()),
        tuple(word for key, word in second.items() if key not in partners),
    )
    alone = sum(_weight(word, names) for side in only for word in side)
    sequences = one.order, tuple(partners.get(key, key) for key in two.order)
    written = {word.key: word.written for side in only for word in side if not word.common}
    swapped, added = _edits(*sequences, written)
    return _Shared(
        both=tuple(sorted(a.written for a, _ in paired if not a.common)),
        only=only,
        names=names,
        common=2 * sum(weights),
        total=2 * sum(weights) + alone,
        swapped=swapped,
        added=added,
    )


def _edits(
    one: Sequence[str], two: Sequence[str], only: dict[str, str]
) -> tuple[tuple[str, str] | None, str]:
    """The word that stands in another's place, and the word that one has more, in claims told word for word alike."""
    if not one or not two or Levenshtein.normalized_similarity(one, two) < PARALLEL:
        return None, ""
    swapped, added = None, ""
    for edit in Levenshtein.opcodes(one, two):
        gone = [only[key] for key in one[edit.src_start : edit.src_end] if key in only]
        new = [only[key] for key in two[edit.dest_start : edit.dest_end] if key in only]
        if edit.tag == "replace" and gone and new:
            swapped = " ".join(gone), " ".join(new)
        elif edit.tag != "equal" and (gone or new):
            added = " ".join(gone or new)
    return swapped, added


def _distinct(words: Iterable[Word]) -> dict[str, Word]:
    found: dict[str, Word] = {}
    for word in words:
        found.setdefault(word.key, word)
    return found


def _partners(first: dict[str, Word], second: dict[str, Word]) -> dict[str, str]:
    """For each key of the second that the first has too, in this or another spelling, the first's."""
    partners = {key: key for key in second if key in first}
    free = [key for key in first if key not in partners]
    for key in second:
        found = next((each for each in free if key not in partners and alike(first[each], second[key])), None)
        if found is not None:
            partners[key] = found
            free.remove(found)
    return partners


def _weight(word: Word, names: frozenset[str]) -> float:
    if word.key in names:
        return WEIGHTS["name"]
    return WEIGHTS["common" if word.common else "word"]


def _figures_against(
    agreed: Agreement, when: Agreement, sides: tuple[Profile, Profile]
) -> Iterator[tuple[str, str]]:
    if agreed == "differ":
        yield "figures", "the figures differ"
    one, two = (side.years for side in sides)
    if when == "differ":
        yield "dates", "the dates differ"
    elif when == "none" and one and two and not one & two:
        yield "dates", f"{min(one)} or {min(two)}"


def _roles_against(one: ClaimState, two: ClaimState) -> Iterator[tuple[str, str]]:
    """A figure that something changed by is not the same figure that it changed to."""
    if opposed(one.claim.quantities, two.claim.quantities):
        yield "figures", "by or to"


def _words_against(shared: _Shared, sides: tuple[Profile, Profile]) -> Iterator[tuple[str, str]]:
    """What in the words speaks against it, as the name of a factor and in words."""
    named = [[word.written for word in only if word.key in shared.names] for only in shared.only]
    if all(named):
        yield "names", " or ".join(sorted((named[0][0], named[1][0])))
    yield from _opposites(sides)
    yield from _turned(sides)
    if sides[0].denied != sides[1].denied:
        yield "negation", "one denies it"
    if shared.swapped:
        yield "swapped", " or ".join(sorted(shared.swapped))
    elif shared.added:
        yield "added", f"only one says {shared.added}"


def _opposites(sides: tuple[Profile, Profile]) -> Iterator[tuple[str, str]]:
    first, second = (side.poles for side in sides)
    for row in sorted(first.keys() | second.keys()):
        one, two = first.get(row, frozenset()), second.get(row, frozenset())
        if one and two and not one & two:
            yield "contrast", f"{min(one)} or {min(two)}"
        elif row in sides[0].scopes | sides[1].scopes and bool(one) != bool(two):
            yield "scope", f"only one says {min(one | two)}"


def _turned(sides: tuple[Profile, Profile]) -> Iterator[tuple[str, str]]:
    """The names that it goes to in one claim and comes from in the other."""
    one, two = (side.routes for side in sides)
    if any(one[name] != two[name] for name in one.keys() & two.keys()):
        yield "contrast", "to or from"


def _speakers_against(
    one: ClaimState, two: ClaimState, speakers: tuple[frozenset[str], frozenset[str]], acts: bool
) -> Iterator[tuple[str, str]]:
    """Who says it matters to a quotation and to a promise; another statement may be made by several."""
    if all(speakers) and not speakers[0] & speakers[1]:
        quoted = acts or one.claim.kind == two.claim.kind == "quote"
        yield (
            "speaker" if quoted else "claimant",
            f"{' or '.join(sorted((one.claim.claimant, two.claim.claimant)))} says it",
        )


def _reasons_for(shared: _Shared, agreed: Agreement, when: Agreement) -> Iterator[str]:
    if shared.both:
        yield f"both say {', '.join(shared.both[:_SHOWN])}"
    if agreed == "agree":
        yield "the figures agree"
    if when == "agree":
        yield "the dates agree"
