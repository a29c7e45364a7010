"""What is carried over from the draft before is on the screen as that."""

from __future__ import annotations

from typing import get_args

import pytest

from workbench.model import Counts, Status
from workbench.presentation import STATUSES
from workbench.tui.panes import marks
from workbench.tui.panes.header import progress
from workbench.tui.panes.verdict import COLOURS


@pytest.mark.parametrize("status", get_args(Status))
def test_each_status_has_words(status: Status) -> None:
    assert STATUSES[status].meaning


@pytest.mark.parametrize("role", get_args(marks.Role))
def test_each_role_has_a_colour(role: marks.Role) -> None:
    assert COLOURS[role]


def test_what_is_carried_is_counted_apart() -> None:
    assert progress(Counts(open=1, checked=2, carried=3)) == "2 of 6 checked · 3 carried over"
