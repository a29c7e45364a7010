"""Going from claim to claim by what they have to do with each other: disputes, and claims that say the same."""

from __future__ import annotations

from functools import partial

from workbench.tui.controllers.answers import Answers
from workbench.tui.controllers.listing import Listing
from workbench.tui.controllers.navigation import Navigation
from workbench.tui.controllers.windows import Windows
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.state.guard import Tell
from workbench.tui.state.reader import DeskReader
from workbench.tui.state.selection import Selection


class Crossings:
    """Goes to claims of any article."""

    def __init__(
        self,
        reader: DeskReader,
        listing: Listing,
        claims: ClaimList,
        navigation: Navigation,
        answers: Answers,
        windows: Windows,
        tell: Tell,
    ) -> None:
        self._reader = reader
        self._listing = listing
        self._claims = claims
        self._navigation = navigation
        self._answers = answers
        self._windows = windows
        self._tell = tell

    def next_dispute(self) -> None:
        """The next claim in dispute, in this article and then in the others, round and round."""
        current = self._claims.rows[self._claims.cursor : self._claims.cursor + 1]
        disputed = self._disputed_from(current)
        if not disputed:
            self._tell("No claim is in dispute.")
        elif disputed[:1] == list(current):
            self._tell("No other claim is in dispute.")
        else:
            for state in self._reader.page((disputed[0],)):
                self._navigation.go_to(state.claim.id)

    def similar(self, selection: Selection) -> None:
        """Lists the claims that say the same, or nearly so; Enter goes to one."""
        from workbench.tui.dialogs.similar_claims import SimilarDialog

        state = selection.first
        self._windows.open(SimilarDialog(state, self._answers.before(state.claim.id)), self._go_to_similar)

    def _go_to_similar(self, claim_id: str | None) -> None:
        if claim_id:
            self._windows.later(partial(self._navigation.go_to, claim_id))

    def _disputed_from(self, current: tuple[int, ...]) -> list[int]:
        """The rows of all disputed claims, those after the current one first."""
        listing = self._listing
        rows = listing.rows()
        passed = set(rows[: rows.index(current[0]) + 1] if current and current[0] in rows else ())
        heads = (*listing.heads[listing.place :], *listing.heads[: listing.place])
        disputed = [row for head in heads if head.counts.disputed for row in self._reader.disputed(head.id)]
        return sorted(disputed, key=passed.__contains__)
