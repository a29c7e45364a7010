"""Reading at the screen: which article and claim are open, and how one moves among them and filters."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.worker import get_current_worker

from workbench.desk import Desk
from workbench.model import ArticleHead, ClaimState, Span
from workbench.tui.keys import Key
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.panes.evidence import EvidencePane
from workbench.tui.panes.filter import FilterBar
from workbench.tui.panes.header import HeaderLine
from workbench.tui.panes.verdict import VerdictPane
from workbench.tui.screens.frame import FrameScreen
from workbench.tui.state.guard import Guard, Tell
from workbench.tui.state.material import Material
from workbench.tui.text import display_line

NO_ARTICLES = "No articles yet. Quit with q and run: workbench add FILE"
NO_CLAIMS = "This article has no claims. [ and ] turn the articles."
NO_MATCH = "No claim fits the filter. Esc clears it."

# Seconds between two looks at what others have written.
_LOOK = 0.7


class BrowseScreen(FrameScreen):
    """Everything on the screen that only reads, by what `reads` makes of the Desk."""

    NOTHING: ClassVar[str] = NO_CLAIMS

    def reads(self, desk: Desk, guard: Guard) -> Material:
        """All of it."""
        return Material(desk, guard)

    def __init__(self, desk: Desk, table: tuple[Key, ...], tell: Tell) -> None:
        self.desk = desk
        self.tell = tell
        self.guard = Guard(tell)
        self.material = self.reads(desk, self.guard)
        self.heads: tuple[ArticleHead, ...] = ()
        self.place = 0
        self.search = ""
        self._cursors: dict[str, int] = {}
        self._version: int | None = None
        self._failures = 0
        super().__init__(desk.name, table, self.material.page)

    def on_mount(self) -> None:
        """Opens the first article."""
        super().on_mount()
        self._version = self.material.version()
        self.heads = self.material.articles() or ()
        self.open_article(self.first_place())
        self.set_interval(_LOOK, self.look_again)

    def first_place(self) -> int:
        """The article to open first, by its place."""
        return 0

    @property
    def head(self) -> ArticleHead | None:
        """The article that is open."""
        return self.heads[self.place] if self.heads else None

    # Articles and claims

    def open_article(self, place: int) -> None:
        """Opens an article by its place, with the cursor where it was last, and without a filter."""
        if self.head is not None and not self.search:
            self._cursors[self.head.id] = self.claims.cursor
        self._show_article(place)

    def _show_article(self, place: int) -> None:
        self.place = place
        self._drop_search()
        head = self.head
        article = self.material.article(head.id) if head else None
        self.query_one(ArticlePane).show(article.text if article else "")
        self.show_header()
        self.show_rows(self._rows(), cursor=self._cursors.get(head.id, 0) if head else 0)
        if head is not None:
            self._underline(head.id)

    def show_rows(self, rows: tuple[int, ...], *, cursor: int = 0) -> None:
        """Lists these claims."""
        empty = NO_ARTICLES if not self.heads else NO_MATCH if self.search else self.NOTHING
        digits = len(str(self.head.counts.claims)) if self.head else 1
        order = f"filter: {self.search}" if self.search else "in text order"
        self.claims.border_title = display_line(f"Claims · {order}")
        self.claims.show(rows, cursor=cursor, digits=digits, empty=empty)

    def show_header(self) -> None:
        """Counts anew and tells how far the work has come."""
        head = self.head
        if head is not None:
            head = replace(head, counts=self.material.counts(head))
            self.heads = (*self.heads[: self.place], head, *self.heads[self.place + 1 :])
        place = f"{self.place + 1}/{len(self.heads)}" if len(self.heads) > 1 else ""
        self.query_one(HeaderLine).show(head, place=place, progress=self.progress())

    def progress(self) -> str:
        """What the header tells of the work, "" for how far it has come."""
        return ""

    def look_again(self) -> None:
        """Shows what others have written since the last look, or what could not be read then; the claim stays."""
        version, failures = self.material.version(), self.guard.failures
        known = (version, failures) == (self._version, self._failures) and not self.claims.incomplete
        if version is None or known:
            return
        self._version, self._failures = version, failures
        open_id = self.head.id if self.head else ""
        found = self.material.articles()
        self.heads = self.heads if found is None else found
        place = next((n for n, head in enumerate(self.heads) if head.id == open_id), None)
        if place is None:
            self._show_article(0)
            return
        self.place = place
        self.show_header()
        self._list_anew(self._rows(self.search))

    def _list_anew(self, rows: tuple[int, ...]) -> None:
        """Lists these rows with the cursor on the same claim, or where it was."""
        cursor = self.claims.cursor
        before = self.claims.rows[cursor : cursor + 1]
        self.show_rows(rows, cursor=rows.index(before[0]) if before and before[0] in rows else cursor)

    def show_claim(self, state: ClaimState | None) -> None:
        """Shows all about a claim in the panes."""
        named = self.material.named(state)
        self.query_one(ArticlePane).mark(state.claim if state else None)
        self.query_one(EvidencePane).show(state, named)
        self.query_one(VerdictPane).show(state, named.checkers, self.material.dispute(state))

    def go_to(self, claim_id: str) -> None:
        """Makes a claim the current one, whichever article it is in; the filter goes where it hides it."""
        state = self.material.claim(claim_id)
        article = state.claim.article_id if state else ""
        place = next((n for n, head in enumerate(self.heads) if head.id == article), None)
        if state is None or place is None:
            return
        if place != self.place:
            self.open_article(place)
        row = self._row_of(state)
        if row not in self.claims.rows:
            self._drop_search()
            self.show_rows(self._rows())
        if row in self.claims.rows:
            self.claims.cursor = self.claims.rows.index(row)

    @on(ClaimList.Moved)
    def _moved(self, event: ClaimList.Moved) -> None:
        self.show_claim(event.state)

    # Keys

    def action_article(self, step: int) -> None:
        """The next article, or the one before."""
        place = self.place + step
        if 0 <= place < len(self.heads):
            self.open_article(place)
        else:
            self.tell("No article before this one." if step < 0 else "No article after this one.")

    def action_next_open(self, step: int) -> None:
        """The next claim, or the one before, that still needs a person."""
        rows = self.claims.rows
        wanted = self.material.to_do(self.head.id) if self.head else set()
        places = range(self.claims.cursor + step, len(rows) if step > 0 else -1, step)
        place = next((place for place in places if rows[place] in wanted), None)
        if place is None:
            self.tell("Nothing left to do below." if step > 0 else "Nothing left to do above.")
        else:
            self.claims.cursor = place

    def action_filter(self) -> None:
        """Opens the filter."""
        bar = self.query_one(FilterBar)
        bar.display = True
        bar.focus()

    def action_back(self) -> None:
        """Clears the filter and goes back to the list."""
        self._leave_filter(clear=True)

    # The filter

    @on(FilterBar.Changed)
    def _typed(self, event: FilterBar.Changed) -> None:
        event.stop()
        if event.value != self.search and event.input.display:
            self.search = event.value
            self._search(event.value)

    @on(FilterBar.Left)
    def _left_filter(self, event: FilterBar.Left) -> None:
        self._leave_filter(clear=event.clear)

    @on(FilterBar.Walked)
    def _walked(self, event: FilterBar.Walked) -> None:
        self.claims.action_move(event.rows)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, search: str) -> None:
        rows = self._rows(search)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._found, search, rows)

    def _found(self, search: str, rows: tuple[int, ...]) -> None:
        if search == self.search:
            self.show_rows(rows)

    def _leave_filter(self, *, clear: bool) -> None:
        current = self.claims.current
        if clear and self.search:
            self._drop_search()
            self.show_rows(self._rows())
            if current is not None:
                self.go_to(current.claim.id)
        self.query_one(FilterBar).display = bool(self.search)
        self.claims.focus()

    def _drop_search(self) -> None:
        self.search = ""
        bar = self.query_one(FilterBar)
        bar.value, bar.display = "", False

    @work(thread=True, exclusive=True, group="underline")
    def _underline(self, article: str) -> None:
        worker = get_current_worker()
        spans = tuple(self.material.spans(article, lambda: worker.is_cancelled))
        if not worker.is_cancelled:
            self.app.call_from_thread(self._underlined, article, spans)

    def _underlined(self, article: str, spans: tuple[Span, ...]) -> None:
        if self.head and self.head.id == article:
            self.query_one(ArticlePane).underline(spans)

    def _rows(self, search: str = "") -> tuple[int, ...]:
        return self.material.rows(self.head.id, search) if self.head else ()

    def _row_of(self, state: ClaimState) -> int | None:
        """The row of a claim, by its number among those of the open article."""
        rows = self._rows()
        return rows[state.number - 1] if state.number <= len(rows) else None
