"""What follows from the work on one claim: which verdicts live, and the claim's status. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from workbench.model import Status
from workbench.store.derive.consent import Consent


class Judged(NamedTuple):
    """A verdict as far as its standing depends on it; a tuple, since a merge looks at a hundred thousand of them."""

    id: str
    scale: str
    rating: str
    checker: str
    supersedes: tuple[str, ...]
    retracted: bool
    consent: Consent | None = None

    def may_replace(self, other: Judged) -> bool:
        """Whether it takes the place of a verdict that it supersedes: its author's own, or one of who agreed."""
        return self.checker == other.checker or (
            self.consent is not None and self.consent.covers(other.checker)
        )


def live(verdicts: Iterable[Judged]) -> tuple[Judged, ...]:
    """The verdicts of one claim that are neither retracted nor replaced.

    Replaced is what some standing verdict supersedes and may replace, directly or by way of others. Those in between
    may be retracted: their author had still seen what they replaced.
    """
    known = {verdict.id: verdict for verdict in verdicts}
    standing = [verdict for verdict in known.values() if not verdict.retracted]
    replaced = _replaced(known, [(verdict, name) for verdict in standing for name in verdict.supersedes])
    return tuple(verdict for verdict in standing if verdict.id not in replaced)


def _replaced(known: Mapping[str, Judged], ahead: list[tuple[Judged, str]]) -> set[str]:
    """What is replaced, beginning with verdicts and what each supersedes."""
    replaced: set[str] = set()
    while ahead:
        later, name = ahead.pop()
        earlier = known.get(name)
        if earlier and name not in replaced and later.may_replace(earlier):
            replaced.add(name)
            ahead.extend((earlier, before) for before in earlier.supersedes)
    return replaced


def status(
    verdicts: Sequence[Judged],
    *,
    evidence: bool,
    dismissed: bool,
    contested: bool = False,
    unsupported: AbstractSet[str] = frozenset(),
) -> Status:
    """The status of a claim from its live verdicts, and whether live evidence or a dismissal that holds is there.

    `contested` is one where somebody proposes to set aside what another did, and that other has not agreed.
    `unsupported` are verdicts that rest on what was taken back or erased: a claim with one is to be looked at again.
    """
    if contested:
        return "disputed"
    if dismissed:
        return "dismissed"
    if not verdicts:
        return "checking" if evidence else "open"
    return _judged(verdicts, unsupported)


def _judged(verdicts: Sequence[Judged], unsupported: AbstractSet[str]) -> Status:
    """The status of a claim that has live verdicts and nothing else to be said of."""
    several = len(verdicts) > 1
    if several and len({(verdict.scale, verdict.rating) for verdict in verdicts}) > 1:
        return "disputed"
    if unsupported and any(verdict.id in unsupported for verdict in verdicts):
        return "reopened"
    return "confirmed" if several and len({verdict.checker for verdict in verdicts}) > 1 else "checked"


def rating(verdicts: Sequence[Judged]) -> str:
    """The rating that all live verdicts give; "" where there is none or they differ."""
    given = {(verdict.scale, verdict.rating) for verdict in verdicts}
    return verdicts[0].rating if len(given) == 1 else ""
