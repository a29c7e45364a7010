"""Each rule and each step answers the example that it gives, and some case of the corpus."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import chain

import pytest

from tests.check.corpus import cases
from workbench.check import Rate
from workbench.check.decide.agreement import RULES as AGREEMENT
from workbench.check.decide.pairs import RULES as PAIRS
from workbench.check.normalize.steps import STEPS, Step
from workbench.check.statements import FIGURES, WHOLE
from workbench.desk import text_comparison

_RULES = [
    *((rule.name, rule.example) for rule in WHOLE),
    *((rule.name, rule.example) for rule in FIGURES),
    *((rule.name, rule.example) for rule in PAIRS),
    *((rule.name, rule.example) for rule in AGREEMENT),
]
_NAMES = [name for name, _ in _RULES]


def test_no_two_rules_have_one_name() -> None:
    assert len(_NAMES) == len(set(_NAMES))


@pytest.fixture(scope="module")
def answering() -> set[str]:
    """The names of the rules that answer the cases of the corpus."""
    return set(chain.from_iterable(case.compare().rule.split(" > ") for case in cases()))


@pytest.mark.parametrize(("name", "example"), _RULES, ids=_NAMES)
def test_a_rule_answers_its_example(name: str, example: tuple[str, str]) -> None:
    assert name in text_comparison.compare(*example).rule.split(" > ")


def test_every_rule_answers_a_case(answering: set[str]) -> None:
    assert set(_NAMES) - answering == set()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_is_told_of_its_example(step: Step) -> None:
    rate = Rate(base="EUR", quote="USD", value=Decimal("1.04"), day=date(2025, 2, 14))
    given = rate if step.name == "currency at a rate" else None

    assert step.name in " ".join(text_comparison.compare(*step.example, rate=given).steps)
