"""Whether two figures are of one thing: the same is counted, measured or happens, and nothing sets them apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from workbench.check.topics import WAYS, Topic
from workbench.figures.conversion import converted
from workbench.figures.forms import date_form
from workbench.figures.intervals import value
from workbench.model import Date, Quantity, Term

_FAR = Decimal("2.5")  # a figure so many times another is mostly of something else
_AGES = Decimal("1.3")
_OF_NEWS = ("weekday", "month")  # forms of dates that news has without being about another time
_SHARES = ("of percent", "of percentage_point")
_TAKEN_UP = frozenset({"stage", "other_time"})  # marks that what takes a figure up need not repeat
_FATE = "hurt_killed"
_YEARS = (4, 9)  # characters of "1949" and of "1949/1951"

Rests = Literal["words", "no third", "no other"]


class Same(NamedTuple):
    """Why two figures are taken for those of one thing: the words for it, of the one and of the other.

    `rests` is on what: on words alone; on there being no third figure of it, or none at all of that sort.
    """

    words: tuple[tuple[str, str], ...]
    rests: Rests


def same(one: Topic, other: Topic) -> Same | None:
    """By the rule for their sort of figure; None where they are of two things or nothing tells."""
    if not one.sort or one.sort != other.sort or one.all.keys().isdisjoint(other.all) or apart(one, other):
        return None
    return RULES.get(one.sort, _measured)(one, other)


def apart(one: Topic, other: Topic) -> bool:
    """Whether something sets them apart, by the rules of APART."""
    return any(rule(one, other) for rule in APART)


def _counted(one: Topic, other: Topic) -> Same | None:
    """A number of things: the same noun, or one of them a noun for anything and the clause shares another word."""
    if not (one.counted or other.counted) and _again(one, other):
        return _measured(one, other)
    if not (one.counted and other.counted):
        return None
    near = _told(one, other)
    of = _shared(one.of, other.of) or [pair for pair in near if _is_of_people(pair, one, other)]
    rest = [pair for pair in near if pair not in of and (_again(one, other) or not _begin(pair, one, other))]
    if not of and not (one.vague or other.vague):
        return None
    if of and not (one.vague and other.vague):
        if not rest and not _again(one, other):
            return None
        return Same(_words([*of, *rest]), "words" if rest else "no third")
    return Same(_words([*rest, *of]), "words" if len(rest) > 1 else "no third") if rest else None


def _begin(pair: tuple[Term, Term], one: Topic, other: Topic) -> bool:
    """Whether both sentences begin with it: "the baker has, the baker closes" says who, and not what of the figures."""
    return all(term is next(iter(topic.all.values())) for term, topic in zip(pair, (one, other), strict=True))


def _is_of_people(pair: tuple[Term, Term], one: Topic, other: Topic) -> bool:
    """Whether it says what became of the people that one of them counts by it: "eight were injured", "the injured"."""
    is_counted = pair[0] in one.of.values() or pair[1] in other.of.values()
    return is_counted and any(row == _FATE for row, _ in pair[0].poles & pair[1].poles)


def _measured(one: Topic, other: Topic) -> Same | None:
    """A measure: what stands right at one figure is in the clause of the other, with another word or alone."""
    near = _told(one, other)
    at = [pair for pair in near if pair[0] in one.of.values() or pair[1] in other.of.values()]
    more = [pair for pair in _shared(one.all, other.all) if not _is_common(pair)]
    told = _words([*at, *near, *more])
    if at or len(near) > 1:
        rests: Rests = (
            "words" if len({*near, *more}) > 1 else "no third" if _again(one, other) else "no other"
        )
        return Same(told, rests)
    return Same(told, "no other") if told and one.sort not in _SHARES else None


def _aged(one: Topic, other: Topic) -> Same | None:
    """The age of one person, who is named with both."""
    names = [pair for pair in _shared(one.all, other.all) if pair[0].named or pair[1].named]
    return Same(_words(names), "no third") if names and _near_in_size(one, other, _AGES) else None


def _dated(one: Topic, other: Topic) -> Same | None:
    """What happened, right at both dates, to what nothing tells apart."""
    if not (_in_years(one.figure) and _in_years(other.figure)):
        return None
    told = [
        (mine, theirs)
        for mine, theirs in _told(one, other)
        if mine.end <= one.figure.start and theirs.end <= other.figure.start
    ]
    of = [pair for pair in told if pair[0] in one.of.values() or pair[1] in other.of.values()]
    if not of or (one.subject and other.subject and not _about(one, other) and not _about(other, one)):
        return None
    return Same(_words([*of, *told]), "no third")


def _in_years(figure: Quantity | Date) -> bool:
    return isinstance(figure, Date) and len(figure.edtf) in _YEARS


def _about(one: Topic, other: Topic) -> bool:
    return not one.subject.keys().isdisjoint(other.all)


RULES: dict[str, Callable[[Topic, Topic], Same | None]] = {"age": _aged, "date": _dated, "of ": _counted}


def _again(one: Topic, other: Topic) -> bool:
    """Whether the later of them takes up what was told before: "the 40 boats"."""
    return in_order(one, other)[1].definite


def _told(one: Topic, other: Topic) -> list[tuple[Term, Term]]:
    """The terms that both clauses have and that say what their figures are of."""
    return [
        pair
        for pair in _shared(one.near, other.near)
        if not _is_common(pair)
        or (pair[0] in one.of.values() and pair[1] in other.of.values())
        or (one.definite and pair[0] in one.of.values())
        or (other.definite and pair[1] in other.of.values())
    ]


def _is_common(pair: tuple[Term, Term]) -> bool:
    return any(term.common or term.named or any(row in WAYS for row, _ in term.poles) for term in pair)


def _shared(one: Mapping[str, Term], other: Mapping[str, Term]) -> list[tuple[Term, Term]]:
    return list(dict.fromkeys((term, other[key]) for key, term in one.items() if key in other))


def _words(pairs: Sequence[tuple[Term, Term]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((one.written, other.written) for one, other in pairs))


def _other_names(one: Topic, other: Topic) -> bool:
    return not one.names <= other.all.keys() and not other.names <= one.all.keys()


def _other_poles(one: Topic, other: Topic) -> bool:
    """Whether a row of opposites has only excluding words in the two clauses."""
    rows = _rows(one.poles), _rows(other.poles)
    return any(not rows[0][row] & rows[1][row] for row in rows[0].keys() & rows[1].keys() - WAYS)


def _rows(poles: frozenset[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row, pole in poles:
        found.setdefault(row, set()).add(pole)
    return found


def _other_scopes(one: Topic, other: Topic) -> bool:
    earlier, later = in_order(one, other)
    return not later.scopes <= earlier.scopes or not (later.definite or earlier.scopes <= later.scopes)


def _other_marks(one: Topic, other: Topic) -> bool:
    """Whether a word sets one of them apart; "the 40 boats" are those that were planned, or sailed last year."""
    earlier, later = in_order(one, other)
    left_out = earlier.marks - later.marks
    return not later.marks <= earlier.marks or not left_out <= (_TAKEN_UP if later.definite else set())


def _other_time(one: Topic, other: Topic) -> bool:
    """Whether they are dated apart, or one of them is dated that needs no date where it is news."""
    mine, theirs = (_when(topic) for topic in (one, other))
    if mine and theirs:
        return not mine & theirs
    earlier, later = in_order(one, other)
    return _sets_apart(later) or (_sets_apart(earlier) and not later.definite)


def _when(topic: Topic) -> set[str]:
    return {date.edtf or date.text.casefold() for date in topic.times}


def _sets_apart(topic: Topic) -> bool:
    return any(date_form(date) not in _OF_NEWS and date.start not in topic.now for date in topic.times)


def _of_another_size(one: Topic, other: Topic) -> bool:
    return not _near_in_size(one, other, _FAR)


def _near_in_size(one: Topic, other: Topic, times: Decimal) -> bool:
    if isinstance(one.figure, Date) or isinstance(other.figure, Date):
        return True
    there = converted(other.figure, one.figure.unit)
    low, high = sorted(abs(value(figure)) for figure in (one.figure, there or one.figure))
    return high <= times * low


def _elsewhere(one: Topic, other: Topic) -> bool:
    """Whether a sentence begins with something, "In the north, ...", of which the other does not speak."""
    earlier, later = in_order(one, other)
    new = not later.fronted.keys() <= earlier.all.keys()
    return new or not (later.definite or earlier.fronted.keys() <= later.all.keys())


def _new_place(one: Topic, other: Topic) -> bool:
    """Whether the later of two names a place that the earlier does not."""
    earlier, later = in_order(one, other)
    return not later.definite and not later.places <= earlier.all.keys()


def in_order(one: Topic, other: Topic) -> tuple[Topic, Topic]:
    """The two as they stand in the article."""
    return (one, other) if one.place <= other.place else (other, one)


APART: tuple[Callable[[Topic, Topic], bool], ...] = (
    _of_another_size, _other_marks, _other_scopes, _other_names, _other_time, _other_poles, _elsewhere, _new_place,
)  # fmt: skip
