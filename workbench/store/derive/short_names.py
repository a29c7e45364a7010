"""Short names of sources: s12, or s12-4f where several sources of a file have the number 12.

A source keeps its number in its entry, so nothing that happens to others moves it. Where desks that did not know of
each other chose the same number, none of these sources is ever taken for another: each is called by its number and the
beginning of its id, those taken back too, since what was printed before may mean them. An entry of the first version
has no number; its place by time among those without one stands in for it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from workbench.errors import LookupFailed
from workbench.store.kinds.body_types import LARGEST_NUMBER

NO_SUCH = "`workbench source list` shows the ids"
_SPOKEN = re.compile(r"s([0-9]{1,9})(?:-([0-9a-f]{1,40}))?", re.IGNORECASE)
_FEWEST_DIGITS = 2
# Sources in a line that asks which is meant, and characters of their titles.
_MOST_MENTIONED, _LONGEST_TITLE = 4, 60

_PLACES = """UPDATE sources SET number = place
    FROM (SELECT row AS place_row, row_number() OVER (ORDER BY at, id) AS place FROM sources WHERE NOT given)
    WHERE row = place_row AND number <> place"""
_HIGHEST = """SELECT max(number) FROM (
    SELECT number FROM sources UNION ALL SELECT highest FROM source_numbers UNION ALL SELECT 0)"""
_LOWEST_FREE = """SELECT min(number) + 1 FROM (SELECT number FROM sources UNION SELECT 0)
    WHERE number + 1 NOT IN (SELECT number FROM sources)"""


class _Called(NamedTuple):
    id: str
    short_name: str
    title: str
    live: int


def settle(db: sqlite3.Connection) -> None:
    """Brings the numbers of sources without one of their own, and the short names of all, up to date."""
    db.execute(_PLACES)
    rows = db.execute("SELECT number, id, short_name FROM sources ORDER BY number, id").fetchall()
    db.executemany("UPDATE sources SET short_name = ? WHERE id = ?", _changes(rows))


def id_called(db: sqlite3.Connection, spoken: str) -> str:
    """The id of the live source called s12 or s12-4f, say; "" for what is no such name.

    LookupFailed where none is called so, and where several are, with what to call them.
    """
    called = _SPOKEN.fullmatch(spoken.strip())
    if called is None:
        return ""
    digits = (called[2] or "").lower()
    # "g" sorts right after the last hexadecimal digit.
    matches = db.execute(
        "SELECT id, short_name, title, live FROM sources WHERE number = ? AND id >= ? AND id < ? ORDER BY id",
        (int(called[1]), digits, digits + "g"),
    ).fetchall()
    if len(matches) > 1:
        raise LookupFailed(_which(spoken.strip(), [_Called(*row) for row in matches]))
    if not matches or not matches[0][-1]:
        raise LookupFailed(f"there is no source {spoken.strip()}; {NO_SUCH}")
    return str(matches[0][0])


def next_number(db: sqlite3.Connection) -> int:
    """The number of a source that is to be added: one more than the highest that any has or had in this file.

    Where a stranger's source has the last one there is, the lowest that none has.
    """
    (highest,) = db.execute(_HIGHEST).fetchone()
    if highest < LARGEST_NUMBER:
        return int(highest) + 1
    return int(db.execute(_LOWEST_FREE).fetchone()[0])


def remember(db: sqlite3.Connection) -> None:
    """Notes the highest number before sources are erased, so that none is called by the name of one that is gone."""
    (highest,) = db.execute(_HIGHEST).fetchone()
    db.execute("DELETE FROM source_numbers")
    db.execute("INSERT INTO source_numbers (highest) VALUES (?)", (highest,))


def _changes(rows: Sequence[tuple[int, str, str]]) -> Iterator[tuple[str, str]]:
    """New short names and the ids they are for, from numbers, ids and names in the order of numbers and ids."""
    for number, some in groupby(rows, key=itemgetter(0)):
        alike = list(some)
        digits = _digits([name for _, name, _ in alike])
        for _, name, before in alike:
            after = f"s{number}-{name[:digits]}" if digits else f"s{number}"
            if after != before:
                yield after, name


def _digits(ids: Sequence[str]) -> int:
    """How many digits tell these ids apart; 0 for one alone."""
    if len(ids) == 1:
        return 0
    digits = _FEWEST_DIGITS
    while len({name[:digits] for name in ids}) < len(ids):
        digits += 1
    return digits


def _which(spoken: str, matches: Sequence[_Called]) -> str:
    mentions = ", ".join(map(_mention, matches[:_MOST_MENTIONED]))
    more = f" and {len(matches) - _MOST_MENTIONED} more" if len(matches) > _MOST_MENTIONED else ""
    example = matches[0].short_name
    return f"{spoken} is the name of {len(matches)} sources: {mentions}{more}; say which, such as {example}"


def _mention(source: _Called) -> str:
    title = " ".join(source.title.split())
    cut = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
    return f"{source.short_name} “{cut}”" + ("" if source.live else " (taken back)")
