"""Calculations at the desk, and the series of values they use."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.desk.contradictions import Contradictions
from workbench.errors import InputError
from workbench.lazy import LazyModule
from workbench.model import (
    ClaimState,
    Comparison,
    Evidence,
    Stance,
)
from workbench.store import Stale, StoredSeries, bodies

if TYPE_CHECKING:
    from workbench import calc
    from workbench.calc import Calculation, Figure
    from workbench.desk import calculations, text_comparison
else:
    calc = LazyModule("workbench.calc")
    calculations = LazyModule("workbench.desk.calculations")
    text_comparison = LazyModule("workbench.desk.text_comparison")

_OWN_FIGURE = re.compile(r"\bc[0-9]+\b")


class Arithmetic(Contradictions):
    """Calculations and series."""

    def calculate(self, expression: str, claim: str = "") -> Calculation:
        """What an expression comes to, shown step by step; e1 and c1 are figures of the claim. InputError without."""
        return calculations.run(self.file, expression, self.claim(claim) if claim else None)

    def weigh_result(self, claim: str, made: Calculation) -> Comparison | None:
        """The arithmetic between a claim and what a calculation comes to; None where there is nothing to compare.

        What is worked out from the claim's own figures is no other word on it, so it is not set against them.
        """
        if _OWN_FIGURE.search(made.expression):
            return None
        state = self.claim(claim)
        figure = made.result.partition(" (")[0]  # without its percentage, which is the same again
        try:
            return text_comparison.compare_claim(
                state.claim,
                figure,
                published=self._published(state),
                language=state.language,
                found_in="en",
            )
        except InputError:  # the claim has neither figure nor date
            return None

    def figures(self, claim: str) -> dict[str, Figure]:
        """What names stand for on a claim: c1, c2 … its own figures, e1, e2 … those of its evidence, in order."""
        sources = {source.id: source for source in self.sources()}
        return calculations.figures(self.claim(claim), sources, self.file.languages())

    def attach_calculation(self, claim: str, expression: str, *, stance: Stance = "supports") -> ClaimState:
        """Attaches a calculation to a claim as evidence, with what it rests on."""
        state = self.claim(claim)
        sources = {source.id: source for source in self.sources()}
        body = calculations.body(self.calculate(expression, state.claim.id), state, sources)
        self._write("evidence", replace(body, stance=stance))
        return self.claim(state.claim.id)

    def again(self, evidence: str) -> str:
        """The formula of a stored calculation, with the names that its figures have now: what `recalculate` takes.

        InputError where evidence is no calculation, or what was taken back leaves open what to calculate with.
        """
        stored = self._calculation(evidence)
        return calculations.again(self.file, stored, self.claim(stored.claim_id))

    def recalculate(self, evidence: str, expression: str = "") -> ClaimState:
        """Puts a calculation in the place of a stored one, as one step: its formula anew, or the one that is given.

        InputError as for `again`, and where the formula has no value.
        """
        stored = self._calculation(evidence)
        state = self.claim(stored.claim_id)
        formula = expression or calculations.again(self.file, stored, state)
        made = calculations.run(self.file, formula, state, without=stored.id)
        body = calculations.body(made, state, {source.id: source for source in self.sources()})
        self._write_step(
            ("retraction", bodies.RetractionBody(entries=(stored.id,))),
            ("evidence", replace(body, stance=stored.stance, note=stored.note)),
        )
        return self.claim(state.claim.id)

    def _calculation(self, prefix: str) -> Evidence:
        found = self.file.piece(prefix)
        if not found.calculation:
            raise InputError(f"{found.id[:8]} is a passage of a source, not a calculation; attach another")
        return found

    def stale(self, claim: str = "") -> tuple[Stale, ...]:
        """Calculations with an input that was taken back or erased, on one claim or on all."""
        return self.file.stale(self.claim(claim).claim.id if claim else "")

    def add_series(self, text: str, name: str, source: str) -> StoredSeries:
        """Keeps a CSV text of dates and values as a series. InputError where it is none or the name is taken."""
        values = calc.read_csv(text, name)
        if not source.strip():
            raise InputError("a series has a source; say whose figures these are: --source SOURCE")
        if any(one.name == name for one in self.file.series()):
            raise InputError(
                f"there is a series called {name}; give this one another name, such as {name}_new"
            )
        made = self._write("series", bodies.SeriesBody(name=name, source=self._origin(source), values=values))
        return next(one for one in self.file.series() if one.id == made.id)

    def series(self) -> tuple[StoredSeries, ...]:
        """All series of values, by name."""
        return self.file.series()
