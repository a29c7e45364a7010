"""Look-ups by the beginning of an id, lists in order, and a search in which nothing acts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store import material as m
from tests.store.histories import LAW, database
from workbench.errors import LookupFailed
from workbench.model import ClaimFilter, article_of, claim_id
from workbench.store import ClaimsFile
from workbench.store.queries import claims


@pytest.fixture
def read(file: ClaimsFile) -> ClaimsFile:
    file.append([m.article(), m.article(m.OTHER), m.reading(*m.CLAIMS), m.reading(m.DYKE), m.source()])
    return file


def _texts(file: ClaimsFile, wanted: ClaimFilter) -> list[str]:
    return [state.claim.text for state in file.states(file.find(wanted))]


# Look-ups


@pytest.mark.parametrize(
    "prefix", [m.TONNES.id, m.TONNES.id[:6], m.TONNES.id[:6].upper(), f" {m.TONNES.id} "]
)
def test_a_claim_is_found_by_the_beginning_of_its_id(read: ClaimsFile, prefix: str) -> None:
    state = read.claim(prefix)
    assert state.claim == m.TONNES
    assert state.sentence == "The harbour of Norvik handled 5.0 million tonnes in 2019"


@pytest.mark.parametrize(
    "prefix",
    ["zzzz", "", " ", "%", "_", "0000", "' OR 1 --", m.TONNES.id + "0", "f" * 40, "é", "\0", "\ud800"],
)
def test_a_prefix_that_fits_nothing_says_where_the_ids_are(read: ClaimsFile, prefix: str) -> None:
    with pytest.raises(LookupFailed, match=r"no claim begins with .*; `workbench list` shows the ids"):
        read.claim(prefix)


def test_each_kind_of_thing_has_its_own_remedy(read: ClaimsFile) -> None:
    with pytest.raises(LookupFailed, match=r"no source begins with 'zz'; `workbench source list`"):
        read.source("zz")
    with pytest.raises(LookupFailed, match="no article begins with 'zz'"):
        read.article("zz")
    with pytest.raises(LookupFailed, match="no article begins with 'zz'"):
        read.find(ClaimFilter(article="zz"))
    with pytest.raises(LookupFailed, match="no entry has the id 'zz'"):
        read.entry("zz")


def test_a_prefix_that_fits_several_says_how_many(file: ClaimsFile) -> None:
    sources = [m.source(f"Report {number}") for number in range(20)]
    file.append(sources)
    shared = max("0123456789abcdef", key=lambda digit: sum(entry.id.startswith(digit) for entry in sources))
    count = sum(entry.id.startswith(shared) for entry in sources)
    with pytest.raises(LookupFailed, match=f"'{shared}' fits {count} sources; give more characters"):
        file.source(shared)


def test_what_was_read_comes_back_whole(read: ClaimsFile) -> None:
    assert read.article(m.ARTICLE.id[:8]) == m.ARTICLE
    assert (
        tuple(state.claim for state in read.states(read.find(ClaimFilter(article=m.ARTICLE.id)))) == m.CLAIMS
    )
    (source,) = read.sources()
    assert source == read.source(m.source().id[:8])
    assert (source.title, source.checker, source.at) == ("Port statistics", m.ANN.id, m.AT)
    assert read.entry(m.article().id) == m.article()


def test_checkers_are_known_by_id(file: ClaimsFile) -> None:
    file.append([m.checker(m.ANN), m.checker(m.BEN), m.checker(replace(m.BEN, initials=""))])
    assert file.checkers() == {m.ANN.id: m.ANN, m.BEN.id: m.BEN}


# Lists


def test_claims_come_by_article_and_in_text_order(read: ClaimsFile) -> None:
    mine, other = ["5.0 million tonnes", "€40 billion", "One in four", "3 May 1987"], ["7 km"]
    expected = mine + other if m.ARTICLE.id < m.OTHER.id else other + mine
    assert _texts(read, ClaimFilter()) == expected


def test_claims_come_by_worth_and_then_in_text_order(read: ClaimsFile) -> None:
    assert _texts(read, ClaimFilter(article=m.ARTICLE.id[:8], sort="worth")) == [
        "5.0 million tonnes",
        "€40 billion",
        "One in four",
        "3 May 1987",
    ]
    assert _texts(read, ClaimFilter(sort="worth"))[2] == "7 km"


def test_claims_are_narrowed_by_status(read: ClaimsFile) -> None:
    read.append([m.verdict(m.SHARE)])
    assert _texts(read, ClaimFilter(status="checked")) == ["One in four"]
    assert _texts(read, ClaimFilter(status="checked", search="harbour")) == []


def test_states_keep_the_order_asked_for_and_leave_out_what_is_gone(read: ClaimsFile) -> None:
    rows = read.find(ClaimFilter())
    backward = read.states((*reversed(rows), 10**9))
    assert [state.claim.id for state in reversed(backward)] == [state.claim.id for state in read.states(rows)]


def test_more_claims_than_one_statement_holds_come_in_order(file: ClaimsFile) -> None:
    article = article_of("7 " * 1200)
    claims = [
        replace(m.DYKE, id=claim_id(article.id, at, at + 1), article_id=article.id, start=at, end=at + 1)
        for at in range(0, 2400, 2)
    ]
    file.append([m.article(article), m.reading(*claims)])
    states = file.states(file.find(ClaimFilter()))
    assert [state.claim.start for state in states] == list(range(0, 2400, 2))
    assert [state.number for state in states] == list(range(1, 1201))


def test_articles_come_by_date_title_and_id_with_their_counts(read: ClaimsFile) -> None:
    dated = article_of("Third text.", title="A", published=date(2025, 2, 14))
    read.append([m.article(dated), m.verdict(m.SHARE), m.dismissal(m.OPENED)])
    heads = read.articles()
    assert [head.title for head in heads] == ["Dykes", "Norvik’s harbour", "A"]
    assert [head.counts.claims for head in heads] == [1, 4, 0]
    assert heads[1].counts == read.counts(m.ARTICLE.id)
    assert (heads[1].counts.open, heads[1].counts.checked, heads[1].counts.dismissed) == (2, 1, 1)
    assert heads[2].published == date(2025, 2, 14)
    assert read.counts().claims == 5


# Search


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("harbour", ["5.0 million tonnes"]),
        ("HARB norv", ["5.0 million tonnes"]),
        ("naive", ["One in four"]),
        ("Naïve SOUTH", ["One in four"]),
        ("lund", ["€40 billion"]),
        ("40 bill", ["€40 billion"]),
        ("€40", ["€40 billion"]),
        ("€", ["€40 billion"]),
        ("€ tonnes", []),
        ("5.0", ["5.0 million tonnes"]),
        ("arbour", []),
        ("harbour lund", []),
        ("text NOT claimant", []),
        ("text:harbour", []),
        ("harbour OR lund", []),
        ("NEAR(the harbour)", []),
        ("^mayor", ["3 May 1987"]),
        ('"harbour', ["5.0 million tonnes"]),
        ('harbour" *', []),
        ("harb*", ["5.0 million tonnes"]),
        ("(harbour", ["5.0 million tonnes"]),
        ("' OR 1=1 --", []),
        ("%", []),
        ("harbour\0", ["5.0 million tonnes"]),
        ("\ud800", []),
    ],
)
def test_a_search_takes_words_as_words(read: ClaimsFile, typed: str, found: list[str]) -> None:
    assert _texts(read, ClaimFilter(article=m.ARTICLE.id, search=typed)) == found


def test_an_empty_search_narrows_nothing(read: ClaimsFile) -> None:
    assert read.find(ClaimFilter(search="  \t")) == read.find(ClaimFilter())


@pytest.fixture(scope="module")
def searched() -> Iterator[sqlite3.Connection]:
    with closing(database([[m.article(), m.reading(*m.CLAIMS)]])) as db:
        yield db


@LAW
@given(typed=st.text(max_size=12))
def test_no_search_fails(searched: sqlite3.Connection, typed: str) -> None:
    everything = claims.find(searched, ClaimFilter())
    assert set(claims.find(searched, ClaimFilter(search=typed))) <= set(everything)
