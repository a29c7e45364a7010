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
    ("weeks(2025-01-01, 2025-01-15)", "2 weeks"),
    ("months(2019-05, 2024-02)", "57 months"),
    ("months(2024-01-31, 2024-02-29)", "0 months"),
    ("business_days(2024-03-01, 2024-03-29)", "20"),
    ("business_days(2024-03-01, 2024-03-29, 2024-03-29)", "19"),
    ("median(3, 9, 4)", "4"),
    ("median(3 km, 900 m)", "1.95 km"),
    ("min(3 km, 900 m)", "0.9 km"),
    ("max(€3bn, €2,900m)", "3,000,000,000 EUR"),
    ("round(12.345, 2)", "12.35"),
    ("round(1,234,567, -3)", "1,235,000"),
    ("sqrt(144)", "12"),
    ("sqrt(9 km^2)", "3 km"),
    ("root(27, 3)", "3"),
    ("ln(1)", "0"),
    ("log(1000)", "3"),
    ("log(8, 2)", "3"),
    ("log10(0.01)", "-2"),
    ("log2(8)", "3"),
    ("exp(0)", "1"),
    ("cagr(100, 121, 2)", "10 percent"),
    ("cagr(121 km, 100 km, 2 years)", "-9.09091 percent"),
    ("per_head(€90 million, 450,000)", "200 EUR"),
    ("per_100000(656, 8.2 million)", "8"),
    ("rebase(135, 112.5)", "120"),
    ("rebase(135, 112.5, 200)", "240"),
    ("margin(1000)", "3.09903 percentage points"),
    ("margin(20%, 1600)", "1.96 percentage points"),
]

# What a person writes first, without a look at any list.
SPELLINGS = [
    ("20% of 350", "70"),
    ("a quarter of €4.4bn", "1,100,000,000 EUR"),
    ("2 thirds of 90", "60"),
    ("12 of 96", "0.125 (12.5 percent)"),
    ("45 as a percentage of 360", "12.5 percent"),
    ("300 per 100,000 of 5 million", "15,000"),
    ("656 / 8.2 million per 100,000", "8"),
    ("€4.2 billion per head of 8.4 million people", "500 EUR"),
    ("€250 per person * 3 million people", "750,000,000 EUR"),
    ("median of 2 500, 3 100, 2 900 and 4 000", "3,000"),
    ("average of 3 and 5", "4"),
    ("square root of 81", "9"),
    ("margin of error for 1600 people", "2.45 percentage points"),
    ("margin of error of 1,600", "2.45 percentage points"),
    ("€12.50 an hour * 40 hours", "500 EUR"),
    ("growth from 50 to 55", "10 percent"),
    ("from €50 million to €55 million", "10 percent"),
    ("index 112.5 to 135", "120"),
    ("3 March 2024 + 90 days", "2024-06-01"),
    ("31 January 2023 + 1 month", "2023-02-28"),
    ("29 February 2024 - 1 year", "2023-02-28"),
    ("1 March 2024 + 10 business days", "2024-03-15"),
    ("days between March 3, 2024 and 1. April 2024", "29 days"),
    ("months between May 2019 and Feb 2024", "57 months"),
    ("years between 12 juin 1987 and 3 de marzo de 2024", "36 years"),
    ("working days from 3 June 2024 to 14 June 2024", "9"),
    ("40 mpg in l/100 km", "5.88036 litres per 100 km"),
    ("5 l/100km in mpg", "47.0429 mpg"),
    ("68 °F in °C", "20 °C"),
    ("-40 C in F", "-40 °F"),
    ("31 °C - 22 °C", "9 °C"),
    ("20 °C + 9 °F", "25 °C"),
    ("10 degC - 5 degC in degF", "9 °F"),
    ("2 km2 in square metres", "2,000,000 square metres"),
    ("100 sq ft in m2", "9.2903 square metres"),
    ("5 feet 6 inches in inch", "66 inches"),
    ("1.234,5 Mio. € / 10", "123,450,000 EUR"),
    ("3,5 % von 12 Mio. Euro", "420,000 EUR"),
    ("12 % de 3,5 milliards d'euros", "420,000,000 EUR"),
    ("el 15 % de 2.300 millones de euros", "345,000,000 EUR"),
    ("1'250 CHF * 2", "2,500 CHF"),
    ("4^(1 / 2)", "2"),
]


@pytest.mark.parametrize(("expression", "result"), SPELLINGS)
def test_what_comes_to_mind_first_is_read(expression: str, result: str) -> None:
    assert calculate(expression).result == result


@pytest.mark.parametrize(
    ("expression", "precision"),
    [
        ("412 km / 3.5 h", "between 115.9 and 119.6 km/h, by the digits of what was put in"),
        ("2 billion / 1 million", "roughly: it rests on round figures"),
        ("3 h / 20 min", "roughly: it rests on round figures"),
        ("3 / 4", ""),
    ],
)
def test_a_range_is_told_where_a_person_would_tell_one(expression: str, precision: str) -> None:
    assert calculate(expression).precision == precision


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
        ("9**9**9", "an exponent is a plain number from -64 to 64"),
        ("(((9^64)^64)^64)^64", "beyond 10 to the power of 100"),
        ("2^(3 km)", "an exponent is a plain number"),
        ("(1 + 2", "the bracket at character 1 is never closed"),
        ("sum(1, 2", "the bracket at character 4 is never closed"),
        ("1 + 2)", "the bracket at character 6 closes nothing"),
        ("1 +", "stops before its end"),
        ("1 2", "'2' at character 3 does not fit there"),
        ("3 kmm", "unknown word 'kmm' at character 3; did you mean"),
        ("5 km in parsnips", "unknown word 'parsnips' at character 9"),
        ("sqrt(-2)", "a root of a number below zero"),
        ("sqrt(2 km)", "no root of kilometer is a unit"),
        ("ln(0)", "a logarithm is of a number above zero"),
        ("exp(1000)", "an exponent of e is from -230 to 230"),
        ("((9^64)^0.5)^64", "beyond 10 to the power of 100"),
        ("round(1, 99)", "digits to round to are whole"),
        ("cagr(0, 5, 3)", "divides by zero"),
        ("cagr(5, 6, 0)", "growth per year wants two figures above zero"),
        ("margin(0)", "a margin of error is that of a share and of how many were asked"),
        ("2025-02-14 + 3 km", "kilometer is not added to a day"),
        ("2025-02-14 + 9999 years", "no day of the calendar"),
        ("2025-02-14 + 1000000 business days", "no day of the calendar"),
        ("business_days(2025-02-14, 2024-02-14)", "put the earlier day first"),
        ("business_days(0001-01-01, 9999-01-01)", "too far apart to count"),
        ("months(3, 4)", "this wants days or months"),
        ("31 February 2024 + 1 day", "no day of the calendar"),
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
