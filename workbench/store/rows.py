"""Records as rows of the projected tables, and back: columns and values follow from the records' fields."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cache
from itertools import islice
from typing import Any, TypeVar, cast, get_type_hints

import msgspec

from workbench.model import Claim, Date, Entry, Quantity
from workbench.store.kinds.canonical import json_text
from workbench.store.kinds.columns import Row, columns_of, is_json, quoted, row_maker

_T = TypeVar("_T")

# Well below the number of variables that SQLite allows in one statement.
CHUNK = 500

CLAIM = (
    "id, article_id, text, claimant, kind, worth, reasons, "
    '"start", "end", sentence_start, sentence_end, sentence, reading, entry'
)
ENTRY = "id, kind, body, checker, at, salt"


def chunks(items: Iterable[_T], size: int = CHUNK) -> Iterator[tuple[_T, ...]]:
    """The items in order, at most `size` at a time."""
    rest = iter(items)
    while chunk := tuple(islice(rest, size)):
        yield chunk


def marks(values: Sequence[object]) -> str:
    """As many parameters as there are values: "?, ?, ?"."""
    return ", ".join("?" * len(values))


def put(db: sqlite3.Connection, table: str, columns: str, values: Row, *, replace: bool = False) -> None:
    """Writes one row; with `replace`, in place of the one with the same primary key."""
    verb = "REPLACE" if replace else "INSERT"
    db.execute(f"{verb} INTO {table} ({columns}) VALUES ({marks(values)})", values)


def selected(record: type[Any]) -> str:
    """The columns of a record's fields, as a query names them."""
    return ", ".join(quoted(field.name) for field in fields(record))


def record_of(record: type[_T], row: Sequence[object]) -> _T:
    """A record from the columns that `selected` names; msgspec.ValidationError where one cannot be."""
    names, decoders = _reading(cast("Hashable", record))
    values = dict(zip(names, row, strict=True))
    for name, decoder in decoders:
        text = str(values[name])
        values[name] = decoder.decode(text) if text else None
    # Not strictly, since SQLite has neither true nor false, and Decimals are texts.
    return msgspec.convert(values, record, strict=False)


@cache
def _reading(record: Hashable) -> tuple[tuple[str, ...], tuple[tuple[str, msgspec.json.Decoder[Any]], ...]]:
    """The names of a record's fields, and what reads those that are kept as JSON."""
    hints = get_type_hints(record)
    names = tuple(field.name for field in fields(cast("type[Any]", record)))
    return names, tuple((name, msgspec.json.Decoder(hints[name])) for name in names if is_json(hints[name]))


quantity_row: Callable[[Quantity], Row] = row_maker(columns_of(Quantity))
date_row: Callable[[Date], Row] = row_maker(columns_of(Date))


def claim_row(claim: Claim, *, article: str, reading: str | None, entry: str) -> Row:
    """The columns CLAIM; `article` is the article's text, from which the sentence's words come."""
    return (
        claim.id,
        claim.article_id,
        claim.text,
        claim.claimant,
        claim.kind,
        float(claim.worth),
        json_text(claim.reasons),
        claim.start,
        claim.end,
        *claim.sentence,
        article[slice(*claim.sentence)],
        reading,
        entry,
    )


def claim_of(row: Sequence[object], quantities: tuple[Quantity, ...], dates: tuple[Date, ...]) -> Claim:
    """A claim from the columns CLAIM up to its sentence's end, with its figures and dates."""
    names = ("id", "article_id", "text", "claimant", "kind", "worth", "reasons", "start", "end")
    values = dict(zip(names, row[:9], strict=True))
    values["reasons"] = msgspec.json.decode(str(values["reasons"]))
    values["sentence"] = row[9:11]
    return msgspec.convert({**values, "quantities": quantities, "dates": dates}, Claim)


def entry_row(entry: Entry) -> Row:
    """The columns ENTRY."""
    return (bytes.fromhex(entry.id), entry.kind, entry.body, entry.checker, entry.at, entry.salt)


def entry_of(row: tuple[bytes, str, str, str, str, bytes]) -> Entry:
    """An entry from the columns ENTRY."""
    name, kind, body, checker, at, salt = row
    return Entry(id=name.hex(), kind=kind, body=body, checker=checker, at=at, salt=salt)
