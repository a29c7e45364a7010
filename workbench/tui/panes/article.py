"""The article with its claims underlined and the current one marked, drawn line by line."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.model import Claim, Span
from workbench.tui.bindings import bindings
from workbench.tui.panes.article_lines import Line, broken, by_line, line_at
from workbench.tui.panes.chords import NO_CHORDS, Chords
from workbench.tui.text import display_line, safe_text

# In cells: the mark beside the current claim, and room for the scroll bar, so that it covers no text when it comes.
_GUTTER = 2
_MARGIN = 2
EMPTY = "No article is open. [ and ] turn the articles."


class ArticlePane(ScrollView, can_focus=True):
    """A text that is wrapped once per width; its offsets hold, because unsafe characters are replaced one for one."""

    BINDINGS = bindings("pane")
    chords: Chords = NO_CHORDS
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--text",
        "article--claim",
        "article--current",
        "article--gutter",
    }

    def __init__(self) -> None:
        super().__init__(id="article")
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self._current = Span(0, 0)
        self._lines: tuple[Line, ...] = ()
        self._claims: dict[int, list[Span]] = {}
        self._marked: dict[int, list[Span]] = {}
        self._wrapped_at = -1

    def show(self, text: str) -> None:
        """Shows another article, from its top; its claims are told by `underline` and `mark`."""
        self._text = safe_text(text)
        self._spans, self._current = (), Span(0, 0)
        self._wrap()
        self.scroll_to(y=0, animate=False, force=True)

    def underline(self, spans: Iterable[Span]) -> None:
        """The claims of the article, as spans of its text."""
        self._spans = tuple(spans)
        self._claims = by_line(self._lines, self._spans)
        self.refresh()

    def mark(self, span: Claim | Span | None) -> None:
        """Marks the current claim, or a stretch of the text, and brings it into view."""
        self._current = Span(span.start, span.end) if span else Span(0, 0)
        self._marked = by_line(self._lines, (self._current,))
        self._reveal()
        self.refresh()

    def on_resize(self) -> None:
        """Wraps the text anew where the width is another."""
        if self._width != self._wrapped_at:
            self._wrap()
        self._reveal()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Says how far the reader has come."""
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    async def on_key(self, event: events.Key) -> None:
        """Runs what the keys of a chord stand for."""
        await self.chords.follow(event, self.run_action)

    def action_move(self, rows: int) -> None:
        """Scrolls by this many lines."""
        self.scroll_to(y=self.scroll_y + rows, animate=False)

    def action_turn(self, pages: float) -> None:
        """Scrolls by a share of the visible height."""
        self.scroll_to(y=self.scroll_y + int(pages * max(2, self._height)), animate=False)

    def action_end(self, which: int) -> None:
        """To the top, or with 1 to the end."""
        self.scroll_to(y=0 if which < 0 else self.max_scroll_y, animate=False)

    def render_line(self, y: int) -> Strip:
        """One line of the article."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        base = self.get_component_rich_style("article--text")
        if not self._text:
            hint = EMPTY if y == 1 else ""
            return Strip([Segment(("  " + hint).ljust(width)[:width], base)])
        if number >= len(self._lines):
            return Strip.blank(width, base)
        return Strip(self._segments(number)).extend_cell_length(width, base).crop(0, width)

    def _segments(self, number: int) -> list[Segment]:
        start, end = self._lines[number]
        claims, current = self._claims.get(number, []), self._marked.get(number, [])
        # Every border of a span begins a new segment.
        cuts = sorted({0, end - start, *(offset for span in (*claims, *current) for offset in span)})
        segments = [Segment("▌ " if current else "  ", self.get_component_rich_style("article--gutter"))]
        for left, right in pairwise(cuts):
            role = "current" if _covers(current, left) else "claim" if _covers(claims, left) else "text"
            style = self.get_component_rich_style(f"article--{role}")
            segments.append(Segment(self._text[start + left : start + right], style))
        return segments

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width - _GUTTER - _MARGIN

    def _wrap(self) -> None:
        self._wrapped_at = self._width
        # A pane that is hidden or not laid out yet has no width; it is wrapped when it gets one.
        self._lines = broken(self._text, self._wrapped_at) if self._wrapped_at > 0 else ()
        self._claims = by_line(self._lines, self._spans)
        self._marked = by_line(self._lines, (self._current,))
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()
        self._tell()

    def _reveal(self) -> None:
        """Scrolls only where the claim is out of view, and then leaves room above it for the context."""
        if not self._current.end or not self._lines:
            return
        first, last = line_at(self._lines, self._current.start), line_at(self._lines, self._current.end - 1)
        top = round(self.scroll_y)
        if first < top or last >= top + self._height:
            self.scroll_to(y=max(0, first - self._height // 3), animate=False, force=True)

    def _tell(self) -> None:
        seen = min(len(self._lines), round(self.scroll_y) + self._height)
        share = f"{100 * seen // len(self._lines)}%" if self._lines else ""
        self.border_subtitle = display_line(share)


def _covers(spans: list[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)
