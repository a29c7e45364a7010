"""The guard of `make check` that counts conditions: what it counts, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("radon", reason="a tool of `make check`, which installs it")

from tools.complexity import Limits, Room, blocks, crowded, faults

CONDITIONS = "def chosen(a, b, c):\n    return [x for x in a if x and b or c]\n"


def limits(block: int, **listed: int) -> Limits:
    return Limits(folders=(), block=block, blocks_above=listed, rank_c=0.8, rooms_above={"old": 2.0})


def test_and_or_and_comprehensions_are_counted(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(CONDITIONS, encoding="utf-8")
    assert blocks(tmp_path, tmp_path) == {"module.py:chosen": 5}


@pytest.mark.parametrize(
    ("complexity", "listed", "fault"),
    [
        (15, {}, ""),
        (16, {}, "name has complexity 16, more than 15: name its conditions or make them rows"),
        (16, {"name": 16}, ""),
        (17, {"name": 16}, "name has complexity 17, and 16 in the list, which may only shrink"),
        (16, {"name": 17}, "name has complexity 16, and 17 in the list, which may only shrink"),
        (15, {"name": 16}, "name is no longer above 15: take it off the list"),
    ],
)
def test_a_block_above_the_limit_is_listed_as_it_is_or_refused(
    complexity: int, listed: dict[str, int], fault: str
) -> None:
    assert list(faults({"name": complexity}, limits(15, **listed))) == ([fault] if fault else [])


def test_a_listed_block_that_is_gone_is_taken_off_the_list() -> None:
    assert list(faults({}, limits(15, gone=20))) == ["gone is no longer above 15: take it off the list"]


@pytest.mark.parametrize(
    ("name", "rank_c", "is_refused"),
    [("new", 8, False), ("new", 9, True), ("old", 20, False), ("old", 21, True)],
)
def test_a_room_has_few_blocks_of_rank_c_unless_it_is_listed(
    name: str, rank_c: int, is_refused: bool
) -> None:
    assert bool(list(crowded([Room(name, 10_000, rank_c)], limits(15)))) == is_refused
