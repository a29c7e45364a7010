"""The last line of the screen: the keys one needs most, made from the key table."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from workbench.tui.keys import Key, shown_key

_LAST = ("help", "second.help", "palette")


class FooterLine(Widget):
    """As many keys as there is room for; the help and the palette are always among them."""

    def __init__(self, table: tuple[Key, ...]) -> None:
        super().__init__(id="footer")
        named = [key for key in table if key.footer]
        self._left = hints(key for key in named if key.id not in _LAST)
        last = (key for key in named if key.id in _LAST)
        self._right = hints(sorted(last, key=lambda key: _LAST.index(key.id)))

    def render(self) -> Content:
        """The keys in exactly the width there is."""
        width = self.size.width
        right = _room(self._right)
        shown = list(self._left)
        while shown and _room(shown) + right > width:
            shown.pop()
        gap = " " * max(0, width - _room(shown) - right)
        return _drawn(shown) + Content(gap) + _drawn(self._right)


def hints(keys: Iterable[Key]) -> list[tuple[str, str]]:
    """Keys with their footer words; rows that share a word share a place: ("1-5", "verdict")."""
    found = []
    for word, rows in groupby(keys, key=lambda key: key.footer):
        texts = [shown_key(row.keys[0]) for row in rows]
        found.append((f"{texts[0]}-{texts[-1]}" if _in_a_row(texts) else "/".join(texts), word))
    return found


def _in_a_row(texts: list[str]) -> bool:
    codes = [ord(text) for text in texts if len(text) == 1]
    return len(texts) > 2 and codes == list(range(codes[0], codes[0] + len(texts))) if codes else False


def _room(found: list[tuple[str, str]]) -> int:
    return sum(cell_len(key) + cell_len(word) + 4 for key, word in found)


def _drawn(found: list[tuple[str, str]]) -> Content:
    parts = [
        Content.assemble((f" {key}", "bold $text-accent"), (f" {word}  ", "$foreground-muted"))
        for key, word in found
    ]
    return Content("").join(parts)
