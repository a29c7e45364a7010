"""Taking steps back, and bringing them back."""

from __future__ import annotations

from collections.abc import Callable

from workbench.desk import Desk
from workbench.model import Entry
from workbench.presentation import own_entry
from workbench.tui.controllers.listing import Listing
from workbench.tui.controllers.navigation import Navigation
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.state.guard import Guard, Tell
from workbench.tui.state.selection import quoted


class History:
    """The steps of the checker at this desk; the screen goes to the claim that one was about."""

    def __init__(
        self,
        desk: Desk,
        guard: Guard,
        listing: Listing,
        navigation: Navigation,
        claims: ClaimList,
        tell: Tell,
    ) -> None:
        self._desk = desk
        self._guard = guard
        self._listing = listing
        self._navigation = navigation
        self._claims = claims
        self._tell = tell

    def undo(self) -> None:
        """Takes the checker's latest step back."""
        self._walk(self._desk.history.undo, "Undone: {}. U redoes it.", "Nothing to undo.")

    def redo(self) -> None:
        """Takes the latest undo back."""
        self._walk(self._desk.history.redo, "Done again: {}. u undoes it.", "Nothing to redo.")

    def _walk(self, step: Callable[[], Entry | None], done: str, nothing: str) -> None:
        """Says what was done, or that there was nothing; where it failed, that has been told."""

        def line() -> str:
            entry = step()
            return self._shown(entry, done) if entry else nothing

        if said := self._guard.run(line, ""):
            self._tell(said)

    def _shown(self, entry: Entry, line: str) -> str:
        """Shows what has changed, and says so in the line."""
        claim_id = self._desk.history.claim_of(entry)
        self._claims.reload()
        about = self._visited(claim_id) if claim_id else ""
        self._listing.show_header()
        return line.format(own_entry(entry.kind) + about)

    def _visited(self, claim_id: str) -> str:
        self._navigation.go_to(claim_id)
        current = self._claims.current
        return f" on {quoted(current)}" if current and current.claim.id == claim_id else ""
