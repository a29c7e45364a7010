"""What others put on a hub, or a database that is none: told in a line, and what is good comes all the same."""

from __future__ import annotations

import zlib
from hashlib import sha256

import pytest

from tests.hub.conftest import OpenDesk, journal
from tests.hub.server import Server
from tests.hub.test_syncing import sync
from tests.store import material as m
from workbench.errors import HubError
from workbench.store.hub import local

pytestmark = pytest.mark.slow

_BOMB = zlib.compress(bytes(100_000_000), 9).hex()
_ROW = "INSERT INTO workbench.entries (id, kind, body, checker, at, salt) VALUES"
_SNAPSHOT = "INSERT INTO workbench.snapshots (sha256, media_type, data) VALUES"

_CHANGE = "UPDATE workbench.entries SET {} WHERE kind = 'verdict'"
_ZEROS = "'\\x" + "00" * 32 + "'"
_SMALL = zlib.compress(b"x").hex()

# What someone puts on the hub beside good entries, and a word of the reason for which it stays there.
HOSTILE = {
    "an id that is not that of the content": (
        f"{_ROW} ('\\x{'ab' * 20}', 'note', '{{}}', '', '', '')", "not what its id"),
    "a body changed afterwards": (_CHANGE.format("body = '{}'"), "not what its id"),
    "a text that is no UTF-8": (_CHANGE.format(r"body = '\xff'"), "UTF-8"),
    "a kind with an escape sequence": (_CHANGE.format(r"kind = '\x1b5d303b'"), "none can have"),
    "a kind without end": (_CHANGE.format("kind = repeat('x', 1000000)::bytea"), "none can have"),
    "a salt of a megabyte": (_CHANGE.format("salt = repeat('x', 1000000)::bytea"), "too long"),
    "bytes that are not what their hash says": (
        f"{_SNAPSHOT} ({_ZEROS}, 'text/plain', '\\x{_SMALL}')", "SHA-256"),
    "bytes that are not compressed": (f"{_SNAPSHOT} ({_ZEROS}, 'text/plain', 'nothing')", "damaged"),
    "bytes that unpack without end": (f"{_SNAPSHOT} ({_ZEROS}, 'text/plain', '\\x{_BOMB}')", "bomb"),
    "a media type with an escape sequence": (f"{_SNAPSHOT} ({_ZEROS}, '\\x1b5d', 'x')", "media type"),
    "an erasure with a reason that is no text": (
        f"INSERT INTO workbench.erased (id, at, why) VALUES ({_ZEROS}, '', '\\xff')", "UTF-8"),
    "an erasure with a time that is none": (
        f"INSERT INTO workbench.erased (id, at, why) VALUES ({_ZEROS}, 'yesterday', 'x')", "none can have"),
}  # fmt: skip
_HUGE = pytest.param(
    _CHANGE.format("body = repeat('x', 130000000)::bytea"),
    "130 MB",
    marks=pytest.mark.slow,
    id="a body of more than any can have",
)
_ROWS = [_HUGE, *(pytest.param(*row, id=name) for name, row in HOSTILE.items())]


def _put_snapshot(server: Server, database: str, data: bytes) -> None:
    packed = zlib.compress(data, 9).hex()
    server.run(f"{_SNAPSHOT} ('\\x{sha256(data).hexdigest()}', 'text/plain', '\\x{packed}')", database)


@pytest.mark.parametrize(("put", "reason"), _ROWS)
def test_what_is_not_sound_stays_on_the_hub_and_the_rest_comes(
    put: str, reason: str, desk: OpenDesk, url: str, server: Server, database: str
) -> None:
    one, other = desk("one"), desk("other")
    one.append([m.article(), m.reading(*m.CLAIMS), m.verdict()])
    sync(one, url)
    server.run(put, database)
    done = sync(other, url)
    (problem,) = done.problems
    assert reason in problem.message
    assert {m.article(), m.reading(*m.CLAIMS)} <= journal(other) <= journal(one)
    assert other.verify() == ()
    assert sync(other, url).problems == ()


