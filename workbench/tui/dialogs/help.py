"""All keys, to be searched while typing."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.scales import Scale
from workbench.tui.actions import Action
from workbench.tui.bindings import bindings
from workbench.tui.contexts import title
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.dialogs.fields import LineField
from workbench.tui.keys import shown_keys
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


class HelpDialog(Dialog[None]):
    """The table of actions in words; a row fits when every word typed is in its keys, label, group or id."""

    BINDINGS = bindings("help")

    def __init__(self, actions: tuple[Action, ...], scale: Scale) -> None:
        super().__init__()
        self._actions = tuple(with_rating(action, scale) for action in actions)
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
        fitting = [action for action in self._actions if all(word in search_text(action) for word in words)]
        lines = _lines(fitting) or [Content.styled("No key does that.", "$foreground-muted")]
        if not words:
            lines += [Content(""), *_legend(self._scale)]
        self.query_one("#keys", Static).update(Content("\n").join(lines))


def search_text(action: Action) -> str:
    """The words by which an action is found."""
    words = (shown_keys(action), *action.keys, action.label, action.group, action.id)
    return " ".join(words).casefold()


def with_rating(action: Action, scale: Scale) -> Action:
    """A verdict's action with the rating that it gives on this scale."""
    number = action.id.removeprefix("verdict.")
    rating = next((rating for rating in scale.ratings if rating.key == number), None)
    return replace(action, label=f"Verdict: {rating.label}") if rating else action


def _lines(actions: list[Action]) -> list[Content]:
    sections: dict[str, list[Content]] = {}
    for action in actions:
        sections.setdefault(_section(action), []).append(_line(action))
    lines: list[Content] = []
    for section, rows in sections.items():
        lines += [Content(""), Content.styled(section, "bold $text-primary"), *rows]
    return lines[1:]


def _section(action: Action) -> str:
    """At the desk the keys are told by what they do, elsewhere by where they work."""
    return action.group if action.context in ("desk", "pane") else title(action.context)


def _line(action: Action) -> Content:
    return Content.assemble(
        ("  " + fit(shown_keys(action), _KEYS), "bold $text-accent"),
        fit(action.label, _LABELS),
        ("  " + action.id, "$foreground-disabled"),
    )


def _legend(scale: Scale) -> list[Content]:
    ratings = [f"  {rating.mark[:1]} {rating.key.ljust(11)}{rating.label}" for rating in scale.ratings]
    evidence = [f"  {sign.ljust(14)}{meaning}" for sign, meaning in _EVIDENCE.items()]
    return [
        *(Content.styled(f"Marks of the scale {scale.name}", "bold $text-primary"), *map(Content, ratings)),
        *(
            Content(""),
            Content.styled("Marks of the evidence", "bold $text-primary"),
            *map(Content, evidence),
        ),
    ]
