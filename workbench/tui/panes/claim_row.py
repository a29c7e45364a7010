"""One line of the claim list, as pieces of text with roles: computed here, coloured by the widget."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from workbench.model import ClaimState
from workbench.presentation import doubt_sign
from workbench.tui.panes.marks import standing
from workbench.tui.text import fit, safe_line

_MARK = 3
_NARROWEST_WITH_CLAIMANT = 44
_WIDEST_CLAIMANT = 16


class Piece(NamedTuple):
    """A stretch of a row; `role` names one of the list's component styles."""

    text: str
    role: str


def pieces(state: ClaimState, *, width: int, digits: int, current: bool) -> tuple[Piece, ...]:
    """The row in exactly `width` cells: gutter, number, mark, text, claimant; `digits` is the number's width.

    The text takes the room that no claimant needs.
    """
    mark = standing(state)
    who = _aside(state, width)
    text = width - 2 - digits - 1 - _MARK - 1 - (cell_len(who) + 1 if who else 0)
    row = [
        Piece("▌" if current else " ", "gutter"),
        Piece(fit(str(state.number), digits, right=True) + " ", "number"),
        Piece(mark.text + " ", mark.role),
        Piece(_words(state, text), "dismissed" if mark.role == "dismissed" else "text"),
    ]
    if who:
        row.append(Piece(" " + who, "claimant"))
    row.append(Piece(" ", "gutter"))
    return tuple(row)


def _words(state: ClaimState, width: int) -> str:
    """The claim's text in so many cells, with the sign of a doubt where the words end."""
    sign = doubt_sign(state.claim)
    words = safe_line(state.claim.text)
    room = width - cell_len(sign)
    return (
        fit(fit(words, min(room, cell_len(words))) + sign, width) if sign and room > 0 else fit(words, width)
    )


def _aside(state: ClaimState, width: int) -> str:
    """Who said it; at a dispute about a claim of nobody's, the dispute."""
    who = safe_line(state.claim.claimant) or ("disputed" if state.status == "disputed" else "")
    room = 0 if width < _NARROWEST_WITH_CLAIMANT else min(_WIDEST_CLAIMANT, width // 3)
    return fit(who, min(room, cell_len(who)))
