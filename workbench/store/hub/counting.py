"""What an exchange would bring, by kind; what follows from merging, such as disputes, shows only when it is done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.model import Merged, Synced
from workbench.store.hub import fetching, local
from workbench.store.hub.local import Local
from workbench.store.hub.starting import Start
from workbench.store.hub.travels import TABLES, Table

if TYPE_CHECKING:
    from psycopg import Connection


def counted(connection: Connection, here: Local, start: Start) -> Synced:
    """What would go where."""
    sent: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for table in TABLES:
        with here.reading() as db:
            sent += local.unsent_kinds(db, table, start.sent[table.name], start.last[table.name])
        new += _lacking(connection, here, table)
    snapshots = new.pop("snapshot", 0)
    return Synced(sent=dict(sent), merged=Merged(new=dict(new), snapshots=snapshots), withheld=start.withheld)


def counted_without_hub(here: Local, *, confidential: bool) -> Synced:
    """What would be sent where no desk has begun a hub."""
    sent: Counter[str] = Counter()
    with here.reading() as db:
        for table in TABLES:
            local.note(db, table, ())
        withheld = 0 if confidential else local.withhold(db)
        for table in TABLES:
            sent += local.unsent_kinds(db, table, 0, local.last_row(db, table))
    return Synced(sent=dict(sent), withheld=withheld)


def _lacking(connection: Connection, here: Local, table: Table) -> Counter[str]:
    kinds: Counter[str] = Counter()
    after = 0
    while True:
        with here.reading() as db:
            lacking = local.lacking(db, table, after)
        if not lacking:
            return kinds
        after = lacking[-1][0]
        kinds += fetching.kinds(connection, table, [name for _, name, _ in lacking])
