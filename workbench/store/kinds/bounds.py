"""How much an entry may say: lengths of its words, numbers of what it lists, and which figures can be computed with.

What comes in beyond these bounds is refused. An earlier version may have let it in: then it is shown cut, and figures
that no arithmetic is safe with are left out, so that no entry ends a command. The journal keeps it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import chain
from operator import attrgetter, gt
from typing import Any, TypeVar, cast, get_args, get_type_hints

from workbench.model import Comparison, Date, Quantity
from workbench.store.kinds import body_types as types
from workbench.store.kinds import journal_form as form
from workbench.units import is_expression

_Record = TypeVar("_Record")

PROSE = 100_000  # characters of what a person writes or quotes: fifty pages
NAME = 2_000  # of a title or name; some headlines are paragraphs
LINE = 300
ADDRESS = 8_000  # what servers take
LISTED = 10_000  # of what one entry names
FIGURES = 4_000  # of one claim: a table may be one sentence, and each is compared with each
_LONGEST_CLAIM = 1_000_000  # a table may be one sentence
_CLAIMS = 200_000  # of an article of the largest size
_STEP = 100_000  # entries that one act writes
_DIGITS = 400  # powers of ten of a figure, up or down; extraction ends at 30, calculations at 100


BOUNDS: dict[type[Any], dict[str, int]] = {
    types.ArticleBody: {
        "language": LINE, "title": NAME, "url": ADDRESS, "publisher": NAME, "author": NAME, "media_type": LINE,
    },
    form.WrittenReading: {"claims": _CLAIMS, "language": LINE},
    form.WrittenClaim: {
        "text": _LONGEST_CLAIM, "claimant": NAME, "quantities": FIGURES, "dates": FIGURES, "reasons": LINE,
    },
    form.WrittenClaimBody: {"wording": PROSE},
    types.DismissalBody: {"reason": PROSE},
    types.SourceBody: {
        "title": NAME, "publisher": NAME, "url": ADDRESS, "published": LINE, "accessed": LINE, "archive_url": ADDRESS,
        "derived_from": NAME, "author": NAME, "note": PROSE,
    },
    types.EvidenceBody: {
        "calculation": PROSE, "quote": PROSE, "locator": NAME, "quantities": FIGURES, "note": PROSE, "inputs": LISTED,
    },
    types.VerdictBody: {
        "scale": LINE, "rating": LINE, "explanation": PROSE, "evidence_ids": LISTED, "supersedes": LISTED,
    },
    types.NoteBody: {"text": PROSE},
    types.WaiverBody: {"reason": PROSE},
    types.SeriesBody: {"source": NAME, "values": _STEP},
    types.RetractionBody: {"entries": _STEP},
    types.AcceptanceBody: {"entries": _STEP},
    types.ErasureRequestBody: {"targets": _STEP},
    types.CheckerBody: {"name": LINE, "initials": 20, "organization": LINE, "url": ADDRESS},
    types.SignatureBody: {"entries": _STEP},
    Quantity: {"text": NAME, "unit": LINE, "role": LINE, "of": NAME, "counted": NAME, "rule": LINE, "form": LINE},
    Date: {"text": NAME, "edtf": LINE, "rule": LINE},
    Comparison: {
        "claimed": PROSE, "found": PROSE, "finding": NAME, "flags": LISTED, "difference": PROSE, "explanation": PROSE,
        "rule": LINE, "steps": LISTED,
    },
}  # fmt: skip
"""Of each record the most characters, or items, of a field. Fields whose types bound them are not here."""


def excess(record: Any) -> str:
    """What of a body, in its journal form, is beyond its bounds, in words; "" where nothing is."""
    return "" if _is_within(record) else next(_beyond(record), "")


def bounded(record: _Record) -> _Record:
    """A body, in its journal form, as it is shown: words and lists cut to their bounds, without impossible figures."""
    if not excess(record):
        return record
    changes = {name: _cut(getattr(record, name), most) for name, most in BOUNDS[type(record)].items()}
    changes |= {name: _bounded(changes.get(name, getattr(record, name))) for name in _nested()[type(record)]}
    if isinstance(record, types.SeriesBody):
        changes["values"] = tuple(pair for pair in changes["values"] if is_number(pair[1]))
    return cast("_Record", replace(cast("Any", record), **changes))


def _is_within(record: Any) -> bool:
    """Whether nothing is beyond its bounds: asked of every figure that comes in, so in as few steps as can be."""
    bounds = _bounds().get(type(record))
    if bounds is None:
        return True
    if any(map(gt, map(len, bounds.values(record)), bounds.most)) or not _is_sound(record):
        return False
    return all(map(_is_within, chain.from_iterable(map(_items, bounds.nested(record)))))


def _is_sound(record: Any) -> bool:
    if isinstance(record, Quantity):
        return _is_computable(record)
    return not isinstance(record, types.SeriesBody) or all(is_number(value) for _, value in record.values)


def _items(part: Any) -> tuple[Any, ...]:
    return part if isinstance(part, tuple) else (part,)


def _beyond(record: Any) -> Iterator[str]:
    for name, most in BOUNDS.get(type(record), {}).items():
        length = len(getattr(record, name))
        if length > most:
            yield f"its {name} has {length:,} {_counted(record, name)}; at most {most:,} are kept"
    if isinstance(record, Quantity) and not _is_computable(record):
        yield f"the figure {record.text[:LINE]!r} has a number or a unit that cannot be computed with"
    if isinstance(record, types.SeriesBody) and not all(is_number(value) for _, value in record.values):
        yield "a value of the series is beyond all numbers of the news"
    for name in _nested().get(type(record), ()):
        for item in _items(getattr(record, name)):
            yield from _beyond(item)


def _counted(record: Any, name: str) -> str:
    return "characters" if isinstance(getattr(record, name), str) else "items"


def is_number(number: Decimal) -> bool:
    """Whether arithmetic with a number, and writing it out, stays small."""
    written = str(number)
    if len(written) < _DIGITS and "E" not in written:
        return number.is_finite()
    return number.is_finite() and all(
        abs(int(end)) <= _DIGITS for end in (number.adjusted(), number.as_tuple().exponent)
    )


def _is_computable(quantity: Quantity) -> bool:
    numbers = (quantity.lower, quantity.upper, quantity.precision)
    return is_expression(quantity.unit) and all(number is None or is_number(number) for number in numbers)


def _cut(value: Any, most: int) -> Any:
    if len(value) <= most:
        return value
    return f"{value[: most - 1]}…" if isinstance(value, str) else value[:most]


def _bounded(part: Any) -> Any:
    if not isinstance(part, tuple):
        return bounded(part)
    return tuple(bounded(item) for item in part if not isinstance(item, Quantity) or _is_computable(item))


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Of one type of record: the values with a length, how long each may be, and the parts with bounds of their own."""

    values: Callable[[Any], tuple[Any, ...]]
    most: tuple[int, ...]
    nested: Callable[[Any], tuple[Any, ...]]


@cache
def _bounds() -> dict[type[Any], _Bounds]:
    return {
        record: _Bounds(_values_of(tuple(most)), tuple(most.values()), _values_of(_nested()[record]))
        for record, most in BOUNDS.items()
    }


def _values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives these fields of a record; attrgetter alone gives no tuple of one or of none."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


@cache
def _nested() -> dict[type[Any], tuple[str, ...]]:
    """Of each record the fields that hold records with bounds, one or several."""
    return {record: tuple(_fields_with_bounds(record)) for record in BOUNDS}


def _fields_with_bounds(record: type[Any]) -> Iterator[str]:
    for name, hint in get_type_hints(record).items():
        if any(part in BOUNDS for part in (hint, *get_args(hint))):
            yield name
