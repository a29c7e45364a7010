"""Which figures, dates and statements of a sentence belong to one relation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.extract.statements import Statement
from workbench.extract.telling import Telling, any_of
from workbench.model import Date, Kind, Quantity, Span

_LONG_TIMES = frozenset({"year", "month", "week", "fortnight", "day"})
_TIMES = _LONG_TIMES | {"hour", "minute", "second"}
_FAR = 80  # characters: how far a date or a period of days may stand from the figure it belongs to
_NEAR = 1  # words that may stand between a figure and its hours or minutes: "400 km in three hours"
_LEAD = 24  # characters before a date in which its preposition stands
_NOUN = 48  # characters after a figure in which its base or counted noun stands


class Group(NamedTuple):
    """Figures and dates of one relation, or a statement; the claim's text reaches from `start` to `end`."""

    start: int
    end: int
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    statement: Kind | None = None

    @property
    def kind(self) -> Kind:
        """What the claim is: a statement's kind, a change by its roles, else a quantity or a date."""
        if self.statement:
            return self.statement
        if any(quantity.role or quantity.form == "multiple" for quantity in self.quantities):
            return "change"
        return "quantity" if self.quantities else "date"

    @property
    def is_a_day(self) -> bool:
        """Whether it is only a day near the text's own: no claim beside what is said of that day."""
        return self.kind == "date" and all(_is_near(date) for date in self.dates)

    @property
    def is_relative(self) -> bool:
        """Whether it is only a time that is told from the text's own: next week, in June."""
        return self.kind == "date" and all(date.relative for date in self.dates)

    def has(self, *, time: bool) -> bool:
        """Whether it has a period or date, or a figure of another kind."""
        items: tuple[Quantity | Date, ...] = (*self.quantities, *self.dates)
        return any(is_time(item) == time for item in items)


class Relations:
    """Finds the relations of sentences by a language's table."""

    def __init__(self, table: Telling) -> None:
        words = "|".join(map(re.escape, table.clause_words))
        leads, articles = any_of(table.date_leads), any_of(table.date_articles)
        self._clause = re.compile(rf"[,;:()“”\"«»\n–—?!]|\.\s|\b(?:{words})\b")
        self._lead = re.compile(rf"\b{leads}\s+(?:{articles}(?:\s+|(?<=[’'])))?$", re.IGNORECASE)
        self._stuff = re.compile(table.stuff)
        self._conversion = re.compile(rf"\s?\((?:{any_of(table.conversions)}\s)?")

    def groups(self, text: str, items: Iterable[Quantity | Date]) -> list[Group]:
        """The items of a sentence by relation: the parts of a change, a figure with its period or date."""
        groups: list[Group] = []
        for item in items:
            group = self._alone(text, item)
            if groups and self._belongs(text, groups[-1], item):
                group = _joined(groups.pop(), group)
            groups.append(group)
        return groups

    def _belongs(self, text: str, group: Group, item: Quantity | Date) -> bool:
        if item.start < group.end:
            return True
        if item.start - group.end > _FAR:
            return False
        if (
            isinstance(item, Quantity)
            and self._conversion.fullmatch(text, group.end, item.start)
            and group.quantities
        ):
            return True
        if isinstance(item, Quantity) and item.role and group.quantities:
            if _says_again(group.quantities[-1], item):
                return len(text[group.end : item.start].split()) <= len((",", "or"))
            return _completes(group, item) and not self._splits(text, group.end, item)
        if self._clause.search(text, group.end, item.start) or group.has(time=is_time(item)):
            return False
        return self._reaches(group, item) or len(text[group.end : item.start].split()) <= _NEAR

    def _splits(self, text: str, start: int, item: Quantity) -> bool:
        """Whether more than a comma stands between the parts of a change."""
        return self._clause.search(text[start : item.start].replace(",", " ", 1)) is not None

    @staticmethod
    def _reaches(group: Group, item: Quantity | Date) -> bool:
        """Whether the period or date among them is one that a figure is stated for: no hours, no age."""
        times = [one for one in (*group.quantities, *group.dates, item) if is_time(one)]
        return all(isinstance(one, Date) or (one.unit in _LONG_TIMES and one.form != "age") for one in times)

    def _alone(self, text: str, item: Quantity | Date) -> Group:
        """One item with the words of its claim: a preposition before a date, the base or noun after a figure."""
        if isinstance(item, Date):
            lead = self._lead.search(text[max(0, item.start - _LEAD) : item.start])
            return Group(item.start - len(lead.group()) if lead else item.start, item.end, dates=(item,))
        end = item.end
        for words in (item.of, item.counted):
            at = text.find(words, item.end, item.end + len(words) + _NOUN) if words else -1
            end = max(end, at + len(words)) if at >= 0 else end
        stuff = self._stuff.match(text, end) if item.unit and not is_time(item) else None
        return Group(item.start, stuff.end() if stuff else end, quantities=(item,))


