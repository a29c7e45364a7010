"""The claims file: the journal, its projections and its queries; the only place with SQL."""

from workbench.store import bodies
from workbench.store.doomed import Plan
from workbench.store.file import ClaimsFile
from workbench.store.passages import Hit, Sentence
from workbench.store.series import Stale, StoredSeries

__all__ = ["ClaimsFile", "Hit", "Plan", "Sentence", "Stale", "StoredSeries", "bodies"]
