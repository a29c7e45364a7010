"""Nobody's entry undoes another's work in silence: what would set it aside is a proposal until it is agreed to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store import material as m
from tests.store.histories import LAW, append, carry_out, database, histories, merge_into, projections, shown
from workbench.model import ClaimState, Entry, Erasure, Parcel, Proposal, checker_of
from workbench.store import ClaimsFile, journal
from workbench.store.connection import transaction
from workbench.store.kinds import bodies
from workbench.store.queries.proposals import proposals

EVE = checker_of("Eve Nott")
_LAW = settings(LAW, max_examples=40)
_BEFORE = [m.article(), m.reading(*m.CLAIMS)]
FIRST, SECOND, QUOTE = m.verdict(), m.verdict(rating="mixed", by=m.BEN), m.evidence()
NOTE = m.work("note", bodies.NoteBody(claim_id=m.TONNES.id, text="ring the port"))
EVES = m.verdict(rating="mixed", by=EVE, replaces=(FIRST,))
UNDONE = m.retraction(FIRST, QUOTE, by=EVE)
DENIED = m.dismissal(by=EVE)

# What comes from outside, beside what its claim has then: status, live verdicts, kinds of what is proposed.
_CASES: dict[str, tuple[list[Entry], str, list[Entry], list[str]]] = {
    "another's verdict taken back": ([FIRST, m.retraction(FIRST, by=EVE)], "disputed", [FIRST], ["retraction"]),
    "by the author": ([FIRST, m.retraction(FIRST)], "open", [], []),
    "by both": ([FIRST, m.retraction(FIRST, by=EVE), m.retraction(FIRST)], "open", [], []),
    "before it came": ([UNDONE, FIRST, QUOTE], "disputed", [FIRST], ["retraction"]),
    "and the author agrees": ([FIRST, QUOTE, UNDONE, m.acceptance(UNDONE)], "open", [], []),
    "agreed to before it came": ([m.acceptance(UNDONE), UNDONE, FIRST, QUOTE], "open", [], []),
    "and a third agrees": ([FIRST, QUOTE, UNDONE, m.acceptance(UNDONE, by=m.BEN)], "disputed", [FIRST], ["retraction"]),
    "and who proposed it agrees": ([FIRST, UNDONE, m.acceptance(UNDONE, by=EVE)], "disputed", [FIRST], ["retraction"]),
    "and the author agrees no longer": (
        [FIRST, UNDONE, yes := m.acceptance(UNDONE), m.retraction(yes)], "disputed", [FIRST], ["retraction"]
    ),
    "and it is taken back by who proposed it": ([FIRST, UNDONE, m.retraction(UNDONE, by=EVE)], "checked", [FIRST], []),
    "the author's undo taken back by another": (
        [FIRST, undo := m.retraction(FIRST), m.retraction(undo, by=EVE)], "open", [], []
    ),
    "evidence alone": ([QUOTE, m.retraction(QUOTE, by=EVE)], "disputed", [], ["retraction"]),
    "another's verdict replaced": ([FIRST, EVES], "disputed", [FIRST, EVES], ["verdict"]),
    "and its author agrees to that": ([FIRST, EVES, m.acceptance(EVES)], "checked", [EVES], []),
    "and its author says so too": (
        [FIRST, EVES, own := m.verdict(rating="mixed", replaces=(FIRST,))], "confirmed", [own, EVES], []
    ),
    "a dispute settled by a third": (
        [FIRST, SECOND, third := m.verdict(rating="outdated", by=EVE, replaces=(FIRST, SECOND))],
        "disputed", [FIRST, SECOND, third], ["verdict"],
    ),
    "and one side agrees": ([FIRST, SECOND, third, m.acceptance(third)], "disputed", [SECOND, third], ["verdict"]),
    "and both agree": (
        [FIRST, SECOND, third, m.acceptance(third), m.acceptance(third, by=m.BEN)], "checked", [third], []
    ),
    "replaced by way of one's own": (
        [FIRST, one := m.verdict(rating="false", by=EVE, replaces=(FIRST,)), m.retraction(one, by=EVE),
         two := m.verdict(rating="false", by=EVE, replaces=(one,))],
        "disputed", [FIRST, two], [],
    ),
    "dismissed with another's verdict": ([FIRST, DENIED], "disputed", [FIRST], ["dismissal"]),
    "dismissed with another's evidence": ([QUOTE, DENIED], "disputed", [], ["dismissal"]),
    "dismissed with another's note": ([NOTE, DENIED], "disputed", [], ["dismissal"]),
    "dismissed, and the other agrees": ([NOTE, DENIED, m.acceptance(DENIED)], "dismissed", [], []),
    "dismissed, and the other took theirs back": ([FIRST, DENIED, m.retraction(FIRST)], "dismissed", [], []),
    "dismissed without any work": ([DENIED], "dismissed", [], []),
    "dismissed with one's own work": ([m.verdict(by=EVE), DENIED], "dismissed", [EVES], []),
    "a dismissal taken back by another": ([m.dismissal(), m.retraction(m.dismissal(), by=EVE)], "disputed", [],
                                          ["dismissal", "retraction"]),
}  # fmt: skip
_CASES["dismissed with one's own work"][2][:] = [m.verdict(by=EVE)]


@pytest.mark.parametrize(("history", "status", "live", "kinds"), _CASES.values(), ids=_CASES)
def test_what_comes_from_outside_sets_aside_its_authors_own_work_alone(
    file: ClaimsFile, history: list[Entry], status: str, live: list[Entry], kinds: list[str]
) -> None:
    file.merge([_BEFORE])
    for entry in history:
        file.merge([[entry]])
    state = file.claim(m.TONNES.id)
    assert state.status == status
    assert {verdict.id for verdict in state.verdicts} == {entry.id for entry in live}
    assert sorted({each.kind for each in file.proposals([m.TONNES.id])}) == kinds
    assert {each.id for each in file.proposals()} >= {each.id for each in file.proposals([m.TONNES.id])}
    assert file.verify() == ()


@pytest.mark.parametrize("entry", [UNDONE, EVES, DENIED], ids=lambda entry: entry.kind)
def test_what_people_at_this_desk_write_counts_here_at_once(
    file: ClaimsFile, entry: Entry, tmp_path: Path
) -> None:
    file.append([*_BEFORE, FIRST, QUOTE])
    file.append([entry])
    assert file.claim(m.TONNES.id).status != "disputed"
    assert file.proposals() == ()
    file.rebuild()
    assert file.claim(m.TONNES.id).status != "disputed"
    with ClaimsFile.open(tmp_path / "other.db") as other:
        other.merge([file.entries()])
        assert other.claim(m.TONNES.id).status == "disputed"
        other.append([m.acceptance(entry, by=m.BEN)])
        assert other.claim(m.TONNES.id) == file.claim(m.TONNES.id)
        assert other.verify() == ()


def test_a_proposal_about_a_source_is_told_of_no_claim(file: ClaimsFile) -> None:
    file.merge([[report := m.source(), undo := m.retraction(report, by=EVE)]])
    assert file.proposals() == (
        Proposal(
            id=undo.id, kind="retraction", claim_id="", checker=EVE.id, at=m.AT,
            set_aside=(("source", report.id, m.ANN.id),),
        ),
    )  # fmt: skip
    assert [source.id for source in file.sources()] == [report.id]


def test_a_long_chain_of_retractions_is_settled_once_each(file: ClaimsFile) -> None:
    """Each takes back the one before; they come last first, and then once more from the middle."""
    chain = [FIRST]
    for number in range(5_000):
        chain.append(m.retraction(chain[-1], salt=str(number)))
    file.merge([[*_BEFORE, *reversed(chain)]])
    assert file.claim(m.TONNES.id).status == "checked"
    file.merge([[m.retraction(chain[-1], salt="one more")]])
    assert file.claim(m.TONNES.id).status == "open"


# Measured once on a whole file of another's work: a retraction of all of it, verdicts in place of all, dismissals.
_CLAIMS = (m.TONNES, m.BILLIONS, m.SHARE, m.OPENED)
_VERDICTS = [m.verdict(of, salt=str(number)) for of in _CLAIMS for number in range(5)]
_EVIDENCE = [m.evidence(of, quote=str(number)) for of in _CLAIMS for number in range(3)]
_ATTACKS: dict[str, list[Entry]] = {
    "one retraction of everything": [m.retraction(*_VERDICTS, *_EVIDENCE, by=EVE)],
    "a verdict in place of each": [m.verdict(of, "unproven", by=EVE, replaces=(each,), salt=each.id)
                                   for of in _CLAIMS for each in _VERDICTS],
    "a dismissal of every claim": [m.dismissal(of, by=EVE) for of in _CLAIMS],
}  # fmt: skip


@pytest.mark.parametrize("attack", _ATTACKS.values(), ids=_ATTACKS)
def test_a_file_of_hostile_entries_hides_nothing(file: ClaimsFile, attack: list[Entry]) -> None:
    file.append([*_BEFORE, *_VERDICTS, *_EVIDENCE])
    file.merge([attack])
    states = [file.claim(of.id) for of in _CLAIMS]
    assert {state.status for state in states} == {"disputed"}
    assert {verdict.id for state in states for verdict in state.verdicts} >= {each.id for each in _VERDICTS}
    assert {each.id for state in states for each in state.evidence} == {each.id for each in _EVIDENCE}
    assert {each.claim_id for each in file.proposals()} == {of.id for of in _CLAIMS}


# Laws: honest people's history, and whatever one hostile author writes about it, in any order.


@st.composite
def _hostile(draw: st.DrawFn, honest: list[Entry]) -> list[Parcel]:
    written: list[Entry] = []
    for number in range(draw(st.integers(1, 5))):
        named = draw(st.lists(st.sampled_from([*honest, *written]), min_size=1, max_size=3, unique=True))
        written.append(draw(st.sampled_from(_eves(named, str(number)))))
    erased = draw(st.lists(st.sampled_from(honest), max_size=3))
    return [*written, *(Erasure(id=entry.id, at=m.AT, why="so I say") for entry in erased)]


def _eves(named: list[Entry], salt: str) -> list[Entry]:
    verdicts = tuple(entry for entry in named if entry.kind == "verdict")
    return [
        m.retraction(*named, by=EVE, salt=salt),
        m.verdict(m.TONNES, "unproven", by=EVE, replaces=verdicts, salt=salt),
        m.acceptance(*named, by=EVE, salt=salt),
        m.dismissal(m.TONNES, by=EVE),
        m.erasure_request(*named, by=EVE),
    ]


def _work(states: dict[str, ClaimState]) -> set[str]:
    verdicts = {verdict.id for state in states.values() for verdict in state.verdicts}
    return verdicts | {piece.id for state in states.values() for piece in state.evidence}


@_LAW
@given(st.data())
def test_honest_work_stays_in_sight_whatever_a_hostile_author_adds(data: st.DataObject) -> None:
    honest = data.draw(histories().filter(bool))
    hostile = data.draw(_hostile(honest))
    with closing(database([honest])) as alone, closing(database()) as db:
        for parcel in data.draw(st.permutations([*honest, *hostile])):
            merge_into(db, [parcel])
        before, after = shown(alone), shown(db)
        assert _work(before) <= _work(after)
        assert {
            name for name, state in before.items() if state.status != "dismissed" and _work({name: state})
        } <= {name for name, state in after.items() if state.status != "dismissed"}
        _assert_disputes_are_told(db, after)


def _assert_disputes_are_told(db: sqlite3.Connection, states: dict[str, ClaimState]) -> None:
    """A claim is in dispute where its verdicts differ, or something is proposed on it that is told."""
    told = {each.claim_id for each in proposals(db)}
    for name, state in states.items():
        if state.status == "disputed":
            differing = {(verdict.scale, verdict.rating) for verdict in state.verdicts}
            assert len(differing) > 1 or name in told


@_LAW
@given(st.data())
def test_the_order_of_hostile_and_honest_entries_does_not_matter(data: st.DataObject) -> None:
    honest = data.draw(histories().filter(bool))
    parcels = [*honest, *data.draw(_hostile(honest))]
    with closing(database()) as one, closing(database()) as other:
        for parcel in data.draw(st.permutations(parcels)):
            merge_into(one, [parcel])
        merge_into(other, parcels)
        assert (projections(one), proposals(one)) == (projections(other), proposals(other))
        with transaction(one):
            journal.rebuild(one)
        assert projections(one) == projections(other)


@_LAW
@given(st.data())
def test_nothing_that_was_erased_here_comes_back_from_a_hostile_author(data: st.DataObject) -> None:
    honest = data.draw(histories().filter(bool))
    with closing(database([honest])) as db:
        merge_into(db, gone := [Erasure(id=honest[-1].id, at=m.AT, why="a wish")])
        carry_out(db)
        merge_into(db, [*data.draw(_hostile(honest)), *honest])
        assert gone[0].id not in {entry.id for entry in journal.entries(db)}


@_LAW
@given(histories())
def test_declining_all_that_is_proposed_ends_what_is_not_a_matter_of_verdicts(history: list[Entry]) -> None:
    with closing(database([history])) as db:
        refused = [each.id for each in proposals(db) if each.kind != "verdict"]
        if refused:
            body = bodies.RetractionBody(entries=tuple(dict.fromkeys(refused)))
            with transaction(db):
                journal.append(db, journal.checked([m.work("retraction", body, salt="no")]), here=True)
        assert not {each.id for each in proposals(db)} & set(refused)
        append(db, [])
