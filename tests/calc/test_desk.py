"""Calculations on a claim, with the figures of its evidence and the series of the file, and what becomes of them."""

from __future__ import annotations

import pytest

from workbench.desk import Desk
from workbench.errors import InputError
from workbench.model import Source

CPI = "date,value\n2010,80\n2024-01,99\n2024-02,101\n"


@pytest.fixture
def claim(desk: Desk) -> str:
    """The id of the claim, with a quote of two figures attached to it."""
    name = next(desk.claims.each()).claim.id
    source = desk.sources.add(Source(id="", title="Budget book"))
    desk.evidence.attach(name, source.id, quote="It went from €40.2 million to €50.1 million.")
    return name


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("c2 - c1", ("c2 = €50 million (the claim)", "= 10,000,000 EUR")),
        ("e1 / c1", ("e1 = €40.2 million (Budget book)", "= 1.005 (100.5 percent)")),
        (
            "(e2 - e1) / e1",
            (
                "(e2 - e1) / e1 = (€50.1 million − €40.2 million) / €40.2 million",
                "= 0.246269 (24.6269 percent)",
            ),
        ),
    ],
)
def test_figures_of_a_claim_and_its_evidence_have_names(
    desk: Desk, claim: str, expression: str, shown: tuple[str, ...]
) -> None:
    assert set(shown) <= set(desk.calculations.run(expression, claim).shown)


def test_a_figure_that_is_not_there_is_refused_with_those_that_are(desk: Desk, claim: str) -> None:
    with pytest.raises(InputError, match="no figure e9; there are: c1, c2, e1, e2"):
        desk.calculations.run("e9 * 2", claim)


def test_an_attached_calculation_is_evidence_with_its_inputs(desk: Desk, claim: str) -> None:
    first, made = desk.calculations.attach(claim, "e2 - e1").evidence
    assert made.calculation.startswith("e2 - e1 = €50.1 million − €40.2 million = 9,900,000 EUR; between")
    assert set(made.inputs) == {f"e1={first.id}#0", f"e2={first.id}#1"}


def test_a_calculation_says_when_an_input_was_taken_back(desk: Desk, claim: str) -> None:
    desk.calculations.add_series(CPI, "cpi", "Statistics Norvik")
    series = desk.calculations.series()[0]
    desk.calculations.attach(claim, "c1 * cpi(2010) / 80")
    assert desk.calculations.stale(claim) == ()
    assert desk.upkeep.verify() == ()
    desk.session.take_back(series.id)
    assert [one.names for one in desk.calculations.stale(claim)] == [("cpi",)]
    assert [one.message for one in desk.upkeep.verify()] == [
        "an input of a calculation was taken back or erased: cpi; calculate it anew"
    ]
    desk.history.redo()
    assert desk.calculations.stale() == ()


def test_a_figure_of_a_confidential_source_does_not_leave_by_a_calculation(desk: Desk, claim: str) -> None:
    source = desk.sources.add(Source(id="", title="The clerk", confidential=True))
    desk.evidence.attach(claim, source.id, quote="It was €41 million.")
    assert "The clerk" not in " ".join(desk.calculations.run("e3 * 2", claim).shown)
    with pytest.raises(InputError, match="e3 is from a confidential source"):
        desk.calculations.attach(claim, "e3 * 2")


def test_a_series_survives_a_rebuild(desk: Desk) -> None:
    made = desk.calculations.add_series(CPI, "cpi", "Statistics Norvik")
    desk.upkeep.rebuild()
    assert desk.calculations.series() == (made,)
    assert desk.upkeep.verify() == ()


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("cpi(2010)", "80"),
        ("cpi(2010, 2024-01)", "1.2375 (123.75 percent)"),
        ("€80 * cpi(2010, 2024-02)", "101 EUR"),
        ("€80 in USD at cpi on 2024-01-05", ""),
        ("cpi(2024)", ""),
        ("cpi", ""),
        ("cpi(1, 2, 3)", ""),
        ("cpi(€5)", ""),
    ],
)
def test_a_series_is_looked_up_and_never_guessed(desk: Desk, expression: str, result: str) -> None:
    desk.calculations.add_series(CPI, "cpi", "Statistics Norvik")
    if result:
        assert desk.calculations.run(expression).result == result
        return
    with pytest.raises(InputError, match="cpi"):
        desk.calculations.run(expression)


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("2010,80\n2010,81\n", "cpi", "line 2 gives 2010 a second time"),
        ("2010,80\nMay,81\n", "cpi", "line 2 is no date and value"),
        ("2010,80,3\n", "cpi", "line 1 is no date and value"),
        ("2010,1e5\n", "cpi", "line 1 is no date and value"),
        ("date,value\n", "cpi", "no values in this file"),
        ('2010,"80', "cpi", "no CSV file"),
        (CPI, "CPI 2", "cannot name a series"),
        (CPI, "sum", "means something in calculations already"),
        (CPI, "km", "means something in calculations already"),
    ],
)
def test_a_file_that_is_no_series_is_refused_with_its_line(
    desk: Desk, text: str, name: str, says: str
) -> None:
    with pytest.raises(InputError, match=says):
        desk.calculations.add_series(text, name, "Statistics Norvik")
    assert desk.calculations.series() == ()


def test_a_second_series_of_a_name_is_refused(desk: Desk) -> None:
    desk.calculations.add_series(CPI, "cpi", "Statistics Norvik")
    with pytest.raises(InputError, match="there is a series called cpi"):
        desk.calculations.add_series(CPI, "cpi", "Another office")


def test_a_series_has_a_source(desk: Desk) -> None:
    with pytest.raises(InputError, match="a series has a source"):
        desk.calculations.add_series(CPI, "cpi", " ")
