"""Where the current claim stands: its status, and each live verdict with who gave it and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from workbench.model import Checker, ClaimState, Status, Verdict
from workbench.tui import marks
from workbench.tui.before import Before, checked_before
from workbench.tui.text import display_line, display_text
from workbench.tui.text_pane import TextPane

EMPTY = "No claim is chosen."
_HINTS: dict[Status, str] = {
    "open": "1-5 gives a verdict, 0 shows every rating, x says it is no claim",
    "checking": "1-5 gives a verdict, 0 shows every rating",
    "disputed": "0 settles it",
    "dismissed": "u takes that back, where it was your last step",
    "reopened": "1-5 gives the verdict anew",
}
_COLUMNS = 3
COLOURS: dict[marks.Role, str] = {
    "open": "$foreground-muted",
    "checking": "$text-secondary",
    "good": "$text-success",
    "mixed": "$text-warning",
    "bad": "$text-error",
    "neutral": "$foreground",
    "disputed": "$text-accent",
    "dismissed": "$foreground-muted",
    "reopened": "$text-accent",
}


class VerdictPane(TextPane):
    """The status in words, then the live verdicts side by side; beyond three the last column holds the rest."""

    def compose(self) -> ComposeResult:
        """A line for the status, one for what was checked before, and columns for the verdicts."""
        yield Static("", markup=False, id="standing")
        yield Static("", markup=False, id="before")
        with Horizontal(id="verdicts"):
            for number in range(_COLUMNS):
                yield Static("", markup=False, id=f"verdict-{number}")

    def show(self, state: ClaimState | None, checkers: Mapping[str, Checker]) -> None:
        """Shows the verdicts on a claim; `checkers` are those who gave them, by id."""
        verdicts = state.verdicts if state else ()
        self.query_one("#before").display = False
        self.query_one("#standing", Static).update(_standing(state))
        for number, column in enumerate(_columns(verdicts)):
            blocks = [_verdict(one, checkers.get(one.checker)) for one in column]
            static = self.query_one(f"#verdict-{number}", Static)
            static.update(Content("\n").join(blocks))
            static.display = bool(blocks)
        self.border_subtitle = display_line(state.status if state else "")
        self.scroll_to(y=0, animate=False)

    def remember(self, found: Before) -> None:
        """Says in one line that an earlier claim said the same and has a verdict, if one did."""
        told = checked_before(found)
        line = self.query_one("#before", Static)
        line.update(told)
        line.display = bool(told)


def _columns(verdicts: Sequence[Verdict]) -> list[Sequence[Verdict]]:
    return [verdicts[0:1], verdicts[1:2], verdicts[2:]]


def _standing(state: ClaimState | None) -> Content:
    if state is None:
        return Content.styled(EMPTY, "$foreground-muted")
    mark = marks.standing(state)
    told = Content.styled(f"{mark.text.strip()} {marks.WORDS[state.status]}", COLOURS[mark.role])
    hint = _HINTS.get(state.status)
    return told + Content.styled(f". {hint}." if hint else "", "$foreground-muted")


def _verdict(verdict: Verdict, checker: Checker | None) -> Content:
    glyph, letter = marks.short(verdict)
    colour = f"bold {COLOURS[marks.role(verdict)]}"
    head = display_line(f"{glyph}{letter} {marks.label(verdict)}", colour)
    who = display_line(f"{_initials(checker)} · {verdict.at[:10]}", "$foreground-muted")
    why = display_text(verdict.explanation) if verdict.explanation else Content("")
    return Content("\n").join([head, who, why] if why else [head, who])


def _initials(checker: Checker | None) -> str:
    return (checker.initials or checker.name) if checker else "?"
