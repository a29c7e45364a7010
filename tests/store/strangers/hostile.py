"""Files that harm who reads them carelessly, as code that builds them, with words of the reason for their refusal."""

from __future__ import annotations

import gzip
import hashlib
import sqlite3
import struct
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tests.store import material as m
from tests.store.strangers import good
from workbench.model import Entry, Snapshot
from workbench.store import schema
from workbench.store.exchange.lines import line_of
from workbench.store.kinds import bodies

PAGE = 4096
_MB = 1_000_000


class Hostile(NamedTuple):
    """A hostile file: what it is, words of the reason it is refused for, and its bytes."""

    name: str
    words: str
    build: Callable[[], bytes]

    def __str__(self) -> str:
        return self.name


def _edited(data: bytes, *statements: str, values: tuple[object, ...] = ()) -> bytes:
    """A database after these statements, the first of them with values."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(data)
        db.execute(statements[0], values)
        for statement in statements[1:]:
            db.execute(statement)
        return bytes(db.serialize())


def _shared(*statements: str, values: tuple[object, ...] = ()) -> Callable[[], bytes]:
    return lambda: _edited(good.shared(), *statements, values=values)


def _claims(*statements: str) -> Callable[[], bytes]:
    return lambda: _edited(good.claims_file(), *statements)


def _instead(table: str, statement: str) -> Callable[[], bytes]:
    """A shared file whose table is made by this statement instead."""
    return _shared(f"DROP TABLE {table}", statement)


def _patched(at: int, patch: bytes, base: Callable[[], bytes] = good.shared) -> Callable[[], bytes]:
    def build() -> bytes:
        data = base()
        return data[:at] + patch + data[at + len(patch) :]

    return build


def _many_views() -> bytes:
    words = " UNION ALL ".join(["SELECT id, kind, body, checker, at, salt FROM journal"] * 12)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(good.shared())
        db.execute("PRAGMA writable_schema = ON")
        views = ((f"v{n}", f"v{n}", f"CREATE VIEW v{n} AS {words}") for n in range(20_000))
        db.executemany("INSERT INTO sqlite_schema VALUES ('view', ?, ?, 0, ?)", views)
        return bytes(db.serialize())


def _root(data: bytes, table: str) -> int:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(data)
        return int(db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0])


def _on_page_of(table: str, patch: bytes) -> bytes:
    """A shared file whose table has this at the beginning of its root page."""
    data = good.shared()
    return _patched((_root(data, table) - 1) * PAGE, patch)()


def _declared_gigabyte() -> bytes:
    """One row, which says that it is a gigabyte long and goes on where nothing is."""
    length = b"\x84\x80\x80\x80\x00"  # 2**30 as SQLite writes it
    cell = (length + b"\x01" + b"\x07\x34\x15\x00\x00\x00\x00").ljust(600, b"\x00")
    start = PAGE - len(cell)
    page = struct.pack(">BHHHBH", 13, 0, 1, start, 0, start).ljust(start, b"\x00") + cell
    return _on_page_of("journal", page)


def _pages_that_come_again() -> bytes:
    """The journal's pages have 400 children each, all of them the next page, three times over: 64 million leaves."""
    words = '{"claim_id":"' + "a" * 100_000 + '"}'
    data = _edited(
        good.shared(),
        "DELETE FROM journal",
        f"INSERT INTO journal VALUES (zeroblob(20), 'note', '{words}', '', '', x'')",
    )
    root, first = _root(data, "journal"), len(data) // PAGE + 1
    leaf = data[(root - 1) * PAGE : root * PAGE]
    data = _put(data, root, _all_children(first))
    data += _all_children(first + 1) + _all_children(first + 2) + leaf
    return data[:28] + struct.pack(">I", first + 2) + data[32:]


def _all_children(number: int) -> bytes:
    """An interior page whose 401 children are this page."""
    cells = PAGE - 400 * 5
    header = struct.pack(">BHHHBI", 5, 0, 400, cells, 0, number)
    places = struct.pack(">400H", *range(cells, PAGE, 5))
    return (header + places).ljust(cells, b"\x00") + struct.pack(">IB", number, 1) * 400


def _put(data: bytes, number: int, page: bytes) -> bytes:
    return data[: (number - 1) * PAGE] + page + data[number * PAGE :]


