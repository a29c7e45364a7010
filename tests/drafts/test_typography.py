"""What a typesetter changes is no change, and what a writer changes is."""

from __future__ import annotations

import pytest

from workbench.typography import normalize

_SAME = [
    ("“We know,” she said", '"We know," she said'),
    ("it’s", "it's"),
    ("« Oui »", "«Oui»"),
    ("a week – or two", "a week — or two"),
    ("a week -- or two", "a week—or two"),
    ("a week - or two", "a week – or two"),
    ("3–4 km", "3-4 km"),
    ("5 %", "5%"),
    ("5\u00a0percent", "5 percent"),
    ("10\u202f000", "10 000"),
    ("cafe\u0301", "café"),
    ("wait…", "wait..."),
    ("co\u00adoperate", "cooperate"),
    ("two\nlines", "two lines"),
]
_DIFFERENT = [
    ("5 percent", "five percent"),
    ("5 percent", "6 percent"),
    ("5.0", "5"),
    ("5 percent", "5 per cent"),
    ("$5", "€5"),
    ("5'", '5"'),
    ("-5", "5"),
    ("3 miles", "3 km"),
    ("Ada Holm", "Ada Halm"),
    ("1,200", "1.200"),
    ("rose 5.3 percent", "rose 5. 3 percent"),
    ("was -5", "was - 5"),
    ("US", "us"),
]


@pytest.mark.parametrize(("one", "other"), _SAME)
def test_this_is_typography(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize(("one", "other"), _DIFFERENT)
def test_this_is_substance(one: str, other: str) -> None:
    assert normalize(one) != normalize(other)
