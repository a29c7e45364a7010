"""Runs a grammar over a text: tokens, then preferences for ambiguous words, then rules from left to right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from workbench.extract import ages, calendar, changes, figures, reckoning
from workbench.extract.amounts import Reader
from workbench.extract.grammar import Grammar, Reading, grammar
from workbench.extract.matches import Made, Match, Production
from workbench.extract.tokens import Tokens, tokenize
from workbench.model import Date, Quantity

PRODUCTIONS: Mapping[str, Production] = {
    **figures.PRODUCTIONS,
    **ages.PRODUCTIONS,
    **changes.PRODUCTIONS,
    **calendar.PRODUCTIONS,
    **reckoning.PRODUCTIONS,
}
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


def _apply(reader: Reader, start: int, when: date | None) -> tuple[Made, int]:
    """What the first rule that fits and makes sense reads at a token, and the token to go on from."""
    for rule in reader.grammar.beginning(reader.classes[start : start + 2]):
        found = rule.expression.match(reader.classes, start)
        if found is None:
            continue
        made = PRODUCTIONS[rule.row.make](Match(reader, rule.row.name, rule.row.value, found, when))
        if made is not None:
            return made, found.end()
    return (), start + 1


def _reader(text: str, rules: Grammar) -> Reader:
    """The tokens of a text, with ambiguous words as the table's preferences read them."""
    tokens = tokenize(text, rules.lexicon)
    classes = "".join(tokens.characters)
    for found in rules.ambiguous.finditer(classes):
        index = found.start()
        reading = preferred(rules, tokens, classes, index)
        if reading and reading.lexeme:
            tokens.characters[index] = reading.lexeme.character
            tokens.lexemes[index] = reading.lexeme
    return Reader(tokens, "".join(tokens.characters), rules)


def preferred(rules: Grammar, tokens: Tokens, classes: str, index: int) -> Reading | None:
    """The preference that decides what an ambiguous word is; None where none fits."""
    word = tokens.word(index)
    rows = rules.readings.get(word) or rules.readings.get(word.lower(), ())
    for reading in rows:
        if reading.glued and not tokens.glued(index):
            continue
        before = reading.before.search(classes[max(0, index - _NEAR) : index])
        if before and reading.after.match(classes, index + 1):
            return reading
    return None
