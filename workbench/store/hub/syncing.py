"""One exchange between a claims file and a hub: erasures, what the file has, what the hub has, and remembering it.

What was remembered says where to begin. Where it does not hold any more (a VACUUM here; there, a hub that was restored
or lost rows), everything is compared by id, for which ids alone need to travel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model import Merged, Problem, Synced
from workbench.store.erasure import removal
from workbench.store.hub import counting, fetching, remembered, sending, tables
from workbench.store.hub.connection import Address, connected, in_words, is_private
from workbench.store.hub.local import Local
from workbench.store.hub.remembered import Remembered
from workbench.store.hub.sending import Sent
from workbench.store.hub.starting import Start, start
from workbench.store.hub.travels import ERASED, TABLES, Table

if TYPE_CHECKING:
    from psycopg import Connection

_WORDS = {"erased": "erasures", "snapshots": "sources' bytes", "entries": "work"}


def sync(
    here: Local, to: Address, *, confidential: bool = True, dry_run: bool = False, anew: bool = False
) -> Synced:
    """Exchanges all that is new on either side, or only counts it; `anew` compares everything, whatever is remembered.

    Without `confidential`, what rests on confidential sources stays here. HubError where the hub cannot be used; what
    went through before stays on both sides, and a retry goes on from there.
    """
    with connected(to) as connection, in_words(to):
        if not dry_run:
            return exchange(connection, here, confidential=confidential, anew=anew)
        hub = tables.opened(connection)
        if hub is None:
            return counting.counted_without_hub(here, confidential=confidential)
        with here.reading() as db:
            begun = start(connection, db, hub, confidential=confidential, anew=anew)
        return counting.counted(connection, here, begun)


def exchange(connection: Connection, here: Local, *, confidential: bool = True, anew: bool = False) -> Synced:
    """Exchanges all that is new on either side on a connection, whose errors are psycopg's."""
    hub = tables.create_or_open(connection)
    with here.reading() as db:
        begun = start(connection, db, hub, confidential=confidential, anew=anew)
    sent, refused = _send(connection, here, begun)
    merged, problems = _fetch(connection, here, begun)
    if not begun.withheld:
        _remember(here, begun, sent, refused)
    return Synced(
        sent=dict(+sent.kinds),
        merged=merged,
        withheld=begun.withheld,
        problems=(*_told(refused), *problems),
        encrypted=is_private(connection),
    )


def _send(connection: Connection, here: Local, begun: Start) -> tuple[Sent, list[Table]]:
    """Sends what may be sent; what that was, and the tables that the role may not write."""
    sent = Sent()
    refused = [table for table in (ERASED, *TABLES) if not sending.may_send(connection, table)]
    with here.reading() as db:
        erasures = removal.erasures(db)
    if erasures and ERASED not in refused:
        sending.send_erasures(connection, erasures, sent)
    for table in TABLES:
        if table not in refused:
            sending.send(connection, here, table, begun.sent[table.name], begun.last[table.name], sent)
    return sent, [table for table in refused if table is not ERASED or erasures]


def _fetch(connection: Connection, here: Local, begun: Start) -> fetching.Fetched:
    erased = begun.listing.erased
    merged, problems = fetching.merge(here, ERASED, erased) if erased else (Merged(), [])
    for table in TABLES:
        some, trouble = fetching.fetch(connection, here, table)
        merged, problems = fetching.together(merged, some), problems + trouble
    return merged, problems


def _remember(here: Local, begun: Start, sent: Sent, refused: list[Table]) -> None:
    with here.writing() as db:
        # A VACUUM meanwhile may have moved rows from where they were still to be sent to where they were not.
        whole = remembered.schema_version(db) == begun.schema
        reached = {table: (begun.sent if table in refused else begun.last)[table.name] for table in TABLES}
        places = {table.name: remembered.place(db, table, row) for table, row in reached.items()}
        now = Remembered(
            epoch=begun.hub.epoch,
            cursor=begun.listing.cursor,
            held=begun.listing.held + sum(sent.kinds.values()),
            own=tuple(sorted(sent.transactions)),
            places=places if whole else {},
        )
        if now != remembered.recall(db, begun.hub.identity):
            remembered.keep(db, begun.hub.identity, now)


def _told(refused: list[Table]) -> list[Problem]:
    """One line for what the role may not send."""
    if not refused:
        return []
    what = " and ".join(_WORDS[table.name] for table in refused)
    role = "workbench_eraser" if refused == [ERASED] else "workbench_checker"
    message = f"your {what} stayed here: your role on the hub may not send them; ask its owner for {role}"
    return [Problem(message=message)]
