"""How an earlier claim that says the same is told: its verdicts, who gave them, and whether the figures agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.desk import SimilarClaim
from workbench.model import Checker, ClaimState
from workbench.presentation import checker_initials
from workbench.tui.panes import marks
from workbench.tui.state.before import Before
from workbench.tui.text import display_line

if TYPE_CHECKING:
    from workbench.match import Relation
    from workbench.match.figures import Agreement

# Told by a sign and words, not by the colour alone; claims without figures say nothing of them.
_FIGURES: dict[Agreement, tuple[str, str]] = {
    "agree": ("= figures agree", "$text-success"),
    "differ": ("≠ figures differ", "$text-warning"),
    "none": ("", ""),
}

_RELATIONS: dict[Relation, str] = {"same": "same", "other_figure": "other figure", "related": "related"}


def checked_before(before: Before) -> Content:
    """A line on the best of the claims that say the same and have a verdict; empty where there is none."""
    telling = [each for each in before.similar if each.match.tells and each.state.verdicts]
    best = min(telling, key=lambda each: not each.match.same, default=None)
    if best is None:
        return Content("")
    head = Content.styled("↺ Checked before: ", "bold $text-accent")
    judged = verdicts(best.state, before.checkers) + figures(best)
    words = display_line(f"“{best.state.claim.text}”")
    return head + judged + Content(": ") + words + _more(before)


def relation(each: SimilarClaim) -> Content:
    """What the two are to each other, in two words at most."""
    return Content.styled(
        f"{_RELATIONS[each.match.relation]}  ",
        "bold $text-accent" if each.match.same else "$foreground-muted",
    )


def verdicts(state: ClaimState, checkers: Mapping[str, Checker]) -> Content:
    """The live verdicts with the initials of who gave them, or the status of a claim that has none."""
    if not state.verdicts:
        return Content.styled(state.status, "$foreground-muted")
    judgements = []
    for verdict in state.verdicts:
        who = checker_initials(verdict.checker, checkers)
        judgements.append(f"{marks.short(verdict)[0]} {marks.label(verdict)} ({who})")
    return display_line(" / ".join(judgements), "bold")


def figures(each: SimilarClaim) -> Content:
    """Whether the figures agree, after a comma; empty where one of the claims has none."""
    words, colour = _FIGURES[each.match.figures]
    return Content(", ") + Content.styled(words, colour) if words else Content("")


def _more(before: Before) -> Content:
    count = len(before.similar)
    return Content.styled(f" · c shows {'it' if count == 1 else f'all {count}'}", "$foreground-muted")