def with_statements(groups: Sequence[Group], statements: Iterable[Statement], sentence: Span) -> list[Group]:
    """The groups and, beside or around them, the statements: a ranking takes in the date it is stated for."""
    result = list(groups)
    for statement in statements:
        made = Group(statement.start, statement.end, statement=statement.kind)
        if statement.kind == "ranking":
            near = [g for g in result if not g.statement and not g.has(time=False) and _touches(made, g)]
            for group in near:
                result.remove(group)
                made = _joined(made, group)._replace(statement="ranking")
        grown = _grown(made, result, sentence)
        if not any(_covers(other, grown) for other in result):
            result = [other for other in result if not _covers(grown, other)]
            result.append(grown)
    return result


def _covers(one: Group, other: Group) -> bool:
    """Whether one says all the other says: the same stretch, or a longer one of the same kind of statement."""
    if (one.start, one.end) == (other.start, other.end):
        return True
    within = one.start <= other.start and other.end <= one.end
    return (
        within and one.statement is not None and (one.statement == other.statement or _is_most_of(other, one))
    )


def _is_near(date: Date) -> bool:
    """Whether a date is a weekday, or a day reckoned from the text's own: on Tuesday, yesterday."""
    return date.form == "weekday" or (date.form == "reckoned" and len(date.edtf) == len("2000-01-01"))


def _is_most_of(part: Group, whole: Group) -> bool:
    """Whether a statement is most of what a quotation or an office says, so that it would be claimed twice."""
    says_whole = whole.statement in ("quote", "role") and part.statement == "statement"
    return says_whole and 3 * (part.end - part.start) >= 2 * (whole.end - whole.start)


def is_time(item: Quantity | Date) -> bool:
    """Whether it says when or how long."""
    return isinstance(item, Date) or item.unit in _TIMES


def _completes(group: Group, item: Quantity) -> bool:
    """Whether the group has another part of a change, and not this one yet."""
    roles = {quantity.role for quantity in group.quantities}
    changes = bool(roles - {""}) or any(quantity.form == "multiple" for quantity in group.quantities)
    return changes and item.role not in roles


def _says_again(last: Quantity, item: Quantity) -> bool:
    """Whether it is the same part of a change as the last, in another measure: "by €9, or 2 percent"."""
    return item.role == last.role and item.rule == last.rule and item.unit != last.unit


def _joined(one: Group, other: Group) -> Group:
    return Group(
        min(one.start, other.start),
        max(one.end, other.end),
        one.quantities + other.quantities,
        one.dates + other.dates,
    )


def _touches(one: Group, other: Group) -> bool:
    """Whether they overlap or stand side by side."""
    return one.start <= other.end + 1 and other.start <= one.end + 2


def _grown(group: Group, others: Sequence[Group], sentence: Span) -> Group:
    """The group, large enough to hold each other group that it would overlap in part."""
    start, end = max(group.start, sentence.start), min(group.end, sentence.end)
    changed = True
    while changed:
        changed = False
        for other in others:
            partly = start < other.end and other.start < end
            holds = (start <= other.start and other.end <= end) or (other.start <= start and end <= other.end)
            if partly and not holds:
                start, end = min(start, other.start), max(end, other.end)
                changed = True
    return group if (start, end) == (group.start, group.end) else group._replace(start=start, end=end)
