"""A comparison on the screen: one line with a sign, a word and a colour, and the sentence that tells it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from textual.content import Content

from workbench.model import Comparison
from workbench.tui.text import display_line

Outcome = Literal["consistent", "inconsistent", "incomparable"]

# Each outcome has a sign beside its word, so that it is told without colour.
OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "consistent": ("✓", "$text-success"),
    "inconsistent": ("≠", "$text-error"),
    "incomparable": ("○", "$text-secondary"),
}
NOT_THERE = "! not word for word in the source"


class Weighed(NamedTuple):
    """What the arithmetic and the source say of one piece of evidence.

    `comparison` is None where the claim or the quote has nothing to compare; `word_for_word` is None where there is
    no text to look in, or no quote.
    """

    comparison: Comparison | None = None
    word_for_word: bool | None = None


def line(comparison: Comparison) -> Content:
    """The comparison in one line: "✓ €40.1bn → €40.12bn: consistent, within rounding"."""
    sign, colour = OUTCOMES[comparison.outcome]
    parts = [comparison.finding, *comparison.flags]
    told = f"{comparison.outcome}, {', '.join(part.replace('_', ' ') for part in parts if part)}"
    if comparison.outcome == "inconsistent" and comparison.difference:
        told += f" ({comparison.difference})"
    figures = f"{comparison.claimed} → {comparison.found}:" if comparison.found else f"{comparison.claimed}:"
    parts_of_line = [
        Content.styled(sign, f"bold {colour}"),
        display_line(figures),
        display_line(told, colour),
    ]
    return Content(" ").join(parts_of_line)
