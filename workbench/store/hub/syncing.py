"""One exchange between a claims file and a hub: erasures, what the file has, what the hub has, and remembering it.

What was remembered says where to begin. Where it does not hold any more (a VACUUM here; there, a hub that was restored
or lost rows), everything is compared by id, for which ids alone need to travel.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model import Merged, Problem, Synced
from workbench.store import erasing
from workbench.store.hub import fetching, local, remembered, sending, tables
from workbench.store.hub.connection import Address, connected, in_words
from workbench.store.hub.listing import Listing, listing
from workbench.store.hub.local import Local
from workbench.store.hub.remembered import Remembered
from workbench.store.hub.tables import Hub
from workbench.store.hub.travels import ERASED, TABLES, Table

if TYPE_CHECKING:
    from psycopg import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """Where an exchange begins: the hub's rows from `since` on, ours behind `sent` up to `last`, by table."""

    since: int
    at_least: int
    sent: dict[str, int]
    last: dict[str, int]
    schema: int


def sync(
    here: Local, to: Address, *, confidential: bool = True, dry_run: bool = False, anew: bool = False
) -> Synced:
    """Exchanges all that is new on either side, or only counts it; `anew` compares everything, whatever is remembered.

    Without `confidential`, what rests on confidential sources stays here. HubError where the hub cannot be used; what
    went through before stays on both sides, and a retry goes on from there.
    """
    with connected(to) as connection, in_words(to):
        return exchange(connection, here, confidential=confidential, dry_run=dry_run, anew=anew)


def exchange(
    connection: Connection,
    here: Local,
    *,
    confidential: bool = True,
    dry_run: bool = False,
    anew: bool = False,
) -> Synced:
    """The same on a connection, whose errors are psycopg's."""
    hub = tables.opened(connection, create=not dry_run)
    if hub is None:
        return _counted_without_hub(here, confidential=confidential)
    with here.reading() as db:
        start = _start(db, hub, anew=anew or not confidential)
        found = listing(connection, db, start.since, start.at_least)
        withheld = 0 if confidential or found is None else local.withhold(db)
    if found is None:
        return exchange(connection, here, confidential=confidential, dry_run=dry_run, anew=True)
    if dry_run:
        return replace(_counted(connection, here, start), withheld=withheld)
    sent, refused = _send(connection, here, start)
    merged, problems = _fetch(connection, here, found)
    if not withheld:
        _remember(here, hub, start, found, sum(sent.values()), refused)
    return Synced(
        sent=dict(sent),
        merged=merged,
        withheld=withheld,
        problems=(*_told(refused), *problems),
        encrypted=connection.info.host.startswith("/") or connection.pgconn.ssl_in_use,
    )


def _start(db: sqlite3.Connection, hub: Hub, *, anew: bool) -> _Start:
    known = remembered.recall(db, hub.identity)
    last = {table.name: local.last_row(db, table) for table in TABLES}
    schema = remembered.schema_version(db)
    if known and known.epoch == hub.epoch and not anew:
        sent = {
            table.name: remembered.sent_before(db, table, known.places.get(table.name)) for table in TABLES
        }
        rows = {name: row for name, row in sent.items() if row is not None}
        if len(rows) == len(sent):
            return _Start(since=known.cursor, at_least=known.held, sent=rows, last=last, schema=schema)
    return _Start(since=0, at_least=0, sent=dict.fromkeys(last, 0), last=last, schema=schema)


def _send(connection: Connection, here: Local, start: _Start) -> tuple[Counter[str], list[Table]]:
    """Sends what may be sent: how much was new there by kind, and the tables that the role may not write."""
    with here.reading() as db:
        erasures = erasing.erasures(db)
    refused = [table for table in (ERASED, *TABLES) if not sending.may_send(connection, table)]
    sent: Counter[str] = Counter()
    if erasures and ERASED not in refused:
        sent["erasure"] = sending.send_erasures(connection, erasures)
    for table in TABLES:
        if table not in refused:
            sent += sending.send(connection, here, table, start.sent[table.name], start.last[table.name])
    return +sent, [table for table in refused if table is not ERASED or erasures]


def _fetch(connection: Connection, here: Local, found: Listing) -> fetching.Fetched:
    merged, problems = fetching.merge(here, ERASED, found.erased) if found.erased else (Merged(), [])
    for table in TABLES:
        some, trouble = fetching.fetch(connection, here, table)
        merged, problems = fetching.together(merged, some), problems + trouble
    return merged, problems


def _remember(here: Local, hub: Hub, start: _Start, found: Listing, sent: int, refused: list[Table]) -> None:
    reached = {
        table: start.sent[table.name] if table in refused else start.last[table.name] for table in TABLES
    }
    with here.writing() as db:
        # A VACUUM meanwhile may have moved rows from where they were still to be sent to where they were not.
        whole = remembered.schema_version(db) == start.schema
        places = (
            {table.name: remembered.place(db, table, row) for table, row in reached.items()} if whole else {}
        )
        now = Remembered(epoch=hub.epoch, cursor=found.cursor, held=found.held + sent, places=places)
        if now != remembered.recall(db, hub.identity):
            remembered.keep(db, hub.identity, now)


def _counted(connection: Connection, here: Local, start: _Start) -> Synced:
    """What an exchange would bring, claims and disputes left out, which only show when entries are merged."""
    sent: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for table in TABLES:
        with here.reading() as db:
            sent += local.unsent_kinds(db, table, start.sent[table.name], start.last[table.name])
        after = 0
        while True:
            with here.reading() as db:
                lacking = local.lacking(db, table, after)
            if not lacking:
                break
            after = lacking[-1][0]
            new += fetching.kinds(connection, table, [name for _, name, _ in lacking])
    snapshots = new.pop("snapshot", 0)
    return Synced(sent=dict(sent), merged=Merged(new=dict(new), snapshots=snapshots))


def _counted_without_hub(here: Local, *, confidential: bool) -> Synced:
    sent: Counter[str] = Counter()
    with here.reading() as db:
        for table in TABLES:
            local.note(db, table, ())
        withheld = 0 if confidential else local.withhold(db)
        for table in TABLES:
            sent += local.unsent_kinds(db, table, 0, local.last_row(db, table))
    return Synced(sent=dict(sent), withheld=withheld)


def _told(refused: list[Table]) -> list[Problem]:
    """One line for what the role may not send."""
    if not refused:
        return []
    what = " and ".join(
        {"erased": "erasures", "entries": "work"}.get(table.name, table.name) for table in refused
    )
    role = "workbench_eraser" if refused == [ERASED] else "workbench_checker"
    return [
        Problem(
            message=f"your {what} stayed here: your role on the hub may not send them; ask its owner for {role}"
        )
    ]
