"""What an exchange with a hub promises: all desks come to have all, whatever happens between, and nothing is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hub.conftest import OpenDesk, journal
from tests.hub.server import Server
from tests.store import material as m
from tests.store.histories import histories
from tests.waiting import PATIENCE
from workbench.errors import HubLost
from workbench.model import ClaimFilter, Entry, Synced
from workbench.store import ClaimsFile, hub
from workbench.store.hub.remembered import schema_version
from workbench.store.kinds import bodies

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parents[2]
_ALL = ClaimFilter()


def sync(file: ClaimsFile, url: str, **options: bool) -> Synced:
    return hub.sync(file.for_hub(), hub.address(url), **options)


def contacts(count: int) -> list[Entry]:
    """Entries of a newer version, which need no projection and so are quickly made."""
    made = []
    for number in range(count):
        salt = number.to_bytes(4)
        name = bodies.entry_id("contact", "{}", m.ANN.id, m.AT, salt)
        made.append(Entry(id=name, kind="contact", body="{}", checker=m.ANN.id, at=m.AT, salt=salt))
    return made


def listed(path: Path) -> bytes:
    command = [sys.executable, "-m", "workbench", "--db", str(path), "list", "--format", "json"]
    return subprocess.run(command, cwd=_ROOT, capture_output=True, check=True, timeout=PATIENCE).stdout


def test_two_desks_that_exchange_have_all_of_either_and_list_the_same_bytes(desk: OpenDesk, url: str) -> None:
    one, other = desk("one"), desk("other")
    one.append(m.whole_history())
    sha256 = one.put_snapshot("Hafenstatistik 2019 · 5,04 Mio. t".encode(), "text/plain")
    one.append([m.work("source", bodies.SourceBody(title="Hafenstatistik", snapshot=sha256))])
    other.append([m.article(), m.verdict(m.SHARE, by=m.BEN, salt="other")])
    sent = sync(one, url).sent
    assert sent["verdict"] == 3
    assert sent["snapshot"] == 1
    fetched = sync(other, url).merged
    assert fetched.snapshots == 1
    assert m.TONNES.id in fetched.disputed
    sync(one, url)
    assert journal(one) == journal(other)
    assert other.typed_snapshot(sha256) == one.typed_snapshot(sha256)
    assert listed(one.path) == listed(other.path)
    assert other.verify() == ()


def test_an_exchange_without_news_changes_no_byte_and_sends_nothing(desk: OpenDesk, url: str) -> None:
    one = desk("one")
    one.append(m.whole_history())
    sync(one, url)
    sync(one, url)
    before = one.path.read_bytes()
    done = sync(one, url)
    assert (done.sent, done.merged.new, done.problems) == ({}, {}, ())
    assert one.path.read_bytes() == before


def test_desks_that_write_all_the_while_are_equal_in_the_end(desk: OpenDesk, url: str) -> None:
    files = [desk("one"), desk("other")]
    command = [sys.executable, "-m", "tests.store.writer"]
    writers = [
        subprocess.Popen(
            [*command, str(file.path), f"Writer {number}", "40"], cwd=_ROOT, stdout=subprocess.DEVNULL
        )
        for number, file in enumerate(files)
    ]
    exchanges = 0
    while any(writer.poll() is None for writer in writers):
        sync(files[exchanges % 2], url)
        exchanges += 1
    assert [writer.returncode for writer in writers] == [0, 0]
    for file in (*files, *files):
        sync(file, url)
    assert journal(files[0]) == journal(files[1])
    assert sum(entry.kind == "verdict" for entry in files[0].entries()) == 80
    assert exchanges > 2


@pytest.mark.slow
@settings(max_examples=6)
@given(data=st.data())
def test_three_desks_agree_whatever_they_did_and_however_they_took_turns(
    data: st.DataObject, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What a desk itself set aside of others' work is so at that desk alone; whoever only looks on sees one state."""
    folder = tmp_path_factory.mktemp("desks")
    server.run("DROP SCHEMA IF EXISTS workbench CASCADE")
    files = [ClaimsFile.open(folder / f"{number}.db") for number in range(3)]
    onlookers = [ClaimsFile.open(folder / f"{name}.db") for name in ("always", "late")]
    for step in data.draw(st.lists(st.integers(0, 2), min_size=3, max_size=6)):
        files[step].append(data.draw(histories(most=5)))
        sync(files[data.draw(st.integers(0, 2))], server.url())
        sync(onlookers[0], server.url())
    everybody = (*files, *onlookers)
    for file in (*everybody, *everybody):
        sync(file, server.url())
    assert all(journal(file) == journal(files[0]) for file in everybody)
    assert len({tuple(file.states(file.find(_ALL))) for file in onlookers}) == 1
    for file in everybody:
        file.close()