@pytest.mark.parametrize("octets", [local.BYTES, 60_000], ids=["one batch", "a batch for every two"])
def test_many_small_bombs_are_one_and_what_is_sound_beside_them_comes(
    octets: int, desk: OpenDesk, url: str, server: Server, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "BYTES", octets)
    one, other = desk("one"), desk("other")
    sync(one, url)
    for fill in range(4):  # each alone within what anything may unpack to
        _put_snapshot(server, database, bytes([fill]) * 40_000_000)
    kept = one.put_snapshot(b"The quays of Vell.", "text/plain")
    one.append([m.article()])
    sync(one, url)
    done = sync(other, url)
    assert all("bomb" in one.message for one in done.problems)
    assert (len(done.problems), done.merged.snapshots) == (3, 2)
    assert other.snapshot(kept) == b"The quays of Vell."
    assert journal(other) == {m.article()}


def test_whoever_put_it_there_is_named(desk: OpenDesk, url: str, server: Server, database: str) -> None:
    sync(desk("one"), url)
    server.run("CREATE ROLE mallory; SET ROLE mallory; RESET ROLE", database)
    server.run(f"{_ROW} ('\\x{'ab' * 20}', 'note', '{{}}', '', '', '')", database)
    server.run("UPDATE workbench.entries SET sent_by = 'mallory'", database)
    (problem,) = sync(desk("other"), url).problems
    assert "mallory" in problem.message
    assert problem.location == "ab" * 20


def test_a_true_entry_replaces_a_forged_one_that_the_owner_removes(
    desk: OpenDesk, url: str, server: Server, database: str
) -> None:
    one, other = desk("one"), desk("other")
    sync(other, url)
    true = m.verdict()
    server.run(f"{_ROW} ('\\x{true.id}', 'verdict', '{{}}', '', '', '')", database)
    one.append([true])
    sync(one, url)
    assert len(sync(other, url).problems) == 1
    server.run("DELETE FROM workbench.entries", database)
    sync(one, url)
    sync(other, url)
    assert journal(other) == {true}


# How a database can fail to be a hub, and a word of what is said of it.
OTHERS = {
    "another program's schema": (
        "CREATE SCHEMA workbench; CREATE TABLE workbench.hub (name text)",
        "no hub's",
    ),
    "other tables of the same names": (
        "CREATE SCHEMA workbench; CREATE TABLE workbench.entries (id int)",
        "no hub's",
    ),
    "a column too few": ("ALTER TABLE workbench.entries DROP COLUMN salt CASCADE", "salt"),
    "a column of another type": (
        "ALTER TABLE workbench.snapshots ALTER media_type TYPE text USING ''",
        "media_type",
    ),
    "a view in place of a table": (
        "ALTER TABLE workbench.entries RENAME TO old; CREATE VIEW workbench.entries AS SELECT * FROM workbench.old",
        "entries",
    ),
    "a newer hub": ("UPDATE workbench.hub SET version = 999", "newer workbench"),
    "a hub half made": ("DELETE FROM workbench.hub", "half made"),
}


@pytest.mark.parametrize(("change", "reason"), OTHERS.values(), ids=OTHERS.keys())
def test_a_database_that_is_no_hub_is_refused_and_left_as_it_is(
    change: str, reason: str, desk: OpenDesk, url: str, server: Server, database: str
) -> None:
    one = desk("one")
    if not change.startswith("CREATE"):
        sync(one, url)
        server.run("DROP VIEW workbench.readable", database)
    server.run(change, database)
    one.append([m.verdict()])
    tables = (
        "SELECT relname, relnatts FROM pg_class WHERE relnamespace = 'workbench'::regnamespace ORDER BY 1"
    )
    before = server.run(tables, database)
    with pytest.raises(HubError, match=reason) as raised:
        sync(one, url)
    assert "\n" not in str(raised.value)
    assert server.run(tables, database) == before
    assert journal(one) == {m.verdict()}
