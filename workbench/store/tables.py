"""Records as rows of the projected tables, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import msgspec

from workbench.model import Claim, Comparison, Date, Entry, Evidence, Quantity, Source, Verdict, Waiver
from workbench.store.bodies import json_text

Row = tuple[object, ...]
_T = TypeVar("_T")

# Well below the number of variables that SQLite allows in one statement.
CHUNK = 500

CLAIM = (
    "id, article_id, text, claimant, kind, worth, reasons, "
    '"start", "end", sentence_start, sentence_end, sentence, reading, entry'
)
QUANTITY = 'text, modifier, lower, upper, unit, precision, role, "of", counted, rule, "start", "end"'
DATE = 'text, edtf, relative, rule, "start", "end"'
SOURCE = (
    "id, title, publisher, url, published, accessed, kind, archive_url, snapshot, derived_from, "
    "confidential, author, note, number, short_name, checker, at"
)
EVIDENCE = (
    "id, claim_id, source_id, calculation, quote, locator, stance, quantities, comparison, note, inputs, "
    "checker, at"
)
WAIVER = "id, claim_id, reason, checker, at"
VERDICT = "id, claim_id, scale, rating, explanation, evidence_ids, supersedes, blind, checker, at"
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


def put_work(db: sqlite3.Connection, table: str, columns: str, rows: Sequence[Row]) -> None:
    """Writes what people did; the first column is the entry, which lives unless a retraction of it stands already."""
    standing = "1"
    if db.execute("SELECT 1 FROM retractions LIMIT 1").fetchone():
        standing = "NOT EXISTS (SELECT 1 FROM retractions WHERE entry = ?1 AND live)"
    names, values = f"{columns}, live", f"{marks(rows[0])}, {standing}"
    if table == "verdicts":
        names, values = f"{names}, retracted", f"{values}, NOT {standing}"
    db.executemany(f"INSERT INTO {table} ({names}) VALUES ({values})", rows)


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


def quantity_row(quantity: Quantity) -> Row:
    """The columns QUANTITY, numbers as texts with the digits as written."""
    return (
        quantity.text,
        quantity.modifier,
        None if quantity.lower is None else str(quantity.lower),
        None if quantity.upper is None else str(quantity.upper),
        quantity.unit,
        str(quantity.precision),
        quantity.role,
        quantity.of,
        quantity.counted,
        quantity.rule,
        quantity.start,
        quantity.end,
    )


def date_row(date: Date) -> Row:
    """The columns DATE."""
    return (date.text, date.edtf, int(date.relative), date.rule, date.start, date.end)


def entry_row(entry: Entry) -> Row:
    """The columns ENTRY."""
    return (bytes.fromhex(entry.id), entry.kind, entry.body, entry.checker, entry.at, entry.salt)


def entry_of(row: tuple[bytes, str, str, str, str, bytes]) -> Entry:
    """An entry from the columns ENTRY."""
    name, kind, body, checker, at, salt = row
    return Entry(id=name.hex(), kind=kind, body=body, checker=checker, at=at, salt=salt)


def quantity_of(row: Sequence[object]) -> Quantity:
    """A quantity from the columns QUANTITY."""
    names = ("text", "modifier", "lower", "upper", "unit", "precision", "role", "of", "counted", "rule")
    return msgspec.convert(dict(zip((*names, "start", "end"), row, strict=True)), Quantity)


def date_of(row: Sequence[object]) -> Date:
    """A date from the columns DATE."""
    names = ("text", "edtf", "relative", "rule", "start", "end")
    return msgspec.convert(dict(zip(names, row, strict=True)), Date, strict=False)


def claim_of(row: Sequence[object], quantities: tuple[Quantity, ...], dates: tuple[Date, ...]) -> Claim:
    """A claim from the columns CLAIM up to its sentence's end, with its figures and dates."""
    names = ("id", "article_id", "text", "claimant", "kind", "worth", "reasons", "start", "end")
    values = dict(zip(names, row[:9], strict=True))
    values["reasons"] = msgspec.json.decode(str(values["reasons"]))
    values["sentence"] = row[9:11]
    return msgspec.convert({**values, "quantities": quantities, "dates": dates}, Claim)


def source_of(row: Sequence[object]) -> Source:
    """A source from the columns SOURCE."""
    names = SOURCE.split(", ")
    return msgspec.convert(dict(zip(names, row, strict=True)), Source, strict=False)


def evidence_of(row: Sequence[object]) -> Evidence:
    """Evidence from the columns EVIDENCE."""
    values = dict(zip(EVIDENCE.split(", "), row, strict=True))
    values["quantities"] = msgspec.json.decode(str(values["quantities"]), type=tuple[Quantity, ...])
    values["inputs"] = msgspec.json.decode(str(values["inputs"]))
    comparison = str(values["comparison"])
    values["comparison"] = msgspec.json.decode(comparison, type=Comparison) if comparison else None
    return msgspec.convert(values, Evidence)


def verdict_of(row: Sequence[object]) -> Verdict:
    """A verdict from the columns VERDICT."""
    values = dict(zip(VERDICT.split(", "), row, strict=True))
    for name in ("evidence_ids", "supersedes"):
        values[name] = msgspec.json.decode(str(values[name]))
    return msgspec.convert(values, Verdict, strict=False)


def waiver_of(row: Sequence[object]) -> Waiver:
    """A waiver from the columns WAIVER."""
    return msgspec.convert(dict(zip(WAIVER.split(", "), row, strict=True)), Waiver)
