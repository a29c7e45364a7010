"""What an article claims: figures, dates, and the stretches of text that can be checked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple, TypeVar

from workbench.model.texts import Span, identity

Modifier = Literal["=", "~", "<~", ">~", "<", "<=", ">", ">="]


Role = Literal["", "from", "to", "by"]


# What a figure is: a plain amount or range, how many times something changed ("doubled") or is as much ("three
# times"), a part of a whole, so many of a round number ("3 per 1,000"), how much in a unit of another (per hour), an
# order of magnitude, an age, how long ago ("three years ago"); "" where an earlier reading did not say.
Form = Literal["", "amount", "multiple", "times", "share", "ratio", "rate", "magnitude", "age", "distance"]

# What a date is: one given in full, a day or days of no named year, a month alone, a weekday, one reckoned from
# another day; "" where an earlier reading did not say.
DateForm = Literal["", "given", "day", "month", "weekday", "reckoned"]


# What of a reading nobody can tell from the text alone: which of two numbers is the day, whose dollars, weight or
# money, percentage points or others, metres or millions, a thousand million or a million million.
Doubt = Literal["", "order", "currency", "pounds", "points", "million", "billion"]

# An omission has no words in the text: a person says what it leaves out.
Kind = Literal["quantity", "change", "date", "ranking", "quote", "role", "statement", "omission"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An interval with a unit, as a text states it.

    `lower` or `upper` is None where the text leaves that side open. `unit` is a canonical pint expression, or ""
    for a pure number. `precision` is the place value of the last digit written, in the unit: 1E+8 for "€5.1bn".
    `of` is the whole that a share is taken of, `counted` the things a pure number counts, `rule` the grammar rule
    that read it, and `form` what sort of figure that rule makes. A `computed` one is no figure that anyone wrote: its
    zeros are digits. `doubt` is what of it might be read otherwise.
    """

    start: int
    end: int
    text: str
    lower: Decimal | None
    upper: Decimal | None
    unit: str = ""
    modifier: Modifier = "="
    precision: Decimal = Decimal(1)
    role: Role = ""
    of: str = ""
    counted: str = ""
    rule: str = ""
    form: Form = ""
    computed: bool = False
    doubt: Doubt = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date or period as an EDTF level 1 expression; "" where a relative one has nothing to be reckoned from.

    `form` is what the text gives of it. Of a `computed` one the year is taken from another date. `doubt` is what of it
    might be read otherwise.
    """

    start: int
    end: int
    text: str
    edtf: str
    relative: bool = False
    rule: str = ""
    form: DateForm = ""
    computed: bool = False
    doubt: Doubt = ""


_Part = TypeVar("_Part", Quantity, Date)


def moved(part: _Part, by: int) -> _Part:
    """A figure or date with its offsets moved on, as when its text is set into another; back where `by` is negative."""
    return replace(part, start=part.start + by, end=part.end + by)


class Term(NamedTuple):
    """A word or phrase of a text that carries something, where it stands.

    `keys` are the rows of synonyms it is in, else its stem: two terms with one in common mean the same. `poles` are
    where it stands in rows of opposites, `scopes` those of them that narrow what is said: women, in the north.
    `common` is whether many other things are said with it too.
    """

    start: int
    end: int
    written: str
    keys: frozenset[str]
    poles: frozenset[tuple[str, str]] = frozenset()
    scopes: frozenset[tuple[str, str]] = frozenset()
    common: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A checkable span of an article. `worth` is 0 to 1 and only ranks; `reasons` say in words where it comes from."""

    id: str
    article_id: str
    start: int
    end: int
    text: str
    sentence: Span
    kind: Kind
    claimant: str = ""
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    worth: float = 0.0
    reasons: tuple[str, ...] = ()


def claim_id(article_id: str, start: int, end: int) -> str:
    """The identity of the claim that stands at `start:end` of an article."""
    # Written out as `identity` packs it: there is nothing to escape in an id, and a file has many claims.
    packed = f'["claim","{article_id}","{start}","{end}"]'
    return hashlib.blake2b(packed.encode(), digest_size=20).hexdigest()


def omission_id(article_id: str, words: str) -> str:
    """The identity of what an article leaves out, which has no place of its own in the text."""
    return identity("omission", article_id, words)
