"""Reviews: blind second readings of what others have checked, and how far checkers agree."""

from __future__ import annotations

from workbench import scales
from workbench.desk import krippendorff, sides
from workbench.desk.claims import Claims
from workbench.desk.disputes import Disputes
from workbench.desk.session import Session
from workbench.desk.sources import Sources
from workbench.desk.verdicts import Judgement, Verdicts
from workbench.errors import InputError, LookupFailed
from workbench.model import Agreement, Checker, ClaimState, Dispute, SecondView

_SHORTEST_ID = 4  # digits: fewer could be somebody's initials


class Reviews:
    """Verdicts of several checkers on one claim."""

    def __init__(
        self, session: Session, claims: Claims, sources: Sources, disputes: Disputes, verdicts: Verdicts
    ) -> None:
        self._session = session
        self._file = session.file
        self._claims = claims
        self._sources = sources
        self._disputes = disputes
        self._verdicts = verdicts

    def second_queue(
        self, article: str = "", by: str = "", *, sample: int = 0, seed: int = 0
    ) -> tuple[int, ...]:
        """Rows of the claims that others have checked and this checker has not, in text order.

        `by`, a name, initials or an id, leaves only what that person checked. With `sample`, so many drawn at random:
        each seed puts the claims in one order, the same on every copy of the file, of which these are the first.
        """
        reader = self._session.checker.id
        first = self.checker_called(by).id if by else ""
        if first == reader:
            raise InputError("a second reading is of what somebody else checked; name another checker")
        rows = self._file.unread_by(reader, article=article, by=first)
        if sample:
            drawn = {row for row, _ in sorted(rows, key=lambda row: sides.lot(seed, row[1]))[:sample]}
            rows = tuple(row for row in rows if row[0] in drawn)
        return tuple(row for row, _ in rows)

    def second_views(self, rows: tuple[int, ...]) -> tuple[SecondView, ...]:
        """The claims in these rows as a second reader may see them, in the order asked for."""
        sources = self._sources.by_id()
        return tuple(sides.second_view(state, sources) for state in self._claims.at(rows))

    def second_view(self, claim: str) -> SecondView:
        """A claim as a second reader may see it. InputError where nobody else, or they themselves, checked it."""
        return sides.second_view(self._unread(claim), self._sources.by_id())

    def give_second(
        self, claim: str, rating: str, explanation: str = "", *, scale: str = ""
    ) -> Dispute | ClaimState:
        """Records a second verdict, beside the others': the dispute that it makes, or the claim they agree on.

        It rests on the passages that the reader was shown, and is on the scale of the view unless one is given.
        """
        with self._session.step("give a second verdict"):
            state = self._unread(claim)
            on = scale or sides.common_scale(state.verdicts)
            judgement = Judgement(scale=on, rating=rating, explanation=explanation)
            self._verdicts.record(state.claim.id, judgement, shown=sides.shown_to_second(state), blind=True)
            return self._disputes.standing(state.claim.id)

    def agreement(self, article: str = "", *, blind: bool = False) -> tuple[Agreement, ...]:
        """How far pairs of checkers, and all of them, agree on what they judged independently: see `krippendorff`."""
        numbered = {
            code: tuple(rating.code for rating in scale.ratings if rating.value is not None)
            for code, scale in scales.scales().items()
        }
        given = self._file.given(self._file.judged_twice(article))
        return krippendorff.measure(given, numbered, blind=blind)

    def checker_called(self, words: str) -> Checker:
        """The checker of the file with this name, these initials, or an id that begins so. LookupFailed without."""
        checkers = self._session.checkers().values()
        fitting = _fitting(words.strip().casefold(), tuple(checkers))
        if len(fitting) == 1:
            return fitting[0]
        there = ", ".join(f"{each.name} ({each.initials or each.id[:8]})" for each in checkers)
        trouble = f"{words!r} fits {len(fitting)} checkers" if fitting else f"no checker is called {words!r}"
        raise LookupFailed(f"{trouble}; there are: {there}")

    def _unread(self, claim: str) -> ClaimState:
        state = self._claims.get(claim)
        judges = {each.verdict.checker for each in self._file.given([state.claim.id]) if not each.retracted}
        name = state.claim.id[:8]
        if self._session.checker.id in judges:
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


def _fitting(wanted: str, checkers: tuple[Checker, ...]) -> tuple[Checker, ...]:
    """Those whose name or initials these are; where there is none, those whose id begins so."""
    if not wanted:
        return ()
    called = tuple(each for each in checkers if wanted in {each.name.casefold(), each.initials.casefold()})
    if called or len(wanted) < _SHORTEST_ID:
        return called
    return tuple(each for each in checkers if each.id.startswith(wanted))
