"""The last line of the screen: the keys one needs most, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from workbench.tui.actions import Action
from workbench.tui.keys import shown_key

_LAST = ("help", "second.help", "palette")


class FooterLine(Widget):
    """As many keys as there is room for; the help and the palette are always among them."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        super().__init__(id="footer")
        shown = [action for action in actions if action.footer]
        self._left = hints(action for action in shown if action.id not in _LAST)
        last = (action for action in shown if action.id in _LAST)
        self._right = hints(sorted(last, key=lambda action: _LAST.index(action.id)))

    def render(self) -> Content:
        """The keys in exactly the width there is."""
        width = self.size.width
        right = _room(self._right)
        shown = list(self._left)
        while shown and _room(shown) + right > width:
            shown.pop()
        gap = " " * max(0, width - _room(shown) - right)
        return _drawn(shown) + Content(gap) + _drawn(self._right)


def hints(actions: Iterable[Action]) -> list[tuple[str, str]]:
    """Keys with their footer words; rows that share a word share a place: ("1-5", "verdict")."""
    places = []
    for word, rows in groupby(actions, key=lambda action: action.footer):
        texts = [shown_key(row.keys[0]) for row in rows]
        places.append((f"{texts[0]}-{texts[-1]}" if _in_a_row(texts) else "/".join(texts), word))
    return places


def _in_a_row(texts: list[str]) -> bool:
    codes = [ord(text) for text in texts if len(text) == 1]
    return len(texts) > 2 and codes == list(range(codes[0], codes[0] + len(texts))) if codes else False


def _room(places: list[tuple[str, str]]) -> int:
    return sum(cell_len(key) + cell_len(word) + 4 for key, word in places)


def _drawn(places: list[tuple[str, str]]) -> Content:
    parts = [
        Content.assemble((f" {key}", "bold $text-accent"), (f" {word}  ", "$foreground-muted"))
        for key, word in places
    ]
    return Content("").join(parts)