@pytest.mark.slow
def test_a_hub_that_is_killed_while_it_is_sent_to_keeps_whole_batches_and_a_retry_sends_the_rest(
    desk: OpenDesk, url: str, server: Server, database: str
) -> None:
    one, other = desk("one"), desk("other")
    one.append(contacts(40_000))
    lost: list[BaseException] = []

    def send() -> None:
        try:
            sync(one, url)
        except HubLost as error:
            lost.append(error)

    sender = threading.Thread(target=send)
    sender.start()
    try:
        while _kept(server, database) == 0:
            assert sender.is_alive()
        server.stop("immediate")
        sender.join(timeout=PATIENCE)
    finally:
        server.start()
    kept = _kept(server, database)
    assert lost
    assert 0 < kept < 40_000
    assert kept % 10_000 == 0
    sync(one, url)
    sync(other, url)
    assert journal(other) == journal(one)
    assert _kept(server, database) == 40_000


def _kept(server: Server, database: str) -> int:
    if not server.run("SELECT to_regclass('workbench.entries') IS NOT NULL", database)[0][0]:
        return 0
    return int(str(server.run("SELECT count(*) FROM workbench.entries", database)[0][0]))


def test_what_commits_after_later_work_was_fetched_is_fetched_the_next_time(desk: OpenDesk, url: str) -> None:
    one, other = desk("one"), desk("other")
    sync(other, url)
    late, later = contacts(2)
    with psycopg.connect(url) as slow:
        row = (bytes.fromhex(late.id), b"contact", b"{}", late.checker.encode(), late.at.encode(), late.salt)
        slow.execute(
            "INSERT INTO workbench.entries (id, kind, body, checker, at, salt) VALUES (%b, %b, %b, %b, %b, %b)",
            row,
        )
        one.append([later])
        sync(one, url)
        sync(other, url)
        sync(other, url)
        assert journal(other) == {later}
    sync(other, url)
    assert journal(other) == {late, later}


def test_two_desks_that_come_first_at_once_make_one_hub(
    desk: OpenDesk, url: str, server: Server, database: str
) -> None:
    files = [desk(str(number)) for number in range(4)]
    for number, file in enumerate(files):
        file.append(contacts(number + 1))

    def first(file: ClaimsFile) -> None:
        with ClaimsFile.open(file.path) as opened:
            sync(opened, url)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(first, files))
    assert server.run("SELECT count(*) FROM workbench.hub", database) == [(1,)]
    assert _kept(server, database) == 4


@pytest.mark.parametrize(
    "disturb", ["VACUUM", "rebuild", "DROP TABLE hubs; CREATE TABLE hubs (identity, remembered)"]
)
def test_what_a_file_remembers_of_a_hub_is_never_trusted_after_its_rows_may_have_moved(
    disturb: str, desk: OpenDesk, url: str
) -> None:
    one, other = desk("one"), desk("other")
    one.append(m.whole_history())
    sync(one, url)
    if disturb == "rebuild":
        one.rebuild()
    else:
        _script(one.path, disturb)
    one.append([m.verdict(m.SHARE, salt="after")])
    assert sync(one, url).sent == {"verdict": 1}
    sync(other, url)
    assert journal(other) == journal(one)


def test_a_vacuum_changes_the_version_by_which_places_in_the_journal_hold(desk: OpenDesk) -> None:
    one = desk("one")
    with one._access.reading() as db:
        before = schema_version(db)
    _script(one.path, "VACUUM")
    with one._access.reading() as db:
        assert schema_version(db) > before


def _script(path: Path, sql: str) -> None:
    with sqlite3.connect(path, isolation_level=None) as db:
        db.executescript(sql)
    db.close()


@pytest.mark.parametrize(
    "loss",
    [
        "DELETE FROM workbench.entries WHERE kind = 'verdict'",
        "TRUNCATE workbench.entries",
        "DROP SCHEMA workbench CASCADE",
        "DELETE FROM workbench.snapshots",
    ],
)
def test_a_hub_that_lost_what_it_had_gets_it_again(
    loss: str, desk: OpenDesk, url: str, server: Server, database: str
) -> None:
    one, other = desk("one"), desk("other")
    one.append(m.whole_history())
    one.put_snapshot(b"bytes", "text/plain")
    sync(one, url)
    server.run(loss, database)
    sync(one, url)
    sync(other, url)
    assert journal(other) == journal(one)
    assert other.snapshot(one.put_snapshot(b"bytes", "text/plain")) == b"bytes"


