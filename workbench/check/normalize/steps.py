"""The steps that bring two figures to what can be compared: named, and taken until none has anything left to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.check.normalize import factors, money, readings, rest, spans
from workbench.check.pair import Pair


@dataclass(frozen=True, slots=True)
class Step:
    """`take` returns the pair brought further, or None where there is nothing to do; `example`: before, after."""

    name: str
    example: tuple[str, str]
    take: Callable[[Pair], Pair | None]


def normalized(pair: Pair) -> Pair:
    """The pair after every step, each taken once at most: a step that could be taken again has a fault."""
    left = list(STEPS)
    while (taken := _next(pair, left)) is not None:
        step, changed = taken
        left.remove(step)
        said = changed.working.rstrip(",") if changed.working != pair.working else ""
        steps = (*pair.steps, f"{step.name}: {said}" if said else step.name)
        pair = replace(changed, steps=steps, before=pair.stated)
    return pair


def _next(pair: Pair, steps: list[Step]) -> tuple[Step, Pair] | None:
    for step in steps:
        changed = step.take(pair)
        if changed is not None:
            return step, changed
    return None


STEPS: tuple[Step, ...] = (
    Step(rest.NAME, ("40 percent were not replaced", "60 percent were replaced"), rest.of_whole),
    Step("level as a difference", ("82 percent of what men earn", "18 percent less"), factors.of_level),
    Step("sizes of two falls", ("−3 percent", "fell 3 percent"), readings.sizes),
    Step("factor and percent", ("doubled", "rose 100 percent"), factors.as_factors),
    Step("cents as the main unit", ("€0.80", "80 cents"), money.in_main_units),
    Step("currency at a rate", ("€5 billion", "$5.2 billion"), money.at_rate),
    Step("degrees of one scale", ("30 degrees", "31 °C"), readings.degrees),
    Step("a number as an age", ("aged 52", "52"), readings.ages),
    Step("pounds as a weight", ("12 pounds", "5.4 kg"), readings.weights),
    Step(
        "an amount that is called annual",
        ("€6 million a year", "the yearly cost is €6 million"),
        spans.by_its_adjective,
    ),
    Step(
        "an amount in its time",
        ("4 million visitors a year", "4.1 million visitors in 2023"),
        spans.in_its_time,
    ),
)
