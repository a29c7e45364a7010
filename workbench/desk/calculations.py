"""Calculations on claims, attached as evidence with what they rest on, and the series of values they use."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.desk.claims import Claims
from workbench.desk.evidence import ClaimEvidence
from workbench.desk.session import Session
from workbench.desk.sources import Sources
from workbench.errors import InputError
from workbench.lazy import LazyModule
from workbench.model import ClaimState, Comparison, Evidence, Stance
from workbench.store import Stale, StoredSeries, bodies

if TYPE_CHECKING:
    from workbench import calc, check
    from workbench.calc import Calculation, Figure
    from workbench.desk import formulas, text_comparison
else:
    calc = LazyModule("workbench.calc")
    formulas = LazyModule("workbench.desk.formulas")
    text_comparison = LazyModule("workbench.desk.text_comparison")

_OWN_FIGURE = re.compile(r"\bc[0-9]+\b")


class Calculations:
    """Calculations and series."""

    def __init__(self, session: Session, claims: Claims, sources: Sources, evidence: ClaimEvidence) -> None:
        self._session = session
        self._file = session.file
        self._claims = claims
        self._sources = sources
        self._evidence = evidence

    def run(self, expression: str, claim: str = "") -> Calculation:
        """What an expression comes to, shown step by step; e1 and c1 are figures of the claim. InputError without."""
        return formulas.run(self._file, expression, self._claims.get(claim) if claim else None)

    def weigh(self, claim: str, calculation: Calculation) -> Comparison | None:
        """The arithmetic between a claim and what a calculation comes to; None where there is nothing to compare.

        What is worked out from the claim's own figures is no other word on it, so it is not set against them.
        """
        if _OWN_FIGURE.search(calculation.expression):
            return None
        state = self._claims.get(claim)
        figure = calculation.result.partition(" (")[0]  # without its percentage, which is the same again
        try:
            return text_comparison.compare_claim(
                state.claim,
                figure,
                sentence=state.sentence,
                published=self._evidence.published(state),
                language=state.language,
                source_language="en",
            )
        except InputError:  # the claim has neither figure nor date
            return None

    def figures(self, claim: str) -> dict[str, Figure]:
        """What names stand for on a claim: c1, c2 … its own figures, e1, e2 … those of its evidence, in order."""
        return formulas.figures(self._claims.get(claim), self._sources.by_id(), self._file.languages())

    def attach(self, claim: str, expression: str, *, stance: Stance = "supports") -> ClaimState:
        """Attaches a calculation to a claim as evidence, with what it rests on."""
        with self._session.step("attach a calculation"):
            state = self._claims.get(claim)
            body = formulas.body(self.run(expression, state.claim.id), state, self._sources.by_id())
            self._session.write("evidence", replace(body, stance=stance))
            return self._claims.get(state.claim.id)

    def again(self, evidence: str) -> str:
        """The formula of a stored calculation, with the names that its figures have now: what `recalculate` takes.

        InputError where evidence is no calculation, or what was taken back leaves open what to calculate with.
        """
        stored = self._stored(evidence)
        return formulas.again(self._file, stored, self._claims.get(stored.claim_id))

    def recalculate(self, evidence: str, expression: str = "") -> ClaimState:
        """Puts a calculation in the place of a stored one, as one step: its formula anew, or the one that is given.

        InputError as for `again`, and where the formula has no value.
        """
        with self._session.step("calculate anew"):
            stored = self._stored(evidence)
            state = self._claims.get(stored.claim_id)
            formula = expression or formulas.again(self._file, stored, state)
            calculation = formulas.run(self._file, formula, state, without=stored.id)
            body = formulas.body(calculation, state, self._sources.by_id())
            self._session.take_back(stored.id)
            self._session.write("evidence", replace(body, stance=stored.stance, note=stored.note))
            return self._claims.get(state.claim.id)

    def stale(self, claim: str = "") -> tuple[Stale, ...]:
        """Calculations with an input that was taken back or erased, on one claim or on all."""
        return self._file.stale(self._claims.get(claim).claim.id if claim else "")

    def stale_lines(self) -> dict[str, tuple[str, ...]]:
        """What there is to say of each stale calculation, by the claim's id."""
        lines: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for each in self.stale():
            names = ", ".join(each.names)
            lines[each.claim_id] += (
                f"an input of a calculation was taken back or erased: {names}; calculate it anew",
            )
        return dict(lines)

    def add_series(self, text: str, name: str, source: str) -> StoredSeries:
        """Keeps a CSV text of dates and values as a series. InputError where it is none or the name is taken."""
        values = calc.read_csv(text, name)
        if not source.strip():
            raise InputError("a series has a source; say whose figures these are: --source SOURCE")
        with self._session.step("add a series"):
            if any(series.name == name for series in self.series()):
                raise InputError(
                    f"there is a series called {name}; give this one another name, such as {name}_new"
                )
            body = bodies.SeriesBody(name=name, source=self._sources.origin(source), values=values)
            entry = self._session.write("series", body)
            return next(series for series in self.series() if series.id == entry.id)

    def series(self) -> tuple[StoredSeries, ...]:
        """All series of values, by name."""
        return self._file.series()

    def price_index(self, name: str, earlier: str, later: str) -> check.PriceIndex:
        """The level of prices at two times by a series of the file. InputError where it has no such values."""
        stored = formulas.series(self._file, self._sources.by_id())
        if name not in stored:
            there = ", ".join(stored) or "none; add one: workbench series add FILE --name cpi --source SOURCE"
            raise InputError(f"there is no series {name!r}; there are: {there}")
        return text_comparison.index_of(stored[name], earlier, later)

    def _stored(self, prefix: str) -> Evidence:
        evidence = self._file.piece(prefix)
        if not evidence.calculation:
            raise InputError(f"{evidence.id[:8]} is a passage of a source, not a calculation; attach another")
        return evidence
