"""Whether the statements of one article go together: rules with names, each of one way in which they may not.

Unlike `check.contradictions`, which sets any two figures of one thing against each other, each of these knows what it
looks for, and so needs fewer words in common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workbench.check.coherence import decisions, figures, people, times
from workbench.check.coherence.statements import Incoherence, Statement

__all__ = ["RULES", "CoherenceRule", "Incoherence", "Statement", "incoherences"]


@dataclass(frozen=True, slots=True)
class CoherenceRule:
    """`run` yields what cannot hold in the statements of an article; `example` is sentences in which it finds one."""

    name: str
    example: tuple[str, ...]
    run: Callable[[Sequence[Statement]], Iterator[Incoherence]]


RULES = (
    CoherenceRule(
        "a change and its ends", ("Rents rose by 30 percent, from $1,000 to $1,200.",), figures.changes
    ),
    CoherenceRule(
        "shares of one whole", ("60 percent drive, 30 percent walk and 20 percent cycle.",), figures.shares
    ),
    CoherenceRule(
        "a slipped power of ten",
        ("The tunnel will cost 3.4 billion euros.", "The tunnel will cost 3.4 million euros."),
        figures.powers,
    ),
    CoherenceRule(
        "a total and its parts",
        ("Holm has 34 teachers, Dorn 22 teachers.", "The two towns have 92 teachers in all."),
        figures.totals,
    ),
    CoherenceRule("a weekday and its date", ("It sank on Sunday, 5 March 2024.",), times.weekdays),
    CoherenceRule("a span and its ends", ("She led it for 18 years, from 2012 to 2024.",), times.spans),
    CoherenceRule(
        "an anniversary and a founding",
        ("The choir of Holm celebrates its 75th anniversary.", "Founded in 1961, the choir has 40 singers."),
        times.anniversaries,
    ),
    CoherenceRule(
        "two ages", ("Elias Thorne, 39, won the race.", "Thorne, 43, said he was glad."), people.ages
    ),
    CoherenceRule(
        "an age and a birth",
        ("Elias Thorne, 39, won the race.", "Thorne was born in 1971 in Holm."),
        people.births,
    ),
    CoherenceRule(
        "approved and rejected",
        ("Parliament approved the sugar levy.", "They said that parliament had rejected the sugar levy."),
        decisions.decisions,
    ),
)


def incoherences(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """What cannot hold in the statements of an article, each pair of places once, in the order of the rules."""
    told: set[tuple[int, int]] = set()
    for rule in RULES:
        for found in rule.run(statements):
            places = (found.first, found.second)
            if places not in told:
                told.add(places)
                yield found._replace(rule=rule.name)
