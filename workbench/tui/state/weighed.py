"""What the arithmetic says of evidence, and how its texts are cut for a screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.lazy import LazyModule
from workbench.model import Comparison

if TYPE_CHECKING:
    from workbench import extract
else:
    extract = LazyModule("workbench.extract")

_BRIEF = 40  # characters of a claimed or found text that is shown as it is


class Weighed(NamedTuple):
    """What the arithmetic and the source say of one piece of evidence.

    `comparison` is None where the claim or the quote has nothing to compare; `word_for_word` is None where there is
    no text to look in, or no quote.
    """

    comparison: Comparison | None = None
    word_for_word: bool | None = None


def brief(comparison: Comparison, language: str, source_language: str) -> Comparison:
    """The comparison with its texts cut to their figures; "" for a long text that has none or several.

    `language` is that of the claim, `source_language` that of what was found, "" where it is the same.
    """
    return replace(
        comparison,
        claimed=_figure(comparison.claimed, language),
        found=_figure(comparison.found, source_language or language),
    )


def _figure(text: str, language: str) -> str:
    if len(text) <= _BRIEF:
        return text
    figures = extract.quantities(text, language=language)
    return figures[0].text if len(figures) == 1 else ""
