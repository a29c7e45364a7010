"""Claims that cannot both hold, and sentences that do not add up: real articles in a real file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli.group import workbench
from workbench.desk import Desk
from workbench.model import checker_of

FIRST = "The port of Norvik handled 12,000 containers in March, said Ada Holm."
SECOND = "The port of Norvik handled 21,000 containers in March, said Ben Osei."
BETWEEN = "The council meets on Tuesdays and has nine members."
SLIP = "The council has four priorities: quays, rail and dredging."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "claims.db", checker=checker_of("Ina Voss")) as opened:
        yield opened


def add(desk: Desk, *sentences: str, name: str = "article.txt") -> str:
    """The id of an article with these sentences, a paragraph each."""
    path = desk.file.path.parent / name
    path.write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
    return desk.articles.add(str(path)).reading.article.id


def test_two_claims_of_an_article_that_cannot_both_hold_are_named(desk: Desk) -> None:
    article = add(desk, FIRST, BETWEEN, SECOND)
    (found,) = desk.contradictions.find(article)
    assert found.other is not None
    assert found.line == (
        f"contradicts claim {found.other.number}: 12,000 against 21,000; both say handled, containers"
    )
    assert found.comparison.outcome == "inconsistent"
    assert not found.earlier


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (("Der Mast ist 52 Meter hoch.", "Wanderer mögen den 58 Meter hohen Mast."), "both say hoch (hohen)"),
        (("Der Mast ist 52 Meter hoch.", "Der alte Mast war 58 Meter hoch."), ""),
        (("Bei Ollbach warteten 18 Fähren.", "Die 25 Fähren liegen jetzt im Hafen."), "both say Fähren"),
        (("Bei Ollbach warteten 18 Fähren.", "Weitere 25 Fähren fuhren einen Umweg."), ""),
        (
            (
                "Le nouveau pont sur la rivière coûtera 14 millions d'euros.",
                "Pour les habitants, un pont à 19 millions d'euros est trop cher.",
            ),
            "both say pont",
        ),
        (
            (
                "Le nouveau pont sur la rivière coûtera 14 millions d'euros.",
                "L'ancien pont sur la rivière avait coûté 9 millions d'euros.",
            ),
            "",
        ),
        (
            ("El puente se construyó en 1931.", "Su construcción en 1938 fue lenta."),
            "construyó (construcción)",
        ),
        (("El puente se construyó en 1931.", "Su demolición en 1978 fue lenta."), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else value[1],
)
def test_figures_of_one_thing_are_known_in_each_language(
    desk: Desk, sentences: tuple[str, str], told: str
) -> None:
    article = add(desk, *sentences)
    assert [told in one.line for one in desk.contradictions.find(article)] == [True] * bool(told)


def test_each_of_the_two_names_the_other(desk: Desk) -> None:
    add(desk, FIRST, BETWEEN, SECOND)
    (found,) = desk.contradictions.find()
    assert found.other is not None
    for one, other in ((found.claim, found.other), (found.other, found.claim)):
        (told,) = desk.contradictions.find(claim=one.claim.id)
        assert told.claim == one
        assert told.other == other


def test_what_a_checker_dismissed_contradicts_nothing(desk: Desk) -> None:
    add(desk, FIRST, BETWEEN, SECOND)
    desk.verdicts.dismiss(desk.contradictions.find()[0].claim.claim.id)
    assert desk.contradictions.find() == ()


@pytest.mark.parametrize(
    ("sentence", "sound"),
    [
        ("Of the 57 pilots, 30 were for it, 20 were against it and five stayed away.", False),
        ("Of the 55 pilots, 30 were for it, 20 were against it and five stayed away.", True),
        ("The port has 80 cranes, of which 40 are new, 30 are old and 16 are broken.", False),
        ("The port has 86 cranes, of which 40 are new, 30 are old and 16 are broken.", True),
        ("Of the 57 pilots, 30 have a dog and 20 have a boat.", True),
        ("Of the 57 pilots, 10 have a dog, 9 have a cat and 8 have a boat.", True),
        ("There are 30 cranes, 20 lorries and 9 trams, together no fewer than the 65 machines.", True),
        ("There are 30 cranes, 20 lorries and 9 trams, together exactly 65 machines.", False),
        ("Von den 57 Lotsen waren 30 dafür, 20 dagegen und fünf blieben weg.", False),
        ("Sur les 57 pilotes, 30 étaient pour, 20 étaient contre et 5 étaient absents.", False),
        ("De los 57 pilotos, 30 estaban a favor, 20 en contra y 5 ausentes.", False),
    ],
)
def test_what_a_sentence_divides_makes_up_the_whole(desk: Desk, sentence: str, sound: bool) -> None:
    assert [one.other for one in desk.contradictions.find(add(desk, sentence))] == ([] if sound else [None])


def test_a_sentence_that_does_not_add_up_is_named(desk: Desk) -> None:
    article = add(desk, BETWEEN, SLIP)
    (found,) = desk.contradictions.find(article)
    assert found.other is None
    assert found.line == (
        "does not add up: The sentence says four priorities and names 3: quays, rail, dredging."
    )


@pytest.mark.parametrize(("rating", "stands"), [("accurate", True), ("mixed", True), ("inaccurate", False)])
def test_a_claim_checked_earlier_counts_unless_it_was_found_wrong(
    desk: Desk, rating: str, stands: bool
) -> None:
    earlier = add(desk, FIRST, name="earlier.txt")
    article = add(desk, SECOND)
    assert desk.contradictions.find(article) == ()
    desk.verdicts.give(
        next(one.claim.id for one in desk.claims.each() if one.claim.article_id == earlier), rating
    )
    found = desk.contradictions.find(article)
    assert [one.earlier for one in found] == [True] * stands
    if stands:
        assert found[0].line.endswith("21,000 against 12,000; both say containers, handled, norvik, port")
        assert "checked earlier" in found[0].line


@pytest.mark.parametrize(
    "article", sorted((Path(__file__).parents[1] / "articles").glob("**/*.txt")), ids=lambda path: path.stem
)
def test_nothing_is_named_in_an_article_that_holds(desk: Desk, article: Path) -> None:
    desk.articles.add(str(article))
    assert [one.line for one in desk.contradictions.find()] == []


def test_the_command_tells_them_and_exits_with_1(desk: Desk) -> None:
    article = add(desk, FIRST, BETWEEN, SECOND, SLIP)
    done = run(desk, "contradictions", "--article", article[:8])
    assert done.exit_code == 0
    assert done.return_value == 1
    first, why, second = done.output.splitlines()
    assert "contradicts claim" in first
    assert "21,000 containers" in why
    assert "does not add up" in second


def test_the_command_prints_json_and_show_a_line(desk: Desk) -> None:
    add(desk, FIRST, BETWEEN, SECOND)
    (told,) = json.loads(run(desk, "contradictions", "--format", "json").output)
    assert told["other"]["text"].startswith("21,000")
    assert told["comparison"]["outcome"] == "inconsistent"
    assert "contradicts claim" in run(desk, "show", told["claim"]["id"]).output


def test_of_an_article_without_any_is_said_that_none_was_found(desk: Desk) -> None:
    add(desk, FIRST, BETWEEN)
    done = run(desk, "contradictions")
    assert (done.return_value, len(done.output.splitlines())) == (0, 1)
    assert done.output.startswith("Found no ")


def run(desk: Desk, *args: str) -> Result:
    return CliRunner().invoke(
        workbench, ["--db", str(desk.file.path), *args], catch_exceptions=False, standalone_mode=False
    )