def test_a_hub_restored_from_a_backup_gets_what_came_since_and_loses_nothing_that_others_send(
    desk: OpenDesk, url: str, server: Server, database: str, tmp_path: Path
) -> None:
    one, other = desk("one"), desk("other")
    one.append(contacts(2))
    sync(one, url)
    dump = subprocess.run(
        [server.binaries / "pg_dump", "--clean", "--if-exists", "--dbname", url],
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    ).stdout
    one.append(contacts(4))
    sync(one, url)
    subprocess.run(
        [server.binaries / "psql", "-q", "-d", url],
        input=dump,
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=PATIENCE,
    )
    # As many come from elsewhere as were lost, so that counting alone would tell nothing.
    other.append(contacts(9)[6:])
    sync(other, url)
    sync(one, url)
    sync(other, url)
    assert journal(one) == journal(other)
    assert len(journal(one)) == 7


def test_a_dry_run_counts_what_the_exchange_then_brings_and_changes_neither_side(
    desk: OpenDesk, url: str, server: Server, database: str
) -> None:
    one, other = desk("one"), desk("other")
    one.append(m.whole_history())
    assert sum(sync(one, url, dry_run=True).sent.values()) == len(journal(one))
    assert server.run("SELECT to_regnamespace('workbench')", database) == [(None,)]
    sync(one, url)
    other.append([m.article(), m.verdict(m.SHARE, by=m.BEN, salt="other")])
    before = other.path.read_bytes(), _kept(server, database)
    foreseen = sync(other, url, dry_run=True)
    assert (other.path.read_bytes(), _kept(server, database)) == before
    done = sync(other, url)
    assert (foreseen.sent, foreseen.merged.new) == (done.sent, done.merged.new)


@pytest.mark.parametrize("encoding", ["UTF8", "LATIN1", "SQL_ASCII"])
def test_words_of_all_languages_and_NUL_come_over_exactly_whatever_the_database_is_encoded_in(  # noqa: N802
    encoding: str, desk: OpenDesk, server: Server
) -> None:
    name = f"words_{encoding.lower()}"
    server.run(f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
    one, other = desk("one"), desk("other")
    words = "naïve Ω 𝄞 \x00 \u202e „¿“"
    body = "no JSON at all, with \x00 and Ω"
    newer = Entry(
        id=bodies.entry_id("contact", body, "", "", b"\x00"), kind="contact", body=body, salt=b"\x00"
    )
    one.append([m.work("note", bodies.NoteBody(claim_id=m.TONNES.id, text=words)), newer])
    sync(one, server.url(name))
    sync(other, server.url(name))
    assert journal(other) == journal(one)


def test_what_rests_on_confidential_sources_stays_here_until_it_may_go(
    desk: OpenDesk, url: str, server: Server, database: str
) -> None:
    one = desk("one")
    sha256 = one.put_snapshot(b"what she said", "text/plain")
    secret = m.work("source", bodies.SourceBody(title="A caller", snapshot=sha256, confidential=True))
    told = m.evidence(source=secret.id, quote="it was 4.9")
    one.append([m.article(), m.reading(*m.CLAIMS), secret, told, m.verdict(m.SHARE)])
    done = sync(one, url, confidential=False)
    assert done.withheld == 3
    assert "source" not in done.sent
    assert _kept(server, database) == 3
    assert server.run("SELECT count(*) FROM workbench.snapshots", database) == [(0,)]
    assert sync(one, url, confidential=False, dry_run=True).withheld == 3
    assert sync(one, url).sent == {"source": 1, "evidence": 1, "snapshot": 1}
    assert sync(one, url, confidential=False).withheld == 0


def test_who_waits_is_told_how_far_it_is(desk: OpenDesk, url: str) -> None:
    one, other = desk("one"), desk("other")
    one.append(contacts(10_500))
    told: list[tuple[str, int]] = []
    for file in (one, other):
        here = replace(file.for_hub(), progress=lambda done, rows: told.append((done, rows)))
        hub.sync(here, hub.address(url))
    assert told == [("sent", 10_000), ("sent", 10_500), ("fetched", 10_000), ("fetched", 10_500)]
