"""Runs a grammar over a text: tokens, then preferences for ambiguous words, then rules from left to right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from workbench.extract import calendar, figures
from workbench.extract.amounts import Reader
from workbench.extract.figures import Match
from workbench.extract.grammar import Grammar, grammar
from workbench.extract.tokens import tokenize
from workbench.model import Date, Quantity

PRODUCTIONS: Mapping[str, calendar.Production] = {**figures.PRODUCTIONS, **calendar.PRODUCTIONS}
_NEAR = 8  # tokens before an ambiguous word that a preference may look at


class Readings(NamedTuple):
    """What was read in a text, in text order."""

    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]


def read(text: str, language: str, published: date | None = None) -> Readings:
    """All quantities and dates of a text. InputError for a language without a grammar."""
    rules = grammar(language)
    reader = _reader(text, rules)
    made: list[Date | Quantity] = []
    position = 0
    while (found := rules.starter.search(reader.classes, position)) is not None:
        more, position = _apply(reader, found.start(), published)
        made.extend(more)
    return Readings(
        tuple(one for one in made if isinstance(one, Quantity)),
        tuple(one for one in made if isinstance(one, Date)),
    )


def _apply(reader: Reader, start: int, when: date | None) -> tuple[calendar.Made, int]:
    """What the first rule that fits and makes sense reads at a token, and the token to go on from."""
    for rule in reader.grammar.starts[reader.classes[start]]:
        found = rule.expression.match(reader.classes, start)
        if found is None:
            continue
        made = PRODUCTIONS[rule.row.make](Match(reader, rule.row.name, rule.row.value, found, when))
        if made is not None:
            return made, found.end()
    return (), start + 1


def _reader(text: str, rules: Grammar) -> Reader:
    tokens = tokenize(text, rules.lexicon)
    classes = "".join(tokens.characters)
    for found in rules.ambiguous.finditer(classes):
        index = found.start()
        for reading in rules.readings.get(tokens.word(index), ()):
            before = reading.before.search(classes[max(0, index - _NEAR) : index])
            if before and reading.after.match(classes, index + 1):
                tokens.characters[index] = reading.character
                break
    return Reader(tokens, "".join(tokens.characters), rules)
