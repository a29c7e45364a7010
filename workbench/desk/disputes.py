"""Disputes and their settlement, blind second readings, and how far checkers agree."""

from __future__ import annotations

from collections.abc import Iterable

from workbench import scales
from workbench.desk import krippendorff, sides
from workbench.desk.work import Work
from workbench.errors import InputError, LookupFailed
from workbench.model import (
    Agreement,
    Checker,
    ClaimFilter,
    ClaimState,
    Dispute,
    Evidence,
    SecondView,
    Verdict,
)
from workbench.store import bodies

_SHORTEST_ID = 4  # digits: fewer could be somebody's initials


class Disputes(Work):
    """Verdicts of several checkers on one claim."""

    def disputes(self, article: str = "") -> tuple[Dispute, ...]:
        """All claims whose live verdicts differ, of one article or of the whole file, in text order."""
        return self._disputes(tuple(self.claims(ClaimFilter(article=article, status="disputed"))))

    def dispute(self, claim: str) -> Dispute:
        """The dispute on a claim. InputError where there is none, with what there is."""
        state = self.claim(claim)
        if state.status != "disputed":
            raise InputError(
                f"claim {state.claim.id[:8]} is not in dispute, it is {state.status};"
                " `workbench disputes` lists those that are"
            )
        return self._disputes((state,))[0]

    def resolve(
        self, seen: Dispute, rating: str, *, explanation: str = "", scale: str = ""
    ) -> Dispute | ClaimState:
        """Settles a dispute by a verdict that replaces the ones `seen`, and no other.

        It is on the scale that these share unless one is given; InputError where they share none. What came in
        meanwhile is not replaced: then the dispute that is left is returned, else the claim.
        """
        if not scale and len(seen.scales) > 1:
            raise InputError(
                f"the verdicts are on different scales ({', '.join(seen.scales)}); say which yours is on: --scale SCALE"
            )
        self._judge(
            seen.state.claim.id,
            (scale or seen.scales[0], rating, explanation),
            rests_on=seen.state.evidence,
            replaces=(side.verdict for side in seen.sides),
        )
        return self._standing(seen.state.claim.id)

    def second_queue(
        self, article: str = "", by: str = "", *, sample: int = 0, seed: int = 0
    ) -> tuple[int, ...]:
        """Rows of the claims that others have checked and this checker has not, in text order.

        `by`, a name, initials or an id, leaves only what that person checked. With `sample`, so many drawn at random:
        each seed puts the claims in one order, the same on every copy of the file, of which these are the first.
        """
        first = self.checker_called(by).id if by else ""
        if first == self.checker.id:
            raise InputError("a second reading is of what somebody else checked; name another checker")
        rows = self.file.unread_by(self.checker.id, article=article, by=first)
        if sample:
            drawn = {row for row, _ in sorted(rows, key=lambda one: sides.lot(seed, one[1]))[:sample]}
            rows = tuple(one for one in rows if one[0] in drawn)
        return tuple(row for row, _ in rows)

    def second_views(self, rows: tuple[int, ...]) -> tuple[SecondView, ...]:
        """The claims in these rows as a second reader may see them, in the order asked for."""
        sources = {source.id: source for source in self.sources()}
        return tuple(sides.second_view(state, sources) for state in self.states(rows))

    def second_view(self, claim: str) -> SecondView:
        """A claim as a second reader may see it. InputError where nobody else, or they themselves, checked it."""
        return sides.second_view(self._unread(claim), {source.id: source for source in self.sources()})

    def give_second(
        self, claim: str, rating: str, explanation: str = "", *, scale: str = ""
    ) -> Dispute | ClaimState:
        """Records a second verdict, beside the others': the dispute that it makes, or the claim they agree on.

        It rests on the passages that the reader was shown, and is on the scale of the view unless one is given.
        """
        state = self._unread(claim)
        self._judge(
            state.claim.id,
            (scale or sides.common_scale(state.verdicts), rating, explanation),
            rests_on=sides.shown_to_second(state),
            replaces=(),
            blind=True,
        )
        return self._standing(state.claim.id)

    def agreement(self, article: str = "", *, blind: bool = False) -> tuple[Agreement, ...]:
        """How far pairs of checkers, and all of them, agree on what they judged independently: see `agreement`."""
        numbered = {
            code: tuple(rating.code for rating in scale.ratings if rating.value is not None)
            for code, scale in scales.scales().items()
        }
        given = self.file.given(self.file.judged_twice(article))
        return krippendorff.measure(given, numbered, blind=blind)

    def checker_called(self, named: str) -> Checker:
        """The checker of the file with this name, these initials, or an id that begins so. LookupFailed without."""
        wanted = named.strip().casefold()
        known = self.checkers()
        called = (one for one in known.values() if wanted in (one.name.casefold(), one.initials.casefold()))
        found = list(called) if wanted else []
        if not found and len(wanted) >= _SHORTEST_ID:
            found = [one for one in known.values() if one.id.startswith(wanted)]
        if len(found) == 1:
            return found[0]
        told = ", ".join(f"{one.name} ({one.initials or one.id[:8]})" for one in known.values())
        trouble = f"{named!r} fits {len(found)} checkers" if found else f"no checker is called {named!r}"
        raise LookupFailed(f"{trouble}; there are: {told}")

    def _unread(self, claim: str) -> ClaimState:
        state = self.claim(claim)
        judged = {one.verdict.checker for one in self.file.given([state.claim.id]) if not one.retracted}
        name = state.claim.id[:8]
        if self.checker.id in judged:
            raise InputError(
                f"you have checked claim {name} already, so a reading by you is not a second one;"
                " change your verdict with: workbench verdict CLAIM RATING"
            )
        if not state.verdicts or state.status == "dismissed":
            raise InputError(
                f"claim {name} is {state.status}, so there is no verdict to read it against;"
                " `workbench second` lists what others have checked"
            )
        return state

    def _judge(
        self,
        claim_id: str,
        said: tuple[str, str, str],
        *,
        rests_on: Iterable[Evidence],
        replaces: Iterable[Verdict],
        blind: bool = False,
    ) -> None:
        """Writes a verdict; `said` is its scale, rating and explanation."""
        scale, rating, explanation = said
        scales.scale(scale).rating(rating)
        body = bodies.VerdictBody(
            claim_id=claim_id,
            scale=scale,
            rating=rating,
            explanation=explanation,
            evidence_ids=tuple(one.id for one in rests_on),
            supersedes=tuple(sorted(one.id for one in replaces)),
            blind=blind,
        )
        self._write("verdict", body)

    def _standing(self, claim_id: str) -> Dispute | ClaimState:
        state = self.claim(claim_id)
        return self._disputes((state,))[0] if state.status == "disputed" else state

    def _disputes(self, states: tuple[ClaimState, ...]) -> tuple[Dispute, ...]:
        """The claims with all that their verdicts name, fetched for all of them at once."""
        given = self.file.given([state.claim.id for state in states])
        cited = (name for state in states for verdict in state.verdicts for name in verdict.evidence_ids)
        named = sides.Named(
            given={one.verdict.id: one for one in given},
            evidence=self.file.cited(tuple(dict.fromkeys(cited))),
            sources={source.id: source for source in self.sources()},
            checkers=self.checkers(),
        )
        return tuple(sides.dispute(state, named) for state in states)
