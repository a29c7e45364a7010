"""Ages of one person that differ, or that the year of birth does not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from workbench.check.coherence.statements import Incoherence, Statement
from workbench.check.coherence.times import year_born

_NAME = r"[A-ZÀ-Ý][\w'’-]+(?: (?:de |von |van |di )?[A-ZÀ-Ý][\w'’-]+){0,3}"
_SLACK = 1  # a birthday may be yet to come


class Person(NamedTuple):
    """Somebody of that age in a statement: the words of the name, as far as it is said."""

    place: int
    name: tuple[str, ...]
    age: int
    said: str

    def is_one_with(self, other: Person) -> bool:
        """Whether two names can be of one person: the last word is the same, and no first names differ."""
        return names_agree(self.name, other.name)


def names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter name is the end of the longer."""
    short, long = sorted((tuple(one), tuple(other)), key=len)
    return bool(short) and long[-len(short) :] == short


def ages(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """Two ages of one person: "Thorne, 39, won", "Thorne, 43, said"."""
    people = list(_aged(statements))
    for one, other in combinations(people, 2):
        if one.age != other.age and one.is_one_with(other) and _is_only_one(one, people):
            name = " ".join(one.name if len(one.name) >= len(other.name) else other.name)
            explanation = f"{name} is {one.age} in one sentence and {other.age} in another."
            yield Incoherence(one.place, other.place, (one.said, other.said), explanation)


def births(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """An age that the year of birth does not make: "61 years", "born in 1971"."""
    people = list(_aged(statements))
    for place, statement in enumerate(statements):
        born = year_born(statement)
        if born is None or statement.published is None:
            continue
        for person in people:
            if not _is_of(person, place, statement, people):
                continue
            if not 0 <= statement.published.year - born - person.age <= _SLACK:
                explanation = (
                    f"Who was born in {born} is {statement.published.year - born - 1} or"
                    f" {statement.published.year - born} in {statement.published.year}, not {person.age}."
                )
                yield Incoherence(person.place, place, (person.said, str(born)), explanation)


def _is_of(person: Person, place: int, statement: Statement, people: Sequence[Person]) -> bool:
    """Whether a sentence on a birth is of this person: it names them, or nobody else and follows."""
    named = [tuple(name.split()) for name in re.findall(_NAME, statement.text)]
    if any(names_agree(name, person.name) or name[-1] == person.name[-1] for name in named):
        return True
    return person.place == place and len({each.name for each in people if each.place == place}) == 1


def _aged(statements: Sequence[Statement]) -> Iterator[Person]:
    """Everybody whose age is told, now; "the 38-year-old" is who was named last with several words."""
    last: tuple[str, ...] = ()
    for place, statement in enumerate(statements):
        if statement.has(statement.words.then):
            continue
        for pattern in _patterns(tuple(statement.words.aged)):
            for found in pattern.finditer(statement.text):
                yield Person(place, tuple(found["name"].split()), int(found["age"]), found[0].strip(" ,."))
        for unnamed in statement.words.unnamed:
            for found in re.finditer(unnamed, statement.text):
                if last:
                    yield Person(place, last, int(found["age"]), found[0])
        names = [tuple(term) for term in _full_names(statement)]
        last = names[0] if len(names) == 1 else () if names else last


def _full_names(statement: Statement) -> Iterator[list[str]]:
    """The names of two words or more, after what stands before them such as a calling."""
    for name in re.findall(r"[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)+", statement.text):
        yield name.split()[-2:]


@cache
def _patterns(templates: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(template.replace("{name}", _NAME)) for template in templates)


def _is_only_one(person: Person, people: Sequence[Person]) -> bool:
    """Whether nobody else of that surname is told of by another first name."""
    surname = [each.name for each in people if each.name[-1] == person.name[-1]]
    return len({name[:-1] for name in surname if len(name) > 1}) < 2
