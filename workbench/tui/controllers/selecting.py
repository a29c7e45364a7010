"""Which claims an action is for."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model import ClaimState
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.state.reader import Reader
from workbench.tui.state.selection import Selection, quoted

DISPLACED = (
    "{} has left this list, since others wrote to the file. The cursor is at {} now: press again for that."
)


class Selecting:
    """The claim under the cursor, a marked set in place of it, and the claims that were judged just now."""

    def __init__(self, claims: ClaimList, reader: Reader) -> None:
        self._claims = claims
        self._reader = reader
        self._marked: tuple[str, ...] = ()
        self._judged: tuple[str, ...] = ()
        # How often the cursor had moved when those were judged.
        self._moves = -1

    def mark(self, claim_ids: Iterable[str]) -> None:
        """Selects these claims in place of the one under the cursor; none of them goes back to that."""
        self._marked = tuple(claim_ids)

    def displaced(self) -> str:
        """What is to be said, once, where others put another claim under the cursor than the one that stood there."""
        before, now = self._claims.displaced, self._claims.current
        if before is None or now is None or self._marked:
            return ""
        self._claims.displaced = None
        return DISPLACED.format(quoted(before), quoted(now))

    def selected(self) -> Selection:
        """What an action is for."""
        if self._marked:
            return self._read(self._marked)
        current = self._claims.current
        return Selection((current,) if current else ())

    def judged(self) -> Selection:
        """The claims that were judged just now, as they stand, until the cursor is moved; then what is selected."""
        fresh = self._moves == self._claims.moves
        return (self._read(self._judged) if fresh else None) or self.selected()

    def remember_judged(self, selection: Selection) -> None:
        """Remembers that these were judged, once the cursor stands where that leaves it."""
        self._judged = tuple(state.claim.id for state in selection)
        self._moves = self._claims.moves

    def _read(self, claim_ids: tuple[str, ...]) -> Selection:
        states: list[ClaimState | None] = [self._reader.claim(name) for name in claim_ids]
        return Selection(tuple(state for state in states if state))
