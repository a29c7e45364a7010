"""What a source says is read in its own language, whatever that of the article."""

from __future__ import annotations

from tests.sources.conftest import Add
from workbench.desk import Desk

GERMAN = """Der Hafen von Norvik im Jahr 2019

Die Direktorin ist seit drei Jahren im Amt. Der Hafen von Norvik hat im Jahr 2019 rund 5,04 Mio. Tonnen umgeschlagen,
mehr als je zuvor. Für die Kais wurden 1.250 Pfähle gerammt, und die Arbeiten sind noch nicht zu Ende.
"""


def test_a_source_knows_its_language(desk: Desk, add: Add) -> None:
    assert {one.language for one in desk.sources.passages(add(GERMAN, "hafen.txt").id)} == {"de"}
    assert {one.language for one in desk.sources.passages(add().id)} == {"en"}
    desk.upkeep.rebuild()
    assert set(desk.file.languages().values()) == {"de", "en"}


def test_a_passage_in_another_language_is_found_and_compared_by_its_figures(
    desk: Desk, add: Add, tonnes: str
) -> None:
    add(GERMAN, "hafen.txt")
    found = desk.sources.find_passages(tonnes)[0]
    assert found.comparison is not None
    assert found.comparison.outcome == "consistent"
    assert "5,04 Mio. Tonnen" in found.comparison.explanation


def test_the_sentence_that_speaks_of_the_claim_is_what_there_is_to_attach(
    desk: Desk, add: Add, tonnes: str
) -> None:
    source = add(GERMAN, "hafen.txt")
    found = desk.sources.find_passages(tonnes)[0]
    assert found.quote.startswith("Der Hafen von Norvik hat im Jahr 2019")
    assert found.quote.endswith("mehr als je zuvor.")
    assert desk.sources.place(source.id, found.quote).word_for_word


def test_figures_of_evidence_are_read_in_the_language_of_their_source(
    desk: Desk, add: Add, tonnes: str
) -> None:
    source = add(GERMAN, "hafen.txt")
    desk.evidence.attach(tonnes, source.id, quote="Für die Kais wurden 1.250 Pfähle gerammt")
    assert desk.calculations.run("e1 * 2", tonnes).result == "2,500"
    made = desk.evidence.compare_quote(desk.claims.get(tonnes), "5,04 Mio. Tonnen", source=source.id)
    assert made.outcome == "consistent"


def test_a_source_in_a_language_without_a_grammar_is_read_as_the_article_is(desk: Desk, add: Add) -> None:
    italian = "Il porto di Norvik ha movimentato nel 2019 circa 5 milioni di tonnellate di merci, " * 3
    assert {one.language for one in desk.sources.passages(add(italian, "porto.txt").id)} == {""}
