"""A comparison on the screen: one line with a sign, a word and a colour, and the sentence that tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.content import Content

from workbench.lazy import LazyModule
from workbench.model import Comparison, Stance
from workbench.tui.text import display_line

if TYPE_CHECKING:
    from workbench import extract
else:
    extract = LazyModule("workbench.extract")

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
_BRIEF = 40  # characters of a claimed or found text that is shown as it is
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
    figures = [display_line(f"{comparison.claimed} → {comparison.found}:")] * bool(
        comparison.claimed and comparison.found
    )
    return Content(" ").join([Content.styled(sign, f"bold {colour}"), *figures, display_line(told, colour)])


def brief(comparison: Comparison, language: str, found_in: str) -> Comparison:
    """The comparison with its texts cut to their figures; "" for a long text that has none or several.

    `language` is that of the claim, `found_in` that of what was found, "" where it is the same.
    """
    return replace(
        comparison,
        claimed=_figure(comparison.claimed, language),
        found=_figure(comparison.found, found_in or language),
    )


def _figure(text: str, language: str) -> str:
    if len(text) <= _BRIEF:
        return text
    figures = extract.quantities(text, language=language)
    return figures[0].text if len(figures) == 1 else ""
