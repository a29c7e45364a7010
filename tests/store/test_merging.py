"""What holds for every merge of three desks' files, and what a merge tells."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store import material as m
from tests.store.histories import (
    LAW,
    SNAPSHOT,
    carry_out,
    database,
    desks,
    disputes,
    had,
    histories,
    listed,
    merge_into,
    merged,
    projections,
)
from workbench.errors import InputError
from workbench.model import Entry, Erasure, Merged, Parcel, Snapshot
from workbench.store import ClaimsFile, journal
from workbench.store.connection import transaction
from workbench.store.erasure import removal, requests
from workbench.store.exchange import share, stranger
from workbench.store.kinds import bodies

Desks = list[list[Parcel]]
# Each example merges several files, so a few prove as much as many of one file.
_LAW = settings(LAW, max_examples=25)


def _all_that_shows(db: sqlite3.Connection) -> tuple[object, ...]:
    return had(db), projections(db), disputes(db), listed(db)


def _before_and_after_carrying_out(db: sqlite3.Connection) -> tuple[object, ...]:
    """What shows, what is asked to be erased, and what shows once it is."""
    before = _all_that_shows(db), requests.pending(db)
    carry_out(db)
    return *before, _all_that_shows(db)


@_LAW
@given(desks())
def test_the_order_in_which_desks_are_merged_does_not_matter(given: Desks) -> None:
    found = []
    for order in permutations(given):
        with closing(merged(*order)) as db:
            found.append(_before_and_after_carrying_out(db))
    assert all(one == found[0] for one in found)


@_LAW
@given(desks())
def test_it_does_not_matter_which_desks_are_merged_first(given: Desks) -> None:
    """What people ask for goes on with their entries; lines that nobody stands behind stay where they came."""
    one, two, three = given
    with (
        closing(merged(one, two)) as left,
        closing(merged(two, three)) as right,
        closing(merged(had(left), three)) as ahead,
        closing(merged(one, had(right))) as after,
    ):
        assert _all_that_shows(ahead) == _all_that_shows(after)
        for db in (ahead, after):
            carry_out(db, [request for request in requests.pending(db) if request.checker])
        assert _all_that_shows(ahead) == _all_that_shows(after)


@_LAW
@given(desks(count=2), st.booleans())
def test_when_it_is_carried_out_does_not_matter(given: Desks, first: bool) -> None:
    one, two = given
    with closing(merged(one, two)) as late, closing(merged(one)) as early:
        if first:
            carry_out(early)
        merge_into(early, two)
        carry_out(early)
        carry_out(late)
        assert _all_that_shows(early) == _all_that_shows(late)


@_LAW
@given(desks(count=2))
def test_desks_that_carry_out_all_agree(given: Desks) -> None:
    with closing(merged(given[0])) as here, closing(merged(given[1])) as there:
        for db in (here, there):
            carry_out(db)
        to, fro = had(here), had(there)
        for db, others in ((here, fro), (there, to)):
            merge_into(db, others)
            carry_out(db)
        assert _all_that_shows(here) == _all_that_shows(there)


@_LAW
@given(desks(), desks())
def test_nothing_goes_by_a_merge_and_nothing_erased_here_comes_back(given: Desks, further: Desks) -> None:
    with closing(merged(given[0])) as db:
        carry_out(db)
        gone, kept = removal.erasures(db), set(journal.entries(db))
        for parcels in (*given, *further):
            merge_into(db, parcels)
            here = set(journal.entries(db))
            assert kept <= here
            assert {entry.id for entry in here}.isdisjoint(erasure.id for erasure in gone)
            kept = here


@_LAW
@given(desks())
def test_merging_again_changes_nothing(given: Desks) -> None:
    with closing(merged(*given)) as db:
        before = _all_that_shows(db), requests.pending(db)
        for again in (*given, had(db)):
            told = merge_into(db, again)
            assert (told.new, told.snapshots, told.erased, told.disputed) == ({}, 0, 0, ())
        assert (_all_that_shows(db), requests.pending(db)) == before


@_LAW
@given(desks())
def test_a_merge_and_a_rebuild_give_the_same(given: Desks) -> None:
    with closing(merged(*given)) as db:
        before = projections(db)
        with transaction(db):
            journal.rebuild(db)
        assert projections(db) == before


@_LAW
@given(histories())
def test_merging_gives_what_appending_gives(history: list[Entry]) -> None:
    with closing(database([history])) as appended, closing(merged(history)) as one:
        assert projections(one) == projections(appended)


@_LAW
@given(desks(count=1), st.sampled_from(["out.db", "out.jsonl"]))
def test_what_is_shared_and_merged_is_the_same_journal(given: Desks, name: str) -> None:
    with closing(merged(*given)) as db, tempfile.TemporaryDirectory() as folder:
        share.write(out := Path(folder) / name, had(db))
        share.write(again := Path(folder) / f"again-{name}", had(db))
        assert out.read_bytes() == again.read_bytes()
        with closing(merged(_unpacked(out))) as other:
            assert _all_that_shows(other) == _all_that_shows(db)


def _unpacked(path: Path) -> list[Parcel]:
    """What is in a shared file, read in this process: a new one for each example would take too long."""
    if path.suffix == ".jsonl":
        from workbench.store.exchange.lines import parcel_of

        return [parcel_of(line) for line in path.read_bytes().splitlines()]
    from workbench.store.exchange import child_database

    return list(child_database.parcels(path))


def test_a_merge_tells_what_is_new(file: ClaimsFile) -> None:
    file.append([m.article(), m.reading(*m.CLAIMS), m.verdict()])
    told = file.merge([[*m.whole_history(), SNAPSHOT]])
    assert told.new["verdict"] == 2
    assert told.new["article"] == 1
    assert told.claims == 2  # one of the other article, one that a person added
    assert told.known == 3
    assert told.snapshots == 1
    assert told.disputed == (m.TONNES.id,)
    assert told.unknown == ("contact",)


def test_a_verdict_that_resolves_settles_the_dispute(file: ClaimsFile) -> None:
    first, second = m.verdict(), m.verdict(rating="mixed", by=m.BEN)
    file.append([m.article(), m.reading(*m.CLAIMS), first, second])
    assert file.merge([[m.verdict(rating="mixed", replaces=(first, second))]]).settled == (m.TONNES.id,)


def test_a_dispute_that_stands_is_not_told_again(file: ClaimsFile) -> None:
    file.append([m.reading(*m.CLAIMS), m.verdict(), m.verdict(rating="mixed", by=m.BEN)])
    assert file.merge([[m.verdict(m.SHARE)]]) == Merged(new={"verdict": 1})


def test_what_others_erased_goes_when_it_is_carried_out_and_then_stays_out(file: ClaimsFile) -> None:
    note, verdict = m.verdict(m.SHARE), m.verdict()
    file.append([m.article(), m.reading(*m.CLAIMS), note])
    gone = Erasure(id=note.id, at=m.AT, why="a court’s order")
    told = file.merge([[gone]])
    assert (told.erased, told.requested) == (0, 1)
    assert note in file.entries()
    assert file.carry_out(file.erasure_requests()) == 1
    told = file.merge([[note, verdict]])
    assert (told.refused, told.new) == (1, {"verdict": 1})
    assert [one.id for one in file.entries() if one.kind == "verdict"] == [verdict.id]


def test_what_others_erased_stays_until_it_is_carried_out(file: ClaimsFile) -> None:
    file.append([m.article(), m.reading(*m.CLAIMS), m.verdict()])
    told = file.merge([[Erasure(id=m.verdict().id, at=m.AT, why="a wish")]])
    assert told.erased == 0
    assert m.verdict() in file.entries()
    assert file.erasures() == ()


_FORGED: dict[str, Parcel] = {
    "entry": replace(m.verdict(), body=m.verdict(rating="mixed").body),
    "known entry": replace(m.article(), body=m.article(m.OTHER).body),
    "no id": replace(m.verdict(), id="quay"),
    "kind": replace(m.verdict(), kind="note"),
    "snapshot": replace(SNAPSHOT, sha256="0" * 64),
    "no snapshot": Snapshot(sha256="00", media_type="text/plain", data=b"00"),
    "erasure": Erasure(id="0", at=m.AT, why="a wish"),
}


@pytest.mark.parametrize("forged", _FORGED.values(), ids=_FORGED.keys())
def test_nothing_is_kept_of_a_file_in_which_anything_is_forged(file: ClaimsFile, forged: Parcel) -> None:
    file.append([m.article()])
    before = file.path.read_bytes()
    with pytest.raises(InputError):
        file.merge([[m.reading(*m.CLAIMS), m.verdict(m.SHARE)], [forged]])
    assert file.path.read_bytes() == before


def test_a_rehearsal_shows_what_would_come_and_keeps_nothing(file: ClaimsFile) -> None:
    file.append([m.article()])
    before = file.path.read_bytes()
    with file.rehearsal():
        assert file.merge([m.whole_history()]).new["verdict"] == 3
        assert file.merge([m.whole_history()]).new == {}
        assert len(file.entries()) == len(m.whole_history())
    assert file.path.read_bytes() == before


def test_a_failure_within_a_rehearsal_takes_back_its_own_merge_alone(file: ClaimsFile) -> None:
    with file.rehearsal():
        file.merge([[m.article()]])
        with pytest.raises(InputError):
            file.merge([[m.verdict(), _FORGED["entry"]]])
        assert [entry.kind for entry in file.entries()] == ["article"]


def test_a_claims_file_is_merged_as_it_is(file: ClaimsFile, tmp_path: Path) -> None:
    with ClaimsFile.open(tmp_path / "theirs.db") as theirs:
        theirs.append(m.whole_history())
    file.merge(stranger.parcels(tmp_path / "theirs.db"))
    assert set(file.entries()) == set(m.whole_history())
    assert file.verify() == ()


def test_bytes_may_come_before_their_source_and_stay_for_it(file: ClaimsFile) -> None:
    file.merge([[SNAPSHOT]])
    assert file.verify() == ()
    assert file.unnamed_snapshots() == {SNAPSHOT.sha256}
    source = m.work("source", bodies.SourceBody(title="Port statistics", snapshot=SNAPSHOT.sha256))
    file.merge([[source]])
    assert file.unnamed_snapshots() == frozenset()
    file.rebuild()
    assert file.snapshot(SNAPSHOT.sha256)
