"""A comparison on the screen: one line with a sign, a word and a colour, and the sentence that tells it."""

from __future__ import annotations

from typing import Literal

from textual.content import Content

from workbench.model import Comparison, Stance
from workbench.tui.text import display_line

Outcome = Literal["consistent", "inconsistent", "incomparable"]

# Each outcome has a sign beside its word, so that it is told without colour.
OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "consistent": ("✓", "$text-success"),
    "inconsistent": ("≠", "$text-error"),
    "incomparable": ("○", "$text-secondary"),
}
STANCE_COLOURS: dict[Stance, str] = {
    "supports": "$text-success",
    "refutes": "$text-error",
    "context": "$text-secondary",
}
NOT_THERE = "! not word for word in the source"


def line(comparison: Comparison) -> Content:
    """The comparison in one line: "✓ €40.1bn → €40.12bn: consistent, within rounding"."""
    sign, colour = OUTCOMES[comparison.outcome]
    parts = [comparison.finding, *comparison.flags]
    words = f"{comparison.outcome}, {', '.join(part.replace('_', ' ') for part in parts if part)}"
    if comparison.outcome == "inconsistent" and comparison.difference:
        words += f" ({comparison.difference})"
    figures = [display_line(f"{comparison.claimed} → {comparison.found}:")] * bool(
        comparison.claimed and comparison.found
    )
    return Content(" ").join([Content.styled(sign, f"bold {colour}"), *figures, display_line(words, colour)])
