"""Runs a grammar over a text: tokens, then preferences for ambiguous words, then rules from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from workbench.extract import ages, calendar, changes, figures, names, reckoning, rows
from workbench.extract.amounts import NoAmount, Reader
from workbench.extract.grammar import Grammar, Reading, grammar
from workbench.extract.matches import Made, Match, Production
from workbench.extract.patterns import CUT
from workbench.extract.tables import RuleRow
from workbench.extract.tokens import Tokens, tokenize
from workbench.model import Date, Quantity

PRODUCTIONS: Mapping[str, Production] = {
    **figures.PRODUCTIONS,
    **rows.PRODUCTIONS,
    **names.PRODUCTIONS,
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


class Step(NamedTuple):
    """A rule that was applied, where it fitted, and what it made; nothing where it says that there is no figure."""

    rule: RuleRow
    found: re.Match[str]
    made: Made


def read(text: str, language: str, published: date | None = None) -> Readings:
    """All quantities and dates of a text. InputError for a language without a grammar."""
    made = made_of(text, grammar(language), published)
    return Readings(
        tuple(each for each in made if isinstance(each, Quantity)),
        tuple(each for each in made if isinstance(each, Date)),
    )


def made_of(text: str, rules: Grammar, published: date | None = None) -> Made:
    """All quantities and dates of a text under a grammar, in text order."""
    return tuple(each for step in steps(_reader(text, rules), published) for each in step.made)


def steps(reader: Reader, published: date | None = None) -> Iterator[Step]:
    """The rules applied to a text, from left to right."""
    search, position = reader.grammar.starter.search, 0
    while (begin := search(reader.classes, position)) is not None:
        position = begin.start()
        step = next(fitting(reader, position, published), None)
        if step is None:
            position += 1
        else:
            yield step
            position = step.found.end()


# Publication in a year from which every relative date that is read is a day of the calendar.
_RECKONABLE = range(1000, 9000)


def fitting(reader: Reader, start: int, published: date | None = None) -> Iterator[Step]:
    """The rules that fit and make sense at a token, in the table's order."""
    from_day = published if published and published.year in _RECKONABLE else None
    behind = ""
    for rule in reader.grammar.beginning(reader.classes[start : start + 2]):
        if rule.behind_amount is not None:
            behind = behind or _behind_amount(reader, start)
            if behind not in rule.behind_amount:
                continue
        found = rule.expression.match(reader.classes, start)
        if found is None:
            continue
        match = Match(reader, rule.row.name, rule.row.value, found, from_day)
        try:
            made = PRODUCTIONS[rule.row.make](match)
        except NoAmount:
            continue
        if made is not None:
            yield Step(rule.row, found, made)


def _behind_amount(reader: Reader, start: int) -> str:
    """The character behind the amount that begins at a token; no token's where there is none, or the text ends."""
    amount = reader.grammar.leading.match(reader.classes, start)
    return (amount and reader.classes[amount.end() : amount.end() + 1]) or CUT


def reader_of(text: str, language: str) -> Reader:
    """A text's tokens under the grammar of a language. InputError for a language without one."""
    return _reader(text, grammar(language))


def preferences(text: str, language: str) -> Iterator[tuple[int, Reading]]:
    """Each ambiguous word of a text that a preference decides: the offset where it begins, and the preference."""
    rules = grammar(language)
    tokens = tokenize(text, rules.lexicon)
    classes = "".join(tokens.characters)
    for found in rules.ambiguous.finditer(classes):
        if reading := preferred(rules, tokens, classes, found.start()):
            yield tokens.starts[found.start()], reading


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
