"""People and questions: the call sheet, answers that are evidence at once, and people who never leave the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store import material as m
from workbench import export
from workbench.desk import Desk, Session
from workbench.errors import WorkbenchError
from workbench.export import calls
from workbench.model import Person
from workbench.store import ClaimsFile

CLAIM = m.TONNES.id
NAME = "Quentin Quarrington"


@pytest.fixture
def secret(ann: Desk) -> Person:
    return ann.people.add(Person(id="", name=NAME, role="pilot", phone="+47 22 00 00 00"))


def test_open_questions_are_on_the_call_sheet_by_person_with_their_claims(ann: Desk, secret: Person) -> None:
    ann.people.add(Person(id="", name="Ada Lund", email="ada@example.org", confidential=False))
    both = ann.people.ask(NAME, [CLAIM, m.SHARE.id], "How much?")
    ann.people.ask("ada lund", [m.DYKE.id], "How long?")
    first, second = ann.people.calls()
    assert (first.person.name, second.person) == ("Ada Lund", secret)
    ((question, subjects),) = second.questions
    assert (question.id, question.text) == (both.id, "How much?")
    assert {subject.text for subject in subjects} == {m.TONNES.text, m.SHARE.text}
    assert [call.person for call in ann.people.calls(m.ARTICLE.id)] == [secret]
    for render in calls.FORMATS.values():
        sheet = render(ann.people.calls())
        assert NAME in sheet
        assert "The harbour of Norvik handled 5.0 million tonnes in 2019" in sheet


def test_what_is_asked_of_somebody_is_text_in_html(ann: Desk, secret: Person) -> None:
    ann.people.ask(secret.id, [CLAIM], "<script>alert(1)</script>")
    assert "<script>" not in calls.html(ann.people.calls())


def test_an_answer_is_a_source_and_evidence_on_each_claim_in_one_step(ann: Desk, secret: Person) -> None:
    question = ann.people.ask(NAME, [CLAIM, m.SHARE.id], "How much?")
    states = ann.people.answer(question.id, "It was 4.8.", stance="refutes")
    assert [[(piece.quote, piece.stance) for piece in state.evidence] for state in states] == [
        [("It was 4.8.", "refutes")]
    ] * 2
    source = ann.sources.get(states[0].evidence[0].source_id)
    assert (source.kind, source.confidential) == ("person", True)
    assert NAME not in repr(source)
    assert ann.people.calls() == ()
    assert {state.status for state in states} == {"checking"}
    ann.history.undo()
    assert ann.claims.get(CLAIM).evidence == ()
    assert [call.person for call in ann.people.calls()] == [secret]


def test_a_question_is_withdrawn_and_that_is_undone(ann: Desk, secret: Person) -> None:
    question = ann.people.ask(NAME, [CLAIM], "How much?")
    ann.people.withdraw(question.id)
    assert ann.people.calls() == ()
    with pytest.raises(WorkbenchError, match="answered or withdrawn"):
        ann.people.answer(question.id, "Late.")
    ann.history.undo()
    assert len(ann.people.calls()) == 1


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda people: people.add(Person(id="", name="Ada Lund")), "no way to reach Ada Lund"),
        (lambda people: people.add(Person(id="", name=" ", phone="1")), "needs a name"),
        (lambda people: people.ask("Nemo", [CLAIM], "Who?"), "no person of this file is called 'Nemo'"),
        (lambda people: people.ask(NAME, [CLAIM], " "), "asks nothing"),
        (lambda people: people.answer("abcd", "x"), "no question begins with"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_line(
    ann: Desk, secret: Person, act: Callable[[object], object], told: str
) -> None:
    before = ann.file.entries()
    with pytest.raises(WorkbenchError, match=told):
        act(ann.people)
    assert ann.file.entries() == before


def test_a_confidential_person_is_in_no_report_and_no_list_for_others(ann: Desk, secret: Person) -> None:
    question = ann.people.ask(NAME, [CLAIM], "What does Quarrington know?")
    ann.people.answer(question.id, "Quarrington told us.")
    for format_name in export.FORMATS:
        assert "uarrington" not in ann.reports.render(format_name)
    state = export.redacted_state(ann.claims.get(CLAIM), ann.sources.by_id())
    assert "uarrington" not in export.json.dumps(export.json.state_json(state))


@pytest.mark.parametrize("confidential", [True, False])
def test_a_confidential_person_goes_out_only_by_name(
    ann: Desk, secret: Person, tmp_path: Path, confidential: bool
) -> None:
    ann.people.ask(NAME, [CLAIM], "What does Quarrington know?")
    shared = ann.sharing.share(tmp_path / "plain.jsonl", confidential=confidential)
    assert "uarrington" not in (tmp_path / "plain.jsonl").read_text(encoding="utf-8")
    assert shared.withheld == 2
    ann.sharing.share(tmp_path / "named.jsonl", people=[secret.id])
    with Desk.of(Session(ClaimsFile.open(tmp_path / "theirs.db"), m.BEN)) as theirs:
        theirs.sharing.merge(tmp_path / "named.jsonl")
        assert [call.person.name for call in theirs.people.calls()] == [NAME]


def test_a_public_person_goes_out_with_the_article_asked_about(ann: Desk, tmp_path: Path) -> None:
    ann.people.add(Person(id="", name="Ada Lund", email="ada@example.org", confidential=False))
    ann.people.ask("Ada Lund", [CLAIM], "How much?")
    shared = ann.sharing.share(tmp_path / "its.db", article=m.ARTICLE.id)
    assert (shared.entries["person"], shared.entries["question"]) == (1, 1)
    assert "person" not in ann.sharing.share(tmp_path / "other.db", article=m.OTHER.id).entries


def test_a_person_is_erased_with_what_was_asked_of_them(ann: Desk, secret: Person) -> None:
    question = ann.people.ask(NAME, [CLAIM], "What does Quarrington know?")
    ann.people.withdraw(question.id)
    plan = ann.file.erase(secret.id, why="their wish", at=m.AT)
    assert plan.kinds == {"answer": 1, "person": 1, "question": 1}
    assert b"uarrington" not in ann.file.path.read_bytes()
    assert ann.people.all() == ()
    assert ann.file.verify() == ()
