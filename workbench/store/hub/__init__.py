"""A PostgreSQL server that claims files exchange entries with; it is trusted as little as a stranger's file."""

from workbench.store.hub.connection import Address, address, reach
from workbench.store.hub.local import Local
from workbench.store.hub.syncing import sync
from workbench.store.hub.tables import roles
from workbench.store.hub.watching import watch

__all__ = ["Address", "Local", "address", "reach", "roles", "sync", "watch"]
