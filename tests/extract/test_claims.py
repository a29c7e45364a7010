"""Which figures, dates and statements of a text become one claim, of what kind, and whose."""

from datetime import date

import pytest

from workbench import extract
from workbench.errors import InputError
from workbench.model import Claim, article_of


def claims(text: str) -> list[Claim]:
    return list(extract.claims(article_of(text, published=date(2025, 2, 14))))


def of_kind(text: str, kind: str) -> list[str]:
    return [claim.text for claim in claims(text) if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The ferries carry 400 grey cars each day.", "quantity", ["400 grey cars"]),
        ("The town spends 5 percent of GDP on its wall.", "quantity", ["5 percent of GDP"]),
        ("Rents rose from €40 to €50.", "change", ["€40 to €50"]),
        ("Last spring rents, which had been stable, rose by 3 points to 40.", "change", ["3 points to 40"]),
        ("The tower has stood since 1949.", "date", ["since 1949"]),
        (
            "It was the third-largest harbour of the coast.",
            "ranking",
            ["the third-largest harbour of the coast"],
        ),
        ("Ada Holm, the mayor of Skarvik, was there.", "role", ["Ada Holm, the mayor of Skarvik"]),
        ("“We will not sell the harbour,” she said.", "quote", ["We will not sell the harbour"]),
        ("The ferry was cancelled because of the storm.", "statement", ["because of the storm"]),
        ("The guild was founded by three brothers.", "statement", ["founded by three brothers"]),
        ("The port belongs to the city of Skarvik.", "statement", ["belongs to the city of Skarvik"]),
        (
            "Engineers closed the old lock on the canal.",
            "statement",
            ["Engineers closed the old lock on the canal"],
        ),
    ],
)
def test_a_claim_has_its_kind_and_the_words_that_belong_to_it(
    text: str, kind: str, expected: list[str]
) -> None:
    found = of_kind(text, kind)
    assert [each for each in expected if not any(each in one for one in found)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Shall the port be sold?",
        "I think we should wait.",
        "The port might close.",
        "Harbour news",
        "Weather",
    ],
)
def test_questions_hopes_and_headings_are_no_statements(text: str) -> None:
    assert of_kind(text, "statement") == []


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("It spent €3 billion over five years.", [2]),
        ("The crew of 12 grew 5 percent in 1987.", [1, 2]),
        ("About 70 ships and 12 tugs lay there.", [1, 1]),
        ("A gust of 168 km/h (104 mph) was measured.", [2]),
        ("Fares fell to $60 from $90.", [2]),
        ("The 301-metre hill takes roughly three hours.", [1, 1]),
    ],
)
def test_figures_of_one_relation_are_one_claim(text: str, sizes: list[int]) -> None:
    found = [claim for claim in claims(text) if claim.kind in ("quantity", "change", "date")]
    assert [len(claim.quantities) + len(claim.dates) for claim in found] == sizes


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Exports rose 5 percent, Ada Holm said.", "Ada Holm"),
        ("Exports rose 5 percent, said Ada Holm.", "Ada Holm"),
        ("“Exports rose 5 percent,” said manager Ada Holm.", "Ada Holm"),
        ("According to the ministry, exports rose 5 percent.", "the ministry"),
        ("Exports rose 5 percent, according to the port authority.", "the port authority"),
        ("Ada Holm, director of the port, said exports rose 5 percent.", "Ada Holm"),
        ("Port chief Ada Holm defended the plan, noting that exports rose 5 percent.", "Ada Holm"),
        ("Researchers report that exports rose 5 percent.", "Researchers"),
        ("Holm was asked first. Exports rose 5 percent.", ""),
        ("A sign where “Ada Holm said” was painted shows 5 percent.", ""),
    ],
)
def test_the_claimant_is_who_says_it(text: str, claimant: str) -> None:
    figures = [claim for claim in claims(text) if claim.quantities]
    assert [claim.claimant for claim in figures] == [claimant]


def test_a_surname_and_a_pronoun_stand_for_the_person_named_before() -> None:
    found = claims(
        "Ada Holm runs the port. Holm said exports rose 5 percent. They fell 7 percent before, she added."
    )
    assert [claim.claimant for claim in found if claim.quantities] == ["Ada Holm", "Ada Holm"]


def test_a_quotation_continued_has_the_speaker_of_its_paragraph() -> None:
    found = claims("“Exports rose 5 percent. Imports fell 7 percent,” said Ada Holm.")
    assert {claim.claimant for claim in found if claim.quantities} == {"Ada Holm"}


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Spending rose by €4 billion in 2024.", "Will 4 ships come?"),
        ("Exports rose 5 percent, the ministry said.", "Exports might rise in May."),
        ("It is the largest port, with 400 ships.", "We have 4 hopes."),
    ],
)
def test_worth_ranks_what_can_be_checked_above_hopes_and_questions(more: str, less: str) -> None:
    assert max(claim.worth for claim in claims(more)) > max(claim.worth for claim in claims(less))


def test_worth_comes_with_reasons_in_words() -> None:
    (claim,) = [claim for claim in claims("Spending rose by €4 billion.") if claim.kind == "change"]
    assert "states a change" in claim.reasons


def test_a_language_without_a_grammar_is_misuse() -> None:
    with pytest.raises(InputError, match="no grammar"):
        extract.claims(article_of("5 percent", language="tlh"))