def _schema_without_end() -> bytes:
    """Page 1 is an interior page whose every child is itself."""
    header = struct.pack(">BHHHBI", 5, 0, 2, PAGE - 10, 0, 1) + struct.pack(">HH", PAGE - 10, PAGE - 10)
    data = _patched(100, header)()
    return data[: PAGE - 10] + struct.pack(">IB", 1, 1).ljust(10, b"\x00") + data[PAGE:]


def _other_encoding() -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("PRAGMA encoding = 'UTF-16'")
        for statement in schema.TRUTH:
            db.execute(statement)
        return bytes(db.serialize())


def _zeros(packer: Callable[[bytes], bytes], megabytes: int) -> bytes:
    return packer(bytes(megabytes * _MB))


def _bomb() -> bytes:
    data = _zeros(zlib.compress, 80)
    digest = hashlib.sha256(bytes(80 * _MB)).hexdigest()
    return good.shared(Snapshot(sha256=digest, media_type="text/plain", data=data))


def _signed_body(kind: str, body: str) -> Entry:
    """An entry whose id is that of its content, whatever the content is."""
    checker, at = (
        (m.ANN.id, m.AT) if kind in bodies.KINDS and kind not in ("article", "reading") else ("", "")
    )
    return Entry(id=bodies.entry_id(kind, body, checker, at), kind=kind, body=body, checker=checker, at=at)


def _line(**changes: str) -> Callable[[], bytes]:
    """A line of JSON whose fields these are, as they are: nothing is quoted."""
    fields = ",".join(f'"{name}":{value}' for name, value in changes.items())
    return lambda: f"{{{fields}}}\n".encode()


_NOTE = _signed_body("note", f'{{"claim_id":"{m.TONNES.id}","text":"ring the port"}}')
_NESTED = '{"claim_id":' + "[" * 100_000 + "]" * 100_000 + "}"
_LINE = line_of(_NOTE)
_COLUMNS = "id BLOB PRIMARY KEY NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL"
_REST = "checker TEXT NOT NULL, at TEXT NOT NULL, salt BLOB NOT NULL"
_ENDLESS = (
    "CREATE VIEW journal AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    " SELECT zeroblob(20) AS id, 'note' AS kind, '{}' AS body, '' AS checker, '' AS at, x'' AS salt FROM n"
)

SCHEMAS = (
    Hostile(
        "a trigger that deletes claims",
        "trigger 'thief'",
        _claims("CREATE TRIGGER thief AFTER INSERT ON journal BEGIN DELETE FROM claims; END"),
    ),
    Hostile(
        "one of our triggers with another action",
        "trigger 'claims_added' is not as a workbench makes it",
        _claims(
            "DROP TRIGGER claims_added",
            "CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN DELETE FROM verdicts; END",
        ),
    ),
    Hostile("a view more", "view 'mine'", _shared("CREATE VIEW mine AS SELECT 1")),
    Hostile("a table more", "table 'mine'", _shared("CREATE TABLE mine (words TEXT)")),
    Hostile(
        "an index over an expression",
        "index 'mine'",
        _claims("CREATE INDEX mine ON journal (hex(body))"),
    ),
    Hostile(
        "a view as a table", "journal is a view", _instead("journal", "CREATE VIEW journal AS SELECT 1 AS id")
    ),
    Hostile("a view without end as a table", "journal is a view", _instead("journal", _ENDLESS)),
    Hostile(
        "a virtual table",
        "journal is a virtual",
        _instead("journal", "CREATE VIRTUAL TABLE journal USING fts5(id, kind, body, checker, at, salt)"),
    ),
    Hostile(
        "a generated column",
        "other columns or rules",
        _instead("journal", f"CREATE TABLE journal ({_COLUMNS}, {_REST}, big TEXT AS (hex(zeroblob(4e8))))"),
    ),
    Hostile(
        "a generated column in place of ours",
        "other columns or rules",
        _instead(
            "erased",
            "CREATE TABLE erased (id BLOB PRIMARY KEY NOT NULL, at TEXT, why TEXT AS (hex(zeroblob(4e8))))",
        ),
    ),
    Hostile(
        "columns in another order",
        "other columns or rules",
        _instead("journal", f"CREATE TABLE journal ({_REST}, {_COLUMNS})"),
    ),
    Hostile(
        "a rule that counts without end",
        "other columns or rules",
        _instead(
            "journal", f"CREATE TABLE journal ({_COLUMNS}, {_REST}, CHECK (length(randomblob(4e8)) > 0))"
        ),
    ),
    Hostile("no table of erasures", "no table erased", _shared("DROP TABLE erased")),
    Hostile("20,000 long views", "more or longer tables and views", _many_views),
    Hostile("a schema without end", "pages are damaged", _schema_without_end),
    Hostile("a database of another program", "another program", _shared("PRAGMA application_id = 7")),
    Hostile("a database of no program", "another program", _shared("PRAGMA application_id = 0")),
    Hostile("a newer version's", "newer workbench; upgrade", _shared("PRAGMA user_version = 99")),
)

