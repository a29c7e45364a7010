"""Canonical JSON, from which ids are made.

Canonical: keys sorted, UTF-8, no white space, Decimals as strings with the digits as written, and fields at their
default left out, so that a field added later leaves every earlier id as it is.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from typing import Any, cast

import msgspec


def encode(value: object) -> bytes:
    """A record, or a tuple of them, as canonical JSON."""
    return msgspec.json.encode(_plain(value), order="sorted")


def json_text(value: object) -> str:
    """Canonical JSON as text."""
    return "[]" if value == () else encode(value).decode()


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    plain: dict[str, object] = {}
    for name, default in _defaults(cast("Hashable", type(value))):
        item = getattr(value, name)
        if item is not default and not _is_same(item, default):
            plain[name] = _plain(item)
    return plain


@cache
def _defaults(record: Hashable) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(cast("type[Any]", record)))


def _is_same(item: object, default: object) -> bool:
    """Equal and written alike: Decimal("1.0") equals Decimal(1) but has other digits."""
    if default is MISSING or type(item) is not type(default) or item != default:
        return False
    return not isinstance(item, Decimal) or str(item) == str(default)
