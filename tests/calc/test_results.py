"""What expressions come to: one row for each way of writing, and one for each way of being wrong."""

from __future__ import annotations

import pytest

from workbench.calc import FUNCTIONS, calculate
from workbench.errors import InputError


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 4 - 3", "3"),
        ("2^3^2", "512"),
        ("2 ** 10", "1,024"),
        ("-2^2", "-4"),
        ("2^-2", "0.25 (25 percent)"),
        ("6 ÷ 4 × 2", "3"),
        ("0.1 + 0.2", "0.3 (30 percent)"),
        ("1 / 3", "0.333333 (33.3333 percent)"),
        ("€50bn / 32", "1,562,500,000 EUR"),
        ("€1,250m / 4", "312,500,000 EUR"),
        ("3 million EUR / 4", "750,000 EUR"),
        ("3 crore INR / 10", "3,000,000 INR"),
        ("$9 per barrel * 3 barrels", "27 USD"),
        ("412 km / 3.5 h", "117.714 km/h"),
        ("412 km / 3.5 h in mph", "73.1443 mph"),
        ("100 km / 5 km/h", "20 hours"),
        ("5 km/h * 90 min", "7.5 km"),
        ("2 km + 300 m", "2.3 km"),
        ("2 m^2 * 3", "6 square metres"),
        ("2 m² in cm^2", "20,000 square cm"),
        ("3 km / 500 m", "6"),
        ("1 + 5%", "1.05 (105 percent)"),
        ("€200 * 5%", "10 EUR"),
        ("5% - 3%", "2 percentage points"),
        ("5% + 2 pp", "7 percent"),
        ("1 / 8 in percent", "12.5 percent"),
        ("20 degC in degF", "68 °F"),
        ("30 degC - 20 degC", "10 °C"),
        ("2025-02-14 - 2024-02-14", "366 days"),
        ("€50bn in USD at 1.08 USD/EUR on 2025-02-14", "54,000,000,000 USD"),
        ("$54 in EUR at 1.08 USD/EUR", "50 EUR"),
        ("$9 per barrel in EUR/barrel at 1.5 USD/EUR", "6 EUR per barrel"),
    ],
)
def test_an_expression_comes_to(expression: str, result: str) -> None:
    assert calculate(expression).result == result


FUNCTION_ROWS = [
    ("age(1952-10-07, 2025-02-14)", "72 years"),
    ("age(1952-10-07, 2025-10-06)", "72 years"),
    ("age(1952-10-07, 2025-10-07)", "73 years"),
    ("weekday(2025-02-14)", "Friday"),
    ("days(2025-01-01, 2025-02-14)", "44 days"),
    ("years(1949, 2025)", "76 years"),
    ("years(2020-03-01, 2025-02-28)", "4 years"),
    ("years(2025-02-28, 2020-03-01)", "-4 years"),
    ("percent_change(40, 50)", "25 percent"),
    ("percent_change(€50, €40)", "-20 percent"),
    ("share(3, 12)", "25 percent"),
    ("share(500 m, 2 km)", "25 percent"),
    ("sum(1, 2, 3)", "6"),
    ("sum(1 km, 500 m)", "1.5 km"),
    ("mean(1, 2, 6)", "3"),
    ("abs(3 - 5)", "2"),
]


@pytest.mark.parametrize(("expression", "result"), FUNCTION_ROWS)
def test_a_function_comes_to(expression: str, result: str) -> None:
    assert calculate(expression).result == result


def test_each_function_has_a_row() -> None:
    assert {expression.partition("(")[0] for expression, _ in FUNCTION_ROWS} == set(FUNCTIONS)


@pytest.mark.parametrize("use", [function.use for function in FUNCTIONS.values()])
def test_each_function_works_as_its_remedy_writes_it(use: str) -> None:
    assert calculate(use).result


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("", "nothing to calculate"),
        ("1 / 0", "divides by zero"),
        ("percent_change(0, 5)", "divides by zero"),
        ("0^-1", "zero to this power"),
        ("9**9**9", "an exponent is a whole number from -64 to 64"),
        ("(((9^64)^64)^64)^64", "beyond 10 to the power of 100"),
        ("2^0.5", "an exponent is a whole number"),
        ("2^(3 km)", "an exponent is a whole number"),
        ("(1 + 2", "the bracket at character 1 is never closed"),
        ("sum(1, 2", "the bracket at character 4 is never closed"),
        ("1 + 2)", "the bracket at character 6 closes nothing"),
        ("1 +", "stops before its end"),
        ("1 2", "'2' at character 3 does not fit there"),
        ("3 kmm", "unknown word 'kmm' at character 3; did you mean"),
        ("5 km in parsnips", "unknown word 'parsnips' at character 9"),
        ("1 ? 2", "'?' at character 3 means nothing"),
        ("€5m + $3m", "USD and EUR do not mix without a rate"),
        ("€5 in USD", "EUR and USD do not mix without a rate"),
        ("€5 in USD on 2025-02-14", "a day alone is no rate"),
        ("€5 in USD at ecb", "a rate has a day"),
        ("€5 in USD at 1.08 GBP/EUR", "the rate must be positive and in USD/EUR"),
        ("€5 in USD at 0 USD/EUR", "the rate must be positive"),
        ("€5 in USD at nobody on 2025-02-14", "no rates called 'nobody'"),
        ("5 km in mph at ecb on 2025-02-14", "a rate turns one currency into another"),
        ("5 km + 3 kg", "kilogram and kilometer measure different things"),
        ("5 percent in pp", "measure different things"),
        ("20 degC + 5 degC", "a point of a scale"),
        ("20 degC * 2", "a point of a scale"),
        ("2025-02-30 - 2025-01-01", "no day of the calendar"),
        ("2025-02-14 + 3", "is a day, not a number"),
        ("2010-12 + 1", "put spaces around a minus"),
        ("weekday(3)", "this wants days; write weekday(2025-02-14)"),
        ("age(2025-02-14, 1952-10-07)", "is before the birth"),
        ("age(2025-02-14)", "age got 1 arguments"),
        ("years(3 km, 4 km)", "wants years or days"),
        ("nothing(3)", "no function 'nothing'; there are: age"),
        ("sum(1,200)", "may be one number or several"),
        ("e1 + 1", "there is no figure e1"),
        ("__import__", "means nothing"),
        ("x" * 501, "has 501 characters"),
        ("(" * 40, "nested over 30 deep"),
        ("-" * 40 + "1", "nested over 30 deep"),
        ("9" * 41, "over 40 digits"),
        ("(2 m)^10", "a unit to a power above 9"),
    ],
)
def test_what_has_no_value_is_refused_in_one_line(expression: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        calculate(expression)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("expression", "line"),
    [
        ("1+2", "1+2 = 3"),
        (
            "€40m / 32",
            "€40m / 32 = 1,250,000 EUR; between 1,234,000 and 1,266,000 EUR, by the digits of what was put in",
        ),
        (
            "€50 in USD at 1.08 USD/EUR on 2025-02-14",
            "€50 in USD at 1.08 USD/EUR on 2025-02-14 = 54 USD; between 53.46 and 54.54 USD, by the digits of what was"
            " put in; the rate is as given, of 2025-02-14: 1.08 USD / EUR",
        ),
    ],
)
def test_the_working_is_one_line(expression: str, line: str) -> None:
    assert calculate(expression).line == line
