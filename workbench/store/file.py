"""A claims file: what is written to it is journal entries, and everything it tells follows from them."""

from __future__ import annotations

import hashlib
import string
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from workbench.errors import InputError, LookupFailed
from workbench.model import (
    Article,
    ArticleHead,
    Checker,
    ClaimFilter,
    ClaimState,
    Counts,
    Entry,
    Evidence,
    GivenVerdict,
    Passage,
    Problem,
    Source,
)
from workbench.store import journal, passages, place, queries, second, short_names, signatures, similar
from workbench.store import series as kept
from workbench.store.connection import in_words
from workbench.store.exchanging import Exchanging
from workbench.store.passages import Hit, Sentence
from workbench.store.series import Stale, StoredSeries
from workbench.store.signatures import Signing
from workbench.store.states import states
from workbench.store.verify import verify


class ClaimsFile(Exchanging):
    """One claims file. Any thread may use it: each has its own connection. FileError where SQLite fails."""

    # Writing

    def append(self, entries: Iterable[Entry]) -> int:
        """Adds entries in one transaction and returns how many were new.

        InputError where one is damaged, forged, without its author or was erased from this file; then none is added.
        """
        checked = journal.checked(entries)
        with self._writing() as db:
            return journal.append(db, checked)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What this thread reads and writes meanwhile is one transaction: nobody else writes in between."""
        with self._writing():
            yield

    def next_source_number(self) -> int:
        """The number for a source that is to be added; it is taken within `together`, and in the source's entry."""
        with self._reading() as db:
            return short_names.next_number(db)

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

    # Reading

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
        """The source with this id or short name, or the only one whose id begins so. LookupFailed otherwise."""
        with self._reading() as db:
            return queries.source(db, prefix)

    def piece(self, prefix: str) -> Evidence:
        """The evidence with this id, or the only live one whose id begins so. LookupFailed where it is none or more."""
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
        """Live calculations that rest on what was taken back or erased, on the claim with this full id or on all."""
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

    def verify(self) -> tuple[Problem, ...]:
        """What is wrong with the file; it is left as it is. Takes about as long as a rebuild."""
        with in_words(self.path):
            return verify(self._connections.get(), str(self.path))
