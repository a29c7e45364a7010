"""Two drafts of one text, set against each other: pure functions, linear enough for a long article."""

from workbench.drafts.alignment import Alignment, align
from workbench.drafts.claims import carried_span, pairs
from workbench.drafts.corrections import outcome
from workbench.drafts.paragraphs import paragraphs

__all__ = ["Alignment", "align", "carried_span", "outcome", "pairs", "paragraphs"]
