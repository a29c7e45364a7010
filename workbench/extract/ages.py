"""Productions that make ages: a number of years, or of what the text says, that a person has lived."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from workbench.extract.amounts import MODIFIERS, ONE, bounds
from workbench.extract.matches import Match, Production, Quantities, pure, quantity, ranged
from workbench.extract.numbers import Number

_LAST_OF_TEN = 9
_BEFORE_SENTENCE = ("stop", "gap", "quote")


def age(match: Match) -> Quantities | None:
    """An age in years: "30-year-old", "aged 30 to 40", "under the age of 16", "people over 65".

    The rule's value is the modifier that its words stand for without being a hedge elsewhere: "Personen ab 65".
    """
    if match.has("low"):
        made = ranged(match, match.amount("low"), match.amount("high"))
    else:
        made = quantity(match, match.amount("amount"))
    if made is None:
        return None
    modifier = MODIFIERS.get(match.value, made.modifier)
    if match.has("hedge") and not match.has("low"):
        modifier = match.reader.hedge(*match.found.span("hedge"))
    if match.has("post"):
        modifier = match.reader.hedge(*match.found.span("post"), name="after")
    if not match.has("low"):
        lower, upper = bounds(match.amount("amount").number.value, modifier)
        made = replace(made, lower=lower, upper=upper, modifier=modifier)
    return (match.over_all(replace(made, unit=made.unit or "year", counted="", of="", form="age")),)


def ages(match: Match) -> Quantities | None:
    """Two ages: "aged 29 and 46", "two brothers, 12 and 15, drowned"."""
    made = [quantity(match, match.amount(group)) for group in ("first", "amount")]
    return tuple(replace(one, unit="year", counted="", form="age") for one in made)


def ages_of_two(match: Match) -> Quantities | None:
    """The ages of two people: "Ada Holm and Per Vik, 41 and 34, won"."""
    return ages(match) if _are_two(match) else None


def age_of_two(match: Match) -> Quantities | None:
    """One age that two people have: "Ada Holm and Per Vik, both 41"."""
    return bare_age(match) if _are_two(match) else None


def _are_two(match: Match) -> bool:
    """Whether two names of two words stand before, and a word that joins them between."""
    reader, first = match.reader, match.found.start()
    shape = ("proper", "proper", "joining", "proper", "proper")
    return all(reader.is_a(first - len(shape) + place, name) for place, name in enumerate(shape))


def bare_age(match: Match) -> Quantities | None:
    """An age beside a name: "Ada Holm, 71, said", "Ada Holm (71)", "At 71, Ada Holm"."""
    return (replace(quantity(match, match.amount("amount"), form="age"), unit="year", counted=""),)


def age_of_subject(match: Match) -> Quantities | None:
    """An age of whom a sentence names at its beginning: "Lund is 52 and runs"; in full where any noun has a capital."""
    reader, verb = match.reader, match.found.start()
    first = verb - 1 - reader.is_a(verb - 2, "proper")
    is_name = first < verb - 1 or not reader.grammar.table.noun.capital
    begins = first == 0 or any(reader.is_a(first - 1, name) for name in _BEFORE_SENTENCE)
    return bare_age(match) if is_name and begins else None


def decade_of_life(match: Match) -> Quantities | None:
    """Ten years of an age: "in her 40s" is 40 to 49."""
    reader = match.reader
    index = match.found.start("tens")
    low = Decimal(reader.value(index, "decade_word") or reader.tokens.word(index))
    if low % 10:
        return None
    made = pure(match, Number(low, ONE), "age")
    return (replace(made, upper=low + _LAST_OF_TEN, unit="year", counted="", of=""),)


def age_in_brackets(match: Match) -> Quantities | None:
    """An age behind a person's name: "Ada Holm (71)", and "Holm (71)" where the text has the first name elsewhere."""
    reader, index = match.reader, match.found.start() - 1
    surname = reader.tokens.word(index)
    has_first_name = reader.is_a(index - 1, "proper") and not reader.is_a(index - 1, "place_word")
    if has_first_name or re.search(rf"[^\W\d_a-z][\w’'-]+ {re.escape(surname)}\b", reader.tokens.text):
        return bare_age(match)
    return None


PRODUCTIONS: dict[str, Production] = {
    "age_in_brackets": age_in_brackets,
    "age": age,
    "ages": ages,
    "ages_of_two": ages_of_two,
    "age_of_two": age_of_two,
    "bare_age": bare_age,
    "age_of_subject": age_of_subject,
    "decade_of_life": decade_of_life,
}
