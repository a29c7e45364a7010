"""A claims file: what is written to it is journal entries, and everything it tells follows from them."""

from __future__ import annotations

import hashlib
import sqlite3
import string
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.errors import FileError, InputError, LookupFailed
from workbench.model import (
    Article,
    ArticleHead,
    Checker,
    ClaimFilter,
    ClaimState,
    Counts,
    Entry,
    Erasure,
    Evidence,
    GivenVerdict,
    Merged,
    Parcel,
    Passage,
    Problem,
    Shared,
    Source,
)
from workbench.store import doomed, erasing, journal, passages, place, queries, second, signatures, similar
from workbench.store import series as kept
from workbench.store.connection import Connections, in_words, transaction
from workbench.store.doomed import Plan
from workbench.store.exchange.merge import merge
from workbench.store.exchange.selection import select
from workbench.store.exchange.share import share
from workbench.store.hub import Local
from workbench.store.passages import Hit, Sentence
from workbench.store.series import Stale, StoredSeries
from workbench.store.signatures import Signing
from workbench.store.states import states
from workbench.store.verify import verify


class ClaimsFile:
    """One claims file. Any thread may use it: each has its own connection. FileError where SQLite fails."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.path = connections.path

    @classmethod
    def open(cls, path: Path, *, create: bool = True, timeout: float = 30.0) -> Self:
        """The claims file at this path, made where there is none. FileError where it is none of ours.

        A file that no one may write is opened for reading. `timeout` is how many seconds to wait for other writers.
        """
        connections = Connections(Path(path), create=create, timeout=timeout)
        with in_words(connections.path):
            erasing.clean_later(connections.get())
        return cls(connections)

    def close(self) -> None:
        """Gives the file back, in every thread."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def append(self, entries: Iterable[Entry]) -> int:
        """Adds entries in one transaction and returns how many were new.

        InputError where one is damaged, forged, without its author or was erased from this file; then none is added.
        """
        checked = journal.checked(entries)
        with self._writing() as db:
            return journal.append(db, checked)

    def merge(self, batches: Iterable[Sequence[Parcel]], *, erasures: bool = True) -> Merged:
        """Adds what the file does not have of what others have, in one transaction, and tells what that was.

        Without `erasures`, what others erased is kept, and files no longer agree. InputError where anything is not
        sound, or from the batches themselves; then nothing is added.
        """
        rest = iter(batches)
        # What is refused at its first look never keeps other writers waiting.
        whole = chain([next(rest, ())], rest)
        with in_words(self.path):
            db = self._connections.get()
            with transaction(db):
                merged = merge(db, whole, erasures=erasures)
            if not db.in_transaction:
                erasing.clean_later(db)
        return merged

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """What this thread does to the file meanwhile is taken back in the end; others wait for it."""
        with in_words(self.path), transaction(self._connections.get(), keep=False):
            yield

    def for_hub(self) -> Local:
        """This file's side of an exchange with a hub; see `hub.sync`."""
        return Local(
            reading=self._reading, writing=self._writing, merge=self.merge, data_version=self.data_version
        )

    def rebuild(self) -> None:
        """Makes every projection anew from the journal, in one transaction."""
        with self._writing() as db:
            journal.rebuild(db)

    def put_snapshot(self, data: bytes, media_type: str) -> str:
        """Keeps the bytes of a source, compressed, and returns their SHA-256. InputError where they were erased."""
        digest = hashlib.sha256(data)
        with self._writing() as db:
            journal.refuse_erased(db, "snapshot", [digest.digest()])
            db.execute(
                "INSERT INTO snapshots (sha256, media_type, data) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
                (digest.digest(), media_type, zlib.compress(data)),
            )
        return digest.hexdigest()

    def put_passages(
        self, sha256: str, found: Iterable[Passage], *, reader: str, trouble: str = "", language: str = ""
    ) -> None:
        """Keeps the text that this version of a reader finds in a snapshot, and in a line what it could not read.

        `language` is the text's, as a BCP 47 tag, "" where it cannot be told.
        """
        with self._writing() as db:
            passages.put(db, sha256, found, reader=reader, trouble=trouble, language=language)

    def doomed(self, name: str) -> Plan:
        """What `erase` would take with this entry, article or source: an id, how it begins, or s12."""
        with self._reading() as db:
            return doomed.plan(db, name)

    def erase(self, name: str, *, why: str, at: str) -> Plan:
        """Erases an entry, article or source with what may keep its words, for good; returns what went.

        Ids stay, with when (an ISO 8601 instant in UTC) and why. InputError without a reason. FileError where another
        program is in the way: what is named is gone by then, and its bytes go when the file is next opened.
        """
        if not why.strip():
            raise InputError("an erasure needs its reason: workbench erase ENTRY --why TEXT")
        with self._writing() as db:
            going = doomed.plan(db, name)
            erasing.erase(db, [Erasure(id=one, at=at, why=why.strip()) for one in going.ids])
        self._clean()
        return going

    # Reading

    def share(
        self,
        out: Path,
        *,
        article: str = "",
        confidential: bool = True,
        snapshots: bool = True,
        packed: bool = False,
        force: bool = False,
    ) -> Shared:
        """Writes the journal, or what one article rests on, to a new file that `merge` reads: `exchange` says how.

        InputError where the file is there already, unless by `force`, or cannot be written.
        """
        if out.resolve() == self.path.resolve():
            raise InputError(f"{out} is the claims file itself; choose another name to share it by")
        with self._reading() as db:
            only = queries.one(db, "articles", article) if article else ""
            chosen = select(db, article=only, confidential=confidential, snapshots=snapshots)
            return share(db, out, chosen, packed=packed, force=force)

    def erasures(self) -> tuple[Erasure, ...]:
        """What was erased from the file, by id."""
        with self._reading() as db:
            return erasing.erasures(db)

    def snapshot(self, sha256: str) -> bytes:
        """The bytes kept under this SHA-256; LookupFailed where there are none."""
        return self.typed_snapshot(sha256)[0]

    def typed_snapshot(self, sha256: str) -> tuple[bytes, str]:
        """The same with their media type."""
        row = None
        if len(sha256) == 64 and not set(sha256) - set(string.hexdigits):
            with self._reading() as db:
                row = db.execute(
                    "SELECT data, media_type FROM snapshots WHERE sha256 = ?", (bytes.fromhex(sha256),)
                ).fetchone()
        if row is None:
            raise LookupFailed(f"no snapshot {sha256!r} is in the file; attach the source again")
        try:
            return zlib.decompress(row[0]), str(row[1])
        except zlib.error as error:
            raise InputError(f"snapshot {sha256[:8]} is damaged; run `workbench verify`") from error

    def unread(self, reader: str) -> tuple[str, ...]:
        """The snapshots of live sources that this version of a reader has not read."""
        with self._reading() as db:
            return passages.unread(db, reader)

    def passages_of(self, sha256: str) -> tuple[Passage, ...]:
        """The passages of a snapshot in text order."""
        with self._reading() as db:
            return passages.of(db, sha256)

    def languages(self) -> dict[str, str]:
        """The languages of the texts of sources by the source's id, as far as they are known."""
        with self._reading() as db:
            return passages.languages(db)

    def trouble(self, sha256: str) -> str:
        """What could not be read of a snapshot, in a line; "" where all could."""
        with self._reading() as db:
            return passages.trouble(db, sha256)

    def find_words(self, typed: str, *, source_id: str = "", limit: int = 20) -> tuple[Hit, ...]:
        """Passages with all these words, or words that begin so, best first; of one source or of all."""
        with self._reading() as db:
            return passages.find(db, typed, source=source_id, limit=limit)

    def alike(
        self, words: Sequence[str], *, besides: str, limit: int
    ) -> tuple[tuple[Hit, ...], tuple[Sentence, ...]]:
        """Passages of sources, and sentences of other articles than `besides`, with the rarest of these words."""
        with self._reading() as db:
            return (
                passages.alike(db, words, limit=limit),
                passages.sentences(db, words, besides=besides, limit=limit),
            )

    def article(self, prefix: str) -> Article:
        """The article with this id, or the only one whose id begins so. LookupFailed where it is none or several."""
        with self._reading() as db:
            return queries.article(db, prefix)

    def articles(self) -> tuple[ArticleHead, ...]:
        """All articles without their texts, by date of publication, title and id."""
        with self._reading() as db:
            return queries.articles(db)

    def find(self, wanted: ClaimFilter) -> tuple[int, ...]:
        """The rows of the listed claims that fit, in order. LookupFailed where the article is none or several."""
        with self._reading() as db:
            return queries.find(db, wanted)

    def states(self, rows: Iterable[int]) -> tuple[ClaimState, ...]:
        """The claims in these rows in the order asked for; a row that is gone since is left out."""
        with self._reading() as db:
            return states(db, tuple(rows))

    def claim(self, prefix: str) -> ClaimState:
        """The claim with this id, or the only one whose id begins so. LookupFailed where it is none or several."""
        with self._reading() as db:
            return queries.claim(db, prefix)

    def similar(self, prefix: str, limit: int = 200) -> tuple[int, ...]:
        """Rows of claims that share rare words with this one's sentence, most and rarest first."""
        with self._reading() as db:
            return similar.candidates(db, prefix, limit)

    def source(self, prefix: str) -> Source:
        """The source with this id, or the only one whose id begins so. LookupFailed where it is none or several."""
        with self._reading() as db:
            return queries.source(db, prefix)

    def piece(self, prefix: str) -> Evidence:
        """The evidence with this id, or the only live one whose id begins so. LookupFailed where it is none or several."""
        with self._reading() as db:
            return queries.piece(db, prefix)

    def sources(self) -> tuple[Source, ...]:
        """All sources but those taken back that no live evidence rests on, by title and id."""
        with self._reading() as db:
            return queries.sources(db)

    def series(self) -> tuple[StoredSeries, ...]:
        """All live series, by name."""
        with self._reading() as db:
            return kept.series(db)

    def stale(self, claim_id: str = "") -> tuple[Stale, ...]:
        """Live calculations that rest on what was taken back, on the claim with this full id or on all."""
        with self._reading() as db:
            return tuple(kept.stale(db, claim_id))

    def unread_by(self, checker_id: str, *, article: str = "", by: str = "") -> tuple[tuple[int, str], ...]:
        """Rows and ids of the claims that others, or `by` alone, have checked and this checker has not."""
        with self._reading() as db:
            only = queries.one(db, "articles", article) if article else ""
            return second.unread_by(db, checker_id, article=only, by=by)

    def judged_twice(self, article: str = "") -> tuple[str, ...]:
        """The ids of the claims, of one article or of all, on which two checkers or more have given a verdict."""
        with self._reading() as db:
            return second.judged_twice(db, queries.one(db, "articles", article) if article else "")

    def given(self, claim_ids: Sequence[str]) -> tuple[GivenVerdict, ...]:
        """All verdicts ever given on these claims, by claim, time and id."""
        with self._reading() as db:
            return second.given(db, claim_ids)

    def cited(self, evidence_ids: Sequence[str]) -> dict[str, Evidence]:
        """Evidence by id, whether it stands or was taken back; what the file does not have is left out."""
        with self._reading() as db:
            return second.cited(db, evidence_ids)

    def checkers(self) -> dict[str, Checker]:
        """Everyone who has worked on the file, by id."""
        with self._reading() as db:
            return queries.checkers(db)

    def counts(self, article_id: str = "") -> Counts:
        """Listed claims by status: those of the article with this full id, or all."""
        with self._reading() as db:
            return queries.counts(db, article_id)

    def entry(self, entry_id: str) -> Entry:
        """The journal's entry with this id; LookupFailed where there is none."""
        with self._reading() as db:
            return queries.entry(db, entry_id)

    def is_empty(self) -> bool:
        """Whether nobody has put anything into the file, nor erased anything from it."""
        with self._reading() as db:
            tables = " UNION ALL ".join(
                f"SELECT 1 FROM {table}" for table in ("journal", "snapshots", "erased")
            )
            return db.execute(f"{tables} LIMIT 1").fetchone() is None

    def entries(self) -> tuple[Entry, ...]:
        """The whole journal, in the order in which this file received it."""
        with self._reading() as db:
            return tuple(journal.entries(db))

    def keys_of(self, entry_ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """By an entry's id the keys that signed it; an entry that nobody signed is left out."""
        with self._reading() as db:
            return signatures.keys_of(db, entry_ids)

    def signing(self) -> Signing:
        """How the entries that name a checker are signed."""
        with self._reading() as db:
            return signatures.signing(db)

    def undoable(self, checker_id: str) -> Entry | None:
        """The checker's newest work in this file that has not been taken back."""
        with self._reading() as db:
            return queries.undoable(db, checker_id)

    def step(self, last: Entry) -> tuple[str, ...]:
        """The ids of what was done in one step with this entry and still stands, this one's last."""
        with self._reading() as db:
            return queries.step(db, last)

    def dismissals(self, claim_id: str) -> tuple[str, ...]:
        """The ids of the entries that say of a claim, by its full id, that it is none, and stand."""
        with self._reading() as db:
            return queries.dismissals(db, claim_id)

    def redoable(self, checker_id: str) -> Entry | None:
        """The checker's newest standing undo, unless they have worked on since."""
        with self._reading() as db:
            return queries.redoable(db, checker_id)

    def warning(self) -> str:
        """What is to be said of the place where the file lies, in a line; "" where several programs may work at it."""
        return place.warning(self.path)

    def data_version(self) -> int:
        """A number that changes when another connection writes; compare it with what this thread had before."""
        with in_words(self.path):
            return int(self._connections.get().execute("PRAGMA data_version").fetchone()[0])

    def interrupt(self) -> None:
        """Stops what other threads are asking of the file; they get a FileError."""
        self._connections.interrupt()

    def verify(self) -> tuple[Problem, ...]:
        """What is wrong with the file; it is left as it is. Takes about as long as a rebuild."""
        with in_words(self.path):
            return verify(self._connections.get(), str(self.path))

    def _clean(self) -> None:
        """Drops the bytes of what was erased. FileError where they are still in the file, with when they go."""
        try:
            with in_words(self.path):
                erasing.clean(self._connections.get())
        except FileError as error:
            raise FileError(f"{error}. It is erased; its bytes go when the file is next opened") from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with in_words(self.path):
            db = self._connections.get()
            with transaction(db):
                yield db

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A connection on which several queries see one state of the file."""
        with in_words(self.path):
            db = self._connections.get()
            with transaction(db, "DEFERRED"):
                yield db
