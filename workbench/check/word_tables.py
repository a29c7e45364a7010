"""The table of comparing of a language, as expressions: its classes of words, weekdays, measures and groups of tags."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from workbench.languages import read_table

NEVER = re.compile(r"(?!)")
_NO_SUBJECT = (
    "own",
    "joining",
    "up",
    "down",
    "total",
)  # classes of words that do not say what a figure is of


class Measure(NamedTuple):
    """A pair that is mixed up: words for how large something is, words for how fast it changes, and why it matters."""

    level: re.Pattern[str]
    growth: re.Pattern[str]
    why: str
    is_rate: bool  # whether the one is the percentage by which the other rises, as inflation is of prices


class Group(NamedTuple):
    """Words that tell figures of one kind from another, by tag, and all of them in one expression."""

    any: re.Pattern[str]
    tags: dict[str, re.Pattern[str]]


class Words(NamedTuple):
    """A language's table, as expressions."""

    classes: dict[str, re.Pattern[str]]
    weekdays: tuple[re.Pattern[str], ...]
    measures: tuple[Measure, ...]
    any_measure: re.Pattern[str]
    any_base: re.Pattern[str]
    bases: dict[str, re.Pattern[str]]
    groups: dict[str, Group]
    no_subject: re.Pattern[str]
    any_weekday: re.Pattern[str]


NO_GROUP = Group(NEVER, {})


@cache
def rows_of(language: str) -> Mapping[str, Any]:
    """The table of a language as its file has it; an empty one where there is no file."""
    text = read_table(language, "comparing")
    return {} if text is None else tomllib.loads(text)


@cache
def table(language: str) -> Words:
    """The words of a language; where there is no table for it, none."""
    rows = rows_of(language)
    if not rows:
        return Words({}, (), (), NEVER, NEVER, {}, {}, NEVER, NEVER)
    return Words(
        {name: expression_of(spellings) for name, spellings in rows["classes"].items()},
        tuple(expression_of(rows["weekdays"][str(day)]) for day in range(7)),
        tuple(
            Measure(
                expression_of(row["level"]), expression_of(row["growth"]), row["why"], row.get("rate", False)
            )
            for row in rows["measures"]
        ),
        expression_of([word for row in rows["measures"] for word in row["level"] + row["growth"]]),
        expression_of([word for spellings in rows["bases"].values() for word in spellings]),
        {name: expression_of(spellings) for name, spellings in rows["bases"].items()},
        {name: _group(tags) for name, tags in _groups(rows).items()},
        expression_of([word for name in _NO_SUBJECT for word in rows["classes"][name]]),
        expression_of([word for spellings in rows["weekdays"].values() for word in spellings]),
    )


def _groups(rows: Mapping[str, Any]) -> dict[str, dict[str, list[str]]]:
    """The groups of words that tell one figure of a text from another: its measure, its time, its prices."""
    measures = {
        f"{number} {side}": row[side]
        for number, row in enumerate(rows["measures"])
        for side in ("level", "growth")
    }
    prices = {name: rows["classes"][name] for name in ("real", "nominal")}
    return {"bases": rows["bases"], "spans": rows["spans"], "measures": measures, "prices": prices}


def _group(tags: Mapping[str, Sequence[str]]) -> Group:
    return Group(
        expression_of([word for spellings in tags.values() for word in spellings]),
        {name: expression_of(spellings) for name, spellings in tags.items()},
    )


def expression_of(spellings: Sequence[str]) -> re.Pattern[str]:
    """Words or phrases as one expression, in any case and whole; "*" stands for the rest of a word."""
    longest_first = sorted(spellings, key=len, reverse=True)
    words = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
