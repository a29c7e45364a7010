"""All ratings of the scale, each by its key."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench import scales
from workbench.scales import Rating
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.panes.verdict import COLOURS
from workbench.tui.state.choice import Choice
from workbench.tui.text import display_line, fit

_LABEL = 30


class RatingPicker(Dialog[Choice | None]):
    """A rating's key gives it; so do the arrows and Enter. At a dispute Tab says whether it settles it."""

    BINDINGS = bindings("picker")

    def __init__(self, scale: str, *, disputed: bool = False) -> None:
        super().__init__()
        self._code = scale
        self._scale = scales.scale(scale)
        self._disputed = disputed
        self._resolve = False

    def compose(self) -> ComposeResult:
        """The ratings, best first, then those without a number."""
        with Vertical(classes="dialog"):
            yield OptionList(
                *(Option(_line(rating), id=rating.code) for rating in self._scale.ratings), markup=False
            )
            yield Static(self._how(), markup=False)

    def on_mount(self) -> None:
        """Names the scale."""
        self.query_one(".dialog").border_title = display_line(f"Verdict · {self._scale.name}")

    def on_key(self, event: events.Key) -> None:
        """Gives the rating whose key was pressed."""
        for rating in self._scale.ratings:
            if rating.key == event.character:
                event.stop()
                self._give(rating.code)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the rating that was chosen."""
        self._give(event.option.id or "")

    def action_choose(self) -> None:
        """Gives the highlighted rating."""
        self.query_one(OptionList).action_select()

    def action_resolve(self) -> None:
        """Settles the dispute with this verdict, or lets it stand beside the others."""
        self._resolve = self._disputed and not self._resolve
        self.query_one(Static).update(self._how())

    def action_cancel(self) -> None:
        """Closes without a verdict."""
        self.dismiss(None)

    def _give(self, rating: str) -> None:
        self.dismiss(Choice(scale=self._code, rating=rating, resolve=self._resolve))

    def _how(self) -> Content:
        if not self._disputed:
            return Content.styled("A key or Enter gives it · Esc back", "$foreground-muted")
        stand = (
            "replaces every verdict and settles the dispute" if self._resolve else "replaces only your own"
        )
        return Content.assemble(("Tab ", "bold $text-accent"), (f"this verdict {stand}", "$foreground-muted"))


def _line(rating: Rating) -> Content:
    number = str(rating.value) if rating.value is not None else ""
    return Content.assemble(
        (f" {rating.key} ", "bold $text-accent"),
        (f" {rating.mark[:1]} ", COLOURS[rating.tone]),
        fit(rating.label, _LABEL),
        (fit(number, 3, right=True), "$foreground-muted"),
    )
