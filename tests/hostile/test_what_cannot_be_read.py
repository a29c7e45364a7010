"""Entries and snapshots that nobody can read any more: what follows from the others goes on, and it is told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.shell import Shell
from tests.store import material as m
from workbench.desk import Desk, Reading
from workbench.errors import LookupFailed
from workbench.model import Entry, Quantity, Source
from workbench.store import ClaimsFile
from workbench.store.kinds import bodies
from workbench.store.kinds.bounds import FIGURES, PROSE
from workbench.store.rows import ENTRY, entry_row

# Bodies that are none of any kind, but for what a kind of no fields would be.
UNREADABLE = (
    "",
    "[]",
    "null",
    '{"claim_id":5}',
    '{"text":1}',
    "{" * 1000,
    "[" * 100_000,
    '{"id":"x","start":1e999}',
    '{"claim":{"start":1000000000000000000000000000000,"end":2}}',
    '{"article_id":"5b0c","extractor":"1","claims":[[1,2]]}',
)
COMMANDS = (
    ("list",),
    ("show", m.TONNES.id),
    ("find", m.TONNES.id),
    ("contradictions",),
    ("disputes",),
    ("source", "list"),
    ("source", "search", "tonnes"),
    ("report",),
    ("share", "copy.db", "--force"),
    ("undo",),
    ("redo",),
)


def unreadable() -> list[Entry]:
    """Each such body of each kind, under the id that follows from it; and an entry under another's id."""
    made = []
    for row in map(bodies.KINDS.__getitem__, bodies.KINDS.names):
        checker, at, salt = ("", "", b"") if row.is_derived else (m.BEN.id, m.AT, b"salt")
        for body in UNREADABLE:
            name = bodies.entry_id(row.name, body, checker, at, salt)
            made.append(Entry(id=name, kind=row.name, body=body, checker=checker, at=at, salt=salt))
    return [*made, replace(m.verdict(salt="true"), body=m.verdict(salt="forged", rating="mixed").body)]


def put(path: Path, entries: list[Entry]) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.executemany(f"INSERT INTO journal ({ENTRY}) VALUES (?, ?, ?, ?, ?, ?)", map(entry_row, entries))


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    with ClaimsFile.open(tmp_path / "claims.db") as file:
        file.append(m.whole_history())
    return Shell(tmp_path)


def test_entries_that_cannot_be_read_are_counted_and_stop_nothing(shell: Shell) -> None:
    path = shell.folder / "claims.db"
    before = shell("list").stdout
    put(path, unreadable())
    done = shell("rebuild")
    count = len(unreadable())
    assert (done.returncode, done.stdout) == (0, "Made all tables anew from the journal.\n")
    assert (
        done.stderr
        == f"  {count} entries cannot be read, and what they say is shown nowhere: workbench verify\n"
    )
    assert shell("list").stdout == before
    for words in COMMANDS:
        done = shell(*words)
        assert done.returncode in (0, 1), (words, done.stderr)
        assert "unforeseen" not in done.stderr, words
    done = shell("verify")
    assert done.returncode == 1
    assert done.stderr.count("it is kept here, shown nowhere") == count


@pytest.mark.parametrize("name", ["copy.db", "copy.jsonl.gz"])
def test_what_cannot_be_read_stays_out_of_a_copy_which_says_so_and_can_be_merged(
    shell: Shell, name: str
) -> None:
    path = shell.folder / "claims.db"
    assert shell("share", "good.db").returncode == 0
    put(path, bad := [*unreadable(), *beyond_bounds()])
    assert shell("rebuild").returncode == 0
    done = shell("share", name)
    assert done.returncode == 0
    assert f"{len(bad)} parts of the file stay here, since nobody could merge what has them:\n" in done.stderr
    assert f"\n… and {len(bad) - 5} more\n" in done.stderr
    assert shell("--db", "other.db", "merge", name).returncode == 0
    assert shell("--db", "other.db", "verify").returncode == 0
    assert shell("merge", name).stdout == f"{name} brought nothing new.\n"
    assert shell("--db", "clean.db", "merge", "good.db").returncode == 0
    with (
        ClaimsFile.open(shell.folder / "other.db") as other,
        ClaimsFile.open(shell.folder / "clean.db") as clean,
    ):
        assert set(other.entries()) == set(clean.entries())
    with ClaimsFile.open(path) as file:
        assert set(file.entries()) == {*m.whole_history(), *bad}


def test_of_an_article_with_an_entry_beyond_the_bounds_the_rest_can_be_shared(shell: Shell) -> None:
    put(shell.folder / "claims.db", [*unreadable(), *beyond_bounds()])
    assert shell("rebuild").returncode == 0
    done = shell("share", "copy.db", "--article", m.ARTICLE.id)
    assert "1 part of the file stays here, since nobody could merge what has it:\n" in done.stderr
    assert "its text has 100,001 characters; at most 100,000 are kept" in done.stderr
    assert shell("--db", "other.db", "merge", "copy.db").returncode == 0


def beyond_bounds() -> list[Entry]:
    """What an older version let in, and a merge takes no more; it is shown here, cut."""
    body = f'{{"claim_id":"{m.TONNES.id}","text":"{"a" * (PROSE + 1)}"}}'
    name = bodies.entry_id("note", body, m.BEN.id, m.AT, b"salt")
    return [Entry(id=name, kind="note", body=body, checker=m.BEN.id, at=m.AT, salt=b"salt")]


