"""Two figures set against each other, and the found one brought to the unit of the claimed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.check import say, words
from workbench.check.case import Case, Side
from workbench.figures.conversion import converted
from workbench.model import Quantity

HUNDRED = Decimal(100)
_WHICH = re.compile(r", which (is|makes|leaves) ")
_SCALED_WITH_ZERO = frozenset({"degree_Celsius", "degree_Fahrenheit"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A claimed and a found figure, in their case.

    `working` says in words what was done to the found one so far, `steps` what was done to both, each by its name and
    in words. `before` are the figures as they were before the first step.
    """

    case: Case
    claimed: Quantity
    found: Quantity
    working: str = ""
    steps: tuple[str, ...] = ()
    before: tuple[Quantity, Quantity] | None = None

    @property
    def stated(self) -> tuple[Quantity, Quantity]:
        """Both figures as their texts have them."""
        return self.before or (self.claimed, self.found)

    @property
    def told(self) -> str:
        """The found figure as its text has it, with what it is in the unit of the claimed one."""
        if self.working:
            return self.working
        text = say.quoted(self.found)
        there = self.there if self.found.unit != self.claimed.unit else None
        if there is None:
            return text
        ends = [end for end in dict.fromkeys((there.lower, there.upper)) if end is not None]
        inside = " to ".join(say.like(end, replace(self.claimed, counted=there.counted)) for end in ends)
        return text if inside == text else f"{text} ({inside})"

    @property
    def made(self) -> str:
        """The sentence up to "just what the claim says": "62 ÷ 200 seats is 31 percent,"; "40 °C (104 °F) is"."""
        if not self.working:
            return f"{self.told} is"
        told = self.working.removesuffix(", which").removesuffix(",")
        return _WHICH.sub(r" \1 ", told) + ","

    @property
    def there(self) -> Quantity | None:
        """The found figure in the unit of the claimed; None where the units measure different things."""
        return converted(self.found, self.claimed.unit, step=self.is_step)

    @property
    def is_step(self) -> bool:
        """Whether degrees are meant as a difference: "2 degrees warmer"."""
        return is_step(self.case.claimed, self.claimed) or is_step(self.case.found, self.found)


def is_step(side: Side, quantity: Quantity) -> bool:
    """Whether degrees of temperature are a difference and no point of the scale."""
    if quantity.unit not in _SCALED_WITH_ZERO:
        return False
    return quantity.role == "by" or words.has(side, "step")
