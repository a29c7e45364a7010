"""What dialogs ask of the sources and their texts; what goes wrong is told, and something empty comes instead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.desk import Desk
from workbench.errors import InputError
from workbench.model import ClaimState, FoundPassage, Passage, Source
from workbench.tui.state import weighed
from workbench.tui.state.guard import Guard

if TYPE_CHECKING:
    from workbench.desk.sources import FetchedSource
    from workbench.sources.placement import Placed

_PASSAGES = 20
_STANDARD_INPUT = "-"
NOT_HERE = (
    "Standard input is the screen's own here: save it as a file, or quit and run: workbench source add -"
)
NO_FILE = "{name} is no file that ends, such as a pipe or a device: save what it gives as a file first."


class Fetched(NamedTuple):
    """What was read of a source, None where there is nothing to read, or `trouble` says why it could not be."""

    source: FetchedSource | None
    trouble: str = ""


class Library:
    """The sources of the file."""

    def __init__(self, desk: Desk, guard: Guard) -> None:
        self._desk = desk
        self._guard = guard

    def sources(self) -> tuple[Source, ...]:
        """All sources, by title."""
        return self._guard.run(self._desk.sources.all, ())

    def placed(self, source_id: str, quote: str, locator: str) -> Placed | None:
        """Where a quotation stands in a source; None where that cannot be told just now."""
        unknown: Placed | None = None
        return self._guard.quietly(lambda: self._desk.sources.place(source_id, quote, locator), unknown)

    def passages_for(self, state: ClaimState) -> tuple[FoundPassage, ...]:
        """Passages that speak of what a claim says, best first."""
        none: tuple[FoundPassage, ...] = ()
        passages = self._guard.run(
            lambda: self._desk.sources.find_passages(state.claim.id, limit=_PASSAGES), none
        )
        return tuple(_brief(passage, state.language) for passage in passages)

    def source_of(self, passage: FoundPassage) -> Source:
        """The source a passage is of; for a passage of an article, one that may have to be made first, without id."""
        fresh = Source(id="", title=passage.title)
        if passage.source_id:
            return self._guard.run(lambda: self._desk.sources.get(passage.source_id), fresh)
        article = self._guard.run(lambda: self._desk.articles.get(passage.article_id), None)
        if article is None:
            return fresh
        published = article.published.isoformat() if article.published else ""
        return replace(fresh, publisher=article.publisher, url=article.url, published=published)

    def passages(self, source_id: str) -> tuple[Passage, ...]:
        """The text of a source."""
        return self._guard.run(lambda: self._desk.sources.passages(source_id), ())

    def passages_with(self, words: str) -> tuple[FoundPassage, ...]:
        """Passages of sources with all these words, or words that begin so, best first."""
        none: tuple[FoundPassage, ...] = ()
        return self._guard.quietly(lambda: self._desk.sources.search(words, limit=_PASSAGES), none)

    def trouble(self, source_id: str) -> str:
        """What could not be read of a source."""
        return self._guard.run(lambda: self._desk.sources.trouble(source_id), "")

    def troubles(self) -> dict[str, str]:
        """What could not be read of the sources, by the source's id."""
        none: dict[str, str] = {}
        return self._guard.run(self._desk.sources.troubles, none)

    def fetch(self, source: Source, location: str) -> Fetched:
        """What a file or an address gives, kept nowhere yet.

        An address that does not answer can be kept without its text. WorkbenchError where there is nothing to keep.
        """
        try:
            return Fetched(self._desk.sources.fetch(location) if location else None)
        except InputError as error:
            if not source.url:
                raise
            return Fetched(None, str(error))

    def add(self, source: Source, fetched: Fetched) -> Source:
        """Adds a source with what was fetched of it. WorkbenchError where it cannot be written."""
        added = self._desk.sources.add(source, fetched=fetched.source)
        if fetched.trouble:
            self._guard.say(f"Kept without its text: {fetched.trouble}")
        return added


def why_unreadable_here(location: str) -> str:
    """Why a location cannot be read while the screen has the terminal, in a line; "" where it can be tried."""
    if location == _STANDARD_INPUT:
        return NOT_HERE
    try:
        endless = Path(location).exists() and not (Path(location).is_file() or Path(location).is_dir())
    except (OSError, ValueError):  # too long for a name, or a NUL in it: reading it says so
        endless = False
    return NO_FILE.format(name=location) if endless else ""


def _brief(passage: FoundPassage, language: str) -> FoundPassage:
    if passage.comparison is None:
        return passage
    return replace(passage, comparison=weighed.brief(passage.comparison, language, passage.passage.language))
