"""For a claim, what speaks of the same thing comes first, and a closer figure before one further off."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.conftest import Add
from tests.sources.material import TABLE
from workbench import extract
from workbench.desk import Desk, Reading
from workbench.errors import InputError
from workbench.model import Comparison, article_of
from workbench.sources.search import find


def test_the_passage_with_the_figure_comes_first_and_says_why(desk: Desk, add: Add, tonnes: str) -> None:
    add("The mayor of Norvik likes the harbour.", "mayor.txt")
    report = add()
    found = desk.sources.find_passages(tonnes)
    assert found[0].source_id == report.id
    assert (found[0].passage.locator, found[0].title) == ("¶ 2", "report.txt")
    assert "figure in the same unit: 5.04 million tonnes" in found[0].reasons
    assert "same year: 2019" in found[0].reasons
    assert found[0].reasons[0].startswith("shares ")


def test_a_closer_figure_comes_before_one_further_off(desk: Desk, add: Add, tonnes: str) -> None:
    for figure in ("9.3", "5.1", "1.2"):
        add(f"The harbour handled {figure} million tonnes of cargo in 2019.", f"{figure}.txt", title=figure)
    assert [one.title for one in desk.sources.find_passages(tonnes)][:2] == ["5.1", "9.3"]


def test_other_units_and_other_things_come_later(desk: Desk, add: Add, tonnes: str) -> None:
    add("The harbour handled 5 million letters in 2019.", "post.txt", title="post")
    add("The harbour handled 5.2 million tonnes in 2019.", "cargo.txt", title="cargo")
    assert [one.title for one in desk.sources.find_passages(tonnes)] == ["cargo", "post"]


def test_a_cell_is_found_by_its_heads(desk: Desk, add: Add) -> None:
    add("Harbour,Budget of Norvik 2019\nNorvik port authority,50.1 million euros\n", "budget.csv")
    claim = next(one.claim.id for one in desk.claims.each() if "€40" in one.claim.text)
    assert desk.sources.find_passages(claim)[0].passage.locator == "B2"


def test_earlier_articles_speak_too(desk: Desk, tonnes: str, tmp_path: Path) -> None:
    path = tmp_path / "earlier.txt"
    path.write_text("Cargo\n\nThe harbour handled 4.9 million tonnes of cargo in 2018.\n", encoding="utf-8")
    article = desk.articles.add(str(path)).reading.article
    found = desk.sources.find_passages(tonnes)
    assert [(one.article_id, one.passage.locator) for one in found] == [(article.id, "¶ 2")]


def test_the_title_of_a_source_says_what_its_text_is_of(desk: Desk, add: Add) -> None:
    claim = _marked(desk, "The beetle Carabus veltinus was described by Lund in 1911.")
    other = "In 1911 Lund described a beetle that he had found in a garden."
    add(other, "other.txt", title="Carabus hortensis")
    add("It was described by Lund in 1911 and lives in bogs.", "asked.txt", title="Carabus veltinus")
    assert [one.title for one in desk.sources.find_passages(claim)] == [
        "Carabus veltinus",
        "Carabus hortensis",
    ]


def test_the_same_words_in_two_sources_count_once(desk: Desk, add: Add, tonnes: str) -> None:
    for name in ("one.txt", "two.txt"):
        add("The harbour handled 5 million tonnes of cargo in 2019.\n", name, title=name)
    assert [one.title for one in desk.sources.find_passages(tonnes)] == ["one.txt"]


def test_a_draft_of_the_article_is_no_evidence_for_it(desk: Desk, tmp_path: Path) -> None:
    texts = {
        name: f"Port\n\nThe harbour handled {tonnes} million tonnes of cargo in 2019.\n\nIt has 12 cranes."
        " Norvik built a pier of 300 metres in 2015."
        for name, tonnes in (("first.txt", 5), ("second.txt", 6))
    }
    drafts = []
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        drafts.append(desk.articles.add(str(tmp_path / name)).reading.article.id)
    claim = next(each for each in desk.claims.each() if "6 million" in each.claim.text)
    assert {one.article_id for one in desk.sources.find_passages(claim.claim.id)}.isdisjoint(drafts)


def test_an_article_does_not_speak_for_itself(desk: Desk, tonnes: str) -> None:
    assert desk.sources.find_passages(tonnes) == ()


def test_what_has_nothing_to_do_with_it_is_not_found(desk: Desk, add: Add, tonnes: str) -> None:
    add("Bees fly by day, and bats by night.", "bees.txt")
    assert desk.sources.find_passages(tonnes) == ()


def test_a_source_that_was_taken_back_is_not_found(desk: Desk, add: Add, tonnes: str) -> None:
    add()
    desk.history.undo()
    assert desk.sources.find_passages(tonnes) == ()


def test_as_many_come_as_are_asked_for(desk: Desk, add: Add, tonnes: str) -> None:
    add("\n\n".join(f"The harbour handled {n} million tonnes of cargo in 2019." for n in range(2, 30)))
    assert len(desk.sources.find_passages(tonnes, limit=3)) == 3


def test_each_comes_with_its_comparison_where_there_is_one_to_be_had(
    desk: Desk, add: Add, tonnes: str
) -> None:
    add()
    asked: list[tuple[str, str]] = []

    def compare(claimed: str, found: str, language: str) -> Comparison:
        asked.append((claimed, found))
        if len(asked) > 1:
            raise InputError("no figure")
        return Comparison(claimed=claimed, found=found, outcome="consistent", finding="within_rounding")

    found = find(desk.file, desk.claims.get(tonnes), compare=compare)
    assert found[0].comparison is not None
    assert "5.04 million tonnes" in asked[0][1]
    assert asked[0][0] == desk.claims.get(tonnes).claim.text
    assert all(one.comparison is None for one in found[1:])


def _marked(desk: Desk, sentence: str) -> str:
    """The first claim of an article of this sentence."""
    read = article_of(sentence)
    desk.articles.keep(Reading(article=read, claims=extract.claims(read), problems=()))
    return next(each.claim.id for each in desk.claims.each() if each.claim.article_id == read.id)


@pytest.mark.parametrize(
    "content",
    [TABLE, "\x00", "“" * 50, "9" * 5000, "harbour " * 3000],
    ids=["table", "zero", "marks", "digits", "one word"],
)
def test_no_source_stops_the_search(desk: Desk, add: Add, tonnes: str, content: str) -> None:
    add(content, "odd.csv")
    assert isinstance(desk.sources.find_passages(tonnes), tuple)
