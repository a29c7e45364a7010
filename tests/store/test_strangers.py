"""Files of strangers: the good are read whole, the hostile refused with their reason, and nothing is left behind."""

from __future__ import annotations

import gzip
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store import material as m
from tests.store.histories import LAW
from tests.store.strangers import good
from tests.store.strangers.hostile import HOSTILE, LARGE, Hostile, Large
from tests.waiting import PATIENCE
from workbench.errors import InputError
from workbench.model import Entry
from workbench.store import ClaimsFile
from workbench.store.exchange import child, child_limits, stranger
from workbench.store.exchange.bounds import MB
from workbench.store.kinds import bodies

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what is temporary, so that what is left behind is seen."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _read(path: Path) -> list[object]:
    return [parcel for batch in stranger.parcels(path) for parcel in batch]


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("made", [good.claims_file, good.shared, good.lines])
def test_a_good_file_is_read_whole(
    tmp_path: Path, temporary: Path, made: Callable[[], bytes], packed: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "their.file"
    path.write_bytes(packed(made()))
    found = _read(path)
    assert len(found) == len(good.PARCELS)
    assert set(found) == set(good.PARCELS)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("made", [good.claims_file, good.shared, good.lines])
def test_entries_that_are_known_already_are_left_out(tmp_path: Path, made: Callable[[], bytes]) -> None:
    ours, theirs = tmp_path / "claims.db", tmp_path / "their.file"
    ours.write_bytes(good.claims_file())
    theirs.write_bytes(made())
    with ClaimsFile.open(ours) as file:
        known = file.entry_ids()
    found = [parcel for batch in stranger.parcels(theirs, known=known) for parcel in batch]
    assert found == [parcel for parcel in _read(theirs) if not isinstance(parcel, Entry)]


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_a_hostile_file_is_refused_with_its_reason_and_alters_nothing(
    tmp_path: Path, temporary: Path, hostile: Hostile
) -> None:
    ours, theirs = tmp_path / "claims.db", tmp_path / "their.db"
    ours.write_bytes(good.claims_file())
    theirs.write_bytes(hostile.build())
    with ClaimsFile.open(ours) as file, pytest.raises(InputError) as refused:
        file.merge(stranger.parcels(theirs, known=file.entry_ids()))
    reason = str(refused.value)
    assert reason.startswith(f"{theirs}: ")
    assert hostile.words in reason
    assert "; " in reason
    assert reason.isprintable()
    assert ours.read_bytes() == good.claims_file()
    assert list(temporary.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("large", LARGE, ids=str)
def test_a_hostile_file_of_any_size_is_refused(tmp_path: Path, temporary: Path, large: Large) -> None:
    large.write(tmp_path / "their.db")
    with pytest.raises(InputError, match=large.words):
        _read(tmp_path / "their.db")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "a.db?mode=rwc",
        "-x.db",
        "--help",
        "a\nb.db",
        "a#b%41.db",
        "\x1b]0;owned\x07.db",
        "файл.db",
        "a'b;c.db",
    ],
)
def test_a_name_is_only_a_name(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(good.shared(good.ERASURE))
    assert _read(Path(name)) == [good.ERASURE]
    Path(name).write_bytes(b"words")
    with pytest.raises(InputError, match="neither a claims file") as refused:
        _read(Path(name))
    assert str(refused.value).isprintable()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "their.db").write_bytes(good.shared(good.ERASURE))
    (tmp_path / "link.db").symlink_to("their.db")
    assert _read(tmp_path / "link.db") == [good.ERASURE]


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _far_too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5_000_000_000)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(Path.mkdir, "folder, a pipe or a device", id="a folder"),
        pytest.param(_pipe, "folder, a pipe or a device", id="a pipe"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "folder, a pipe or a device", id="a device"),
        pytest.param(lambda path: path.symlink_to(path), "cannot be read", id="a link to itself"),
        pytest.param(
            lambda path: path.symlink_to("nowhere"), "cannot be read: No such file", id="a link to nothing"
        ),
        pytest.param(lambda path: None, "cannot be read: No such file", id="nothing"),
        pytest.param(_far_too_large, "more than 4000 MB", id="five gigabytes"),
    ],
)
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, make: Callable[[Path], None], words: str) -> None:
    make(tmp_path / "their.db")
    with pytest.raises(InputError, match=words):
        _read(tmp_path / "their.db")


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_a_file_whose_last_changes_are_beside_it_is_refused(tmp_path: Path, ending: str) -> None:
    (tmp_path / "their.db").write_bytes(good.shared())
    (tmp_path / f"their.db{ending}").write_bytes(b"changes")
    with pytest.raises(InputError, match=f"their.db{ending} beside it"):
        _read(tmp_path / "their.db")


