"""What was approved in one sentence and rejected in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from workbench.check.coherence.statements import Incoherence, Statement
from workbench.languages.words import stop_words
from workbench.model import Term

_ROW = "approve_reject"
_FEWEST = 2  # words besides that both sentences have
_WORD = re.compile(r"[^\W\d_]+")
_PLACES = frozenset(
    {"upper", "lower", "first", "second", "other"}
)  # tell bodies apart, though they say little
_VERBS = frozenset({"approve", "reject"})


def decisions(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """One thing that is approved and rejected: "parliament approved the levy", "parliament had rejected the levy"."""
    for (first, one), (second, other) in combinations(enumerate(statements), 2):
        mine, theirs = _decided(one), _decided(other)
        if not mine or not theirs or mine[0] == theirs[0] or _are_apart(one, other):
            continue
        is_one_body = _is_one_body(one, mine[1], other, theirs[1])
        if is_one_body and len(_beside(one) & _beside(other)) >= _FEWEST:
            said = mine[1].written, theirs[1].written
            yield Incoherence(first, second, said, f"One sentence says {said[0]}, the other {said[1]}.")


def _decided(statement: Statement) -> tuple[str, Term] | None:
    """Which of the two, and its word; None where a sentence says neither or both."""
    told = {pole: term for term in statement.side.terms for row, pole in term.poles if row == _ROW}
    (pole, term), *others = told.items() or [("", None)]
    return (pole, term) if term is not None and pole in _VERBS and not others else None


def _is_one_body(one: Statement, verb: Term, other: Statement, other_verb: Term) -> bool:
    """Whether who decides is named alike before both verbs, with no two words before it: upper house, lower house."""
    before = [term for term in one.side.terms if term.end <= verb.start]
    others = [term for term in other.side.terms if term.end <= other_verb.start]
    pairs = [(mine, theirs) for mine in before for theirs in others if mine.keys & theirs.keys]
    if not pairs:
        return False
    mine, theirs = max(pairs, key=lambda pair: pair[0].start)
    told = {_word_before(one, mine), _word_before(other, theirs)}
    return len(told - {""}) < 2


def _word_before(statement: Statement, head: Term) -> str:
    """The word before the last one of a term, in small letters; "" where there is none, or it says nothing."""
    words = _WORD.findall(statement.text[: head.end].casefold())[-2:-1]
    return "" if not words or words[0] in stop_words(statement.side.language) - _PLACES else words[0]


def _beside(statement: Statement) -> frozenset[str]:
    return statement.keys - _VERBS


def _are_apart(one: Statement, other: Statement) -> bool:
    """Whether years or a word such as "first" or "again" tell that these are two decisions."""
    dated = one.years and other.years and one.years != other.years
    told = any(statement.has(statement.words.then) for statement in (one, other))
    negated = any("not" in statement.text.casefold().split() for statement in (one, other))
    return bool(dated) or told or negated
