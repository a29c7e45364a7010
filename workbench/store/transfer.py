"""What of a claims file goes out, what comes in from others, and what must go for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path

from workbench import output
from workbench.errors import FileError, InputError
from workbench.model import Erasure, ErasureRequest, Merged, Parcel, Shared
from workbench.store.access import Access
from workbench.store.connection import transaction
from workbench.store.erasure import plan, removal, requests
from workbench.store.erasure.plan import Plan
from workbench.store.exchange.merge import merge
from workbench.store.exchange.selection import select
from workbench.store.exchange.share import share
from workbench.store.hub import Local
from workbench.store.queries import lookups


class Transfers:
    """Sharing, merging and erasing: what a claims file gives to others, takes from them, and drops for good."""

    _access: Access

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
        """Writes the journal, or what one article rests on, to a new file that `merge` reads: `exchange` says how.

        Confidential people stay, but for those whose ids are among `people`. InputError where the file is there
        already, unless by `force`, or cannot be written.
        """
        output.require_free(out, force=force, never=output.claims_files(self._access.path))
        with self._access.reading() as db:
            only = lookups.id_of(db, "articles", article) if article else ""
            chosen = select(db, article=only, confidential=confidential, snapshots=snapshots, people=people)
            return share(db, out, chosen, packed=packed, force=force)

    def merge(self, batches: Iterable[Sequence[Parcel]]) -> Merged:
        """Adds what the file does not have of what others have, in one transaction, and tells what that was.

        What others erased is kept as a request. InputError where anything is not sound, or from the batches
        themselves; then nothing is added.
        """
        rest = iter(batches)
        # What is refused at its first look never keeps other writers waiting.
        whole = chain([next(rest, ())], rest)
        with self._access.writing() as db:
            return merge(db, whole)

    def entry_ids(self) -> bytes:
        """The ids of all entries, 20 bytes each, one after another."""
        with self._access.reading() as db:
            return b"".join(name for (name,) in db.execute("SELECT id FROM journal"))

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """What this thread does to the file meanwhile is taken back in the end; others wait for it."""
        with self._access.writing(keep=False):
            yield

    def for_hub(self) -> Local:
        """This file's side of an exchange with a hub; see `hub.sync`."""
        return Local(
            reading=self._access.reading,
            writing=self._access.writing,
            merge=self.merge,
            data_version=self._access.data_version,
        )

    def doomed(self, name: str) -> Plan:
        """What `erase` would take with this entry, article or source: an id, how it begins, or s12."""
        with self._access.reading() as db:
            return plan.plan(db, name)

    def erase(self, name: str, *, why: str, at: str) -> Plan:
        """Erases an entry, article or source with what may keep its words, for good; returns what went.

        Ids stay, with when (an ISO 8601 instant in UTC) and why. InputError without a reason. FileError where another
        program is in the way: what is named is gone by then, and its bytes go when the file is next opened.
        """
        going = self.take_out(name, why=why, at=at)
        self.clean()
        return going

    def take_out(self, name: str, *, why: str, at: str) -> Plan:
        """The same but for the bytes, which `clean` drops once the transaction is committed that this is part of."""
        if not why.strip():
            raise InputError("an erasure needs its reason: workbench erase ENTRY --why TEXT")
        with self._access.writing() as db:
            going = plan.plan(db, name)
            removal.erase(db, [Erasure(id=gone, at=at, why=why.strip()) for gone in going.ids])
        return going

    def erasure_requests(self) -> tuple[ErasureRequest, ...]:
        """What others asked to have erased and was not yet, by time and id."""
        with self._access.reading() as db:
            return requests.pending(db)

    def carry_out(self, asked: Iterable[ErasureRequest]) -> int:
        """Erases what these requests name, and returns how many entries and snapshots the file had of it.

        The bytes go at once where nothing is in the way, else by `clean`, or when the file is next opened.
        """
        with self._access.connection() as db:
            with transaction(db):
                gone = requests.carry_out(db, asked)
            if not db.in_transaction:
                removal.clean_later(db)
        return gone

    def copy(self, out: Path) -> None:
        """Writes the whole file as it is to a new one. InputError where that is there already or cannot be written."""
        with (
            output.written_beside(out, never=output.claims_files(self._access.path)) as fresh,
            self._access.connection() as db,
            closing(sqlite3.connect(fresh)) as other,
        ):
            db.backup(other)

    def erasures(self) -> tuple[Erasure, ...]:
        """What was erased from the file, by id."""
        with self._access.reading() as db:
            return removal.erasures(db)

    def clean(self) -> None:
        """Drops the bytes of what was erased, outside of any transaction.

        FileError where they are still in the file, with when they go.
        """
        try:
            with self._access.connection() as db:
                removal.clean(db)
        except FileError as error:
            raise FileError(f"{error}. It is erased; its bytes go when the file is next opened") from error
