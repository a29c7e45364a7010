"""The sources of a claims file as texts: read when they come in, quoted from, and asked about a claim."""

from workbench.library.finds import find
from workbench.library.quotes import Placed, passages_of, place
from workbench.library.texts import differing, keep, keep_all

__all__ = ["Placed", "differing", "find", "keep", "keep_all", "passages_of", "place"]
