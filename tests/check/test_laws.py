"""What holds of every comparison, whatever the figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st

from workbench import extract
from workbench.check import FINDINGS, FLAGS, compare
from workbench.desk import text_comparison
from workbench.errors import InputError
from workbench.figures.conversion import converted
from workbench.figures.intervals import meant
from workbench.model import Date, Modifier, Quantity

FAMILIES = (
    ("kilometer", "mile", "meter", "nautical_mile"),
    ("metric_ton", "ton", "kilogram", "pound"),
    ("hectare", "acre", "kilometer ** 2"),
    ("liter", "gallon", "oil_barrel"),
    ("degree_Celsius", "degree_Fahrenheit"),
    ("hour", "minute", "day"),
    ("kilometer / hour", "mile / hour"),
    ("EUR",),
    ("percent",),
    ("",),
)
UNITS = tuple(unit for family in FAMILIES for unit in family)
MODIFIERS: tuple[Modifier, ...] = ("=", "~", "<~", ">~", "<", "<=", ">", ">=")


def numbers() -> st.SearchStrategy[Decimal]:
    """Numbers as texts have them: up to nine digits, up to three of them decimals."""
    return st.builds(
        lambda digits, exponent: Decimal(digits).scaleb(exponent),
        st.integers(-999_999, 999_999_999),
        st.integers(-3, 9),
    )


@st.composite
def quantities(draw: st.DrawFn, units: tuple[str, ...] = UNITS) -> Quantity:
    """A point, a range or a bound, with the precision of its digits."""
    number = draw(numbers())
    modifier = draw(st.sampled_from(MODIFIERS))
    other = number + abs(draw(numbers())) if draw(st.booleans()) else number
    lower: Decimal | None = number
    upper: Decimal | None = other if modifier in ("=", "~") else number
    if modifier in (">", ">="):
        upper = None
    if modifier in ("<", "<="):
        lower = None
    text = f"{number:f}"
    return Quantity(
        start=0,
        end=len(text),
        text=text,
        lower=lower,
        upper=upper,
        unit=draw(st.sampled_from(units)),
        modifier=modifier,
        precision=Decimal(1).scaleb(int(number.as_tuple().exponent)),
    )


@given(quantities())
def test_a_figure_is_consistent_with_itself(figure: Quantity) -> None:
    assert compare(figure, figure).outcome == "consistent"


@given(
    st.sampled_from(
        ["1949", "1949-05", "1949-05-03", "194X", "18XX", "-0049", "1949/1951", "1850~", "1987-22"]
    )
)
def test_a_date_is_consistent_with_itself(edtf: str) -> None:
    date = Date(start=0, end=len(edtf), text=edtf, edtf=edtf)

    assert compare(date, date).outcome == "consistent"


@given(st.data(), st.sampled_from(FAMILIES[:-3]))
def test_converting_what_is_found_keeps_the_outcome(data: st.DataObject, family: tuple[str, ...]) -> None:
    claimed, found = (data.draw(quantities(family)) for _ in range(2))
    there = converted(found, data.draw(st.sampled_from(family)))
    assert there is not None
    room = meant(claimed)
    edges = [end for end in (room.lower, room.upper) if end is not None]
    here = converted(found, claimed.unit)
    assert here is not None
    ends = [end for end in (here.lower, here.upper) if end is not None]
    # a found figure that lies on an edge may fall on either side by the last digit of the conversion
    assume(all(abs(end - edge) > abs(edge) * Decimal("1E-12") for end in ends for edge in edges))

    assert compare(claimed, there).outcome == compare(claimed, found).outcome


@given(quantities(), st.integers(-150, 150))
def test_a_hedge_turns_no_consistent_figure_into_an_inconsistent_one(figure: Quantity, permille: int) -> None:
    number = figure.lower if figure.lower is not None else figure.upper
    assert number is not None
    claimed = replace(figure, lower=number, upper=number, modifier="=")
    other = number + number * permille / 1000
    found = replace(claimed, lower=other, upper=other, text=f"{other:f}")
    hedged = replace(claimed, modifier="~", text=f"about {claimed.text}")

    plainly, hedgingly = compare(claimed, found), compare(hedged, found)

    assert hedgingly.outcome == "consistent" or plainly.outcome != "consistent"


@given(quantities(), quantities())
def test_names_and_sentences_are_whole_for_any_two_figures(claimed: Quantity, found: Quantity) -> None:
    made = compare(claimed, found)

    assert made.finding in FINDINGS
    assert set(made.flags) <= set(FLAGS)
    assert made.explanation.endswith(".")


@given(quantities(), quantities())
def test_the_same_figures_give_the_same_comparison(claimed: Quantity, found: Quantity) -> None:
    assert compare(claimed, found) == compare(claimed, found)


@given(st.text(max_size=60), st.text(max_size=60))
@example("0 percent", "from 0 to 0")
@example("rose 5 percent", "from 0% to 0%")
@example("a total of 0 ships", "0 ships and 0 ships")
@example("€" + "9" * 400, "€1" + "0" * 400)
@example("0 in 0", "0 per 0")
@example("50 BC", "aged 9999")
@example("rose -5 percent", "from -4 to -9")
def test_odd_texts_give_a_comparison_or_say_that_there_is_no_figure(claimed: str, found: str) -> None:
    side_without = False
    try:
        made = text_comparison.compare(claimed, found)
    except InputError:
        side_without = True
    assert side_without == _is_empty(claimed)
    assert side_without or made.finding in FINDINGS


def _is_empty(text: str) -> bool:
    return not extract.quantities(text) and not extract.dates(text)


def test_texts_of_more_figures_than_anybody_could_follow_are_not_set_against_each_other() -> None:
    figures = tuple(
        Quantity(start=9 * n, end=9 * n + 8, text="", lower=Decimal(n), upper=Decimal(n), unit="percent")
        for n in range(4000)
    )
    assert compare(figures[:100], figures[:100]).outcome == "consistent"
    whole = compare(figures, figures)
    assert (whole.outcome, whole.finding) == ("incomparable", "missing_figure")
    assert "4,000 figures" in whole.explanation
    assert compare(figures[:5], figures).outcome == "consistent"


def test_figures_with_nothing_between_them_to_cut_at_are_looked_at_once() -> None:
    source = "There were 512 murders in a population of 8.0 million." + "on of 8.0 million." * 3_000
    assert text_comparison.compare("The murder rate is 40 per 100,000", source).outcome == "incomparable"
