"""What holds for every history of a claims file."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.store import material as m
from tests.store.histories import LAW, append, database, histories, projections, shown
from workbench.model import ClaimState, Entry, Source
from workbench.store import journal, schema
from workbench.store.connection import transaction
from workbench.store.queries import sources

_WORK = [m.verdict(salt="w"), m.evidence(), m.dismissal(), m.source("Newest"), m.source("Own", number=4)]


@LAW
@given(histories())
def test_a_rebuild_gives_the_same_projections(history: list[Entry]) -> None:
    with closing(database([entry] for entry in history)) as db:
        before = projections(db)
        with transaction(db):
            journal.rebuild(db)
        assert projections(db) == before


@LAW
@given(st.data())
def test_the_order_in_which_entries_arrive_does_not_matter(data: st.DataObject) -> None:
    history = data.draw(histories())
    shuffled = data.draw(st.permutations(history))
    with (
        closing(database([entry] for entry in history)) as one,
        closing(database([e] for e in shuffled)) as other,
    ):
        assert projections(one) == projections(other)


@LAW
@given(st.data())
def test_the_batches_in_which_entries_arrive_do_not_matter(data: st.DataObject) -> None:
    history = data.draw(st.permutations(data.draw(histories())))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(history)), max_size=3)))
    batches = [history[start:end] for start, end in pairwise([0, *cuts, len(history)])]
    with closing(database([entry] for entry in history)) as one, closing(database(batches)) as other:
        assert projections(one) == projections(other)


@LAW
@given(histories())
def test_appending_a_history_again_changes_nothing(history: list[Entry]) -> None:
    with closing(database([history])) as db:
        before = projections(db), list(journal.entries(db))
        assert append(db, history) == 0
        assert (projections(db), list(journal.entries(db))) == before


@LAW
@given(histories(), st.sampled_from(_WORK))
def test_a_retraction_restores_the_state_before(history: list[Entry], work: Entry) -> None:
    with closing(database([history])) as db:
        before, listed = _without_places(shown(db)), _without_numbers(sources.sources(db))
        append(db, [work])
        during = shown(db)
        append(db, [undo := m.retraction(work, salt="u")])
        after = _without_places(shown(db))
        if after.keys() > before.keys():  # what is listed since may be what a later draft's claims come from
            before, after = _without_predecessors(before), _without_predecessors(after)
        assert {name: after[name] for name in before} == before
        assert _without_numbers(sources.sources(db)) == listed
        append(db, [m.retraction(undo, salt="r")])
        assert shown(db) == during


@LAW
@given(histories())
def test_the_search_index_holds_what_it_indexes(history: list[Entry]) -> None:
    with closing(database([entry] for entry in history)) as db:
        for index in schema.SEARCHED:
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


@LAW
@given(histories())
def test_listed_claims_are_numbered_in_text_order_without_gaps(history: list[Entry]) -> None:
    with closing(database([entry] for entry in history)) as db:
        for article in (m.ARTICLE, m.OTHER):
            states = [state for state in shown(db).values() if state.claim.article_id == article.id]
            states.sort(key=lambda state: (state.claim.start, state.claim.end))
            assert [state.number for state in states] == list(range(1, len(states) + 1))


@LAW
@given(histories())
def test_work_never_leaves_the_list(history: list[Entry]) -> None:
    with closing(database([history])) as db:
        known = {name for (name,) in db.execute("SELECT id FROM claims")}
        worked_on = {
            name
            for table in ("verdicts", "evidence", "dismissals", "notes", "waivers")
            for (name,) in db.execute(f"SELECT claim_id FROM {table}")
        }
        assert known & worked_on <= shown(db).keys()


@LAW
@given(histories())
def test_every_entry_is_given_back_as_it_came(history: list[Entry]) -> None:
    with closing(database([history])) as db:
        assert list(journal.entries(db)) == list(dict.fromkeys(history))


def _without_places(states: dict[str, ClaimState]) -> dict[str, ClaimState]:
    """A claim that was not listed before stays listed once anyone has worked on it, and moves others down."""
    return {name: _without_place(state) for name, state in states.items()}


def _without_place(state: ClaimState) -> ClaimState:
    before = state.before and replace(state.before, claim=_without_place(state.before.claim))
    return replace(state, number=0, before=before)


def _without_predecessors(states: dict[str, ClaimState]) -> dict[str, ClaimState]:
    return {name: replace(state, before=None) for name, state in states.items()}


def _without_numbers(sources: tuple[Source, ...]) -> list[Source]:
    """A source that was taken back keeps its number, so that no other is called by it."""
    return [replace(source, number=0, short_name="") for source in sources]
