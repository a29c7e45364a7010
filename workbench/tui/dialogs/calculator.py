"""The calculator: an expression over a claim's figures, its working while one types, and attaching it as evidence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from workbench.errors import WorkbenchError
from workbench.model import ClaimState, Evidence, Problem, Stance
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.dialogs.fields import LineField
from workbench.tui.dialogs.stance_field import StanceField
from workbench.tui.state.arithmetic import Arithmetic
from workbench.tui.state.expression_history import Tried
from workbench.tui.state.jobs import in_thread
from workbench.tui.text import display_line

if TYPE_CHECKING:
    from workbench.calc import Calculation

Keep = Callable[[str, Stance], ClaimState]

EMPTY = "Type an expression: (e1 - c1) / c1 · 412 km / 3.5 h in mph · €50bn in USD at ecb on 2025-02-14"
NO_NAMES = "This claim has no figures, and the file no series."
_HOW = "Enter attaches it · ↑ ↓ tried before · Tab names · Esc back"
# Seconds without a keystroke after which the expression is worked out.
_PAUSE = 0.05
# In cells: from this width on the names stand beside the expression.
_TWO_COLUMNS = 100


class CalculatorDialog(Dialog[bool]):
    """An expression line with its working below and the names that it can use beside it; the result tells whether
    a calculation was attached.

    `keep` stores an expression with a stance; what it refuses is told here, and nothing that was typed is lost. A
    `stale` calculation is made anew: its formula is offered with the names its figures have now.
    """

    BINDINGS = bindings("calculator")

    def __init__(
        self,
        state: ClaimState,
        arithmetic: Arithmetic,
        tried: Tried,
        keep: Keep,
        *,
        stale: Evidence | None = None,
    ) -> None:
        super().__init__()
        self._state = state
        self._arithmetic = arithmetic
        self._tried = tried
        self._keep = keep
        self._stale = stale
        # What stands under an empty line.
        self._empty: Problem | None = None

    def compose(self) -> ComposeResult:
        """The expression, its working, and the stance; the names are beside them, or below where it is narrow."""
        with Horizontal(classes="dialog"):
            with Vertical(id="calculation"):
                yield LineField(placeholder="(e1 - c1) / c1", id="expression")
                with VerticalScroll(can_focus=False):
                    yield Static("", markup=False, id="working")
                yield StanceField()
                yield Static(_HOW, markup=False, classes="how")
            with Vertical(id="names"):
                yield Label("Names · Enter writes one", classes="field")
                yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Names the claim, and lists what an expression can name."""
        done = "Calculate anew" if self._stale else "Calculate"
        self.query_one(".dialog").border_title = display_line(f"{done} · “{self._state.claim.text[:50]}”")
        names = self._arithmetic.names(self._state, besides=self._stale.id if self._stale else "")
        listed = self.query_one(OptionList)
        listed.add_options([Option(_name_row(name, words), id=name) for name, words in names])
        if names:
            listed.highlighted = 0
        else:
            listed.add_option(Option(display_line(NO_NAMES), disabled=True))
        self._offer()

    def on_resize(self) -> None:
        """Two columns where there is room."""
        self.set_class(self.size.width < _TWO_COLUMNS, "-narrow")

    def on_input_changed(self, event: LineField.Changed) -> None:
        """Works the expression out anew."""
        self.jobs.start("calculate", self._work_out, event.value)

    def on_input_submitted(self) -> None:
        """Enter attaches."""
        self.action_save()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Writes a name where the cursor stands."""
        field = self._field
        field.insert_text_at_cursor(event.option.id or "")
        field.focus()

    def action_save(self) -> None:
        """Attaches the calculation; an expression without a value says why and stays."""
        expression = self._field.value.strip()
        if not expression:
            return
        self._tried.keep(expression)
        try:
            self._keep(expression, self.query_one(StanceField).stance)
        except WorkbenchError as error:
            self.jobs.cancel("calculate")
            self._show(Problem(message=str(error)))
            return
        self.dismiss(True)

    def action_recall(self, step: int) -> None:
        """An expression tried before, or the one after it."""
        recalled = self._tried.step(step, self._field.value)
        if recalled is not None:
            self._field.value = recalled
            self._field.cursor_position = len(recalled)

    def action_cancel(self) -> None:
        """Leaves; what was typed is found again with ↑."""
        self._tried.keep(self._field.value.strip())
        self.dismiss(False)

    def _offer(self) -> None:
        """Writes the formula that is to be made anew, or says why a person has to."""
        # What is made anew keeps the stance it has.
        self.query_one(StanceField).display = self._stale is None
        formula = self._arithmetic.again(self._stale.id) if self._stale else ""
        if isinstance(formula, Problem):
            self._empty, formula = formula, ""
        self._field.value = formula
        self.jobs.start("calculate", self._work_out, formula)

    async def _work_out(self, expression: str) -> None:
        """Shows the working once the typing pauses, off the thread that draws; the next keystroke drops it."""
        if not expression.strip():
            self._show(self._empty)
            return
        await asyncio.sleep(_PAUSE)
        self._show(await in_thread(self._arithmetic.calculated, expression, self._state.claim.id))

    def _show(self, outcome: Calculation | Problem | None) -> None:
        self.query_one("#working", Static).update(_working(outcome))

    @property
    def _field(self) -> LineField:
        return self.query_one("#expression", LineField)


def _working(outcome: Calculation | Problem | None) -> Content:
    """The inputs, the formula with its values, the result, and below it how exact it is and what it rests on."""
    if outcome is None:
        return Content.styled(EMPTY, "$foreground-muted")
    if isinstance(outcome, Problem):
        return display_line(f"! {outcome.message}", "$text-warning")
    result = f"= {outcome.result}"
    lines = (display_line(line, "bold $text-success" if line == result else "") for line in outcome.shown)
    return Content("\n").join(lines)


def _name_row(name: str, words: str) -> Content:
    return Content.assemble((f"{name}  ", "bold $text-accent"), display_line(words))
