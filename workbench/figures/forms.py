"""What sort of figure or date one is; for those of earlier readings, which did not say, by rule and words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from workbench.model import Date, DateForm, Form, Quantity

# The rules and words of the readings before extraction said what form a figure has; the first that fits.
_EARLIER: Mapping[Form, str] = {
    "times": r"times|half (?:as|the)\b|\b(?:twice|thrice|doppelt)\b|mal\b|\bfois\b|\bveces\b",
    "multiple": r"fold|doubl|tripl|trebl|quadrupl|quintupl|halv|fach|doppel|verdrei|vervier"
    r"|halbier|divis|duplic|cuadrupl",
    "age": r"\bage|\bold\b|-old\b",
    "distance": r"\bago\b",
    "ratio": (
        r"\b(?:in|per|of|je|auf|pour|por|par|sur)\s+(?:every\s+|each\s+|cada\s+)?"
        r"(?:1[,. ]?0|(?:a )?(?:hundred|thousand|million)|cent\b|mille|mil\b|hundert|tausend)"
    ),
}
_OF_NEWS: dict[str, DateForm] = {"weekday": "weekday", "month alone": "month"}


def form(quantity: Quantity) -> Form:
    """What sort of figure it is."""
    return quantity.form or _earlier(quantity.rule, quantity.text)


def date_form(date: Date) -> DateForm:
    """What sort of date it is."""
    return date.form or _OF_NEWS.get(date.rule, "given")


@lru_cache(maxsize=4096)  # asked several times of each figure, and of each figure against many others
def _earlier(rule: str, text: str) -> Form:
    told = f"{rule} | {text}"
    return next((form for form, words in _EARLIER.items() if re.search(words, told, re.IGNORECASE)), "amount")
