"""Sources: keeping them with what they say, and finding what they say of a claim."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.desk.articles import Articles
from workbench.errors import InputError, LookupFailed
from workbench.lazy import LazyModule
from workbench.model import (
    ClaimState,
    Comparison,
    Evidence,
    FoundPassage,
    Passage,
    Source,
)
from workbench.store import bodies

if TYPE_CHECKING:
    from workbench import read
    from workbench.desk import text_comparison
    from workbench.read import spreadsheets
    from workbench.sources import placement, search, texts
    from workbench.sources.placement import Placed
else:
    text_comparison = LazyModule("workbench.desk.text_comparison")
    spreadsheets = LazyModule("workbench.read.spreadsheets")
    placement = LazyModule("workbench.sources.placement")
    search = LazyModule("workbench.sources.search")
    texts = LazyModule("workbench.sources.texts")
    read = LazyModule("workbench.read")

# What can only be meant as the name of a source: s12, s12-4f, or eight digits or more of an id.
_NAMES_SOURCE = re.compile(r"[sS][0-9]+(-[0-9a-fA-F]+)?|(?=.*[0-9])[0-9a-f]{8,40}")


class Sources(Articles):
    """Sources and their passages."""

    def add_source(self, source: Source, *, file: str = "") -> Source:
        """Puts a source into the file, with the bytes of `file`, a file or an address; its id is that of its entry.

        `derived_from` is what names another source (s12, an id or its beginning), or words. InputError where there are
        no bytes to be had; bytes without text are kept, and `trouble` says why they cannot be searched. What was odd on
        the way to them, such as a redirect to another host, is kept in the source's note.
        """
        if file:
            data, media_type, problems = read.source_bytes(file)
            kind = spreadsheets.media_type(data, file, media_type)
            note = "; ".join(filter(None, (source.note, *(one.message for one in problems))))
            source = replace(source, snapshot=self.file.put_snapshot(data, kind), note=note)
        if (source.snapshot or source.url) and not source.accessed:
            source = replace(source, accessed=self._instant())
        source = replace(source, derived_from=self._origin(source.derived_from))
        with self.file.together():
            numbered = replace(source, number=self.file.next_source_number())
            made = self._write("source", bodies.SourceBody.of(numbered))
        if file:
            texts.keep(self.file, source.snapshot, file)
        return self.file.source(made.id)

    def sources(self) -> tuple[Source, ...]:
        """All sources, by title."""
        return self.file.sources()

    def source(self, prefix: str) -> Source:
        """The source with this id or short name (s12), or the only one whose id begins so."""
        return self.file.source(prefix)

    def passages(self, source: str) -> tuple[Passage, ...]:
        """The text of a source, passage by passage; empty where it has none."""
        return placement.passages_of(self.file, self.source(source))

    def trouble(self, source: str) -> str:
        """What could not be read of a source, in a line; "" where all could."""
        return self.file.trouble(self.source(source).snapshot)

    def search_sources(self, words: str, *, source: str = "", limit: int = 20) -> tuple[FoundPassage, ...]:
        """Passages with all these words, or words that begin so, best first; of one source or of all."""
        texts.keep_all(self.file)
        only = self.source(source).id if source else ""
        hits = self.file.find_words(words, source_id=only, limit=limit)
        return tuple(
            FoundPassage(passage=hit.passage, title=hit.title, source_id=hit.source_id) for hit in hits
        )

    def find_passages(self, claim: str, *, limit: int = 10) -> tuple[FoundPassage, ...]:
        """Passages of sources and other articles that speak of what a claim says, best first, compared with it."""
        state = self.claim(claim)
        published = self.article(state.claim.article_id).published

        def compared(_words: str, found: str, language: str) -> Comparison:
            return text_comparison.compare_claim(
                state.claim, found, published=published, language=state.language, found_in=language
            )

        return search.find(self.file, state, limit=limit, compare=compared)

    def compare_quote(
        self, state: ClaimState, quote: str, *, source: str = "", published: date | None = None
    ) -> Comparison:
        """The arithmetic between a claim and a quotation, each read in its language: the article's, and the source's.

        `source` is the id of the quotation's source, "" for none. InputError as for `compare`.
        """
        return text_comparison.compare_claim(
            state.claim,
            quote,
            published=published,
            language=state.language,
            found_in=self.language_of(source),
        )

    def compared(self, state: ClaimState) -> ClaimState:
        """The claim with the arithmetic beside each of its quotations that gives a figure or date; else as it is."""
        published = self._published(state)
        evidence = tuple(self._with_comparison(state, one, published) for one in state.evidence)
        return replace(state, evidence=evidence)

    def weigh(self, state: ClaimState, quote: str, *, source: str = "") -> Comparison | None:
        """The same on the day of the claim's article; None where either has nothing to compare."""
        return self._weigh(state, quote, source, self._published(state))

    def _with_comparison(self, state: ClaimState, evidence: Evidence, published: date | None) -> Evidence:
        if not evidence.quote or evidence.comparison:
            return evidence
        return replace(evidence, comparison=self._weigh(state, evidence.quote, evidence.source_id, published))

    def _weigh(self, state: ClaimState, quote: str, source: str, published: date | None) -> Comparison | None:
        try:
            made = self.compare_quote(state, quote, source=source, published=published)
        except InputError:  # the claim has neither figure nor date
            return None
        return None if made.finding == "missing_figure" else made

    def _published(self, state: ClaimState) -> date | None:
        try:
            return self.article(state.claim.article_id).published
        except LookupFailed:  # a claim may arrive before its article
            return None

    def language_of(self, source: str) -> str:
        """The language of a source's text by the source's id; "" where there is none, or it cannot be told."""
        return self.file.languages().get(source, "") if source else ""

    def place(self, source: str, quote: str, locator: str = "") -> Placed:
        """Where a quotation stands in a source, as `attach` will have it, and what to tell of it; stores nothing."""
        return placement.place(self.file, self.source(source), quote, locator)

    def _origin(self, named: str) -> str:
        """The id of the source that these words name; the words themselves where they name none."""
        words = named.strip()
        return self.source(words).id if _NAMES_SOURCE.fullmatch(words) else words
