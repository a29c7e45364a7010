"""The words for units: how a canonical expression is told after a number."""

from __future__ import annotations

_POWERS = {"2": "square", "3": "cubic"}
_SINGULAR = {"feet": "foot", "inches": "inch", "pence": "penny", "people": "person"}
_NAMES = {
    "kilometer": "km",
    "meter": "m",
    "centimeter": "cm",
    "millimeter": "mm",
    "kilogram": "kg",
    "gram": "g",
    "milligram": "mg",
    "metric_ton": "tonnes",
    "ton": "short tons",
    "long_ton": "long tons",
    "kilometer / hour": "km/h",
    "mile / hour": "mph",
    "degree_Celsius": "°C",
    "delta_degree_Celsius": "°C",
    "degree_Fahrenheit": "°F",
    "delta_degree_Fahrenheit": "°F",
    "liter / hundred_kilometer": "litres per 100 km",
    "mile / gallon": "mpg",
    "foot": "feet",
    "inch": "inches",
    "liter": "litres",
    "percent": "percent",
    "percentage_point": "percentage points",
    "meter ** 2": "square metres",
    "meter ** 3": "cubic metres",
    "kilometer ** 2": "square kilometres",
    "money_cent": "cents",
    "penny": "pence",
    "oil_barrel": "barrels",
    "imperial_gallon": "imperial gallons",
    "gallon": "US gallons",
}


def after_number(expression: str, counted: str = "") -> str:
    """A unit as it stands after a number: "percentage points", "km/h", "USD per barrel"; what is counted for none.

    Of units that a person has no word for, such as "kilogram * meter", the expression itself.
    """
    if not expression:
        return counted
    if expression in _NAMES:
        return _NAMES[expression]
    if _is_product(expression):
        return expression
    top, slash, bottom = expression.partition(" / ")
    if not slash:
        return _power(top) or _plural(top.replace("_", " "))
    things = after_number(top) if top != "1" else counted or "times"
    return f"{things} per {after_one(after_number(bottom))}".strip()


def _is_product(expression: str) -> bool:
    """Whether an expression has more parts than "so much per so much"."""
    return " * " in expression or expression.count(" / ") > 1


def _power(expression: str) -> str:
    """A square or cubic unit in words; "" for any other."""
    base, _, power = expression.partition(" ** ")
    return f"{_POWERS[power]} {after_number(base)}" if power in _POWERS else ""


def _plural(name: str) -> str:
    """A name with the s of a plural; a currency's code and "hertz" have none."""
    return name if name.isupper() or name.endswith("z") else f"{name}s"


# What a plural ends with, and what its singular has for that; the first that fits.
_ENDINGS = (
    *(("people", "person"), ("children", "child"), ("women", "woman"), ("men", "man"), ("ies", "y")),
    *(("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ss", "ss"), ("us", "us"), ("s", "")),
)


def after_one(name: str) -> str:
    """A unit or noun as it stands after "1": without the s of a plural, "feet" and "inches" by their own words."""
    head, space, rest = name.partition(" per ")
    if head in _SINGULAR:
        head = _SINGULAR[head]
    else:
        head = _singular(head)
    return f"{head}{space}{rest}"


def _singular(noun: str) -> str:
    """An English noun without the ending of its plural: "country", "box", "ship"."""
    for plural, single in _ENDINGS:
        if noun.endswith(plural):
            return noun.removesuffix(plural) + single
    return noun
