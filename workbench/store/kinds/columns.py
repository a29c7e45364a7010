"""Columns of projected tables, derived from the fields of records: what SQLite keeps of each, and as what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal, get_args, get_origin, get_type_hints

from workbench.store.kinds.canonical import json_text

_TYPES: dict[type, str] = {str: "TEXT", bool: "INTEGER", int: "INTEGER", float: "REAL"}
_OR_NONE: dict[object, str] = {str | None: "TEXT"}
_DIGITS: dict[object, str] = {Decimal: "TEXT NOT NULL", Decimal | None: "TEXT"}
_RESERVED = frozenset({"of", "start", "end", "values"})  # words of SQL's own


Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and type as SQL has them, where a record has its value, and what SQLite keeps of that."""

    name: str
    type: str
    path: str
    kept: Callable[[Any], object] | None = None


def row_maker(columns: Sequence[Column]) -> Callable[[Any], Row]:
    """What makes of a record its values in these columns, of which there are two at least."""
    values = attrgetter(*(column.path for column in columns))
    changes = [(place, column.kept) for place, column in enumerate(columns) if column.kept]
    if not changes:
        return values

    def row(record: object) -> Row:
        cells = list(values(record))
        for place, kept in changes:
            cells[place] = kept(cells[place])
        return tuple(cells)

    return row


def quoted(name: str) -> str:
    """A field's name as SQL has it."""
    return f'"{name}"' if name in _RESERVED else name


def columns_of(record: type, *, without: Iterable[str] = ()) -> tuple[Column, ...]:
    """A column for each field: texts and numbers as they are, Decimals with the digits as written, the rest as JSON."""
    hints = get_type_hints(record)
    left_out = frozenset(without)
    return tuple(
        _column(field.name, hints[field.name]) for field in fields(record) if field.name not in left_out
    )


def is_json(hint: object) -> bool:
    """Whether fields of this type are kept as JSON: tuples, and records that may be missing (as "")."""
    return hint not in _DIGITS and hint not in _OR_NONE and not any(_is(hint, plain) for plain in _TYPES)


def _column(name: str, hint: object) -> Column:
    for plain, kind in _TYPES.items():
        if _is(hint, plain):
            return Column(quoted(name), f"{kind} NOT NULL", name)
    if hint in _OR_NONE:
        return Column(quoted(name), _OR_NONE[hint], name)
    if hint in _DIGITS:
        return Column(quoted(name), _DIGITS[hint], name, _digits)
    return Column(quoted(name), "TEXT NOT NULL", name, _json)


def _is(hint: object, plain: type) -> bool:
    """Whether values of this type are of a plain one: itself, or one of its literals."""
    if get_origin(hint) is Literal:
        return all(isinstance(value, plain) for value in get_args(hint))
    return hint is plain


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _json(value: object) -> str:
    return "" if value is None else json_text(value)
