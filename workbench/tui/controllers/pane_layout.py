"""How the list and the panes lie at each size of the terminal, and which of them has the keys."""

from __future__ import annotations

from textual.content import Content
from textual.screen import Screen

# In cells: from this width on there are two columns, from this height on the panes of the right one are stacked, and
# below these there is only the list.
_TWO_COLUMNS = 100
_STACKED = 28
_ONLY_LIST = (60, 16)

# The panes by their names, in the order in which they are gone through.
TITLES = {"claims": "Claims", "article": "Article", "evidence": "Evidence", "verdict": "Verdict"}


class PaneLayout:
    """Sets the classes by which the styles of a screen lay its panes out."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._shown = "article"

    def go(self, step: int) -> None:
        """Goes to the next pane, or the one before, round and round."""
        names = ["claims"] if self._screen.has_class("-tiny") else list(TITLES)
        focused = self._focused
        self.go_to(names[(names.index(focused) + step) % len(names)] if focused in names else "claims")

    def go_to(self, name: str) -> None:
        """Shows a pane and gives it the keys."""
        self._shown = self._shown if name == "claims" else name
        self.fit()
        self._screen.query_one(f"#{name}").focus()

    def show(self, name: str) -> None:
        """Shows a pane where only one has room, and leaves the keys where they are."""
        self._shown = name
        self.fit()

    def follow_focus(self) -> None:
        """Shows the pane that got the keys by the mouse, too."""
        focused = self._focused
        if focused in TITLES and focused not in ("claims", self._shown):
            self.show(focused)

    def fit(self) -> None:
        """Chooses the layout for the size there is."""
        screen = self._screen
        width, height = screen.size
        narrow = width < _TWO_COLUMNS
        screen.set_class(narrow, "-narrow")
        screen.set_class(narrow or height < _STACKED, "-tabbed")
        screen.set_class(width < _ONLY_LIST[0] or height < _ONLY_LIST[1], "-tiny")
        for name in TITLES:
            screen.query_one(f"#{name}").set_class(name == self._shown, "-shown")
        if screen.has_class("-tiny") and self._focused in TITLES:
            screen.query_one("#claims").focus()
        self._title()

    @property
    def _focused(self) -> str:
        """The name of what has the keys, "" for what has none."""
        return (self._screen.focused.id or "") if self._screen.focused else ""

    def _title(self) -> None:
        """Names the panes; where only one is shown, its title is the row of tabs."""
        titles = {name: title for name, title in TITLES.items() if name != "claims"}
        tabs = Content("│").join(
            Content.styled(f" {title} ", "bold reverse" if name == self._shown else "")
            for name, title in titles.items()
        )
        alone = self._screen.has_class("-tabbed")
        for name, title in titles.items():
            self._screen.query_one(f"#{name}").border_title = tabs if alone else Content(title)
