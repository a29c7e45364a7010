"""Copies that travel: writing one, and bringing another's work into the file."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path

from workbench.desk.erasures import Erasures
from workbench.desk.session import Session
from workbench.errors import InputError
from workbench.model import Merged, Parcel, Shared

# Endings of what is looked for in a folder; a file that is named is read whatever its name.
_ENDINGS = (".db", ".sqlite", ".sqlite3", ".jsonl")
_PACKED = ".gz"


def shared_files(named: Iterable[Path], *, besides: Path) -> tuple[Path, ...]:
    """The files named, and those in the folders named, by name; `besides` is the claims file that they go into.

    InputError where a folder has none, or where the claims file itself is named.
    """
    found: list[Path] = []
    for path in named:
        if os.path.isdir(path):
            found += _in_folder(path, besides)
        elif _same(path, besides):
            raise InputError(f"{path} is the claims file itself; name the copy of someone else")
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


class Sharing:
    """Sharing the file, and merging others' into it."""

    def __init__(self, session: Session, erasures: Erasures) -> None:
        self._file = session.file
        self._erasures = erasures

    def share(
        self,
        out: Path,
        *,
        article: str = "",
        confidential: bool = True,
        snapshots: bool = True,
        packed: bool = False,
        force: bool = False,
        people: Collection[str] = (),
    ) -> Shared:
        """Writes all of the file, or what one article rests on, to a new file for others to merge.

        JSON Lines where its name ends in .jsonl, else a database; packed by gzip where asked for or named .gz. Without
        `confidential`, such sources stay here with what rests on them; confidential people stay unless their ids are
        among `people`. InputError where the file is there already
        and not to be replaced (`force`), or cannot be written.
        """
        return self._file.share(
            out,
            article=article,
            confidential=confidential,
            snapshots=snapshots,
            packed=packed,
            force=force,
            people=people,
        )

    def merge(
        self, path: Path, *, erasures: bool = True, progress: Callable[[int], object] = lambda _: None
    ) -> Merged:
        """Brings into the file what of another it does not have, all or nothing, and tells what that was.

        `progress` is told the number of entries read so far. What others erased is kept as a request; unless without
        `erasures`, what keys ask for that are trusted to erase is carried out. InputError with the file's name and
        what is wrong with it.
        """
        # Imported on first use: no other work of a desk starts a process.
        from workbench.store.exchange import stranger

        with closing(stranger.parcels(path, known=self._file.entry_ids())) as batches:
            merged = self._file.merge(_counted(batches, progress))
        return self._erasures.honour(merged) if erasures else merged

    def rehearsal(self) -> AbstractContextManager[None]:
        """What is done meanwhile is taken back in the end: it shows what would happen."""
        return self._file.rehearsal()


def _counted(
    batches: Iterable[Sequence[Parcel]], progress: Callable[[int], object]
) -> Generator[Sequence[Parcel]]:
    count = 0
    for batch in batches:
        count += len(batch)
        progress(count)
        yield batch


def _in_folder(folder: Path, besides: Path) -> list[Path]:
    try:
        found = [path for path in sorted(folder.iterdir()) if _is_shared(path) and not _same(path, besides)]
    except OSError as error:
        raise InputError(f"cannot look into {folder}: {error.strerror}; name the files in it") from error
    if not found:
        raise InputError(
            f"{folder} has no file to merge; they end in {', '.join(_ENDINGS)}, or that and {_PACKED}"
        )
    return found


def _is_shared(path: Path) -> bool:
    name = path.name.removesuffix(_PACKED)
    return name.endswith(_ENDINGS) and not name.startswith(".") and path.is_file()


def _same(path: Path, other: Path) -> bool:
    return os.path.exists(path) and os.path.exists(other) and path.samefile(other)
