"""Formulas over a claim: the names of its figures, its evidence's and the file's series, and what of them is stored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from workbench import calc, extract, units
from workbench.calc import Calculation, Figure, Number, Series
from workbench.errors import InputError
from workbench.model import ClaimState, Evidence, Quantity, Source
from workbench.store import ClaimsFile, bodies

_HIDDEN = "a confidential source"
_NAME = re.compile(r"(?<![A-Za-z0-9_.])[ec][0-9]+(?![A-Za-z0-9_])")


def figures(
    state: ClaimState, sources: Mapping[str, Source], languages: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Figure]:
    """What names stand for on a claim: c1, c2 … its own figures, e1, e2 … those of its evidence, in order.

    `languages` are those of sources by their id; a quotation of another source is in the article's.
    """
    own = [
        calc.figure_of(quantity, f"c{n}", "the claim", f"{state.claim.id}#{n - 1}")
        for n, quantity in enumerate(state.claim.quantities, start=1)
    ]
    by_name = {f"c{n}": figure for n, figure in enumerate(own, start=1)}
    count = 0
    for evidence in state.evidence:
        for place, quantity in enumerate(stated(evidence, languages.get(evidence.source_id, state.language))):
            count += 1
            title = _origin(evidence, sources)
            by_name[f"e{count}"] = calc.figure_of(quantity, f"e{count}", title, f"{evidence.id}#{place}")
    return by_name


def stated(evidence: Evidence | bodies.EvidenceBody, language: str) -> tuple[Quantity, ...]:
    """The figures of a piece of evidence: those of its quotation in a language, or the result of a calculation."""
    return evidence.quantities or extract.quantities(evidence.quote, language=language)


def series(file: ClaimsFile, sources: Mapping[str, Source]) -> dict[str, Series]:
    """The file's series by name; `run` refuses a name that two of them have after a merge."""
    return {
        stored.name: Series(
            name=stored.name,
            values=dict(stored.values),
            source=_title(stored.source, sources) or stored.source,
            entry=f"{stored.id}#0",
        )
        for stored in file.series()
    }


def run(file: ClaimsFile, expression: str, state: ClaimState | None, *, without: str = "") -> Calculation:
    """What an expression comes to, with the figures of a claim, if one is given. InputError where it has no value.

    `without` is the id of evidence that has no say: a calculation that is made anew does not rest on itself.
    """
    sources = {source.id: source for source in file.sources()}
    _refuse_doubles(file, expression)
    by_name = figures(state, sources, file.languages()) if state else {}
    by_name = {name: figure for name, figure in by_name.items() if not without or _entry(figure) != without}
    return calc.calculate(expression, by_name, series(file, sources))


def again(file: ClaimsFile, stored: Evidence, state: ClaimState) -> str:
    """The expression of a stored calculation, with the names that its figures have now.

    A figure that was taken back is replaced by the only one that measures the same and the calculation does not use
    yet; a series by the one that has its name now. InputError where that leaves open what to calculate with.
    """
    by_name = figures(state, {source.id: source for source in file.sources()}, file.languages())
    here = {figure.entry: name for name, figure in by_name.items()}
    inputs = dict(written.split("=", 1) for written in stored.inputs)
    free = _free(stored, by_name, inputs.values())
    names = {
        name: here.get(entry) or _stand_in(file, name, entry, free, state)
        for name, entry in inputs.items()
        if _NAME.fullmatch(name)
    }
    formula = stored.calculation.partition(" = ")[0]
    return _NAME.sub(lambda name: names.get(name[0], name[0]), formula)


def _free(stored: Evidence, by_name: Mapping[str, Figure], inputs: Iterable[str]) -> dict[str, Figure]:
    """The figures of evidence that a stored calculation neither uses nor is."""
    used = set(inputs)
    return {
        name: figure
        for name, figure in by_name.items()
        if name.startswith("e") and figure.entry not in used and _entry(figure) != stored.id
    }


def _stand_in(file: ClaimsFile, name: str, entry: str, free: Mapping[str, Figure], state: ClaimState) -> str:
    """The name of the one figure that can take the place of one that is gone."""
    gone, _, place = entry.partition("#")
    body = bodies.decode(file.entry(gone), bodies.EvidenceBody)
    figure = stated(body, file.languages().get(body.source_id, state.language))[int(place)]
    calculated = {evidence.id for evidence in state.evidence if evidence.calculation}
    alike = [
        called
        for called, other in free.items()
        if _measures(other, figure.unit) and (_entry(other) in calculated) == bool(body.calculation)
    ]
    if len(alike) == 1:
        return alike[0]
    there = f"{' and '.join(alike)} may stand in its place" if alike else "nothing stands in its place yet"
    raise InputError(
        f"{name} (“{figure.text}”) was taken back, and {there}; write the formula anew, with the figures it has now"
    )


def _measures(figure: Figure, unit: str) -> bool:
    """Whether a figure is a number of the same kind of unit: a length, a sum of money."""
    return isinstance(figure.value, Number) and units.kind(calc.unit_of(figure.value)) == units.kind(unit)


def _entry(figure: Figure) -> str:
    return figure.entry.partition("#")[0]


def body(calculation: Calculation, state: ClaimState, sources: Mapping[str, Source]) -> bodies.EvidenceBody:
    """A calculation as evidence. InputError where a confidential source would leave with it."""
    hidden = {evidence.id for evidence in state.evidence if _title(evidence.source_id, sources) == _HIDDEN}
    for name, entry in calculation.used.items():
        if entry.partition("#")[0] in hidden:
            raise InputError(
                f"{name} is from a confidential source, and reports show calculations; write the number"
            )
    return bodies.EvidenceBody(
        claim_id=state.claim.id,
        calculation=calculation.line,
        quantities=calc.result_of(calculation),
        inputs=tuple(f"{name}={entry}" for name, entry in calculation.used.items()),
    )


def _refuse_doubles(file: ClaimsFile, expression: str) -> None:
    said = set(re.findall(r"[a-z_]+", expression))
    for name, times in Counter(stored.name for stored in file.series()).items():
        if times > 1 and name in said:
            raise InputError(f"the file has {times} series called {name}; take one back: workbench undo")


def _origin(evidence: Evidence, sources: Mapping[str, Source]) -> str:
    return ", ".join(filter(None, (_title(evidence.source_id, sources), evidence.locator)))


def _title(source_id: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(source_id)
    if source is None:
        return ""
    return _HIDDEN if source.confidential else source.title
