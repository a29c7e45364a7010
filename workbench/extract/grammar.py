"""A language's grammar: its table of words, phrases and rules, made ready to run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from workbench.errors import InputError
from workbench.extract.kept import Kept
from workbench.extract.patterns import AMOUNT, Alphabet, Compiled, Compiler, bracket, literals
from workbench.extract.tables import ContextRow, ReadingRow, RuleRow, Table, load
from workbench.extract.tokens import Lexeme, Lexicon
from workbench.extract.vocabulary import lexicon
from workbench.languages import ROOT, code_of, languages

ToPattern = Callable[[str], re.Pattern[str]]  # `re.compile`, or what has kept its work


@dataclass(frozen=True)
class Rule:
    """A rule ready to run; its expression, with the pattern's named groups, is compiled on first use.

    One that begins with an amount need not be tried where none of the characters `behind_amount` follows it.
    """

    row: RuleRow
    written: str
    starts: frozenset[str]
    seconds: frozenset[str] | None
    behind_amount: frozenset[str] | None
    to_pattern: ToPattern

    def may_begin(self, two: str) -> bool:
        """Whether a match may begin with these two characters, or with the one that ends a text."""
        return two[0] in self.starts and (self.seconds is None or two[1:] in self.seconds)

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern over class characters."""
        return self.to_pattern(self.written)


class Reading(NamedTuple):
    """A preference ready to run; `before` is anchored at the word's left edge, `after` at its right."""

    name: str
    read_as: str
    lexeme: Lexeme | None
    glued: bool
    before: re.Pattern[str]
    after: re.Pattern[str]


class Grammar(NamedTuple):
    """Everything the reader needs for one language; `begun` remembers which rules two characters may begin.

    `contested` are the signs of money that may be another country's, with where a text speaks of such.
    """

    table: Table
    lexicon: Lexicon
    rules: tuple[Rule, ...]
    begun: dict[str, tuple[Rule, ...]]
    starter: re.Pattern[str]
    amount: re.Pattern[str]
    leading: re.Pattern[str]
    readings: Mapping[str, tuple[Reading, ...]]
    ambiguous: re.Pattern[str]
    classes: Mapping[str, frozenset[str]]
    contested: Mapping[str, ContextRow]

    def beginning(self, two: str) -> tuple[Rule, ...]:
        """The rules that a match beginning with these two characters may have, in the table's order."""
        found = self.begun.get(two)
        if found is None:
            found = self.begun[two] = tuple(rule for rule in self.rules if rule.may_begin(two))
        return found


def grammar(language: str) -> Grammar:
    """The grammar for a BCP 47 tag, by its first part. InputError where there is no table for it."""
    code = code_of(language)
    if code not in languages():
        raise InputError(f"no grammar for the language {language!r}; there are: {', '.join(languages())}")
    return _grammar(code)


@cache
def _grammar(code: str) -> Grammar:
    return build(load(ROOT.joinpath(code)), kept_as=code)


def build(table: Table, *, kept_as: str = "") -> Grammar:
    """Compiles a table. ValueError names a pattern that cannot be read.

    With a language's code in `kept_as`, what `re` makes of it is kept for the next time.
    """
    alphabet = Alphabet()
    words = lexicon(table, literals(_patterns(table)), alphabet)
    for row in table.reading:
        alphabet.character(_meant_classes(row))
    compiler = Compiler(table.macros, alphabet)
    written = {row: compiler.compile(row.pattern) for row in table.rule}
    texts = [each.expression for each in written.values()]
    to_pattern = Kept(kept_as, texts).compiled if kept_as else re.compile
    rules = tuple(_rules(written, to_pattern))
    return Grammar(
        table=table,
        lexicon=words,
        rules=rules,
        begun={},
        starter=to_pattern(_starter(rules)),
        amount=to_pattern(compiler.compile_cut(table.macros["VALUE"])),
        leading=to_pattern(compiler.compile(AMOUNT if AMOUNT in table.macros else "$").expression),
        readings=_readings(table, words, compiler, to_pattern),
        ambiguous=to_pattern(
            bracket(words.words[word].character for row in table.reading for word in row.words)
        ),
        classes=alphabet.classes(),
        contested=_contested(table),
    )


def _contested(table: Table) -> Mapping[str, ContextRow]:
    return {sign: row for row in table.context if not row.unit for sign in row.signs}


def _patterns(table: Table) -> list[str]:
    patterns = [row.pattern for row in table.rule] + list(table.macros.values())
    return patterns + [side for row in table.reading for side in (row.before, row.after)]


def _rules(written: Mapping[RuleRow, Compiled], to_pattern: ToPattern) -> Iterator[Rule]:
    for row, compiled in written.items():
        if compiled.may_be_empty:
            raise ValueError(f"the rule {row.name!r} fits where nothing stands")
        seconds = None if compiled.may_be_one else compiled.seconds
        yield Rule(row, compiled.expression, compiled.starts, seconds, compiled.behind_amount, to_pattern)


def _starter(rules: Iterable[Rule]) -> str:
    """An expression for where any rule may begin: by the first character, or by it and the second."""
    alone = frozenset().union(*(rule.starts for rule in rules if rule.seconds is None))
    seconds: dict[str, set[str]] = {}
    for rule in rules:
        for first in sorted(rule.starts - alone):
            seconds.setdefault(first, set()).update(rule.seconds or ())
    same: dict[frozenset[str], list[str]] = {}
    for first, found in seconds.items():
        same.setdefault(frozenset(found), []).append(first)
    pairs = (f"{bracket(firsts)}(?={bracket(found)})" for found, firsts in same.items())
    return "|".join((bracket(alone), *pairs))


def _readings(
    table: Table, words: Lexicon, compiler: Compiler, to_pattern: ToPattern
) -> Mapping[str, tuple[Reading, ...]]:
    """Word -> its preferences, in the table's order."""
    found: dict[str, list[Reading]] = {}
    for row in table.reading:
        before, after = (compiler.compile(side, groups=False).expression for side in (row.before, row.after))
        sides = to_pattern(f"(?:{before})$"), to_pattern(after)
        for word in row.words:
            lexeme = _meant(row, words.words[word], compiler.alphabet)
            found.setdefault(word, []).append(Reading(row.name, row.reading, lexeme, row.glued, *sides))
    return {word: tuple(rows) for word, rows in found.items()}


def _meant(row: ReadingRow, lexeme: Lexeme, alphabet: Alphabet) -> Lexeme | None:
    """What a preference leaves of a word; None where the word keeps all it has."""
    if not row.reading:
        return None
    values = {row.reading: row.value} if row.value else lexeme.values
    values = {**values, "in_doubt": row.doubt} if row.doubt else values
    return Lexeme(alphabet.character(_meant_classes(row)), values)


def _meant_classes(row: ReadingRow) -> frozenset[str]:
    return frozenset({*row.reading.split(), "word", *(("in_doubt",) if row.doubt else ())})
