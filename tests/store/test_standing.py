"""What stands after a history: statuses, disputes, lists, undo and redo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store import material as m
from workbench.model import Checker, ClaimFilter, Entry
from workbench.store import ClaimsFile
from workbench.store.kinds import bodies

FIRST = m.verdict()
SECOND = m.verdict(rating="mixed", by=m.BEN)
THIRD = m.verdict(rating="mixed", replaces=(FIRST,))
RESOLVED = m.verdict(rating="accurate", by=m.BEN, replaces=(THIRD, SECOND))
UNDO = m.retraction(FIRST)
ATTACHED = m.evidence()
DISMISSED = m.dismissal()
RESTING = m.verdict(rests_on=(ATTACHED,))
SERIES = m.series()
CALCULATED = m.calculation(SERIES)
AFTER = m.calculation(CALCULATED)

_STATUSES = {
    "nothing": ([], "open"),
    "a note": ([m.work("note", bodies.NoteBody(claim_id=m.TONNES.id, text="ring"))], "open"),
    "evidence": ([ATTACHED], "checking"),
    "evidence taken back": ([ATTACHED, m.retraction(ATTACHED)], "open"),
    "a verdict": ([FIRST], "checked"),
    "a verdict with evidence": ([ATTACHED, FIRST], "checked"),
    "a verdict taken back": ([ATTACHED, FIRST, UNDO], "checking"),
    "a verdict taken back by mistake": ([FIRST, UNDO, m.retraction(UNDO)], "checked"),
    "the same by one person twice": ([FIRST, m.verdict(salt="again")], "checked"),
    "two who agree": ([FIRST, m.verdict(by=m.BEN)], "confirmed"),
    "two who differ": ([FIRST, SECOND], "disputed"),
    "one who differs from themselves": ([FIRST, m.verdict(rating="mixed")], "disputed"),
    "one who thought again": ([FIRST, THIRD], "checked"),
    "both thought again": ([FIRST, SECOND, THIRD], "confirmed"),
    "a dispute resolved": ([FIRST, SECOND, THIRD, RESOLVED], "checked"),
    "a resolution taken back": ([FIRST, SECOND, THIRD, RESOLVED, m.retraction(RESOLVED, by=m.BEN)], "confirmed"),
    "replaced by way of what was taken back": ([FIRST, THIRD, m.retraction(THIRD), RESOLVED], "checked"),
    "replaced before it came": ([THIRD, FIRST], "checked"),
    "dismissed": ([FIRST, SECOND, DISMISSED], "dismissed"),
    "dismissed and taken back": ([FIRST, DISMISSED, m.retraction(DISMISSED)], "checked"),
    "its evidence taken back": ([ATTACHED, RESTING, m.retraction(ATTACHED)], "reopened"),
    "its evidence taken back before it came": ([m.retraction(ATTACHED), RESTING, ATTACHED], "reopened"),
    "its evidence taken back by mistake": (
        [ATTACHED, RESTING, gone := m.retraction(ATTACHED), m.retraction(gone)], "checked"
    ),
    "other evidence taken back": ([ATTACHED, FIRST, m.retraction(ATTACHED)], "checked"),
    "judged anew without it": (
        [ATTACHED, RESTING, m.retraction(ATTACHED), m.verdict(replaces=(RESTING,))], "checked"
    ),
    "disputed, and evidence taken back": ([ATTACHED, RESTING, SECOND, m.retraction(ATTACHED)], "disputed"),
    "dismissed, and evidence taken back": (
        [ATTACHED, RESTING, DISMISSED, m.retraction(ATTACHED)], "dismissed"
    ),
    "an input of its calculation taken back": (
        [SERIES, CALCULATED, m.verdict(rests_on=(CALCULATED,)), m.retraction(SERIES)], "reopened"
    ),
    "an input of an input taken back": (
        [SERIES, CALCULATED, AFTER, m.verdict(rests_on=(AFTER,)), m.retraction(SERIES)], "reopened"
    ),
    "several taken back at once": ([FIRST, SECOND, m.retraction(FIRST, SECOND)], "open"),
}  # fmt: skip


@pytest.mark.parametrize(("history", "status"), _STATUSES.values(), ids=_STATUSES)
def test_a_claim_has_the_status_of_the_work_on_it(
    file: ClaimsFile, history: list[Entry], status: str
) -> None:
    file.append([m.article(), m.reading(*m.CLAIMS), *history])
    assert file.claim(m.TONNES.id).status == status
    assert getattr(file.counts(m.ARTICLE.id), status) == (4 if status == "open" else 1)


def test_another_scale_is_another_verdict(file: ClaimsFile) -> None:
    body = bodies.VerdictBody(claim_id=m.TONNES.id, scale="desk", rating="accurate")
    file.append([m.article(), m.reading(*m.CLAIMS), FIRST, m.work("verdict", body, by=m.BEN)])
    assert file.claim(m.TONNES.id).status == "disputed"


def test_only_live_verdicts_and_evidence_are_shown_by_time(file: ClaimsFile) -> None:
    late = m.verdict(rating="mixed", by=m.BEN, at="2025-02-15T00:00:00Z")
    gone = m.evidence(quote="gone")
    file.append([m.article(), m.reading(*m.CLAIMS), late, FIRST, ATTACHED, gone, m.retraction(gone)])
    state = file.claim(m.TONNES.id)
    assert [verdict.id for verdict in state.verdicts] == [FIRST.id, late.id]
    assert [evidence.id for evidence in state.evidence] == [ATTACHED.id]


def test_work_waits_for_its_claim(file: ClaimsFile) -> None:
    assert file.append([FIRST, SECOND]) == 2
    assert file.find(ClaimFilter()) == ()
    file.append([m.reading(*m.CLAIMS)])
    assert file.claim(m.TONNES.id).status == "disputed"
    assert file.claim(m.TONNES.id).sentence == ""
    file.append([m.article()])
    assert file.claim(m.TONNES.id).sentence.startswith("The harbour of Norvik")


# Readings


def _listed(file: ClaimsFile) -> list[tuple[int, str, str]]:
    states = file.states(file.find(ClaimFilter()))
    return [(state.number, state.claim.text, state.claim.claimant) for state in states]


def test_the_newest_reading_says_what_is_listed(file: ClaimsFile) -> None:
    newer = replace(m.TONNES, claimant="the port")
    file.append([m.article(), m.reading(newer, extractor="0.10"), m.reading(*m.CLAIMS, extractor="0.9")])
    assert _listed(file) == [(1, "5.0 million tonnes", "the port")]


@pytest.mark.parametrize(
    "work",
    [m.verdict(m.SHARE), m.evidence(m.SHARE), m.dismissal(m.SHARE)],
    ids=lambda entry: entry.kind,
)
def test_a_newer_reading_never_drops_a_claim_that_carries_work(file: ClaimsFile, work: Entry) -> None:
    file.append([m.article(), m.reading(*m.CLAIMS, extractor="1"), work])
    file.append([m.reading(m.TONNES, m.OPENED, extractor="2")])
    assert [text for _, text, _ in _listed(file)] == ["5.0 million tonnes", "One in four", "3 May 1987"]
    file.append([m.retraction(work)])
    assert [number for number, _, _ in _listed(file)] == [1, 2, 3]


def test_a_person_adds_a_claim_and_takes_it_back(file: ClaimsFile) -> None:
    added = m.work("claim", bodies.ClaimBody(claim=m.claim("Ada Lund")))
    file.append([m.article(), m.reading(*m.CLAIMS), added])
    assert [text for _, text, _ in _listed(file)][1:3] == ["€40 billion", "Ada Lund"]
    file.append([m.retraction(added)])
    assert len(_listed(file)) == 4


def test_a_persons_wording_stands_over_a_later_reading_until_it_is_taken_back(file: ClaimsFile) -> None:
    worded = m.work("claim", bodies.ClaimBody(claim=replace(m.TONNES, claimant="the mayor")))
    file.append([m.article(), m.reading(*m.CLAIMS, extractor="1"), worded])
    file.append([m.reading(replace(m.TONNES, claimant="the port"), extractor="2")])
    assert file.claim(m.TONNES.id).claim.claimant == "the mayor"
    file.append([m.retraction(worded)])
    assert file.claim(m.TONNES.id).claim.claimant == "the port"


def test_of_several_wordings_the_latest_that_was_not_taken_back_stands(file: ClaimsFile) -> None:
    early, late = (
        m.work("claim", bodies.ClaimBody(claim=replace(m.TONNES, claimant=at)), at=at)
        for at in ("2025-02-14T08:00:00Z", "2025-02-14T09:00:00Z")
    )
    file.append([m.article(), m.reading(*m.CLAIMS), late, early])
    assert file.claim(m.TONNES.id).claim.claimant == late.at
    file.append([m.retraction(late)])
    assert file.claim(m.TONNES.id).claim.claimant == early.at


def test_of_two_wordings_at_one_time_every_desk_shows_the_same(file: ClaimsFile, tmp_path: Path) -> None:
    worded = [
        m.work("claim", bodies.ClaimBody(claim=replace(m.TONNES, claimant=claimant)), by=by)
        for claimant, by in (("the mayor", m.ANN), ("the port", m.BEN), ("the council", m.BEN))
    ]
    file.append([m.article(), m.reading(*m.CLAIMS), *worded])
    with ClaimsFile.open(tmp_path / "other.db") as other:
        other.append([*reversed(worded), m.reading(*m.CLAIMS), m.article()])
        assert other.claim(m.TONNES.id) == file.claim(m.TONNES.id)


def test_the_fuller_description_of_a_text_is_shown(file: ClaimsFile) -> None:
    file.append(
        [m.article(replace(m.ARTICLE, title="", url="")), m.article(), m.article(replace(m.ARTICLE, url=""))]
    )
    assert file.article(m.ARTICLE.id) == m.ARTICLE


# Undo and redo


def _undo(file: ClaimsFile, who: Checker, salt: str) -> str:
    found = file.undoable(who.id)
    assert found is not None
    file.append([m.retraction(found, by=who, salt=salt)])
    return found.id


def _redo(file: ClaimsFile, who: Checker, salt: str) -> str:
    found = file.redoable(who.id)
    assert found is not None
    file.append([m.retraction(found, by=who, salt=salt)])
    return bodies.decode(found, bodies.RetractionBody).entries[0]


def test_undo_goes_back_through_ones_own_work_and_redo_forward_again(file: ClaimsFile) -> None:
    mine = [m.verdict(), m.evidence(m.SHARE), m.source()]
    file.append([m.checker(), *mine, m.verdict(by=m.BEN)])
    back = [_undo(file, m.ANN, str(step)) for step in range(3)]
    assert back == [entry.id for entry in reversed(mine)]
    assert file.undoable(m.ANN.id) is None
    forward = [_redo(file, m.ANN, f"r{step}") for step in range(3)]
    assert forward == [entry.id for entry in mine]
    assert file.redoable(m.ANN.id) is None
    assert _undo(file, m.ANN, "once more") == mine[-1].id


def test_work_after_an_undo_leaves_nothing_to_redo(file: ClaimsFile) -> None:
    file.append([m.verdict()])
    _undo(file, m.ANN, "a")
    file.append([m.evidence()])
    assert file.redoable(m.ANN.id) is None
    assert _undo(file, m.ANN, "b") == m.evidence().id
    assert _redo(file, m.ANN, "c") == m.evidence().id


def test_a_no_to_what_another_did_is_work_that_can_be_undone_and_done_again(file: ClaimsFile) -> None:
    proposal, mine = m.dismissal(by=m.BEN), m.verdict()
    file.append([mine, no := m.retraction(proposal, by=m.ANN, salt="no")])
    file.merge([[proposal]])
    assert file.redoable(m.ANN.id) is None
    assert _undo(file, m.ANN, "a") == no.id
    assert file.dismissals(m.TONNES.id) == (proposal.id,)
    assert _undo(file, m.ANN, "b") == mine.id
    assert [_redo(file, m.ANN, each) for each in "cd"] == [mine.id, no.id]
    assert file.dismissals(m.TONNES.id) == ()
    assert _undo(file, m.ANN, "e") == no.id


def test_someone_elses_work_is_not_undone(file: ClaimsFile) -> None:
    file.append([m.article(), m.reading(*m.CLAIMS), m.checker(m.BEN), m.verdict(by=m.ANN)])
    assert file.undoable(m.BEN.id) is None
    assert file.redoable(m.BEN.id) is None
    assert file.undoable("") is None


def test_a_source_taken_back_is_shown_while_anothers_evidence_rests_on_it(file: ClaimsFile) -> None:
    report = m.source()
    resting = m.evidence(source=report.id, by=m.BEN)
    file.append([report, resting, m.retraction(report)])
    assert [source.id for source in file.sources()] == [report.id]
    file.append([m.retraction(resting, by=m.BEN)])
    assert file.sources() == ()
