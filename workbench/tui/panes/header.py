"""The first line of the screen: which file, which article, how far the work has come."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from workbench.model import ArticleHead, Counts
from workbench.tui.text import safe_line


class HeaderLine(Widget):
    """File, title, publisher and date on the left, cut where they are too long; the progress on the right."""

    def __init__(self, file: str) -> None:
        super().__init__(id="header")
        self._file = safe_line(file)
        self._head: ArticleHead | None = None
        self._place = ""
        self._progress = ""

    def show(self, head: ArticleHead | None, *, place: str = "", progress: str = "") -> None:
        """Shows an article, None for a file without any; `place` tells which of how many.

        `progress` takes the place of how far the work has come.
        """
        self._head, self._place, self._progress = head, place, progress
        self.refresh()

    def render(self) -> Content:
        """Both halves, in exactly the width there is."""
        width = self.size.width
        right = f" {self._told()} "
        if cell_len(right) > width // 2:
            right = f" {self._told(short=True)} "
        space = max(0, width - cell_len(right))
        parts = [(f" {self._file}  ", "$foreground-muted"), (self._title(), "bold")]
        parts += [(f"  {part}", "$foreground-muted") for part in (self._origin(), self._place) if part]
        left = Content.assemble(*parts).truncate(space, ellipsis=True, pad=True)
        return left + Content.styled(right, "$text-primary")

    def _told(self, *, short: bool = False) -> str:
        if self._progress or self._head is None:
            return self._progress
        return short_progress(self._head.counts) if short else progress(self._head.counts)

    def _title(self) -> str:
        return safe_line(self._head.title) or "Untitled article" if self._head else "no articles yet"

    def _origin(self) -> str:
        if self._head is None:
            return ""
        parts = (
            safe_line(self._head.publisher),
            self._head.published.isoformat() if self._head.published else "",
        )
        return " ".join(part for part in parts if part)


def progress(counts: Counts) -> str:
    """How far the work has come, in words: "12 of 41 checked · 2 disputed"; dismissed ones are no work."""
    parts = [f"{counts.done:,} of {counts.claims - counts.dismissed:,} checked"]
    parts += [f"{counts.carried:,} carried over"] if counts.carried else []
    parts += [f"{counts.disputed:,} disputed"] if counts.disputed else []
    parts += [f"{counts.reopened:,} reopened"] if counts.reopened else []
    return " · ".join(parts)


def short_progress(counts: Counts) -> str:
    """The same where there is little room: "12/41 ≠2"."""
    disputed = f" ≠{counts.disputed:,}" if counts.disputed else ""
    return f"{counts.done:,}/{counts.claims - counts.dismissed:,}{disputed}"
