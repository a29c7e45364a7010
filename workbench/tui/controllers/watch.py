"""What others write to the file comes onto the screen."""

from __future__ import annotations

from collections.abc import Callable

from workbench.tui.controllers.listing import Listing
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.state.guard import Guard
from workbench.tui.state.reader import Reader


class Watch:
    """Looks at the file now and then."""

    def __init__(self, reader: Reader, guard: Guard, listing: Listing, claims: ClaimList) -> None:
        self._reader = reader
        self._guard = guard
        self._listing = listing
        self._claims = claims
        self._version: int | None = None
        self._failures = 0

    def begin(self, first_place: Callable[[], int]) -> None:
        """Shows the file as it is, with the article at this place."""
        self._version = self._reader.version()
        self._listing.heads = self._reader.articles() or ()
        self._listing.open_article(first_place())

    def look_again(self) -> None:
        """Shows what others have written since the last look, or what could not be read then; the claim stays."""
        version, failures = self._reader.version(), self._guard.failures
        unchanged = (version, failures) == (self._version, self._failures)
        if version is None or (unchanged and not self._claims.incomplete):
            return
        self._version, self._failures = version, failures
        self._listing.show_anew(self._reader.articles())
