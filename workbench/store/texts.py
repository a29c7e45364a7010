"""The snapshots of sources and the texts read from them, as a claims file keeps and searches them."""

from __future__ import annotations

import hashlib
import string
import zlib
from collections.abc import Iterable

from workbench.errors import InputError, LookupFailed
from workbench.model import Passage
from workbench.store import journal
from workbench.store.access import Access
from workbench.store.erasure import closure
from workbench.store.queries import near, passages
from workbench.store.queries.near import Sentence
from workbench.store.queries.passages import Hit


class Texts:
    """Snapshots, and the passages that a reader found in them."""

    _access: Access

    def put_snapshot(self, data: bytes, media_type: str) -> str:
        """Keeps the bytes of a source, compressed, and returns their SHA-256. InputError where they were erased."""
        digest = hashlib.sha256(data)
        with self._access.writing() as db:
            journal.refuse_erased(db, "snapshot", [digest.digest()])
            db.execute(
                "INSERT INTO snapshots (sha256, media_type, data) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
                (digest.digest(), media_type, zlib.compress(data)),
            )
        return digest.hexdigest()

    def put_passages(
        self,
        sha256: str,
        new_passages: Iterable[Passage],
        *,
        reader: str,
        trouble: str = "",
        language: str = "",
    ) -> None:
        """Keeps the text that this version of a reader finds in a snapshot, and in a line what it could not read.

        `language` is the text's, as a BCP 47 tag, "" where it cannot be told.
        """
        with self._access.writing() as db:
            passages.put(db, sha256, new_passages, reader=reader, trouble=trouble, language=language)

    def snapshot(self, sha256: str) -> bytes:
        """The bytes kept under this SHA-256; LookupFailed where there are none."""
        return self.typed_snapshot(sha256)[0]

    def typed_snapshot(self, sha256: str) -> tuple[bytes, str]:
        """The same with their media type."""
        row = None
        if len(sha256) == 64 and not set(sha256) - set(string.hexdigits):
            with self._access.reading() as db:
                row = db.execute(
                    "SELECT data, media_type FROM snapshots WHERE sha256 = ?", (bytes.fromhex(sha256),)
                ).fetchone()
        if row is None:
            raise LookupFailed(f"no snapshot {sha256!r} is in the file; attach the source again")
        try:
            return zlib.decompress(row[0]), str(row[1])
        except zlib.error as error:
            raise InputError(f"snapshot {sha256[:8]} is damaged; run `workbench verify`") from error

    def unnamed_snapshots(self) -> frozenset[str]:
        """The SHA-256 of the snapshots that no entry names: their source may still come, as what is merged is a union.

        A rebuild drops them.
        """
        with self._access.reading() as db:
            return closure.unnamed_snapshots(db)

    def unread(self, reader: str) -> tuple[str, ...]:
        """The snapshots of live sources that this version of a reader has not read."""
        with self._access.reading() as db:
            return passages.unread(db, reader)

    def passages_of(self, sha256: str) -> tuple[Passage, ...]:
        """The passages of a snapshot in text order."""
        with self._access.reading() as db:
            return passages.of(db, sha256)

    def languages(self) -> dict[str, str]:
        """The languages of the texts of sources by the source's id, as far as they are known."""
        with self._access.reading() as db:
            return passages.languages(db)

    def trouble(self, sha256: str) -> str:
        """What could not be read of a snapshot, in a line; "" where all could."""
        with self._access.reading() as db:
            return passages.trouble(db, sha256)

    def troubles(self) -> dict[str, str]:
        """The same of all sources, by the source's id, where there is any."""
        with self._access.reading() as db:
            return passages.troubles(db)

    def find_words(self, typed: str, *, source_id: str = "", limit: int = 20) -> tuple[Hit, ...]:
        """Passages with all these words, or words that begin so, best first; of one source or of all."""
        with self._access.reading() as db:
            return passages.find(db, typed, source=source_id, limit=limit)

    def near(
        self, text: str, language: str, *, besides: str, limit: int
    ) -> tuple[tuple[Hit, ...], tuple[Sentence, ...]]:
        """Passages of sources, and sentences of articles, that share a text's rare words, each best first.

        No sentences of the article `besides` or of its drafts.
        """
        with self._access.reading() as db:
            return (
                near.passages(db, text, language, limit=limit),
                near.sentences(db, text, language, besides=besides, limit=limit),
            )
