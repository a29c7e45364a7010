"""A quotation and its place in a source: what is to be attached, and what to tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.model import Passage, Source
from workbench.read import spreadsheets
from workbench.sources.changes import Difference
from workbench.sources.quotations import Located, locate
from workbench.sources.texts import READER, keep_all
from workbench.store import ClaimsFile

_SURE = 0.9  # how alike the closest place must be to lend the evidence its locator
_SHOWN = 12  # differences that a remark tells
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
    cell = _cell(locator, passages)
    if not quote.strip():
        return _from_cell(plain, cell, passages)
    near = [
        index
        for index, passage in enumerate(passages)
        if passage is cell or _same_place(locator, passage.locator)
    ]
    located = locate(quote, [passage.text for passage in passages], near=near)
    if located is None:
        remarks = ("this is nowhere in the source, nor anything like it",)
        return Placed(quote=quote, locator=locator, word_for_word=False, remarks=remarks)
    return _placed(plain, located, passages)


def passages_of(file: ClaimsFile, source: Source) -> tuple[Passage, ...]:
    """The text of a source, read now if it was not yet; empty where it has none."""
    if not source.snapshot:
        return ()
    if source.snapshot in file.unread(READER):
        keep_all(file)
    return file.passages_of(source.snapshot)


def _is_table(passages: Sequence[Passage]) -> bool:
    """Whether these are the cells of a table: other texts have pages or paragraphs."""
    return passages[0].locator[0] not in "¶p"


def _cell(locator: str, passages: Sequence[Passage]) -> Passage | None:
    return spreadsheets.cell(locator, passages) if locator.strip() and _is_table(passages) else None


def _from_cell(plain: Placed, cell: Passage | None, passages: Sequence[Passage]) -> Placed:
    if cell is not None:
        return Placed(quote=cell.text, locator=_with_heads(cell), word_for_word=True)
    if not _is_table(passages):
        return plain
    remarks = (
        f"no one cell is called {plain.locator}; name its place (B7, Sheet1!B7) or its heads (Norvik / 2019)",
    )
    return Placed(quote="", locator=plain.locator, word_for_word=False, remarks=remarks)


def _placed(plain: Placed, located: Located, passages: Sequence[Passage]) -> Placed:
    first, last = passages[located.first], passages[located.last]
    where = _with_heads(first) if first.locator == last.locator else f"{first.locator} to {last.locator}"
    whole = located.exact and not located.cut
    sure = located.exact or located.score >= _SURE
    return Placed(
        quote=plain.quote,
        locator=plain.locator or (where if sure else ""),
        word_for_word=whole,
        located=located,
        remarks=tuple(_remarks(plain.locator, where, located, first)),
    )


def _with_heads(passage: Passage) -> str:
    """A locator with what the row and column of a cell are headed: "B7 (Norvik · 2019)"."""
    return f"{passage.locator} ({passage.context})" if passage.context else passage.locator


def _remarks(locator: str, where: str, located: Located, first: Passage) -> Iterator[str]:
    if not located.exact:
        yield f"not word for word; closest at {where}: “{located.words}”"
        changes = [_marked(each) for each in located.differences]
        yield (
            f"differences: {'; '.join(changes[:_SHOWN])}" if changes else "only signs beside the words differ"
        )
    elif located.cut:
        around = first.text[max(0, located.start - 20) : located.end + 20]
        yield f"cuts a word or figure in two; at {where} stands “{around}”"
    else:
        left_out = " but for what it leaves out" if located.omissions else ""
        more = f", and {located.places - 1} more times" if located.places > 1 else ""
        yield f"word for word{left_out} at {where}{more}"
    if locator and _disagrees(locator, where):
        yield f"it stands at {where}, not at {locator}"


def _marked(difference: Difference) -> str:
    """What makes the quotation's words the source's, as a reader of proofs marks it."""
    quoted, in_source = (" ".join(words.split()) for words in difference)
    if not in_source:
        return f"remove “{quoted}”"
    return f"“{quoted}” → “{in_source}”" if quoted else f"add “{in_source}”"


def _disagrees(locator: str, where: str) -> bool:
    for pattern in (_PAGE, _PARAGRAPH):
        said, stands = map(pattern.findall, (locator, where))
        if said and stands:
            return not set(said) & set(stands)
    where = where.partition(" (")[0]
    return spreadsheets.is_cell(locator) and spreadsheets.is_cell(where) and not _same_place(locator, where)


def _same_place(locator: str, where: str) -> bool:
    """Whether what a person says means a place: the same words, the same cell, page or paragraph."""
    said, stands = (place.replace("$", "").replace(" ", "").casefold() for place in (locator, where))
    if said == stands or (spreadsheets.is_cell(locator) and stands.endswith(f"!{said}")):
        return bool(said)
    return any(set(pattern.findall(locator)) & set(pattern.findall(where)) for pattern in (_PAGE, _PARAGRAPH))
