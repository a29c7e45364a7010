"""The one door for foreign text: whatever an article, a source or a person brought in becomes text that only shows."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from workbench.terminal import shown, shown_line

_LONGEST = 4_000


def display_text(text: str, style: str = "") -> Content:
    """The text as content without markup, control characters replaced; line breaks stay, tabs become spaces.

    A text beyond some pages is cut, and says so: a pane is for reading, not for a book.
    """
    safe = safe_text(text[:_LONGEST])
    if len(text) > _LONGEST:
        safe += f" … ({len(text) - _LONGEST:,} more characters)"
    return Content.styled(safe, style)


def display_line(text: str, style: str = "") -> Content:
    """The same on one line."""
    return Content.styled(safe_line(text), style)


def safe_text(text: str) -> str:
    """The text with unsafe characters and tabs replaced one for one, so that offsets into it hold."""
    # Line by line, since a text that is printable as a whole is let through at once.
    return "\n".join(map(shown, text.split("\n"))).replace("\t", " ")


def safe_line(text: str) -> str:
    """One line that only shows, as a plain string: for segments and toasts, which are never read as markup."""
    return shown_line(text[:_LONGEST])


def fit(text: str, width: int, *, right: bool = False) -> str:
    """The text in exactly `width` cells: padded, or cut with an ellipsis.

    >>> fit("percent", 5), fit("5", 3, right=True)
    ('perc…', '  5')
    """
    if width <= 0:
        return ""
    cells = cell_len(text)
    if cells > width:
        return set_cell_size(text, width - 1) + "…"
    padding = " " * (width - cells)
    return padding + text if right else text + padding
