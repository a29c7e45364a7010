"""Moving among articles and claims."""

from __future__ import annotations

from workbench.tui.controllers.listing import Listing
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.state.guard import Tell
from workbench.tui.state.reader import Reader


class Navigation:
    """Goes to articles and claims, and says where there is none to go to."""

    def __init__(self, reader: Reader, listing: Listing, claims: ClaimList, tell: Tell) -> None:
        self._reader = reader
        self._listing = listing
        self._claims = claims
        self._tell = tell

    def go_to(self, claim_id: str) -> None:
        """Makes a claim the current one, whichever article it is in; the filter goes where it hides it."""
        state = self._reader.claim(claim_id)
        article = state.claim.article_id if state else ""
        place = next((n for n, head in enumerate(self._listing.heads) if head.id == article), None)
        if state is None or place is None:
            return
        if place != self._listing.place:
            self._listing.open_article(place)
        row = self._reader.row(state)
        if row not in self._claims.rows:
            self._listing.drop_search()
            self._listing.show_rows(self._listing.rows())
        if row in self._claims.rows:
            self._claims.cursor = self._claims.rows.index(row)

    def article(self, step: int) -> None:
        """The next article, or the one before."""
        place = self._listing.place + step
        if 0 <= place < len(self._listing.heads):
            self._listing.open_article(place)
        else:
            self._tell("No article before this one." if step < 0 else "No article after this one.")

    def next_open(self, step: int) -> None:
        """The next claim, or the one before, that still needs a person."""
        head, rows, cursor = self._listing.head, self._claims.rows, self._claims.cursor
        to_do = self._reader.to_do(head.id) if head else set()
        places = range(cursor + step, len(rows) if step > 0 else -1, step)
        place = next((place for place in places if rows[place] in to_do), None)
        if place is None:
            self._tell("Nothing left to do below." if step > 0 else "Nothing left to do above.")
        else:
            self._claims.cursor = place
