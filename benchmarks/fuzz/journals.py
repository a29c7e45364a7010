"""Areas that take entries: bodies as they are decoded, files that are merged, and a claims file that was damaged."""

from __future__ import annotations

import gzip
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.fuzz import mutations
from benchmarks.fuzz.case import Area, Broken, Case
from tests.hostile.entries import ENTRIES
from tests.store import material as m
from tests.store.strangers import good
from workbench.errors import InputError, WorkbenchError
from workbench.model import ClaimFilter, Entry
from workbench.store import ClaimsFile
from workbench.store.exchange import child, lines
from workbench.store.kinds import bodies
from workbench.store.rows import ENTRY, entry_row

_BODIES = (
    '"', "{", "}", "[", "]", ":", ",", "null", "true", "1e999", "-1", "9" * 40, '"id":', '"start":',
    '"unit":"meter ** 9",',
    '"supersedes":["', '"\\ud800"', '"\\u0000"', '"edtf":"', '"lower":"1E+400"', '"2019-13-45/.."', "\\",
)  # fmt: skip
_MADE_AT = re.compile(rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00")
_HOSTILE = tuple(hostile for hostile in ENTRIES if not hostile.refused)


@cache
def _entries() -> tuple[Entry, ...]:
    """Sound entries of every kind, and those of the tests that ask for trouble and are let in."""
    few = (entry for hostile in _HOSTILE for entry in hostile.build()[:3])
    return (*m.whole_history(), *few)


def _mutant(rng: Random) -> Entry:
    """An entry with another body, or author, or time, under the id that follows from it."""
    entry = rng.choice(_entries())
    body = mutations.text(rng, entry.body, _BODIES) if rng.random() < 0.9 else rng.choice(_entries()).body
    kind = entry.kind if rng.random() < 0.95 else rng.choice(_entries()).kind
    at = entry.at if rng.random() < 0.9 else mutations.text(rng, entry.at, _BODIES)
    try:
        name = bodies.entry_id(kind, body, entry.checker, at, entry.salt)
    except UnicodeEncodeError:
        return entry
    return Entry(id=name, kind=kind, body=body, checker=entry.checker, at=at, salt=entry.salt)


def _decoding(rng: Random) -> Case:
    entry = _mutant(rng)
    return Case(size=len(entry.body.encode()), shown=f"{entry}", run=lambda: _decode(entry))


def _decode(entry: Entry) -> None:
    """Its body as one that comes in, and as one that is here, twice the same."""
    if bodies.checked(entry) != bodies.checked(entry):
        raise Broken("decoding", "differs from one time to the other")
    bodies.admitted(entry)


@cache
def _claims_file() -> bytes:
    """A claims file that is the same to the byte whenever it is made."""
    return _MADE_AT.sub(b"2024-05-03 09:00:00.000000+00:00", good.claims_file())


@cache
def _beside() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        with ClaimsFile.open(path) as file:
            file.append(
                [
                    m.article(),
                    m.article(m.OTHER),
                    m.reading(*m.CLAIMS),
                    m.reading(m.DYKE),
                    m.checker(),
                    m.verdict(),
                ]
            )
        return path.read_bytes()


def _merging(rng: Random) -> Case:
    """A stranger's file with bytes in it that nobody wrote, merged into a small one."""
    make = rng.choice((_claims_file, good.shared, good.lines))
    data = (
        mutations.data(rng, make(), _PAGES)
        if rng.random() < 0.7
        else good.lines(*(_mutant(rng) for _ in range(9)))
    )
    if rng.random() < 0.1:
        data = mutations.data(rng, gzip.compress(data, 1, mtime=0), _PAGES)
    return Case(
        size=len(data), shown=f"{data!r}", run=lambda: _in_folder(_beside(), lambda path: _merge(path, data))
    )


_PAGES = (
    b"SQLite format 3\0",
    b"CREATE VIEW journal AS SELECT",
    b"\0" * 40,
    b'{"id":"',
    b'","data":"',
    b"\x0d\0\0\0\1",
    b"}\n{",
)


def _merge(path: Path, data: bytes) -> None:
    """What its reader finds sound comes in, and then nothing is wrong with the file: it is the same made anew."""
    theirs = path.parent / "theirs"
    theirs.write_bytes(data)
    with ClaimsFile.open(path) as file:
        file.merge([list(child.sound_parcels(theirs))])
        # Bytes whose source was left out stay, since a later merge may bring it; verify says how they go.
        if problems := [
            problem for problem in file.verify() if "is named by no entry" not in problem.message
        ]:
            raise Broken("merged", f"verify says {problems[0].message}")
        _look(file)


def _holding(rng: Random) -> Case:
    """Entries that an earlier version let in: nothing holds them but what reads them."""
    mutants = {entry.id: entry for entry in (_mutant(rng) for _ in range(5))}
    return Case(
        size=sum(len(entry.body.encode()) for entry in mutants.values()),
        shown="\n".join(map(str, mutants.values())),
        run=lambda: _in_folder(_beside(), lambda path: _hold(path, list(mutants.values()))),
    )


def _hold(path: Path, entries: list[Entry]) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        statement = f"INSERT INTO journal ({ENTRY}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
        db.executemany(statement, [entry_row(entry) for entry in entries])
    with ClaimsFile.open(path) as file:
        file.rebuild()
        file.verify()
        _look(file)


def _damage(rng: Random) -> Case:
    """The own file, damaged on the disk: each step is done, or refused in a line."""
    data = mutations.data(rng, _claims_file(), _PAGES)
    steps: tuple[Callable[[ClaimsFile], object], ...] = (
        ClaimsFile.verify,
        _look,
        ClaimsFile.rebuild,
        ClaimsFile.verify,
    )
    return Case(
        size=len(data), shown=f"{data!r}", run=lambda: _in_folder(data, lambda path: _walk(path, steps))
    )


def _walk(path: Path, steps: Sequence[Callable[[ClaimsFile], object]]) -> None:
    for step in steps:
        try:
            with ClaimsFile.open(path, create=False) as file:
                step(file)
        except WorkbenchError as error:
            if "\n" in str(error):
                raise Broken("damage", "a refusal of several lines") from error


def _look(file: ClaimsFile) -> None:
    for state in file.states(file.find(ClaimFilter())):
        file.similar(state.claim.id)
    file.counts()
    file.sources()
    file.checkers()
    file.proposals()
    file.stale()


def _in_folder(data: bytes, run: Callable[[Path], None]) -> None:
    with TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / "claims.db"
        path.write_bytes(data)
        run(path)


def _line(rng: Random) -> Case:
    data = mutations.data(rng, good.lines(rng.choice(good.PARCELS)), _PAGES)
    return Case(size=len(data), shown=f"{data!r}", run=lambda: _travels(data))


def _travels(data: bytes) -> None:
    """What can be read of a line is written as a line that reads the same."""
    parcel = lines.parcel_of(data)
    try:
        again = lines.parcel_of(lines.line_of(parcel))
    except InputError as error:
        raise Broken("lines", "what was read cannot be read again") from error
    if again != replace(parcel):
        raise Broken("lines", "what was read is another when it is read again")


AREAS: Sequence[Area] = (
    Area("decode", _decoding),
    Area("lines", _line),
    Area("merge", _merging),
    Area("journal", _holding),
    Area("damage", _damage),
)
