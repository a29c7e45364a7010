"""What people did to a claim besides judging it is kept, and given back with the claim: notes, and who added it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.store import material as m
from workbench.cli.group import workbench
from workbench.model import AddedClaim, Entry, Note
from workbench.store import ClaimsFile
from workbench.store.kinds import bodies

_LATER = m.AT.replace("09:", "10:")
_NAMED = m.claim("Ada Lund")
_ADDED = m.work("claim", bodies.ClaimBody(claim=_NAMED))
_FIRST = m.work("note", m.NOTE)
_SECOND = m.work("note", bodies.NoteBody(claim_id=m.TONNES.id, text="they ring back"), by=m.BEN, at=_LATER)


@pytest.fixture
def remarked(file: ClaimsFile) -> ClaimsFile:
    file.append(
        [m.article(), m.reading(*m.CLAIMS), m.checker(m.ANN), m.checker(m.BEN), _SECOND, _FIRST, _ADDED]
    )
    return file


def _note(entry: Entry, text: str) -> Note:
    return Note(id=entry.id, claim_id=m.TONNES.id, text=text, checker=entry.checker, at=entry.at)


def test_a_claim_has_its_notes_in_the_order_of_their_times(remarked: ClaimsFile) -> None:
    notes = remarked.claim(m.TONNES.id).notes
    assert notes == (_note(_FIRST, "ring the port"), _note(_SECOND, "they ring back"))
    assert remarked.claim(m.SHARE.id).notes == ()


def test_a_claim_says_who_added_it(remarked: ClaimsFile) -> None:
    added = AddedClaim(id=_ADDED.id, claim_id=_NAMED.id, text="Ada Lund", checker=m.ANN.id, at=m.AT)
    assert remarked.claim(_NAMED.id).added_claims == (added,)
    assert remarked.claim(m.TONNES.id).added_claims == ()


def test_what_was_taken_back_is_not_given(remarked: ClaimsFile) -> None:
    remarked.append([m.retraction(_FIRST, _ADDED)])
    assert remarked.claim(m.TONNES.id).notes == (_note(_SECOND, "they ring back"),)
    assert remarked.claim(_NAMED.id).added_claims == ()


def _print(file: ClaimsFile, *arguments: str) -> str:
    result = CliRunner().invoke(workbench, ["--db", str(file.path), *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_show_prints_notes_and_who_added_a_claim(remarked: ClaimsFile) -> None:
    shown = _print(remarked, "show", m.TONNES.id)
    assert (
        "  note, Ann Ekberg, 2025-02-14: ring the port\n  note, Ben Osei, 2025-02-14: they ring back" in shown
    )
    assert "  added, Ann Ekberg, 2025-02-14: Ada Lund" in _print(remarked, "show", _NAMED.id)


def test_the_json_of_lists_has_them_too(remarked: ClaimsFile) -> None:
    listed = {one["id"]: one for one in json.loads(_print(remarked, "list", "--format", "json"))}
    assert [note["text"] for note in listed[m.TONNES.id]["notes"]] == ["ring the port", "they ring back"]
    assert [added["checker"] for added in listed[_NAMED.id]["added_claims"]] == [m.ANN.id]
    assert (listed[m.SHARE.id]["notes"], listed[m.SHARE.id]["added_claims"]) == ([], [])


def test_the_markdown_report_has_them(remarked: ClaimsFile, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    _print(remarked, "report", "--format", "markdown", "-o", str(report))
    assert "- Note, AE, 2025-02-14: ring the port" in report.read_text(encoding="utf-8")