def test_a_file_of_an_older_version_is_read_whatever_its_projections_are(tmp_path: Path) -> None:
    path = tmp_path / "their.db"
    path.write_bytes(good.claims_file())
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE waivers")
        db.execute("DROP TABLE notes")
        db.execute("CREATE TABLE notes (id TEXT PRIMARY KEY NOT NULL, words TEXT NOT NULL)")
        db.execute("PRAGMA user_version = 1")
        db.commit()
    assert set(_read(path)) == set(good.PARCELS)


def test_reading_that_stops_early_leaves_nothing_behind(tmp_path: Path, temporary: Path) -> None:
    path = tmp_path / "their.jsonl"
    path.write_bytes(good.lines() * 2_000)
    reading = stranger.parcels(path)
    assert next(reading)
    assert list(temporary.iterdir()) != []
    reading.close()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("length", [MB - 1, MB, MB + 1, 3 * MB])
def test_a_line_of_any_length_ends_where_it_ends(tmp_path: Path, length: int) -> None:
    short = m.of_a_newer_version()
    words = "x" * (length - len(good.lines(_worded(short, ""))))
    long = _worded(short, words)
    (tmp_path / "lines").write_bytes(good.lines(long, short))
    assert len(good.lines(long)) == length
    assert list(child.sound_parcels(tmp_path / "lines")) == [long, short]


def _worded(entry: Entry, words: str) -> Entry:
    """The entry with these words for its body."""
    body = f'{{"words":"{words}"}}'
    name = bodies.entry_id(entry.kind, body, entry.checker, entry.at, entry.salt)
    return replace(entry, id=name, body=body)


_READER = (
    "import sys, time; from pathlib import Path; from workbench.store.exchange import stranger; "
    "reading = stranger.parcels(Path(sys.argv[1]), known=bytes(20)); next(reading); "
    "print('begun', flush=True); time.sleep(60)"
)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_reader_that_is_killed_leaves_no_copy_behind(tmp_path: Path, temporary: Path, number: int) -> None:
    path = tmp_path / "their.jsonl.gz"
    path.write_bytes(gzip.compress(good.lines() * 2_000, 1))
    command = [sys.executable, "-c", _READER, str(path)]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == b"begun\n"
        assert [copy.name for folder in temporary.iterdir() for copy in folder.iterdir()] == ["copy"]
        reader.send_signal(number)
    for _ in range(100):
        if not list(temporary.iterdir()):
            break
        time.sleep(0.1)
    assert list(temporary.iterdir()) == []


def test_a_child_that_hangs_is_waited_for_no_longer_than_its_file_explains(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE) as child, tempfile.TemporaryFile() as said:
        reader = stranger.Reader(child, said, patience=0.1)
        with pytest.raises(InputError, match="far longer than its size explains"):
            next(reader.batches())


def test_a_child_gets_no_more_memory_than_any_claims_file_needs() -> None:
    asked = (
        "from workbench.store.exchange import child_limits; child_limits.limit_resources(); "
        f"bytearray({child_limits.MEMORY})"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], stderr=subprocess.PIPE, check=False, timeout=PATIENCE
    )
    assert done.stderr.splitlines()[-1] == b"MemoryError"


def test_an_interruption_ends_the_child_too(tmp_path: Path, temporary: Path) -> None:
    path = tmp_path / "their.jsonl"
    path.write_bytes(good.lines() * 2_000)
    reading = stranger.parcels(path)
    next(reading)
    with pytest.raises(KeyboardInterrupt):
        reading.throw(KeyboardInterrupt)
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("kill -KILL $$", r"stopped by the system \(SIGKILL\)"),
        ("kill -SEGV $$", r"stopped by the system \(SIGSEGV\)"),
        ("kill -XCPU $$", "far longer than its size explains"),
        ("exit 3", r"failed \(exit code 3\)"),
        ("echo nothing works >&2; exit 1", r"failed \(nothing works\)"),
        ("printf '\\377\\377\\377\\377'", "sent more than it may"),
        ("printf '\\0\\0\\0\\1a'", "sent what is no frame"),
    ],
)
def test_a_child_that_dies_is_told_as_what_it_is(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str
) -> None:
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    (tmp_path / "their.db").write_bytes(good.shared())
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(InputError, match=words):
        _read(tmp_path / "their.db")
    assert list(temporary.iterdir()) == []


def _found(path: Path) -> list[Entry] | None:
    """The entries of a copy, read without a process of its own; None where it is refused."""
    try:
        return [parcel for parcel in child.sound_parcels(path) if isinstance(parcel, Entry)]
    except InputError:
        return None


@LAW
@given(
    made=st.sampled_from([good.claims_file, good.shared, good.lines]),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=4),
)
def test_a_file_with_flipped_bits_gives_the_same_entries_or_is_refused(
    made: Callable[[], bytes], flips: list[tuple[float, int]]
) -> None:
    data = bytearray(made())
    for place, bits in flips:
        data[int(place * len(data))] ^= bits
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy"
        path.write_bytes(data)
        found = _found(path)
    entries = {parcel for parcel in good.PARCELS if isinstance(parcel, Entry)}
    assert found is None or set(found) == entries