PAGES = (
    Hostile("a file in WAL mode", "WAL mode", _patched(18, b"\x02\x02")),
    Hostile("texts in UTF-16", "not in UTF-8", _other_encoding),
    Hostile("a page size that is none", "pages are damaged", _patched(16, b"\x03\x00")),
    Hostile("a page of noise", "pages are damaged", lambda: _on_page_of("journal", b"\xa5" * 2000)),
    Hostile("a row that says it has a gigabyte", "pages are damaged", _declared_gigabyte),
    Hostile("pages that come again and again", "pages are damaged", _pages_that_come_again),
    Hostile("half a database", "cut off", lambda: good.shared()[: len(good.shared()) // 2]),
    Hostile("a header alone", "cut off", lambda: good.shared()[:100]),
    Hostile("half a header", "cut off", lambda: good.shared()[:50]),
    Hostile("something behind the last page", "cut off or damaged", lambda: good.shared() + b"\x00"),
    Hostile("nothing", "it is empty", lambda: b""),
    Hostile("white space", "it is empty", lambda: b"\n \n"),
    Hostile("a text", "neither a claims file", lambda: b"The harbour handled 5 million tonnes.\n"),
    Hostile("a picture", "neither a claims file", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200)),
)

ROWS = (
    Hostile(
        "an id that is a number",
        "a number for its id",
        _shared("UPDATE journal SET id = 7 WHERE kind = 'note'"),
    ),
    Hostile("a body of bytes", "bytes for its body", _shared("UPDATE journal SET body = x'7b7d'")),
    Hostile("a salt of text", "text for its salt", _shared("UPDATE journal SET salt = 'a'")),
    Hostile("a snapshot of text", "text for its data", _shared("UPDATE snapshots SET data = 'a'")),
    Hostile(
        "a text that is not UTF-8", "not UTF-8", _shared("UPDATE journal SET body = CAST(x'7bff7d' AS TEXT)")
    ),
    Hostile(
        "a forged body",
        "not what its id says",
        _shared("UPDATE journal SET body = replace(body, 'mixed', 'accurate') WHERE kind = 'verdict'"),
    ),
    Hostile(
        "a forged id",
        "not what its id says",
        _shared("UPDATE journal SET id = zeroblob(20) WHERE kind = 'note'"),
    ),
    Hostile(
        "another's verdict under a checker's name",
        "not what its id says",
        _shared("UPDATE journal SET checker = ?", values=(m.BEN.id,)),
    ),
    Hostile(
        "an id cut short",
        "not what its id says",
        _shared("UPDATE journal SET id = x'00' WHERE kind = 'note'"),
    ),
    Hostile(
        "a true id of a false body",
        "is no verdict",
        lambda: good.shared(_signed_body("verdict", '{"claim_id":"x"}')),
    ),
    Hostile(
        "a source whose number no one can say",
        "is no source",
        lambda: good.shared(_signed_body("source", '{"number":99999999999999999999,"title":"Tide tables"}')),
    ),
    Hostile("a body nested 100,000 deep", "is no note", lambda: good.shared(_signed_body("note", _NESTED))),
    Hostile(
        "a kind that acts on a terminal",
        "kind, checker or time",
        lambda: good.shared(_signed_body("\x1b]0;owned\x07", "{}")),
    ),
    Hostile("a bomb in a snapshot", "bomb", _bomb),
    Hostile(
        "a snapshot with another's name",
        "not what its SHA-256 says",
        lambda: good.shared(replace(good.SNAPSHOT, sha256="0" * 64)),
    ),
    Hostile(
        "a snapshot cut off",
        "cut off",
        lambda: good.shared(replace(good.SNAPSHOT, data=good.SNAPSHOT.data[:-9])),
    ),
    Hostile(
        "a snapshot that is not packed",
        "is damaged",
        lambda: good.shared(replace(good.SNAPSHOT, data=b"words")),
    ),
    Hostile(
        "something behind a snapshot",
        "after its end",
        lambda: good.shared(replace(good.SNAPSHOT, data=good.SNAPSHOT.data + b"words")),
    ),
    Hostile(
        "a media type of two lines",
        "media type",
        lambda: good.shared(replace(good.SNAPSHOT, media_type="text/plain\nSet-Cookie: a")),
    ),
    Hostile("an erasure of nothing", "erasure", lambda: good.shared(replace(good.ERASURE, id="00"))),
    Hostile(
        "an erasure with a book for its reason",
        "erasure",
        lambda: good.shared(replace(good.ERASURE, why="x" * 20_000)),
    ),
)

LINES = (
    Hostile("a line without end", "line 1", lambda: b'{"id":"' + b"a" * (10 * _MB)),
    Hostile("JSON nested 100,000 deep", "line 1", lambda: f'{{"id":"aa","body":{_NESTED}}}'.encode()),
    Hostile("a line cut off", "line 2", lambda: _LINE + b"\n" + _LINE[:-5]),
    Hostile("a line that is no entry", "line 1", _line(title='"Port statistics"')),
    Hostile("an entry whose id is a number", "line 1", _line(id="7", kind='"note"')),
    Hostile("a line that is not UTF-8", "line 1", lambda: _LINE.replace(b"ring", b"r\xffng")),
    Hostile("a forged line", "not what its id says", lambda: _LINE.replace(b"ring", b"sing")),
    Hostile("a salt that is no number", "line 1", _line(id='"aa"', kind='"note"', salt='"xy"')),
    Hostile("a snapshot that is not Base64", "line 1", _line(sha256='"aa"', data='"%%%%"')),
    Hostile("a bomb in a line", "bomb", lambda: _bomb_line()),
)

PACKED = (
    Hostile("a gzip bomb", "bomb", lambda: _zeros(gzip.compress, 80)),
    Hostile("gzip in gzip", "twice", lambda: gzip.compress(gzip.compress(good.lines()))),
    Hostile("gzip cut off", "damaged or cut off", lambda: gzip.compress(good.lines())[:-20]),
    Hostile("gzip of noise", "damaged or cut off", lambda: gzip.compress(b"")[:10] + b"\xa5" * 100),
    Hostile(
        "a packed database of another program",
        "another program",
        lambda: gzip.compress(_shared("PRAGMA application_id = 7")()),
    ),
)

HOSTILE = (*SCHEMAS, *PAGES, *ROWS, *LINES, *PACKED)


def _bomb_line() -> bytes:
    digest = hashlib.sha256(bytes(80 * _MB)).hexdigest()
    data = _zeros(zlib.compress, 80)
    return line_of(Snapshot(sha256=digest, media_type="text/plain", data=data))


class Large(NamedTuple):
    """A hostile file too large to be held in memory: `write` makes it at a path."""

    name: str
    words: str
    write: Callable[[Path], None]

    def __str__(self) -> str:
        return self.name


def _huge_blob(path: Path) -> None:
    path.write_bytes(good.shared())
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("UPDATE snapshots SET data = zeroblob(300000000)")


def _endless_line(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b'{"id":"')
        file.truncate(600 * _MB)


def _endless_snapshot(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b'{"sha256":"')
        file.truncate(600 * _MB)


def _large_gzip_bomb(path: Path) -> None:
    """Five megabytes that would become five gigabytes."""
    path.write_bytes(_zeros(gzip.compress, 100) * 50)


def _many_bombs(path: Path) -> None:
    """Each alone would pass: many a data set has long stretches of nothing."""
    blobs = (bytes([number]) + bytes(10 * _MB) for number in range(10))
    path.write_bytes(
        good.shared(
            *(
                Snapshot(
                    sha256=hashlib.sha256(blob).hexdigest(), media_type="text/csv", data=zlib.compress(blob)
                )
                for blob in blobs
            )
        )
    )


LARGE = (
    Large("a blob of 300 MB", "of more than 201 MB", _huge_blob),
    Large("a line without end", "a line is of more than 129 MB", _endless_line),
    Large("a snapshot's line without end", "a line is of more than 269 MB", _endless_snapshot),
    Large("a large gzip bomb", "bomb", _large_gzip_bomb),
    Large("many small bombs", "bomb", _many_bombs),
)
