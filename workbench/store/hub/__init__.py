"""A PostgreSQL server that many claims files exchange their entries with; its rows are trusted as little as a stranger's."""

from workbench.store.hub.connection import Address, address
from workbench.store.hub.local import Local
from workbench.store.hub.syncing import sync
from workbench.store.hub.tables import roles

__all__ = ["Address", "Local", "address", "roles", "sync"]
