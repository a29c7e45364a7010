"""An act of the desk that fails leaves the file as it was: no entry, no bytes and no text of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.desk.content import content
from tests.shell import Shell
from tests.store import material as m
from workbench.desk import Desk
from workbench.errors import WorkbenchError
from workbench.model import Source

_UNKEEPABLE = "\ud800"  # half a character, which no UTF-8 has


@dataclass(frozen=True)
class Scene:
    """A desk with a memo, a verdict, a calculation and a series, and another text beside the file."""

    desk: Desk
    memo: Source
    calculation: str
    other: str


@pytest.fixture
def scene(ann: Desk, ben: Desk, memo: Source, tmp_path: Path) -> Scene:
    other = tmp_path / "other.txt"
    other.write_text("Another memo of 9 pages.\n", encoding="utf-8")
    (tmp_path / "junk.db").write_bytes(b"no claims file at all")
    ann.verdicts.give(m.TONNES.id, "accurate")
    ben.verdicts.give(m.BILLIONS.id, "accurate")
    ann.verdicts.give(m.BILLIONS.id, "inaccurate")
    state = ann.calculations.attach(m.SHARE.id, "2 * 3 km")
    ann.calculations.add_series("2024,118.3\n", "cpi", "Statistics Norvik")
    return Scene(ann, memo, state.evidence[0].id, str(other))


def _source(title: str = "Other", **facts: str) -> Source:
    return Source(id="", title=title, derived_from=facts.get("derived_from", ""))


ACTS: dict[str, Callable[[Scene], object]] = {
    "a source that goes back to one that is not there": lambda s: s.desk.sources.add(
        _source(derived_from="s99"), file=s.other
    ),
    "a source whose title cannot be kept": lambda s: s.desk.sources.add(_source(_UNKEEPABLE), file=s.other),
    "a source that is not there": lambda s: s.desk.sources.add(_source(), file=s.other + "x"),
    "evidence on no claim": lambda s: s.desk.evidence.attach("ffff", s.memo.id),
    "evidence from no source": lambda s: s.desk.evidence.attach(m.TONNES.id, "s99"),
    "evidence whose note cannot be kept": lambda s: s.desk.evidence.attach(
        m.TONNES.id, s.memo.id, note=_UNKEEPABLE
    ),
    "a waiver without its reason": lambda s: s.desk.evidence.waive(m.TONNES.id, " "),
    "a rating that is none": lambda s: s.desk.verdicts.give(m.TONNES.id, "splendid"),
    "a scale that is none": lambda s: s.desk.verdicts.give(m.TONNES.id, "accurate", scale="stars"),
    "a verdict on no claim": lambda s: s.desk.verdicts.give("ffff", "accurate"),
    "an explanation that cannot be kept": lambda s: s.desk.verdicts.give(
        m.TONNES.id, "accurate", explanation=_UNKEEPABLE
    ),
    "a settlement by a rating that is none": lambda s: s.desk.verdicts.resolve(
        s.desk.disputes.get(m.BILLIONS.id), "splendid"
    ),
    "a dismissal of no claim": lambda s: s.desk.verdicts.dismiss("ffff"),
    "bringing back what was not dismissed": lambda s: s.desk.verdicts.restore(m.TONNES.id),
    "a second reading of one's own": lambda s: s.desk.reviews.give_second(m.TONNES.id, "accurate"),
    "a calculation without a value": lambda s: s.desk.calculations.attach(m.TONNES.id, "1 / 0"),
    "a calculation made anew without a value": lambda s: s.desk.calculations.recalculate(
        s.calculation, "1 / 0"
    ),
    "a series whose name is taken": lambda s: s.desk.calculations.add_series("2024,1\n", "cpi", "Norvik"),
    "a series of a source that is not there": lambda s: s.desk.calculations.add_series(
        "2024,1\n", "cpi_new", "s99"
    ),
    "an erasure without a reason": lambda s: s.desk.upkeep.erase(s.memo.id, why=" "),
    "an erasure of nothing": lambda s: s.desk.upkeep.erase("ffff", why="asked to"),
    "a merge of what is no claims file": lambda s: s.desk.sharing.merge(Path(s.other).with_name("junk.db")),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_act_that_fails_leaves_the_file_as_it_was(
    scene: Scene, act: Callable[[Scene], object], path: Path
) -> None:
    before = content(path)
    with pytest.raises(WorkbenchError):
        act(scene)
    assert content(path) == before


def test_a_confidential_memo_that_cannot_be_added_leaves_no_bytes_to_share(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    (tmp_path / "article.txt").write_text("Exports rose 5 percent.\n", encoding="utf-8")
    (tmp_path / "memo.txt").write_text("Exports rose 6 percent.\n", encoding="utf-8")
    shell("add", "article.txt")
    before = content(tmp_path / "claims.db")
    assert shell("source", "add", "memo.txt", "--confidential", "--derived-from", "s99").returncode == 2
    assert content(tmp_path / "claims.db") == before
