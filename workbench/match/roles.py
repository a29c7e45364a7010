"""Who does something to whom in a claim: told by where names stand around a verb, or by who is named after "by"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from workbench.match.lexicon import Lexicon

_TITLE = 4  # words after "by" among which the name begins
_Token = tuple[str, str, bool]  # in small letters, its stem, and whether it names something


@dataclass(frozen=True, slots=True)
class Ends:
    """The stems of names at both ends of a relation: of who acts, and of whom or what it is done to."""

    agents: frozenset[str]
    others: frozenset[str]
    active: bool  # told from the end of who acts: "beat", not "lost to"

    def likeness(self, other: Ends) -> int:
        """More than 0 where more names stand at the same end of both, less where both ends have the other's names."""
        same = len(self.agents & other.agents) + len(self.others & other.others)
        crossed = len(self.agents & other.others), len(self.others & other.agents)
        return same - sum(crossed) if same > sum(crossed) or all(crossed) else 0


def acts_on(tokens: Sequence[_Token], known: Lexicon) -> dict[str, Ends]:
    """The names at both ends of each relation of a claim; the first word of a relation tells it."""
    found: dict[str, Ends] = {}
    for place, (small, _, _) in enumerate(tokens):
        relation = known.relations.get(small)
        if relation and relation[0] not in found:
            found[relation[0]] = _ends(tokens, place, relation[1], known)
    return found


def _ends(tokens: Sequence[_Token], place: int, active: bool, known: Lexicon) -> Ends:
    named = _named_agents(tokens, known)
    before, after = _names(tokens[:place]) - named, _names(tokens[place + 1 :]) - named
    if named:
        after = before if active else named
        before = named if active else before
    elif not active:
        before, after = after, before
    return Ends(before, after, active)


def _named_agents(tokens: Sequence[_Token], known: Lexicon) -> frozenset[str]:
    """The names soon after the word for "by" in a claim told in the passive voice; empty in any other."""
    smalls = [small for small, _, _ in tokens]
    if known.passive.isdisjoint(smalls):
        return frozenset()
    marks = (place for place, small in enumerate(smalls) if small in known.agents)
    return next((names for mark in marks if (names := _first_names(tokens[mark + 1 :]))), frozenset())


def _first_names(tokens: Sequence[_Token]) -> frozenset[str]:
    """The names that stand together after at most three other words, as in "by the banker Leo Quist"."""
    start = next((place for place, (_, _, name) in enumerate(tokens[:_TITLE]) if name), None)
    return frozenset() if start is None else _names(list(takewhile(lambda token: token[2], tokens[start:])))


def _names(tokens: Sequence[_Token]) -> frozenset[str]:
    return frozenset(stem for _, stem, name in tokens if name)
