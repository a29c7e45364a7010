"""What people say of an article: it is shown over what came with the text, read anew by it, replaced and undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.store import material as m
from workbench.desk import Desk, Session
from workbench.errors import InputError
from workbench.model import ClaimFilter, article_of
from workbench.store import ClaimsFile

TEXT = "Exports rose 5 percent last year, the ministry said.\n\nThe quay opened in 1987."


@pytest.fixture
def article(ann: Desk, tmp_path: Path) -> str:
    (tmp_path / "draft.txt").write_text(TEXT, encoding="utf-8")
    ann.articles.add(str(tmp_path / "draft.txt"), language="en", published=date(2025, 2, 14))
    return article_of(TEXT).id


def days(desk: Desk, article: str) -> list[str]:
    return [day.edtf for state in desk.claims.each(ClaimFilter(article=article)) for day in state.claim.dates]


def test_another_day_has_relative_dates_resolved_anew_and_undo_brings_them_back(
    ann: Desk, article: str
) -> None:
    assert days(ann, article) == ["2024", "1987"]
    ann.articles.edit(article, published="2021-06-01", title="Exports")
    assert days(ann, article) == ["2020", "1987"]
    assert (ann.articles.get(article).published, ann.articles.get(article).title) == (
        date(2021, 6, 1),
        "Exports",
    )
    ann.articles.edit(article, published="2019-06-01")
    assert days(ann, article) == ["2018", "1987"]
    assert ann.articles.get(article).title == "Exports"
    ann.history.undo()
    assert days(ann, article) == ["2020", "1987"]
    ann.history.undo()
    assert days(ann, article) == ["2024", "1987"]
    assert ann.articles.get(article).published == date(2025, 2, 14)
    assert ann.file.verify() == ()


def test_a_persons_claim_has_its_relative_dates_resolved_anew_too(ann: Desk, article: str) -> None:
    own = ann.own_claims.add(
        article, "rose 5 percent last year, the ministry", claimant="us", wording="It rose."
    )
    ann.articles.edit(article, published="2021-06-01")
    after = ann.claims.get(own.claim.id)
    assert [day.edtf for day in after.claim.dates] == ["2020"]
    assert (after.claim.claimant, after.wording) == ("us", "It rose.")


def test_work_on_the_claims_stays_where_they_are_read_anew(ann: Desk, article: str) -> None:
    claim = next(ann.claims.each(ClaimFilter(article=article))).claim.id
    ann.verdicts.give(claim, "accurate")
    ann.articles.edit(article, published="2021-06-01")
    assert ann.claims.get(claim).status == "checked"


def test_articles_and_claims_are_listed_by_their_deadline(ann: Desk) -> None:
    ann.articles.edit(m.ARTICLE.id, deadline="2025-02-13T17:00", slug="norvik")
    assert [work.head.slug for work in ann.filing.overview(due=date(2025, 2, 13))] == ["norvik"]
    assert ann.filing.overview(due=date(2025, 2, 12)) == ()
    assert len(ann.claims.find(ClaimFilter(due="2025-02-13"))) == 4
    assert ann.claims.find(ClaimFilter(due="2025-02-12")) == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "nothing of the article would change"),
        ({"published": "2025-02-31"}, "is no day; write it as 2025-02-14"),
        ({"published": "yesterday"}, "cannot be kept"),
        ({"deadline": "noon"}, "cannot be kept"),
        ({"language": "tlh"}, "tlh"),
    ],
)
def test_what_cannot_be_said_is_refused_in_a_line_and_writes_nothing(
    ann: Desk, said: dict[str, str], told: str
) -> None:
    before = ann.file.entries()
    with pytest.raises(InputError, match=told):
        ann.articles.edit(m.ARTICLE.id, **said)
    assert ann.file.entries() == before


def test_two_who_differ_both_stand_until_a_third_says_it_again(
    ann: Desk, tmp_path: Path, at: Callable[..., Desk]
) -> None:
    ann.sharing.share(tmp_path / "copy.db")
    with Desk.of(Session(ClaimsFile.open(tmp_path / "theirs.db"), m.BEN)) as theirs:
        theirs.sharing.merge(tmp_path / "copy.db")
        theirs.articles.edit(m.ARTICLE.id, title="Norvik’s port")
        ann.articles.edit(m.ARTICLE.id, title="The port of Norvik", slug="norvik")
        theirs.sharing.share(tmp_path / "back.db")
        ann.sharing.share(tmp_path / "there.db")
        theirs.sharing.merge(tmp_path / "there.db")
        ann.sharing.merge(tmp_path / "back.db")
        assert ann.articles.get(m.ARTICLE.id) == theirs.articles.get(m.ARTICLE.id)
    said = ann.filing.article(m.ARTICLE.id).work["article_details"]
    assert {getattr(each, "title", "") for each in said} == {"Norvik’s port", "The port of Norvik"}
    ann.articles.edit(m.ARTICLE.id, title="Norvik")
    assert len(ann.filing.article(m.ARTICLE.id).work["article_details"]) == 1
    assert ann.filing.article(m.ARTICLE.id).head.slug == "norvik"


def test_what_was_said_of_an_article_is_erased_with_it_and_alone(ann: Desk) -> None:
    ann.articles.edit(m.ARTICLE.id, title="A secret title")
    (said,) = ann.filing.article(m.ARTICLE.id).work["article_details"]
    ann.file.erase(said.id, why="a wish", at=m.AT)
    assert ann.articles.get(m.ARTICLE.id).title == m.ARTICLE.title
    assert b"A secret title" not in ann.file.path.read_bytes()
    assert ann.file.verify() == ()
