"""The filter over the list, narrowed with every keystroke."""

from __future__ import annotations

from workbench.tui.controllers.listing import Listing
from workbench.tui.controllers.navigation import Navigation
from workbench.tui.panes.group import Panes
from workbench.tui.state.jobs import Jobs, in_thread


class Filtering:
    """Opens, follows and leaves the line in which the filter is typed."""

    def __init__(self, listing: Listing, navigation: Navigation, panes: Panes, jobs: Jobs) -> None:
        self._listing = listing
        self._navigation = navigation
        self._panes = panes
        self._jobs = jobs

    def start(self) -> None:
        """Opens the filter."""
        self._panes.filter.display = True
        self._panes.filter.focus()

    def back(self) -> None:
        """Clears the filter and goes back to the list."""
        self.leave(clear=True)

    def type(self, search: str) -> None:
        """Follows what is typed."""
        if search != self._listing.search and self._panes.filter.display:
            self._listing.search = search
            self._jobs.start("search", self._find, search)

    def walk(self, rows: int) -> None:
        """Moves the cursor of the list while the typing goes on."""
        self._panes.claims.action_move(rows)

    def leave(self, *, clear: bool) -> None:
        """Ends the typing; with `clear`, the filter goes too, and the claim stays the current one."""
        current = self._panes.claims.current
        if clear and self._listing.search:
            self._listing.drop_search()
            self._listing.show_rows(self._listing.rows())
            if current is not None:
                self._navigation.go_to(current.claim.id)
        self._panes.filter.display = bool(self._listing.search)
        self._panes.claims.focus()

    async def _find(self, search: str) -> None:
        rows = await in_thread(self._listing.rows, search)
        if search == self._listing.search:
            self._listing.show_rows(rows)
