"""One line of the claim list, as pieces of text with roles: computed here, coloured by the widget."""

from __future__ import annotations

from typing import NamedTuple

from workbench.model import ClaimState
from workbench.tui.marks import standing
from workbench.tui.text import fit, safe_line

_MARK = 3
_NARROWEST_WITH_CLAIMANT = 44
_WIDEST_CLAIMANT = 16


class Piece(NamedTuple):
    """A stretch of a row; `role` names one of the list's component styles."""

    text: str
    role: str


def pieces(state: ClaimState, *, width: int, digits: int, current: bool) -> tuple[Piece, ...]:
    """The row in exactly `width` cells: gutter, number, mark, text, claimant; `digits` is the number's width."""
    mark = standing(state)
    who = _claimant_width(width)
    text = width - 2 - digits - 1 - _MARK - 1 - (who + 1 if who else 0)
    muted = "dismissed" if state.status == "dismissed" else "text"
    row = [
        Piece("▌" if current else " ", "gutter"),
        Piece(fit(str(state.number), digits, right=True) + " ", "number"),
        Piece(mark.text + " ", mark.role),
        Piece(fit(safe_line(state.claim.text), text), muted),
    ]
    if who:
        row.append(Piece(" " + fit(_aside(state), who, right=True), "claimant"))
    row.append(Piece(" ", "gutter"))
    return tuple(row)


def _aside(state: ClaimState) -> str:
    """Who said it; at a dispute that nobody is named for, the dispute."""
    who = safe_line(state.claim.claimant)
    return who or ("disputed" if state.status == "disputed" else "")


def _claimant_width(width: int) -> int:
    return 0 if width < _NARROWEST_WITH_CLAIMANT else min(_WIDEST_CLAIMANT, width // 4)
