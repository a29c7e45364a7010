"""What new entries concern: gathered while they are written, settled once after all of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from workbench.store.kinds.columns import Row
from workbench.store.kinds.registry import EntryKind


@dataclass(slots=True)
class Touched:
    """What new entries concern, by id, and what of it is yet to be written."""

    texts: set[str] = field(default_factory=set)  # articles whose text is new
    read_again: set[str] = field(default_factory=set)  # articles with claims or a reading before
    claims: set[str] = field(default_factory=set)  # claims with new work
    worded: set[str] = field(default_factory=set)  # claims that a person added or worded anew
    listing: set[str] = field(default_factory=set)  # claims that may come onto the list, or go from it
    retracted: set[str] = field(default_factory=set)  # entries that a retraction names
    accepted: set[str] = field(default_factory=set)  # entries that somebody agrees to
    described: set[str] = field(default_factory=set)  # articles of which a person says something
    drafted: set[str] = field(default_factory=set)  # articles whose text, claims or drafts are new
    revised: set[str] = field(
        default_factory=set
    )  # articles that are drafts after others since, or no longer
    sources: bool = False  # whether any source is new
    first: dict[str, list[Row]] = field(
        default_factory=dict
    )  # rows of first claims, by article, yet without status
    # Rows of people's work.
    work: defaultdict[EntryKind, list[Row]] = field(default_factory=lambda: defaultdict(list))
