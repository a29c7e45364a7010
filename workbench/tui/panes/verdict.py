"""Where the current claim stands: its status, and each live verdict with who gave it and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from workbench.lookalikes import ambiguous
from workbench.model import Checker, ClaimState, Dispute, Ground, Proposal, Side, Status, Verdict
from workbench.presentation import STANCES, STATUSES, checker_initials, full_name, proposal_line
from workbench.tui.panes import marks
from workbench.tui.panes.checked_before import checked_before
from workbench.tui.panes.text_pane import TextPane
from workbench.tui.state.before import Before
from workbench.tui.text import display_line, display_text

EMPTY = "No claim is chosen."
NO_GROUND = "rests on no evidence"
_HINTS: dict[Status, str] = {
    "open": "1-5 gives a verdict, 0 shows every rating, x says it is no claim",
    "checking": "1-5 gives a verdict, 0 shows every rating",
    "disputed": "0 and Tab settle it, d goes to the next",
    "dismissed": "x takes that back",
    "reopened": "1-5 gives the verdict anew",
    "carried": "1-5 gives a verdict of your own",
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
    "carried": "$text-secondary",
}


class VerdictPane(TextPane):
    """The status in words, then the live verdicts side by side; beyond three the last column holds the rest.

    `hinting` is whether it says which keys go on from there.
    """

    hinting = True

    def compose(self) -> ComposeResult:
        """A line for the status, one for what was checked before, and columns for the verdicts."""
        yield Static("", markup=False, id="standing")
        yield Static("", markup=False, id="before")
        with Horizontal(id="verdicts"):
            for number in range(_COLUMNS):
                yield Static("", markup=False, id=f"verdict-{number}")

    def show(
        self, state: ClaimState | None, checkers: Mapping[str, Checker], dispute: Dispute | None = None
    ) -> None:
        """Shows the verdicts on a claim; `checkers` are those who gave them, by id.

        With a `dispute`, each side is told with its evidence.
        """
        self.query_one("#before").display = False
        standing = _standing(state, hinting=self.hinting)
        if state and (twins := _look_alikes(state, checkers)):
            standing += display_line(f" {twins}", "$text-warning")
        if dispute and dispute.remark:
            standing += display_line(f" But {dispute.remark}.", "$text-warning")
        self.query_one("#standing", Static).update(standing)
        if dispute:
            proposals = [_proposal(each, checkers) for each in dispute.proposals]
            self._lay_out([*(_side(side) for side in dispute.sides), *proposals])
        else:
            self._lay_out([_verdict(verdict, checkers) for verdict in state.verdicts] if state else [])
        self.border_subtitle = display_line(state.status if state else "")
        self.scroll_to(y=0, animate=False)

    def ask(self, question: str) -> None:
        """Shows a line in place of all verdicts, for who is not to see them yet."""
        self.query_one("#before").display = False
        self.query_one("#standing", Static).update(display_line(question))
        self._lay_out([])
        self.border_subtitle = Content("")
        self.scroll_to(y=0, animate=False)

    def _lay_out(self, blocks: Sequence[Content]) -> None:
        for number, column in enumerate(_columns(blocks)):
            static = self.query_one(f"#verdict-{number}", Static)
            static.update(Content("\n").join(column))
            static.display = bool(column)

    def remember(self, before: Before) -> None:
        """Says in one line that an earlier claim said the same and has a verdict, if one did."""
        summary = checked_before(before)
        line = self.query_one("#before", Static)
        line.update(summary)
        line.display = bool(summary)


def _columns(blocks: Sequence[Content]) -> list[Sequence[Content]]:
    return [blocks[0:1], blocks[1:2], blocks[2:]]


def _standing(state: ClaimState | None, *, hinting: bool) -> Content:
    if state is None:
        return Content.styled(EMPTY, "$foreground-muted")
    mark = marks.standing(state)
    meaning = Content.styled(f"{mark.text.strip()} {STATUSES[state.status].meaning}", COLOURS[mark.role])
    hint = _HINTS.get(state.status) if hinting else ""
    return meaning + Content.styled(f". {hint}." if hint else "", "$foreground-muted")


def _look_alikes(state: ClaimState, checkers: Mapping[str, Checker]) -> str:
    """Says whose names, of those who gave verdicts here, could be taken for another's; "" where none could."""
    doubtful = ambiguous(checker.name for checker in checkers.values())
    givers = (checkers[verdict.checker].name for verdict in state.verdicts if verdict.checker in checkers)
    names = [f"“{name}”" for name in dict.fromkeys(givers) if name in doubtful]
    return f"Another checker's name looks like {' and '.join(names)}." if names else ""


def _verdict(verdict: Verdict, checkers: Mapping[str, Checker]) -> Content:
    who = f"{checker_initials(verdict.checker, checkers)} · {verdict.given}"
    return Content("\n").join([*_rated(verdict, who)])


def _side(side: Side) -> Content:
    """A side of a dispute: the rating, who gave it and when, why, and what it rests on."""
    at = side.verdict.at[:16].replace("T", " ")
    lines = _rated(side.verdict, f"{full_name(side.checker)} · {at}{side.verdict.manner}")
    grounds = [_ground(ground) for ground in side.grounds]
    return Content("\n").join([*lines, *(grounds or [Content.styled(NO_GROUND, "$foreground-muted")])])


def _proposal(proposal: Proposal, checkers: Mapping[str, Checker]) -> Content:
    """What somebody would set aside, and the keys that answer it."""
    line = proposal_line(proposal, lambda checker: checker_initials(checker, checkers))
    keys = "y agrees" if proposal.kind == "verdict" else "y agrees, n says no"
    return display_line(line, "$text-warning") + Content.styled(f" ({keys})", "$foreground-muted")


def _rated(verdict: Verdict, who: str) -> list[Content]:
    glyph, letter = marks.short(verdict)
    colour = f"bold {COLOURS[marks.role(verdict)]}"
    lines = [
        display_line(f"{glyph}{letter} {marks.label(verdict)}", colour),
        display_line(who, "$foreground-muted"),
    ]
    return [*lines, display_text(verdict.explanation)] if verdict.explanation else lines


def _ground(ground: Ground) -> Content:
    """Evidence in a line or two; what not every side rests on is marked by a sign and words."""
    sign = STANCES[ground.evidence.stance].sign
    place = ", ".join(filter(None, (ground.title, ground.evidence.locator)))
    asides = ["only here"] * (not ground.shared) + ["taken back"] * ground.taken_back
    line = display_line(f"{sign} {place}") + Content.styled(
        f" ({', '.join(asides)})" if asides else "", "bold $text-warning"
    )
    quote = display_line(f"“{ground.evidence.quote}”", "italic") if ground.evidence.quote else None
    return Content("\n").join([line, quote]) if quote else line
