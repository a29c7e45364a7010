"""How the command line shows sources, their passages, and where a quotation stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.cli.printing import note, safe_lines
from workbench.model import FoundPassage, Passage, Source
from workbench.presentation import short_id
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench.sources.placement import Placed

_LONGEST = 300  # characters of a passage that are shown in a list


def source_lines(source: Source, sources: Mapping[str, Source]) -> Iterator[str]:
    """What is known of a source, a fact a line."""
    parent = sources.get(source.derived_from)
    facts = {
        "author": source.author,
        "publisher": source.publisher,
        "published": source.published,
        "accessed": source.accessed,
        "kind": source.kind,
        "url": source.url,
        "archived at": source.archive_url,
        "goes back to": f"{parent.short_name}  {parent.title}" if parent else source.derived_from,
        "note": source.note,
        "bytes": f"SHA-256 {source.snapshot}" if source.snapshot else "none kept",
    }
    secret = " (confidential)" if source.confidential else ""
    lines = [f"{source.short_name} {source.title}{secret}"]
    return safe_lines([*lines, *(f"  {name}: {fact}" for name, fact in facts.items() if fact)])


def tell_troubles(sources: Iterable[Source], troubles: Mapping[str, str]) -> None:
    """Says on standard error what could not be read of sources, a line each, and how to try it again."""
    named = [(source.short_name, troubles[source.id]) for source in sources if troubles.get(source.id)]
    for name, trouble in named:
        note(f"{name}: {trouble}")
    if named:
        note(f"To try again: workbench source read {named[0][0] if len(named) == 1 else '--all'}")


def passage_lines(passages: Iterable[Passage]) -> Iterator[str]:
    """Passages, a line each, with their locators."""
    return safe_lines(f"  {passage.locator}  {_words(passage)}" for passage in passages)


def hit_lines(hits: Sequence[FoundPassage], sources: Mapping[str, Source]) -> Iterator[str]:
    """Passages with where they stand, why they were found, and what the arithmetic says."""
    return safe_lines(line for hit in hits for line in _hit_lines(hit, sources))


def placed_lines(placed: Placed) -> list[str]:
    """What to tell of a quotation's place, a line each."""
    return [shown_line(remark) for remark in placed.remarks]


def _hit_lines(hit: FoundPassage, sources: Mapping[str, Source]) -> Iterable[str]:
    source = sources.get(hit.source_id)
    name = source.short_name if source else f"article {short_id(hit.article_id)}"
    secret = " (confidential)" if source and source.confidential else ""
    yield f"{name} {hit.title}{secret}, {hit.passage.locator}"
    yield f"  {_words(hit.passage)}"
    if hit.reasons:
        yield f"  {'; '.join(hit.reasons)}"
    if hit.comparison:
        yield f"  {hit.comparison.outcome}: {hit.comparison.explanation}"


def _words(passage: Passage) -> str:
    words = f"{passage.context}: {passage.text}" if passage.context else passage.text
    line = shown_line(words)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
