"""What is open: the article, and which of its claims the list shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.model import ArticleHead, Span
from workbench.tui.panes.group import Panes
from workbench.tui.state.jobs import Jobs, in_thread
from workbench.tui.state.pages import PAGE
from workbench.tui.state.reader import Reader
from workbench.tui.text import display_line

NO_ARTICLES = "No articles yet. Quit with q and run: workbench add FILE"
NO_CLAIMS = "This article has no claims. [ and ] turn the articles."
NO_MATCH = "No claim fits the filter. Esc clears it."


def _no_progress(_: ArticleHead | None) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a screen says where an article has nothing for its list, and in place of how far the work has come."""

    nothing: str = NO_CLAIMS
    progress: Callable[[ArticleHead | None], str] = _no_progress


class Listing:
    """The articles of the file with the one that is open, and its claims as far as they fit the search."""

    def __init__(self, reader: Reader, panes: Panes, jobs: Jobs, wording: Wording) -> None:
        self._reader = reader
        self._panes = panes
        self._jobs = jobs
        self._wording = wording
        self._cursors: dict[str, int] = {}
        self.heads: tuple[ArticleHead, ...] = ()
        self.place = 0
        self.search = ""

    @property
    def head(self) -> ArticleHead | None:
        """The article that is open."""
        return self.heads[self.place] if self.heads else None

    def open_article(self, place: int) -> None:
        """Opens an article by its place, with the cursor where it was last, and without a filter."""
        if self.head is not None and not self.search:
            self._cursors[self.head.id] = self._panes.claims.cursor
        self.show_article(place)

    def show_article(self, place: int) -> None:
        """Shows the article at this place; where the cursor was in the one before is forgotten."""
        self.place = place
        self.drop_search()
        head = self.head
        article = self._reader.article(head.id) if head else None
        self._panes.article.show(article.text if article else "")
        self.show_header()
        self.show_rows(self.rows(), cursor=self._cursors.get(head.id, 0) if head else 0)
        if head is not None:
            self._jobs.start("underline", self._underline, head.id)

    def show_rows(self, rows: tuple[int, ...], *, cursor: int = 0) -> None:
        """Lists these claims."""
        digits = len(str(self.head.counts.claims)) if self.head else 1
        order = f"filter: {self.search}" if self.search else "in text order"
        self._panes.claims.border_title = display_line(f"Claims · {order}")
        self._panes.claims.show(rows, cursor=cursor, digits=digits, empty=self._empty)

    def show_header(self) -> None:
        """Counts anew and tells how far the work has come."""
        head = self.head
        if head is not None:
            head = replace(head, counts=self._reader.counts(head))
            self.heads = (*self.heads[: self.place], head, *self.heads[self.place + 1 :])
        place = f"{self.place + 1}/{len(self.heads)}" if len(self.heads) > 1 else ""
        self._panes.header.show(head, place=place, progress=self._wording.progress(head))

    def show_written(self) -> None:
        """Shows what has changed in the list as it is."""
        self.show_header()
        self._panes.claims.reload()

    def show_anew(self, heads: tuple[ArticleHead, ...] | None) -> None:
        """Shows the file as it is by now, with the same claim; `heads` are its articles, None for those that were.

        Where that claim is gone, the list knows which it was.
        """
        claims = self._panes.claims
        shown, displaced = claims.current, claims.displaced
        self._show_anew(heads)
        if displaced is None and shown and claims.current and shown.claim.id != claims.current.claim.id:
            displaced = shown
        claims.displaced = displaced

    def _show_anew(self, heads: tuple[ArticleHead, ...] | None) -> None:
        open_id = self.head.id if self.head else ""
        self.heads = self.heads if heads is None else heads
        place = next((n for n, head in enumerate(self.heads) if head.id == open_id), None)
        if place is None:
            self.show_article(0)
            return
        self.place = place
        self.show_header()
        self._show_rows_anew(self.rows(self.search))

    def rows(self, search: str = "") -> tuple[int, ...]:
        """The rows of the open article that fit the search."""
        return self._reader.rows(self.head.id, search) if self.head else ()

    def drop_search(self) -> None:
        """Ends the search, without listing anything."""
        self.search = ""
        self._panes.filter.clear_and_hide()

    @property
    def _empty(self) -> str:
        if not self.heads:
            return NO_ARTICLES
        return NO_MATCH if self.search else self._wording.nothing

    def _show_rows_anew(self, rows: tuple[int, ...]) -> None:
        """Lists these rows with the cursor on the same claim, or where it was."""
        claims = self._panes.claims
        row = claims.rows[claims.cursor : claims.cursor + 1]
        self.show_rows(rows, cursor=rows.index(row[0]) if row and row[0] in rows else claims.cursor)

    async def _underline(self, article_id: str) -> None:
        """Underlines the claims of an article in its text, once all of them are read."""
        spans: list[Span] = []
        rows = await in_thread(self._reader.rows, article_id)
        for start in range(0, len(rows), PAGE):
            states = await in_thread(self._reader.page, rows[start : start + PAGE])
            spans += (Span(state.claim.start, state.claim.end) for state in states)
        if self.head and self.head.id == article_id:
            self._panes.article.underline(spans)
