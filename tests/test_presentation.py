"""Words and signs of the work: each thing has them, and no two look alike."""

from __future__ import annotations

from typing import get_args

import pytest
from rich.cells import cell_len

from tests.tui.panes.test_marks import state
from workbench.model import Doubt, Stance, Status, checker_of
from workbench.presentation import (
    DOUBTS,
    ENTRIES,
    STANCES,
    STATUSES,
    checker_initials,
    checker_name,
    counted,
    counts_line,
    full_name,
    own_entry,
    short_id,
)
from workbench.store.kinds.bodies import KINDS
from workbench.tui.panes.marks import standing

ADA = checker_of("Ada Byron")
UNSIGNED = checker_of("…", initials="")


def test_every_status_stance_and_kind_of_entry_has_words() -> None:
    assert set(STATUSES) == set(get_args(Status))
    assert set(STANCES) == set(get_args(Stance))
    assert set(KINDS.names) <= set(ENTRIES)
    assert {"", *DOUBTS} == set(get_args(Doubt))
    words = [*STATUSES.values(), *STANCES.values(), *ENTRIES.values()]
    assert all(text.strip() == text != "" for row in words for text in row)


@pytest.mark.parametrize("table", [STATUSES, STANCES], ids=["statuses", "stances"])
def test_signs_differ_and_take_one_cell_each(table: dict[str, tuple[str, ...]]) -> None:
    signs = [row[0] for row in table.values()]
    assert len(set(signs)) == len(signs)
    assert [cell_len(sign) for sign in signs] == [1] * len(signs)


@pytest.mark.parametrize("words", [1, 2], ids=["word", "meaning"])
def test_words_of_statuses_differ(words: int) -> None:
    assert len({row[words] for row in STATUSES.values()}) == len(STATUSES)


@pytest.mark.parametrize("status", ["open", "checking", "disputed", "dismissed", "reopened"])
def test_the_screen_has_the_signs_of_the_command_line(status: Status) -> None:
    assert standing(state(status)).text == f" {STATUSES[status].sign} "


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (1, "evidence", "1 piece of evidence"),
        (2, "evidence", "2 pieces of evidence"),
        (2, "series", "2 series"),
        (1000, "claim", "1,000 claims"),
        (0, "entry", "0 entries"),
        (2, "tag", "2 tags"),
    ],
)
def test_entries_are_counted_in_words(number: int, kind: str, words: str) -> None:
    assert counted(number, kind) == words


def test_counts_are_told_in_the_order_of_the_work_and_without_those_that_are_none() -> None:
    assert counts_line({"verdict": 2, "tag": 1, "article": 1, "note": 0}) == "1 article, 2 verdicts, 1 tag"
    assert counts_line({"note": 0}) == ""


@pytest.mark.parametrize(
    ("kind", "words"),
    [("verdict", "your verdict"), ("evidence", "your piece of evidence"), ("tag", "your tag")],
)
def test_ones_own_entry_is_called_so(kind: str, words: str) -> None:
    assert own_entry(kind) == words


def test_a_checker_is_told_by_name_or_initials_and_one_who_is_not_in_the_file_by_the_id() -> None:
    checkers = {ADA.id: ADA, UNSIGNED.id: UNSIGNED}
    missing = "0123456789" * 4
    assert [checker_name(who, checkers) for who in (ADA.id, missing)] == ["Ada Byron", "01234567"]
    told = [checker_initials(who, checkers) for who in (ADA.id, UNSIGNED.id, missing)]
    assert told == ["AB", "…", "01234567"]
    assert [full_name(ADA), short_id(missing)] == ["Ada Byron (AB)", "01234567"]
