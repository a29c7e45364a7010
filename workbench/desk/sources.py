"""Sources: keeping them with what they say, and finding what they say of a claim."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.desk.articles import Articles
from workbench.desk.claims import Claims
from workbench.desk.session import Session
from workbench.errors import InputError, LookupFailed
from workbench.lazy import LazyModule
from workbench.model import Comparison, FoundPassage, Passage, Source
from workbench.store import bodies

if TYPE_CHECKING:
    from workbench import read
    from workbench.desk import text_comparison
    from workbench.read import spreadsheets
    from workbench.sources import placement, search, texts
    from workbench.sources.placement import Placed
    from workbench.sources.texts import SourceText
else:
    text_comparison = LazyModule("workbench.desk.text_comparison")
    spreadsheets = LazyModule("workbench.read.spreadsheets")
    placement = LazyModule("workbench.sources.placement")
    search = LazyModule("workbench.sources.search")
    texts = LazyModule("workbench.sources.texts")
    read = LazyModule("workbench.read")

# What can only be meant as the name of a source: s12, s12-4f, or eight digits or more of an id.
_NAMES_SOURCE = re.compile(r"[sS][0-9]+(-[0-9a-fA-F]+)?|(?=.*[0-9])[0-9a-f]{8,40}")


class FetchedSource(NamedTuple):
    """The bytes of a source with their media type, what they say, and what was odd on the way to them."""

    location: str
    data: bytes
    media_type: str
    text: SourceText
    remarks: tuple[str, ...]


class Sources:
    """The sources of a file and their passages."""

    def __init__(self, session: Session, articles: Articles, claims: Claims) -> None:
        self._session = session
        self._file = session.file
        self._articles = articles
        self._claims = claims

    def add(self, source: Source, *, file: str = "", fetched: FetchedSource | None = None) -> Source:
        """Puts a source into the file, with the bytes of `file`, a file or an address, or nothing of it at all.

        `fetched` gives these bytes where they were read before, by `fetch`.

        `derived_from` is what names another source (s12, an id or its beginning), or words. InputError where there are
        no bytes to be had; bytes without text are kept, and `trouble` says why they cannot be searched. What was odd on
        the way to them, such as a redirect to another host, is kept in the source's note. Title, author, publisher and
        day are taken from the file where `source` has none. Its id is its entry's.
        """
        source = replace(source, derived_from=self.origin(source.derived_from))
        # Fetched and read before the step begins, so that nobody waits for a network or a thousand pages.
        fetched = self.fetch(file) if file else fetched
        snapshot = self._as_kept(fetched) if fetched else None
        with self._session.step("add a source"):
            if snapshot is not None:
                source = self._put(texts.described(source, snapshot.location, snapshot.text), snapshot)
            if (source.snapshot or source.url) and not source.accessed:
                source = replace(source, accessed=self._session.instant())
            numbered = replace(source, number=self._file.next_source_number())
            entry = self._session.write("source", bodies.SourceBody.of(numbered))
            return self._file.source(entry.id)

    def all(self) -> tuple[Source, ...]:
        """All sources, by title."""
        return self._file.sources()

    def by_id(self) -> dict[str, Source]:
        """All sources by their ids."""
        return {source.id: source for source in self._file.sources()}

    def get(self, prefix: str) -> Source:
        """The source with this id or short name (s12), or the only one whose id begins so."""
        return self._file.source(prefix)

    def passages(self, source: str) -> tuple[Passage, ...]:
        """The text of a source, passage by passage; empty where it has none."""
        return placement.passages_of(self._file, self.get(source))

    def trouble(self, source: str) -> str:
        """What could not be read of a source, in a line; "" where all could."""
        return self._file.trouble(self.get(source).snapshot)

    def troubles(self) -> dict[str, str]:
        """What could not be read of the sources, a line each, by the source's id; the others are left out."""
        return self._file.troubles()

    def read_again(self, source: str) -> str:
        """Reads the text of a source anew from the bytes that are kept, and returns what could not be read, or "".

        InputError where no bytes of it are kept.
        """
        stored = self.get(source)
        if not stored.snapshot:
            raise InputError(
                f"no bytes of {stored.short_name} are kept; add its file: workbench source add FILE"
            )
        texts.keep(self._file, stored.snapshot, stored.title)
        return self._file.trouble(stored.snapshot)

    def language_of(self, source: str) -> str:
        """The language of a source's text by the source's id; "" where there is none, or it cannot be told."""
        return self._file.languages().get(source, "") if source else ""

    def origin(self, words: str) -> str:
        """The id of the source that these words name; the words themselves where they name none."""
        words = words.strip()
        return self.get(words).id if _NAMES_SOURCE.fullmatch(words) else words

    def place(self, source: str, quote: str, locator: str = "") -> Placed:
        """Where a quotation stands in a source, as it will be attached, and what to tell of it; stores nothing."""
        return placement.place(self._file, self.get(source), quote, locator)

    def search(self, words: str, *, source: str = "", limit: int = 20) -> tuple[FoundPassage, ...]:
        """Passages with all these words, or words that begin so, best first; of one source or of all."""
        texts.keep_all(self._file)
        only = self.get(source).id if source else ""
        hits = self._file.find_words(words, source_id=only, limit=limit)
        return tuple(
            FoundPassage(passage=hit.passage, title=hit.title, source_id=hit.source_id) for hit in hits
        )

    def find_passages(self, claim: str, *, limit: int = 10) -> tuple[FoundPassage, ...]:
        """Passages of sources and other articles that speak of what a claim says, best first, compared with it."""
        state = self._claims.get(claim)
        published = self._articles.get(state.claim.article_id).published

        def compared(_words: str, passage: str, language: str) -> Comparison:
            return text_comparison.compare_claim(
                state.claim,
                passage,
                sentence=state.sentence,
                published=published,
                language=state.language,
                source_language=language,
            )

        return search.find(self._file, state, limit=limit, compare=compared)

    def fetch(self, location: str) -> FetchedSource:
        """The bytes of a file or an address and what they say, kept nowhere. InputError where there are none.

        It may take long and does not touch the claims file, so it can be left to itself.
        """
        data, media_type, problems = read.source_bytes(location)
        kind = spreadsheets.media_type(data, location, media_type)
        remarks = tuple(problem.message for problem in problems)
        return FetchedSource(location, data, kind, texts.source_text(data, kind, location), remarks)

    def _as_kept(self, fetched: FetchedSource) -> FetchedSource:
        """What was fetched, read as the media type under which the file has these bytes already."""
        kept = self._kept_type(fetched.data)
        if kept in ("", fetched.media_type):
            return fetched
        text = texts.source_text(fetched.data, kept, fetched.location)
        return fetched._replace(media_type=kept, text=text)

    def _kept_type(self, data: bytes) -> str:
        """The media type under which the file has these bytes already, which stays; "" where it has them not."""
        try:
            return self._file.typed_snapshot(hashlib.sha256(data).hexdigest())[1]
        except LookupFailed:
            return ""

    def _put(self, source: Source, snapshot: FetchedSource) -> Source:
        """The source with its bytes and their text in the file."""
        name = self._file.put_snapshot(snapshot.data, snapshot.media_type)
        texts.put(self._file, name, snapshot.text)
        note = "; ".join(filter(None, (source.note, *snapshot.remarks)))
        return replace(source, snapshot=name, note=note)
