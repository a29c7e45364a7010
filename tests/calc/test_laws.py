"""Laws: any text is a result or one line that says why not, and arithmetic is arithmetic."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.calc import Number, calculate
from workbench.errors import InputError

_LAW = settings(deadline=None, max_examples=150)
_WRITTEN = """1 0 9 2.50 1,200 €5bn $3 % ( ) + - * / ^ ** , in at on per km h mph m kg USD EUR percent pp degC e1 c2 ecb
    cpi sum share age weekday years abs 2025-02-14 1998-01-01 2010-05 ² ÷ USD/EUR
    sqrt ln exp median round cagr margin business_days months between and from to of for as percent a third people °C
    Mio. 3,5 1.234 de d'euros March business days index l/100"""
_PIECES = st.lists(st.sampled_from(_WRITTEN.split()), max_size=25).map(" ".join)
_WHOLE = st.integers(-10_000, 10_000)
_UNITS = st.sampled_from(["", "km", "EUR", "h", "kg/m^2", "pp"])
_PAIRS = st.sampled_from([("km", "mile"), ("kg", "lb"), ("h", "min"), ("km/h", "mph")])


def outcome(expression: str) -> str:
    try:
        return calculate(expression).line
    except InputError as error:
        return str(error)


def number(expression: str) -> Decimal:
    value = calculate(expression).value
    assert isinstance(value, Number)
    return value.number


@given(st.one_of(st.text(max_size=60), _PIECES, st.text("0123456789.,^*()-+/ e%", max_size=80)))
@_LAW
def test_any_text_is_a_result_or_one_line(text: str) -> None:
    assert len(outcome(text).splitlines()) == 1


@given(_WHOLE, _WHOLE, _UNITS)
@_LAW
def test_sums_and_differences_undo_each_other(a: int, b: int, unit: str) -> None:
    assert number(f"{a} {unit} + {b} {unit} - ({b} {unit})") == a


@given(_WHOLE, _WHOLE, _WHOLE)
@_LAW
def test_products_spread_over_sums(a: int, b: int, c: int) -> None:
    assert number(f"{a} * ({b} + {c})") == a * (b + c) == number(f"{a} * {b} + {a} * {c}")


@given(st.integers(1, 10_000), st.integers(1, 10_000))
@_LAW
def test_the_result_lies_within_what_the_digits_allow(a: int, b: int) -> None:
    value = calculate(f"{a} km / {b} h").value
    assert isinstance(value, Number)
    half = Decimal("0.5")
    ends = (a - half) / (b + half), (a + half) / (b - half)
    fine = Decimal("1E-20")
    assert value.number - value.slack <= ends[0] + fine
    assert value.number + value.slack >= ends[1] - fine


@given(_PAIRS, _WHOLE)
@_LAW
def test_a_conversion_there_and_back_changes_nothing(pair: tuple[str, str], a: int) -> None:
    there, back = pair
    assert abs(number(f"({a} {there} in {back}) in {there}") - a) < Decimal("1E-15")
