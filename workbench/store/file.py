"""A claims file: what is written to it is journal entries, and everything it tells follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

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
    Problem,
    Proposal,
    Source,
)
from workbench.store import journal, place
from workbench.store.access import Access
from workbench.store.derive import short_names
from workbench.store.desk_work import DeskWork
from workbench.store.erasure import removal
from workbench.store.kinds.registry import Registry
from workbench.store.kinds.table import KINDS
from workbench.store.queries import (
    articles,
    claims,
    drafts,
    history,
    lookups,
    proposals,
    reviews,
    signatures,
    similar,
    sources,
)
from workbench.store.queries import series as kept
from workbench.store.queries.series import Stale, StoredSeries
from workbench.store.queries.signatures import Signing
from workbench.store.queries.similar import NearClaim
from workbench.store.queries.states import states
from workbench.store.texts import Texts
from workbench.store.transfer import Transfers
from workbench.store.verify import verify


class ClaimsFile(Texts, Transfers, DeskWork):
    """One claims file. Any thread may use it: each has its own connection. FileError where SQLite fails."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self.path = access.path

    @classmethod
    def open(cls, path: Path, *, create: bool = True, timeout: float = 30.0, kinds: Registry = KINDS) -> Self:
        """The claims file at this path, made where there is none. FileError where it is none of ours.

        A file that no one may write is opened for reading. `timeout` is how many seconds to wait for other writers,
        `kinds` are those of the entries that it has tables for.
        """
        return cls(Access.open(path, create=create, timeout=timeout, kinds=kinds))

    def close(self) -> None:
        """Gives the file back, in every thread."""
        self._access.close()

    def discard(self) -> None:
        """The same; a file that was made by this opening is gone again where nobody has put anything into it."""
        self._access.discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            self.discard()

    def data_version(self) -> int:
        """A number that changes when another connection writes; compare it with what this thread had before."""
        return self._access.data_version()

    def interrupt(self) -> None:
        """Stops what other threads are asking of the file; they get a FileError."""
        self._access.interrupt()

    # Writing

    def append(self, entries: Iterable[Entry]) -> int:
        """Adds entries that people at this desk wrote, in one transaction, and returns how many were new.

        They may set aside what others did; what comes from elsewhere, by `merge`, only proposes that.
        InputError where one is damaged, forged, without its author or was erased from this file; then none is added.
        """
        checked = journal.checked(entries, self._access.kinds)
        with self._access.writing() as db:
            return journal.append(db, checked, here=True)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What this thread reads and writes meanwhile is one transaction: nobody else writes in between."""
        with self._access.writing():
            yield

    def next_source_number(self) -> int:
        """The number for a source that is to be added; it is taken within `together`, and in the source's entry."""
        with self._access.reading() as db:
            return short_names.next_number(db)

    def rebuild(self) -> tuple[str, ...]:
        """Makes every projection anew from the journal, in one transaction, and drops snapshots that no entry names.

        Returns the ids of entries that cannot be read, which may name some: then all snapshots stay.
        """
        with self._access.writing() as db:
            unreadable = journal.rebuild(db)
            if not unreadable:
                removal.drop_unnamed_snapshots(db)
        with self._access.connection() as db:
            removal.clean_later(db)
        return unreadable

    # Reading

    def article(self, prefix: str) -> Article:
        """The article with this id, or the only one whose id begins so. LookupFailed where it is none or several."""
        with self._access.reading() as db:
            return articles.article(db, prefix)

    def articles(self) -> tuple[ArticleHead, ...]:
        """All articles without their texts, by date of publication, title and id."""
        with self._access.reading() as db:
            return articles.articles(db)

    def find(self, wanted: ClaimFilter) -> tuple[int, ...]:
        """The rows of the listed claims that fit, in order. LookupFailed where the article is none or several."""
        with self._access.reading() as db:
            return claims.find(db, wanted)

    def states(self, rows: Iterable[int]) -> tuple[ClaimState, ...]:
        """The claims in these rows in the order asked for; a row that is gone since is left out."""
        with self._access.reading() as db:
            return states(db, tuple(rows))

    def claim(self, prefix: str) -> ClaimState:
        """The claim with this id, or the only one whose id begins so. LookupFailed where it is none or several."""
        with self._access.reading() as db:
            return claims.claim(db, prefix)

    def similar(self, prefix: str, limit: int = 200) -> tuple[NearClaim, ...]:
        """Claims that share rare words with this one's sentence, most and rarest first, of so many sentences."""
        with self._access.reading() as db:
            return similar.candidates(db, prefix, limit)

    def drafts(self, article: str, others: Iterable[str]) -> frozenset[str]:
        """Those of the other articles that are drafts of this one."""
        with self._access.reading() as db:
            return drafts.among(db, article, others)

    def source(self, prefix: str) -> Source:
        """The source with this id or short name, or the only one whose id begins so. LookupFailed otherwise."""
        with self._access.reading() as db:
            return sources.source(db, prefix)

    def piece(self, prefix: str) -> Evidence:
        """The evidence with this id, or the only live one whose id begins so. LookupFailed where it is none or more."""
        with self._access.reading() as db:
            return sources.piece(db, prefix)

    def sources(self) -> tuple[Source, ...]:
        """All sources but those taken back that no live evidence rests on, by title and id."""
        with self._access.reading() as db:
            return sources.sources(db)

    def series(self) -> tuple[StoredSeries, ...]:
        """All live series, by name."""
        with self._access.reading() as db:
            return kept.series(db)

    def stale(self, claim_id: str = "") -> tuple[Stale, ...]:
        """Live calculations that rest on what was taken back or erased, on the claim with this full id or on all."""
        with self._access.reading() as db:
            return tuple(kept.stale(db, claim_id))

    def unread_by(self, checker_id: str, *, article: str = "", by: str = "") -> tuple[tuple[int, str], ...]:
        """Rows and ids of the claims that others, or `by` alone, have checked and this checker has not."""
        with self._access.reading() as db:
            only = lookups.id_of(db, "articles", article) if article else ""
            return reviews.unread_by(db, checker_id, article=only, by=by)

    def judged_twice(self, article: str = "") -> tuple[str, ...]:
        """The ids of the claims, of one article or of all, on which two checkers or more have given a verdict."""
        with self._access.reading() as db:
            return reviews.judged_twice(db, lookups.id_of(db, "articles", article) if article else "")

    def given(self, claim_ids: Sequence[str]) -> tuple[GivenVerdict, ...]:
        """All verdicts ever given on these claims, by claim, time and id."""
        with self._access.reading() as db:
            return reviews.given(db, claim_ids)

    def cited(self, evidence_ids: Sequence[str]) -> dict[str, Evidence]:
        """Evidence by id, whether it stands or was taken back; what the file does not have is left out."""
        with self._access.reading() as db:
            return reviews.cited(db, evidence_ids)

    def proposals(self, claim_ids: Sequence[str] | None = None) -> tuple[Proposal, ...]:
        """What would set aside others' work, on these claims or anywhere, by claim, time and id."""
        with self._access.reading() as db:
            return proposals.proposals(db, claim_ids)

    def checkers(self) -> dict[str, Checker]:
        """Everyone who has worked on the file, by id."""
        with self._access.reading() as db:
            return history.checkers(db)

    def counts(self, article_id: str = "") -> Counts:
        """Listed claims by status: those of the article with this full id, or all."""
        with self._access.reading() as db:
            return articles.counts(db, article_id)

    def entry(self, entry_id: str) -> Entry:
        """The journal's entry with this id; LookupFailed where there is none."""
        with self._access.reading() as db:
            return history.entry(db, entry_id)

    def entries(self) -> tuple[Entry, ...]:
        """The whole journal, in the order in which this file received it."""
        with self._access.reading() as db:
            return tuple(journal.entries(db))

    def keys_of(self, entry_ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """By an entry's id the keys that signed it; an entry that nobody signed is left out."""
        with self._access.reading() as db:
            return signatures.keys_of(db, entry_ids)

    def signing(self) -> Signing:
        """How the entries that name a checker are signed."""
        with self._access.reading() as db:
            return signatures.signing(db)

    def undoable(self, checker_id: str) -> Entry | None:
        """The checker's newest work in this file that has not been taken back."""
        with self._access.reading() as db:
            return history.undoable(db, checker_id)

    def step(self, last: Entry) -> tuple[str, ...]:
        """The ids of what was done in one step with this entry and still stands, this one's last."""
        with self._access.reading() as db:
            return history.step(db, last)

    def dismissals(self, claim_id: str) -> tuple[str, ...]:
        """The ids of the entries that say of a claim, by its full id, that it is none, and stand."""
        with self._access.reading() as db:
            return claims.dismissals(db, claim_id)

    def redoable(self, checker_id: str) -> Entry | None:
        """The checker's newest standing undo, unless they have worked on since."""
        with self._access.reading() as db:
            return history.redoable(db, checker_id)

    def warning(self) -> str:
        """What is to be said of the place where the file lies, in a line; "" where several programs may work at it."""
        return place.warning(self.path)

    def verify(self) -> tuple[Problem, ...]:
        """What is wrong with the file; it is left as it is. Takes about as long as a rebuild."""
        with self._access.connection() as db:
            return verify(db, str(self.path))
