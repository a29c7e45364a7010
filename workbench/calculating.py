"""Calculations at the desk: the figures of a claim and of its evidence, the file's series, and what is stored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from workbench import calc, extract
from workbench.calc import Calculation, Figure, Series
from workbench.errors import InputError
from workbench.model import ClaimState, Evidence, Source
from workbench.store import ClaimsFile, bodies

_HIDDEN = "a confidential source"


def figures(state: ClaimState, sources: Mapping[str, Source]) -> dict[str, Figure]:
    """What names stand for on a claim: c1, c2 … its own figures, e1, e2 … those of its evidence, in order."""
    own = [
        calc.figure_of(one, f"c{n}", "the claim", f"{state.claim.id}#{n - 1}")
        for n, one in enumerate(state.claim.quantities, start=1)
    ]
    found = {f"c{n}": one for n, one in enumerate(own, start=1)}
    count = 0
    for evidence in state.evidence:
        for place, one in enumerate(evidence.quantities or extract.quantities(evidence.quote)):
            count += 1
            title = _told(evidence, sources)
            found[f"e{count}"] = calc.figure_of(one, f"e{count}", title, f"{evidence.id}#{place}")
    return found


def series(file: ClaimsFile, sources: Mapping[str, Source]) -> dict[str, Series]:
    """The file's series by name; `run` refuses a name that two of them have after a merge."""
    return {
        one.name: Series(
            name=one.name,
            values=dict(one.values),
            source=_title(one.source, sources) or one.source,
            entry=f"{one.id}#0",
        )
        for one in file.series()
    }


def run(file: ClaimsFile, expression: str, state: ClaimState | None) -> Calculation:
    """What an expression comes to, with the figures of a claim, if one is given. InputError where it has no value."""
    sources = {source.id: source for source in file.sources()}
    _refuse_doubles(file, expression)
    named = figures(state, sources) if state else {}
    return calc.calculate(expression, named, series(file, sources))


def body(made: Calculation, state: ClaimState, sources: Mapping[str, Source]) -> bodies.EvidenceBody:
    """A calculation as evidence. InputError where a confidential source would leave with it."""
    hidden = {one.id for one in state.evidence if _title(one.source_id, sources) == _HIDDEN}
    for name, entry in made.used.items():
        if entry.partition("#")[0] in hidden:
            raise InputError(
                f"{name} is from a confidential source, and reports show calculations; write the number"
            )
    return bodies.EvidenceBody(
        claim_id=state.claim.id,
        calculation=made.line,
        inputs=tuple(f"{name}={entry}" for name, entry in made.used.items()),
    )


def _refuse_doubles(file: ClaimsFile, expression: str) -> None:
    said = set(re.findall(r"[a-z_]+", expression))
    for name, times in Counter(one.name for one in file.series()).items():
        if times > 1 and name in said:
            raise InputError(f"the file has {times} series called {name}; take one back: workbench undo")


def _told(evidence: Evidence, sources: Mapping[str, Source]) -> str:
    return ", ".join(filter(None, (_title(evidence.source_id, sources), evidence.locator)))


def _title(source_id: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(source_id)
    if source is None:
        return ""
    return _HIDDEN if source.confidential else source.title
