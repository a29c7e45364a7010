"""Items are made one ahead of whoever takes them, in their order, and nothing of them is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import InputError
from workbench.store.exchange.ahead import ahead


@given(st.lists(st.integers() | st.none()))
def test_all_items_come_in_their_order(items: list[int | None]) -> None:
    assert list(ahead(items)) == items


def test_the_next_item_is_made_while_one_is_used() -> None:
    second = threading.Event()

    def items() -> Iterator[int]:
        yield 1
        second.set()
        yield 2

    coming = ahead(items())
    assert next(coming) == 1
    assert second.wait(timeout=30)
    assert list(coming) == [2]


def test_what_an_item_raises_is_raised_in_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise InputError("the second is damaged")

    coming = ahead(items())
    assert next(coming) == 1
    with pytest.raises(InputError, match="the second is damaged"):
        next(coming)


def test_whoever_stops_early_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    with closing(ahead(range(10))) as coming:
        assert next(coming) == 0
        assert threading.active_count() == before + 1
    assert threading.active_count() == before
