"""A rule of comparison as a value: its name, an example of what it answers, and the function that does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, ParamSpec

from workbench.check.case import Result

Asked = ParamSpec("Asked")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Asked]):
    """`run` returns a Result, or None where it has nothing to say; `example` is a claim and a source it answers."""

    name: str
    example: tuple[str, str]
    run: Callable[Asked, Result | None]


def first(rules: Iterable[Rule[Asked]], *asked: Asked.args, **named: Asked.kwargs) -> Result | None:
    """What the first rule with something to say has said, under its name; None where none has.

    A rule that asks others stands before them: "a total of its parts > outside what is claimed".
    """
    for rule in rules:
        result = rule.run(*asked, **named)
        if result is not None:
            return result._replace(rule=f"{rule.name} > {result.rule}" if result.rule else rule.name)
    return None
