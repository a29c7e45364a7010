"""A step is one transaction, one undo and one signature of all that is written in it, by the thread that opened it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest

from tests.desk.content import content, kinds
from tests.store import material as m
from workbench.desk import Desk
from workbench.errors import InputError
from workbench.model import Checker, ClaimFilter, Source, article_of
from workbench.store import ClaimsFile, bodies

_MANY = 400
_LONG = article_of(" ".join(f"Boat {number} carried 7 km of rope." for number in range(_MANY)), title="Ropes")


def _signatures(path: Path) -> list[bodies.SignatureBody]:
    with ClaimsFile.open(path) as file:
        entries = [entry for entry in file.entries() if entry.kind == "signature"]
    return [bodies.decode(entry, bodies.SignatureBody) for entry in entries]


def test_four_hundred_verdicts_are_one_signature_and_one_undo(ann: Desk, path: Path) -> None:
    claims = [m.claim(f"Boat {number} carried 7 km", article=_LONG) for number in range(_MANY)]
    ann.file.append([m.article(_LONG), m.reading(*claims)])
    before = len(_signatures(path))
    with ann.step("judge them all"):
        for claim in claims:
            ann.verdicts.give(claim.id, "accurate")
    (signature,) = _signatures(path)[before:]
    assert len(signature.entries) == _MANY
    assert ann.claims.counts(_LONG.id).done == _MANY
    ann.history.undo()
    assert ann.claims.counts(_LONG.id).done == 0
    assert ann.history.undo() is None
    ann.history.redo()
    assert ann.claims.counts(_LONG.id).done == _MANY


def test_what_fails_takes_all_of_its_step_back_with_snapshots(ann: Desk, path: Path, tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text("A memo of 7 pages.\n", encoding="utf-8")
    before = content(path)

    def attach_and_judge() -> None:
        with ann.step("attach and judge"):
            source = ann.sources.add(Source(id="", title="Memo"), file=str(tmp_path / "memo.txt"))
            ann.evidence.attach(m.TONNES.id, source.id)
            ann.verdicts.give(m.TONNES.id, "splendid")

    with pytest.raises(InputError, match="splendid"):
        attach_and_judge()
    assert content(path) == before
    ann.verdicts.give(m.TONNES.id, "accurate")
    assert ann.claims.get(m.TONNES.id).status == "checked"


def test_an_inner_step_joins_the_outer_and_is_left_out_alone_where_it_fails(ann: Desk, path: Path) -> None:
    def judge_and_fail() -> None:
        with ann.step("inner"):
            ann.verdicts.give(m.BILLIONS.id, "accurate")
            raise ZeroDivisionError

    with ann.step("outer") as outer:
        ann.verdicts.give(m.TONNES.id, "accurate")
        with pytest.raises(ZeroDivisionError):
            judge_and_fail()
        ann.verdicts.give(m.SHARE.id, "accurate")
    (signature,) = _signatures(path)
    assert list(signature.entries) == [entry.id for entry in outer.entries]
    assert [ann.claims.get(claim.id).status for claim in m.CLAIMS] == ["checked", "open", "checked", "open"]
    ann.history.undo()
    assert len(ann.claims.find(ClaimFilter(status="open"))) == len((*m.CLAIMS, m.DYKE))


def test_a_step_in_which_nothing_is_written_leaves_nothing(ann: Desk, path: Path) -> None:
    before = content(path)
    with ann.step("look around"):
        ann.claims.get(m.TONNES.id)
    assert content(path) == before


def test_a_single_act_is_a_step_of_its_own(ann: Desk, path: Path) -> None:
    ann.verdicts.give(m.TONNES.id, "accurate")
    ann.verdicts.give(m.SHARE.id, "accurate")
    assert len(_signatures(path)) == 2
    ann.history.undo()
    assert ann.claims.get(m.TONNES.id).status == "checked"
    assert ann.claims.get(m.SHARE.id).status == "open"


def test_two_threads_have_steps_of_their_own(ann: Desk, path: Path) -> None:
    together = Barrier(2)

    def judge(*claims: str) -> None:
        together.wait(timeout=60)
        with ann.step("judge"):
            for claim in claims:
                ann.verdicts.give(claim, "accurate")

    pairs = [(m.TONNES.id, m.BILLIONS.id), (m.SHARE.id, m.OPENED.id)]
    threads = [Thread(target=judge, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert [len(signature.entries) for signature in _signatures(path)] == [2, 2]
    ann.history.undo()
    assert len(ann.claims.find(ClaimFilter(status="checked"))) == 2


def test_another_desk_sees_nothing_of_a_step_until_it_is_done(
    ann: Desk, at: Callable[[Checker], Desk]
) -> None:
    statuses: list[str] = []

    def look() -> None:
        statuses.append(at(m.BEN).claims.get(m.TONNES.id).status)

    with ann.step("judge"):
        ann.verdicts.give(m.TONNES.id, "accurate")
        watching = Thread(target=look)
        watching.start()
        watching.join(timeout=60)
    look()
    assert statuses == ["open", "checked"]


def test_what_cannot_be_taken_back_is_no_part_of_a_step(ann: Desk, path: Path) -> None:
    with pytest.raises(InputError, match="tidy up"), ann.step("tidy up"):
        ann.upkeep.erase(m.ARTICLE.id, why="asked to")
    assert "article" in kinds(path)


def test_the_entries_of_a_step_share_author_time_and_salt(ann: Desk) -> None:
    with ann.step("judge") as step:
        ann.verdicts.give(m.TONNES.id, "accurate")
        ann.evidence.waive(m.SHARE.id, "said by the mayor herself")
        assert ann.session.instant() == step.at
    assert {(entry.checker, entry.at, entry.salt) for entry in step.entries} == {
        (m.ANN.id, step.at, step.salt)
    }
