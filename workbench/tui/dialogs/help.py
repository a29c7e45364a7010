"""All keys, to be searched while typing."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.scales import Scale
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.fields import LineField
from workbench.tui.keys import CONTEXT_TITLES, Key
from workbench.tui.text import fit

# What the signs in the evidence pane say.
_EVIDENCE = {
    "+": "supports the claim",
    "−": "refutes it",
    "○": "only explains, or cannot be compared with it",
    "✓": "consistent with the claim, by its figures",
    "≠": "inconsistent, or contradicts another claim",
    "!": "not word for word in the source, or an input is gone",
}
# Widths of the columns, in cells.
_KEYS = 12
_LABELS = 38


class HelpScreen(ModalScreen[None]):
    """The key table in words; a row fits when every word typed is in its keys, label, group or id."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings("help")

    def __init__(self, table: tuple[Key, ...], scale: Scale) -> None:
        super().__init__()
        self._table = tuple(named(key, scale) for key in table)
        self._scale = scale

    def compose(self) -> ComposeResult:
        """The filter above the keys."""
        with Vertical(classes="dialog"):
            yield LineField(placeholder="type to find a key", id="find")
            with VerticalScroll(can_focus=False):
                yield Static(markup=False, id="keys")

    def on_mount(self) -> None:
        """Lists all keys."""
        dialog = self.query_one(".dialog")
        dialog.border_title, dialog.border_subtitle = Content("Keys"), Content("↑ ↓ scroll · Esc close")
        self._list("")

    def on_input_changed(self, event: LineField.Changed) -> None:
        """Narrows the keys."""
        self._list(event.value)

    def action_scroll(self, lines: int) -> None:
        """Scrolls the keys while the filter keeps the cursor."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss(None)

    def _list(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [key for key in self._table if all(word in told(key) for word in words)]
        lines = _lines(found) or [Content.styled("No key does that.", "$foreground-muted")]
        if not words:
            lines += [Content(""), *_legend(self._scale)]
        self.query_one("#keys", Static).update(Content("\n").join(lines))


def told(key: Key) -> str:
    """The words by which a key is found."""
    return " ".join((key.shown, *key.keys, key.label, key.group, key.id)).casefold()


def named(key: Key, scale: Scale) -> Key:
    """A verdict key with the rating that it gives on this scale."""
    number = key.id.removeprefix("verdict.")
    rating = next((one for one in scale.ratings if one.key == number), None)
    return replace(key, label=f"Verdict: {rating.label}") if rating else key


def _lines(found: list[Key]) -> list[Content]:
    sections: dict[str, list[Content]] = {}
    for key in found:
        sections.setdefault(_section(key), []).append(_line(key))
    lines: list[Content] = []
    for title, rows in sections.items():
        lines += [Content(""), Content.styled(title, "bold $text-primary"), *rows]
    return lines[1:]


def _section(key: Key) -> str:
    """At the desk the keys are told by what they do, elsewhere by where they work."""
    return key.group if key.context in ("desk", "pane") else CONTEXT_TITLES[key.context]


def _line(key: Key) -> Content:
    return Content.assemble(
        ("  " + fit(key.shown, _KEYS), "bold $text-accent"),
        fit(key.label, _LABELS),
        ("  " + key.id, "$foreground-disabled"),
    )


def _legend(scale: Scale) -> list[Content]:
    ratings = [f"  {rating.mark[:1]} {rating.key.ljust(11)}{rating.label}" for rating in scale.ratings]
    evidence = [f"  {sign.ljust(14)}{told}" for sign, told in _EVIDENCE.items()]
    return [
        *(Content.styled(f"Marks of the scale {scale.name}", "bold $text-primary"), *map(Content, ratings)),
        *(
            Content(""),
            Content.styled("Marks of the evidence", "bold $text-primary"),
            *map(Content, evidence),
        ),
    ]
