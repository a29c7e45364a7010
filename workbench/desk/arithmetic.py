"""Calculations at the desk, and the series of values they use."""

from __future__ import annotations

from dataclasses import replace

from workbench import (
    calc,
    calculating,
)
from workbench.calc import Calculation
from workbench.desk.work import Work
from workbench.errors import InputError
from workbench.model import (
    ClaimState,
    Stance,
)
from workbench.store import Stale, StoredSeries, bodies


class Arithmetic(Work):
    """Calculations and series."""

    def calculate(self, expression: str, claim: str = "") -> Calculation:
        """What an expression comes to, shown step by step; e1 and c1 are figures of the claim. InputError without."""
        return calculating.run(self.file, expression, self.claim(claim) if claim else None)

    def attach_calculation(self, claim: str, expression: str, *, stance: Stance = "supports") -> ClaimState:
        """Attaches a calculation to a claim as evidence, with what it rests on."""
        state = self.claim(claim)
        sources = {source.id: source for source in self.sources()}
        body = calculating.body(self.calculate(expression, state.claim.id), state, sources)
        self._write("evidence", replace(body, stance=stance))
        return self.claim(state.claim.id)

    def stale(self, claim: str = "") -> tuple[Stale, ...]:
        """Calculations with an input that was taken back, on one claim or on all."""
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
