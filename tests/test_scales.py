"""Each scale of scales.toml can be used: on the screen by its keys, in an export by its values."""

from __future__ import annotations

from itertools import pairwise

import pytest

from workbench.errors import InputError
from workbench.scales import DEFAULT, GLYPHS, Scale, label, mark, scale, scales, tone

SCALES = pytest.mark.parametrize("house", [pytest.param(each, id=code) for code, each in scales().items()])


@SCALES
def test_each_rating_has_a_code_a_label_and_a_key_of_its_own(house: Scale) -> None:
    for field in ("code", "label", "key"):
        names = [getattr(rating, field) for rating in house.ratings]
        assert all(names)
        assert len(set(names)) == len(names)


@SCALES
def test_each_key_is_one_sign_that_a_keyboard_has(house: Scale) -> None:
    assert all(len(rating.key) == 1 and rating.key.isalnum() for rating in house.ratings)


@SCALES
def test_each_tone_has_a_glyph(house: Scale) -> None:
    assert {rating.tone for rating in house.ratings} <= set(GLYPHS)


@SCALES
def test_ratings_with_a_number_come_first_and_never_get_better(house: Scale) -> None:
    values = [rating.value for rating in house.ratings]
    numbers = [value for value in values if value is not None]
    assert values[: len(numbers)] == numbers
    assert all(before >= after for before, after in pairwise(numbers))


@SCALES
def test_a_rating_is_found_by_its_code(house: Scale) -> None:
    assert [house.rating(rating.code) for rating in house.ratings] == list(house.ratings)


def test_the_default_scale_is_there() -> None:
    assert scale() is scales()[DEFAULT]


def test_what_is_unknown_is_refused_with_what_there_is() -> None:
    with pytest.raises(InputError, match=r"unknown rating 'x' .* accurate, mostly_accurate"):
        scale().rating("x")
    with pytest.raises(InputError, match="unknown scale 'x'; use one of: accuracy"):
        scale("x")


def test_a_rating_of_a_newer_version_is_shown_by_its_code() -> None:
    assert mark("accuracy", "novel") == "?N"
    assert label("accuracy", "novel") == "novel"
    assert tone("accuracy", "novel") == "neutral"
