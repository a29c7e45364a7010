"""A claim's standing in three columns: a glyph, a letter and a role that chooses the colour, never colour alone."""

from __future__ import annotations

from typing import Literal, NamedTuple

from workbench import scales
from workbench.model import ClaimState, Status, Verdict
from workbench.presentation import STATUSES

Role = Literal[
    "open", "checking", "good", "mixed", "bad", "neutral", "disputed", "dismissed", "reopened", "carried"
]


class Mark(NamedTuple):
    """Three columns of text, and the role that their colour stands for."""

    text: str
    role: Role


# The standings that no verdict's own mark tells.
_STANDING: dict[Status, Role] = {
    "open": "open",
    "checking": "checking",
    "disputed": "disputed",
    "dismissed": "dismissed",
    "reopened": "reopened",
    "carried": "carried",
}


def standing(state: ClaimState) -> Mark:
    """What the list shows: "✓ 5" for one verdict, "✓✓5" where two checkers agree, else the status."""
    if state.status in _STANDING or not state.verdicts:
        status = state.status if state.status in _STANDING else "open"
        return Mark(f" {STATUSES[status].sign} ", _STANDING[status])
    verdict = state.verdicts[0]
    glyph, letter = short(verdict)
    second = glyph if state.status == "confirmed" else " "
    return Mark(glyph + second + letter, role(verdict))


def short(verdict: Verdict) -> tuple[str, str]:
    """A verdict's glyph and letter."""
    mark = scales.mark(verdict.scale, verdict.rating)
    return mark[:1], mark[1:2] or " "


def label(verdict: Verdict) -> str:
    """The rating in words; its bare code where this version does not know it."""
    return scales.label(verdict.scale, verdict.rating)


def role(verdict: Verdict) -> Role:
    """The tone of the rating, neutral where this version does not know it."""
    return scales.tone(verdict.scale, verdict.rating)
