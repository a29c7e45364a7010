"""The claims file: the journal, its projections and its queries; the only place with SQL.

All but bodies is imported when it is first used: a process that reads a stranger's file needs no more.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from workbench.store.kinds import bodies, desk_bodies

if TYPE_CHECKING:
    from workbench.store.erasure.plan import Plan
    from workbench.store.file import ClaimsFile
    from workbench.store.queries.near import Sentence
    from workbench.store.queries.passages import Hit
    from workbench.store.queries.series import Stale, StoredSeries

__all__ = ["ClaimsFile", "Hit", "Plan", "Sentence", "Stale", "StoredSeries", "bodies", "desk_bodies"]

_HOMES = {
    "ClaimsFile": "workbench.store.file",
    "Hit": "workbench.store.queries.passages",
    "Plan": "workbench.store.erasure.plan",
    "Sentence": "workbench.store.queries.near",
    "Stale": "workbench.store.queries.series",
    "StoredSeries": "workbench.store.queries.series",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
