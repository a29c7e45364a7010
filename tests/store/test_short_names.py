"""Short names of sources: a number that never moves, and never two sources by one name."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store import material as m
from tests.store.histories import LAW, database, histories
from workbench.errors import LookupFailed
from workbench.model import Entry, Erasure
from workbench.store import ClaimsFile, journal
from workbench.store.connection import transaction
from workbench.store.derive import short_names
from workbench.store.erasure import removal
from workbench.store.kinds import bodies
from workbench.store.kinds.body_types import LARGEST_NUMBER
from workbench.store.queries import sources

_LATER = m.AT.replace("2025", "2026")
_TIDES, _PILOTS = m.source("Tide tables", number=12), m.source("Call with the pilots", number=12, by=m.BEN)


def _names(db: sqlite3.Connection) -> dict[str, str]:
    """The short names of all sources by id, of those taken back too."""
    return dict(db.execute("SELECT id, short_name FROM sources").fetchall())


def _numbers(db: sqlite3.Connection) -> dict[str, int]:
    return dict(db.execute("SELECT id, number FROM sources").fetchall())


def _given(entry: Entry) -> int:
    return bodies.decode(entry, bodies.SourceBody).number


def _erase(db: sqlite3.Connection, *entries: Entry) -> None:
    with transaction(db):
        removal.erase(db, [Erasure(id=one.id, at=m.AT, why="a wish") for one in entries])


# What holds for every history


@LAW
@given(st.data())
def test_names_follow_from_the_journal_alone(data: st.DataObject) -> None:
    history = data.draw(histories())
    shuffled = data.draw(st.permutations(history))
    with closing(database([history])) as one, closing(database([e] for e in shuffled)) as other:
        assert _names(one) == _names(other)
        assert sources.sources(one) == sources.sources(other)
        with transaction(one):
            journal.rebuild(one)
        assert _names(one) == _names(other)


@LAW
@given(st.data())
def test_a_number_that_was_given_stays_whatever_comes_and_goes(data: st.DataObject) -> None:
    history = data.draw(histories())
    gone = data.draw(st.lists(st.sampled_from(history), unique=True)) if history else []
    given_ones = {entry.id: _given(entry) for entry in history if entry.kind == "source" and _given(entry)}
    with closing(database([entry] for entry in history)) as db:
        assert {name: _numbers(db)[name] for name in given_ones} == given_ones
        _erase(db, *gone)
        left = _numbers(db)
        assert all(left[name] == number for name, number in given_ones.items() if name in left)


@LAW
@given(histories())
def test_a_name_that_is_shown_names_that_source_and_a_number_of_several_names_none(
    history: list[Entry],
) -> None:
    with closing(database([history])) as db:
        names, numbers = _names(db), _numbers(db)
        shared = Counter(numbers.values())
        for source in sources.sources(db):
            if db.execute("SELECT live FROM sources WHERE id = ?", (source.id,)).fetchone() == (1,):
                assert short_names.id_called(db, source.short_name) == source.id
            if shared[source.number] > 1:
                with pytest.raises(LookupFailed, match=f"the name of {shared[source.number]} sources"):
                    short_names.id_called(db, f"s{source.number}")
        assert len(set(names.values())) == len(names)


@LAW
@given(st.data())
def test_a_number_is_never_chosen_twice_in_a_file(data: st.DataObject) -> None:
    history = data.draw(histories())
    gone = data.draw(st.lists(st.sampled_from(history), unique=True)) if history else []
    with closing(database([history])) as db:
        before = set(_numbers(db).values())
        _erase(db, *gone)
        assert short_names.next_number(db) not in before


# One by one


@pytest.fixture
def alike(file: ClaimsFile) -> ClaimsFile:
    """A file in which two sources have the number 12."""
    file.append([_TIDES, _PILOTS])
    return file


def test_a_source_alone_with_its_number_is_called_by_it(file: ClaimsFile) -> None:
    file.append([_TIDES])
    assert file.source(" S12 ").short_name == "s12"
    assert file.source(f"s12-{_TIDES.id[:3]}").id == file.source("s012").id == _TIDES.id


def test_of_two_with_one_number_neither_is_guessed_and_both_are_named(alike: ClaimsFile) -> None:
    names = {one.id: one.short_name for one in alike.sources()}
    assert names == {one.id: f"s12-{one.id[:2]}" for one in (_TIDES, _PILOTS)}
    for ask in (alike.source, alike.doomed):
        with pytest.raises(LookupFailed) as refused:
            ask("s12")
        told = str(refused.value)
        assert told.startswith("s12 is the name of 2 sources: s12-")
        assert "\n" not in told
        for one, title in ((_TIDES, "“Tide tables”"), (_PILOTS, "“Call with the pilots”")):
            assert f"{names[one.id]} {title}" in told


@pytest.mark.parametrize("digits", [1, 2, 7, 40])
def test_enough_of_its_id_behind_the_number_says_which(alike: ClaimsFile, digits: int) -> None:
    assert _TIDES.id[0] != _PILOTS.id[0]
    for one in (_TIDES, _PILOTS):
        name = f"s12-{one.id[:digits]}"
        assert alike.source(name).id == alike.source(name.upper()).id == one.id
        assert alike.source(one.id[:8]).id == one.id
        assert one.id in alike.doomed(name).ids


@pytest.mark.parametrize("name", ["s12-", "s12-xy", "s12-0000000", "s13-4f", "s0", "s1234567890", "s-4f"])
def test_what_is_no_name_of_a_source_is_told(alike: ClaimsFile, name: str) -> None:
    with pytest.raises(LookupFailed, match="`workbench source list`"):
        alike.source(name)


def test_as_many_digits_are_shown_as_sources_with_one_number_need(file: ClaimsFile) -> None:
    made = [m.source("Tides", number=3, salt=str(n)) for n in range(40)]
    file.append([*made, m.source("Alone", number=4)])
    names = [one.short_name for one in file.sources() if one.number == 3]
    (digits,) = {len(name) for name in names}
    assert digits > len("s3-00")
    assert len(set(names)) == 40
    assert len({name[:-1] for name in names}) < 40
    with pytest.raises(LookupFailed) as refused:
        file.source("s3")
    assert str(refused.value).count("“") == 4
    assert "and 36 more; say which, such as s3-" in str(refused.value)


def test_a_long_title_is_cut_where_it_is_asked_which(file: ClaimsFile) -> None:
    file.append([m.source("Tides\n" * 300, number=1), m.source("Pilots", number=1)])
    with pytest.raises(LookupFailed) as refused:
        file.source("s1")
    assert len(str(refused.value)) < 300
    assert "\n" not in str(refused.value)


def test_one_that_was_taken_back_still_stands_in_the_way_of_its_name(alike: ClaimsFile) -> None:
    alike.append([undo := m.retraction(_PILOTS)])
    (left,) = alike.sources()
    assert left.short_name == f"s12-{_TIDES.id[:2]}", "what was printed before may mean the other"
    with pytest.raises(LookupFailed, match=r"“Call with the pilots” \(taken back\)"):
        alike.source("s12")
    with pytest.raises(LookupFailed, match="there is no source s12-"):
        alike.source(f"s12-{_PILOTS.id[:2]}")
    alike.append([m.retraction(undo)])
    assert alike.source(f"s12-{_PILOTS.id[:2]}").id == _PILOTS.id


def test_the_next_number_is_after_the_highest_taken_back_or_erased(file: ClaimsFile) -> None:
    assert file.next_source_number() == 1
    file.append([_TIDES, m.source("Older")])
    assert file.next_source_number() == 13
    file.append([m.retraction(_TIDES)])
    assert file.next_source_number() == 13
    file.erase(_TIDES.id, why="a wish", at=m.AT)
    assert file.next_source_number() == 13
    file.rebuild()
    assert file.next_source_number() == 13
    assert file.verify() == ()


def test_a_stranger_who_took_the_last_number_leaves_the_others(file: ClaimsFile) -> None:
    file.append([m.source("Last", number=LARGEST_NUMBER), m.source("First", number=1)])
    assert file.next_source_number() == 2


# Entries of the first version, which have no number


def test_those_without_a_number_have_their_place_among_them(file: ClaimsFile) -> None:
    older, newer = m.source("Older"), m.source("Newer", at=_LATER)
    file.append([newer, _TIDES, older])
    assert {one.title: one.short_name for one in file.sources()} == {
        "Older": "s1",
        "Newer": "s2",
        "Tide tables": "s12",
    }


def test_one_without_a_number_that_meets_another_is_told_apart(file: ClaimsFile) -> None:
    older, given_one = m.source("Older"), m.source("Tide tables", number=1)
    file.append([older, given_one])
    assert {one.short_name for one in file.sources()} == {
        f"s1-{older.id[:2]}",
        f"s1-{given_one.id[:2]}",
    }
    with pytest.raises(LookupFailed, match="s1 is the name of 2 sources"):
        file.source("s1")


def test_two_files_with_the_same_journal_list_their_sources_alike(tmp_path: Path) -> None:
    history = [_TIDES, _PILOTS, m.source("Older"), m.source("Newer", at=_LATER)]
    with ClaimsFile.open(tmp_path / "one.db") as one, ClaimsFile.open(tmp_path / "two.db") as two:
        one.append(history)
        for entry in reversed(history):
            two.append([entry])
        assert one.sources() == two.sources()
