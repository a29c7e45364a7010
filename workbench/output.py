"""Writing files: each is there whole or not at all, is kept unless it is to be replaced, and is never one that is read.

A file is written in a folder of its own beside its place and moved there in one step, so that a full disk or a refusal
leaves what was there before, and nothing else. `create` is the one place where the program makes files: they are their
owner's alone, unless config.toml says otherwise.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from workbench import config, work_folders
from workbench.errors import InputError

# What SQLite keeps beside a database; even one that is not there now would be read as part of it.
_BESIDE_A_DATABASE = ("-journal", "-wal", "-shm")


def claims_files(path: Path) -> dict[Path, str]:
    """A claims file and what belongs to it, with what each is called where it is not to be written over."""
    # SQLite keeps them beside the file itself, wherever a link to it lies.
    whole = Path(os.path.realpath(path))
    beside = [whole.with_name(f"{whole.name}{ending}") for ending in _BESIDE_A_DATABASE]
    return {whole: "the claims file itself", **dict.fromkeys(beside, "part of the claims file")}


def require_free(path: Path, *, force: bool = False, never: Mapping[Path, str] | None = None) -> Path:
    """The place that is written to, links followed. InputError where that must not be.

    `never` has files, and folders with all that is in them, that are not written over even by `force`, and what each
    is called. Without `force` no file that is there is.
    """
    with _in_words(path):
        place = Path(os.path.realpath(path))
        _refuse(path, place, force=force, never=never or {})
    return place


def _refuse(path: Path, place: Path, *, force: bool, never: Mapping[Path, str]) -> None:
    for kept, name in never.items():
        if _is_within(place, kept):
            raise InputError(f"{path} is {name}; choose another name")
    if place.is_dir():
        raise InputError(f"{path} is a folder; name a file in it")
    if os.path.lexists(place) and not place.is_file():
        raise InputError(f"{path} is no ordinary file; choose another name")
    if os.path.lexists(path) and not force:
        raise InputError(f"{path} is there already; choose another name, or replace it with --force")
    if not place.parent.is_dir():
        raise InputError(f"there is no folder {path.parent}; make it first, or choose another place")


def create(path: Path, mode: int | None = None) -> None:
    """Makes an empty file with these permissions, or else with those that config.toml wants for new files.

    It never has others, and those of a file that is there are never changed: FileExistsError. InputError where
    config.toml cannot be used.
    """
    wanted = config.new_file_mode() if mode is None else mode
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, config.PRIVATE)
    try:
        if os.name == "posix":
            # What more is wanted than a private file may be what the umask takes away.
            os.fchmod(descriptor, wanted)
    finally:
        os.close(descriptor)


def make_folder(path: Path) -> None:
    """Makes a folder that its owner alone may look into, with those above it; one that is there stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def written_beside(
    path: Path, *, force: bool = False, never: Mapping[Path, str] | None = None, mode: int | None = None
) -> Iterator[Path]:
    """An empty file to write, which takes the place of `path`, and its permissions, once the block has ended.

    A file that replaces none has this mode, or that of `create`. InputError as `require_free` has it, and where it
    cannot be written.
    """
    place = require_free(path, force=force, never=never)
    with _in_words(path), work_folders.work_folder(place.parent) as folder:
        fresh = folder / "fresh"
        create(fresh, mode)
        yield fresh
        # Someone else may have written there meanwhile.
        require_free(path, force=force, never=never)
        _move(fresh, place)


def write_beside(
    path: Path,
    data: bytes,
    *,
    force: bool = False,
    never: Mapping[Path, str] | None = None,
    mode: int | None = None,
) -> None:
    """Writes a whole file. InputError as `require_free` has it, and where it cannot be written."""
    with written_beside(path, force=force, never=never, mode=mode) as fresh:
        fresh.write_bytes(data)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; choose another place") from error


def _is_within(place: Path, kept: Path) -> bool:
    """Whether a place is this file, by whatever name, or lies in this folder."""
    whole = Path(os.path.realpath(kept))
    if place == whole or whole in place.parents:
        return True
    return place.exists() and whole.exists() and place.samefile(whole)


def _move(fresh: Path, place: Path) -> None:
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    if place.exists():
        fresh.chmod(stat.S_IMODE(place.stat().st_mode))
    fresh.replace(place)
