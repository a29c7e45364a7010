"""Erasures travel by the hub, take bodies and bytes out of it, and keep them from coming back."""

from __future__ import annotations

import threading

import psycopg

from tests.hub.conftest import OpenDesk, journal
from tests.hub.server import Server
from tests.hub.test_syncing import sync
from tests.store import material as m
from tests.waiting import PATIENCE
from workbench.model import Erasure
from workbench.store.kinds import bodies

_SECRET = "a name that nobody may read"
_HELD = "SELECT body FROM workbench.entries UNION ALL SELECT data FROM workbench.snapshots"


def test_what_one_desk_erases_goes_from_the_hub_and_where_it_is_carried_out_and_does_not_come_back(
    desk: OpenDesk, url: str, server: Server, database: str
) -> None:
    one, other, old = desk("one"), desk("other"), desk("old")
    sha256 = one.put_snapshot(_SECRET.encode(), "text/plain")
    source = m.work("source", bodies.SourceBody(title=_SECRET, snapshot=sha256))
    one.append([m.article(), source, m.evidence(source=source.id, quote=_SECRET), m.verdict()])
    for file in (one, other, old):
        sync(file, url)
    one.erase(source.id, why="by court order", at=m.AT)
    assert sync(one, url).sent == {"erasure": len(one.erasures())}
    held = [body for (body,) in server.run(_HELD, database) if isinstance(body, bytes)]
    assert len(held) == 2
    assert not any(_SECRET.encode() in body for body in held)
    merged = sync(other, url).merged
    assert (merged.erased, merged.requested) == (0, 1)
    assert source in other.entries()
    assert other.carry_out(other.erasure_requests()) == 3
    old.append([m.verdict(salt="from an old copy")])
    sync(old, url)
    sync(one, url)
    sync(other, url)
    assert len(server.run(_HELD, database)) == 3
    old.carry_out(old.erasure_requests())
    assert journal(one) == journal(other) == journal(old)
    assert one.erasures() == other.erasures() == old.erasures()
    assert _SECRET.encode() not in old.path.read_bytes()
    assert len(server.run(_HELD, database)) == 3


def test_two_desks_that_erase_the_same_at_different_times_agree_on_the_earlier(
    desk: OpenDesk, url: str
) -> None:
    one, other = desk("one"), desk("other")
    one.append([m.verdict()])
    sync(one, url)
    sync(other, url)
    one.erase(m.verdict().id, why="the later word", at="2025-03-02T00:00:00Z")
    other.erase(m.verdict().id, why="the earlier word", at="2025-03-01T00:00:00Z")
    for file in (one, other, one):
        sync(file, url)
    earlier = (Erasure(id=m.verdict().id, at="2025-03-01T00:00:00Z", why="the earlier word"),)
    assert one.erasures() == other.erasures() == earlier


def test_an_erasure_waits_for_whoever_is_sending_and_takes_what_they_sent(
    desk: OpenDesk, url: str, server: Server, database: str
) -> None:
    one = desk("one")
    one.append([m.verdict()])
    one.erase(m.verdict().id, why="by court order", at=m.AT)
    sync(desk("other"), url)
    row = (bytes.fromhex(m.verdict().id), b"verdict", m.verdict().body.encode())
    with psycopg.connect(url) as sending:
        sending.execute(
            "INSERT INTO workbench.entries (id, kind, body, checker, at, salt) VALUES (%b, %b, %b, '', '', '')",
            row,
        )
        eraser = threading.Thread(target=lambda: sync(desk("one"), url))
        eraser.start()
        while not server.run("SELECT 1 FROM pg_locks WHERE NOT granted", database):
            assert eraser.is_alive()
    eraser.join(timeout=PATIENCE)
    assert server.run(_HELD, database) == []
