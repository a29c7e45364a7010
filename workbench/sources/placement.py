"""A quotation and its place in a source: what is to be attached, and what to tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.model import Passage, Source
from workbench.read import spreadsheets
from workbench.sources.quotations import Located, locate
from workbench.sources.texts import READER, keep_all
from workbench.store import ClaimsFile

_SURE = 0.9  # how alike the closest place must be to lend the evidence its locator
_PAGE = re.compile(r"(?:p|pp|page|s|seite|página)\.?\s*([0-9]+)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:¶|para(?:graph)?\.?)\s*([0-9]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What of a quotation is to be attached, and what to tell the checker of it.

    `word_for_word` is None where there is no text to look in, or no quotation; `located` where it stands.
    """

    quote: str
    locator: str
    word_for_word: bool | None = None
    located: Located | None = None
    remarks: tuple[str, ...] = ()


def place(file: ClaimsFile, source: Source, quote: str, locator: str = "") -> Placed:
    """Where a quotation stands in a source; without one, what the cell has that the locator names."""
    passages = passages_of(file, source)
    plain = Placed(quote=quote, locator=locator)
    if not passages or not (quote.strip() or locator.strip()):
        return plain
    cell = (
        spreadsheets.cell(locator, passages)
        if locator.strip() and passages[0].locator[0] not in "¶p"
        else None
    )
    if not quote.strip():
        return _from_cell(plain, cell, passages)
    near = [index for index, one in enumerate(passages) if one is cell or _same_place(locator, one.locator)]
    found = locate(quote, [one.text for one in passages], near=near)
    if found is None:
        told = ("this is nowhere in the source, nor anything like it",)
        return Placed(quote=quote, locator=locator, word_for_word=False, remarks=told)
    return _placed(plain, found, passages)


def passages_of(file: ClaimsFile, source: Source) -> tuple[Passage, ...]:
    """The text of a source, read now if it was not yet; empty where it has none."""
    if not source.snapshot:
        return ()
    if source.snapshot in file.unread(READER):
        keep_all(file)
    return file.passages_of(source.snapshot)


def _from_cell(plain: Placed, cell: Passage | None, passages: Sequence[Passage]) -> Placed:
    if cell is not None:
        return Placed(quote=cell.text, locator=_with_heads(cell), word_for_word=True)
    if passages[0].locator[0] in "¶p":
        return plain
    told = (
        f"no one cell is called {plain.locator}; name its place (B7, Sheet1!B7) or its heads (Norvik / 2019)",
    )
    return Placed(quote="", locator=plain.locator, word_for_word=False, remarks=told)


def _placed(plain: Placed, found: Located, passages: Sequence[Passage]) -> Placed:
    first, last = passages[found.first], passages[found.last]
    where = _with_heads(first) if first.locator == last.locator else f"{first.locator} to {last.locator}"
    whole = found.exact and not found.cut
    sure = found.exact or found.score >= _SURE
    return Placed(
        quote=plain.quote,
        locator=plain.locator or (where if sure else ""),
        word_for_word=whole,
        located=found,
        remarks=tuple(_remarks(plain.locator, where, found, first)),
    )


def _with_heads(passage: Passage) -> str:
    """A locator with what the row and column of a cell are headed: "B7 (Norvik · 2019)"."""
    return f"{passage.locator} ({passage.context})" if passage.context else passage.locator


def _remarks(locator: str, where: str, found: Located, first: Passage) -> Iterator[str]:
    if not found.exact:
        yield f"not word for word; closest at {where}: “{found.words}”"
        told = [f"“{one.quoted or '–'}” → “{one.found or '–'}”" for one in found.differences]
        yield f"differences: {'; '.join(told[:12])}" if told else "only signs beside the words differ"
    elif found.cut:
        around = first.text[max(0, found.start - 20) : found.end + 20]
        yield f"cuts a word or figure in two; at {where} stands “{around}”"
    else:
        yield f"word for word at {where}" + (
            f", and {found.places - 1} more times" if found.places > 1 else ""
        )
    if locator and _disagrees(locator, where):
        yield f"it stands at {where}, not at {locator}"


def _disagrees(locator: str, where: str) -> bool:
    for pattern in (_PAGE, _PARAGRAPH):
        said, stands = (pattern.findall(one) for one in (locator, where))
        if said and stands:
            return not set(said) & set(stands)
    where = where.partition(" (")[0]
    return spreadsheets.is_cell(locator) and spreadsheets.is_cell(where) and not _same_place(locator, where)


def _same_place(locator: str, where: str) -> bool:
    """Whether what a person says means a place: the same words, the same cell, page or paragraph."""
    said, stands = (one.replace("$", "").replace(" ", "").casefold() for one in (locator, where))
    if said == stands or (spreadsheets.is_cell(locator) and stands.endswith(f"!{said}")):
        return bool(said)
    return any(set(pattern.findall(locator)) & set(pattern.findall(where)) for pattern in (_PAGE, _PARAGRAPH))