def test_bytes_that_are_not_what_their_name_says_stay_out_of_a_copy(shell: Shell) -> None:
    path = shell.folder / "claims.db"
    with ClaimsFile.open(path) as file:
        kept = [file.put_snapshot(text, "text/plain") for text in (b"5.04 million tonnes", b"5.1 million")]
        file.append(
            [m.work("source", bodies.SourceBody(title="Port statistics", snapshot=each)) for each in kept]
        )
    damage(path, kept[0], b"no zlib at all")
    done = shell("share", "copy.db")
    assert (done.returncode, done.stderr.count("  snapshot ")) == (0, 1)
    assert (
        f"1 part of the file stays here, since nobody could merge what has it:\n  snapshot {kept[0][:8]}"
        in done.stderr
    )
    assert shell("--db", "other.db", "merge", "copy.db").returncode == 0
    with ClaimsFile.open(shell.folder / "other.db") as other:
        assert other.snapshot(kept[1]) == b"5.1 million"
        with pytest.raises(LookupFailed):
            other.snapshot(kept[0])


def test_what_cannot_be_read_can_be_erased_and_then_the_whole_file_can_be_merged(shell: Shell) -> None:
    some = unreadable()[:: len(UNREADABLE)]  # one of each kind, and the one under another's id
    put(shell.folder / "claims.db", some)
    assert shell("rebuild").returncode == 0
    before = shell("list").stdout
    refused = shell("--db", "other.db", "merge", "claims.db")
    assert refused.returncode == 2
    assert "ask for a file made with `workbench share`" in refused.stderr
    for entry in some:
        done = shell("erase", entry.id, "--why", "damaged", "--yes")
        assert done.returncode == 0, (entry.kind, done.stderr)
    assert (shell("list").stdout, shell("verify").returncode) == (before, 0)
    assert shell("--db", "other.db", "merge", "claims.db").returncode == 0


def test_a_file_of_an_older_version_opens_whatever_is_in_it(shell: Shell) -> None:
    path = shell.folder / "claims.db"
    before = shell("list").stdout
    put(path, unreadable())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA user_version = 6")
    assert shell("list").stdout == before


def test_the_bytes_that_an_entry_may_name_stay_while_it_cannot_be_read(shell: Shell) -> None:
    path = shell.folder / "claims.db"
    with ClaimsFile.open(path) as file:
        kept = file.put_snapshot(b"5.04 million tonnes", "text/plain")
        put(path, unreadable())
        file.rebuild()
        assert file.snapshot(kept) == b"5.04 million tonnes"


def test_a_snapshot_that_cannot_be_read_is_told_beside_its_source_and_can_be_tried_again(
    shell: Shell,
) -> None:
    path = shell.folder / "claims.db"
    with Desk.open(path, checker=m.ANN) as desk:
        for title, text in (
            ("Harbour statistics", "It handled 5.04 million tonnes."),
            ("News", "About 5.1 million tonnes."),
        ):
            (shell.folder / "source.txt").write_text(text, encoding="utf-8")
            desk.sources.add(
                Source(id="", title=title, kind="secondary"), file=str(shell.folder / "source.txt")
            )
        good = next(source for source in desk.sources.all() if source.title == "Harbour statistics")
    data = damage(path, good.snapshot, b"no zlib at all")
    assert shell("rebuild").returncode == 0
    done = shell("source", "search", "million")
    assert (done.returncode, done.stdout.count("million tonnes")) == (0, 1)
    assert shell("find", m.TONNES.id).returncode in (0, 1)
    listed = shell("source", "list")
    name = good.short_name
    assert listed.returncode == 0
    assert f"{name}: snapshot {good.snapshot[:8]} is damaged; run `workbench verify`\n" in listed.stderr
    assert f"To try again: workbench source read {name}" in listed.stderr
    assert "is damaged" in shell("source", "show", name).stderr
    again = shell("source", "read", name)
    assert (again.returncode, again.stdout) == (1, "")
    assert "is damaged" in again.stderr
    damage(path, good.snapshot, data)
    again = shell("source", "read", "--all")
    assert (again.returncode, again.stdout, again.stderr) == (0, f"Read {name} Harbour statistics.\n", "")
    assert shell("source", "search", "million").stdout.count("million tonnes") == 2
    assert "no source of which" in shell("source", "read", "--all").stdout
    assert shell("verify").returncode == 0
    for words in (("source", "read"), ("source", "read", name, "--all"), ("source", "read", "s99")):
        assert shell(*words).returncode == 2, words


def damage(path: Path, snapshot: str, data: bytes) -> bytes:
    """Puts other bytes in the place of a snapshot's, and returns those."""
    with closing(sqlite3.connect(path)) as db, db:
        where = "WHERE sha256 = ?", (bytes.fromhex(snapshot),)
        (before,) = db.execute(f"SELECT data FROM snapshots {where[0]}", where[1]).fetchone()
        db.execute(f"UPDATE snapshots SET data = ? {where[0]}", (data, *where[1]))
    assert isinstance(before, bytes)
    return before


def test_of_a_claim_with_more_figures_than_an_entry_holds_the_first_are_kept_and_that_is_said(
    tmp_path: Path,
) -> None:
    figure = Quantity(start=0, end=3, text="5.0", lower=Decimal(5), upper=Decimal(5))
    claim = replace(m.TONNES, quantities=(figure,) * (FIGURES + 1))
    exact = replace(m.BILLIONS, quantities=(figure,) * FIGURES)
    reading = Reading(article=m.ARTICLE, claims=(claim, exact), problems=())
    with Desk.open(tmp_path / "claims.db", checker=m.ANN) as desk:
        added = desk.articles.keep(reading)
        assert [problem.message for problem in added.reading.problems] == [
            "“5.0 million tonnes…” has 4,001 figures; its first 4,000 are kept"
        ]
        assert [len(desk.claims.get(kept.id).claim.quantities) for kept in (claim, exact)] == [
            FIGURES,
            FIGURES,
        ]
