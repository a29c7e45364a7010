"""The claims file: the journal, its projections and its queries; the only place with SQL."""

from workbench.store.erasure.plan import Plan
from workbench.store.file import ClaimsFile
from workbench.store.kinds import bodies
from workbench.store.queries.passages import Hit, Sentence
from workbench.store.queries.series import Stale, StoredSeries

__all__ = ["ClaimsFile", "Hit", "Plan", "Sentence", "Stale", "StoredSeries", "bodies"]
