"""Where an exchange begins: what is remembered of the hub if it still holds, and what the hub lists since."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.hub import local, remembered
from workbench.store.hub.listing import Listing, listing
from workbench.store.hub.tables import Hub
from workbench.store.hub.travels import TABLES

if TYPE_CHECKING:
    from psycopg import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What the hub has listed, and our rows: by table, those up to `sent` are on it and `last` is the newest.

    `schema` is the version of our tables, `withheld` how many rows stay here for being confidential.
    """

    hub: Hub
    listing: Listing
    sent: dict[str, int]
    last: dict[str, int]
    schema: int
    withheld: int


def start(
    connection: Connection, db: sqlite3.Connection, hub: Hub, *, confidential: bool, anew: bool
) -> Start:
    """Compares everything where `anew`, or where what was remembered holds no more: a VACUUM, a hub that lost rows."""
    memory = remembered.recall(db, hub.identity)
    last = {table.name: local.last_row(db, table) for table in TABLES}
    # What stays here is told from what is on the hub already by a list of all that it has.
    holds = memory and memory.epoch == hub.epoch and confidential and not anew
    sent = _sent(db, memory) if memory and holds else None
    listed = listing(connection, db, memory if sent else None)
    return Start(
        hub=hub,
        listing=listed,
        sent=sent if sent and not listed.whole else dict.fromkeys(last, 0),
        last=last,
        schema=remembered.schema_version(db),
        withheld=0 if confidential else local.withhold(db),
    )


def _sent(db: sqlite3.Connection, memory: remembered.Remembered) -> dict[str, int] | None:
    """Up to which row of each table all were sent; None where that is not known of every one."""
    places = {
        table.name: remembered.sent_before(db, table, memory.places.get(table.name)) for table in TABLES
    }
    rows = {name: row for name, row in places.items() if row is not None}
    return rows if len(rows) == len(places) else None
