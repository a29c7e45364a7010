"""What was checked before, found in a file: from the claim's sentence to the other claim and its verdict."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.match.pairs import article, main_claim, pairs
from workbench.cli import run
from workbench.desk import Desk, Reading, Session
from workbench.errors import LookupFailed
from workbench.model import Claim, Entry, Span, article_of, checker_of, claim_id
from workbench.store import ClaimsFile
from workbench.store.kinds import bodies

pytestmark = pytest.mark.slow

SAID = "The Varne harbour tunnel cost €7bn."
AGAIN = "Seven billion euros was spent on the Varne harbour tunnel, and it leaks."


def _put(desk: Desk, sentence: str) -> str:
    """Adds a sentence as an article of its own; the id of its main claim, "" where it has none."""
    claim = main_claim(sentence)
    if claim is None:
        return ""
    desk.articles.keep(Reading(article=article(sentence), claims=(claim,), problems=()))
    return claim.id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.of(Session(ClaimsFile.open(tmp_path / "claims.db"), checker_of("Ina Voss"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Both sentences of every pair in one file, written at once: each write waits for the disk."""
    sentences = {sentence for kind in ("same", "alike") for pair in pairs(kind) for sentence in pair}
    with ClaimsFile.open(tmp_path_factory.mktemp("pairs") / "claims.db") as file:
        file.append([entry for sentence in sorted(sentences) for entry in _entries(sentence)])
        yield Desk.of(Session(file, checker_of("Ina Voss")))


def _entries(sentence: str) -> Iterator[Entry]:
    """A sentence as an article of its own with its main claim; nothing where it has none."""
    claim = main_claim(sentence)
    if claim:
        read = article(sentence)
        reading = bodies.ReadingBody(article_id=read.id, extractor="1", claims=(claim,))
        yield bodies.entry("article", bodies.ArticleBody.of(read))
        yield bodies.entry("reading", reading)


def test_a_paraphrase_is_found_among_all_the_others(filled: Desk) -> None:
    missed = []
    for pair in pairs("same"):
        one, other = map(main_claim, pair)
        found = [each.state.claim.id for each in filled.claims.similar(one.id)] if one and other else []
        if other is None or other.id not in found:
            missed.append(pair)
    assert len(missed) <= 0.05 * len(pairs("same")), missed


def test_a_claim_comes_with_the_verdicts_on_the_other_and_whether_the_figures_agree(desk: Desk) -> None:
    said, again = _put(desk, SAID), _put(desk, AGAIN)
    desk.verdicts.give(said, "accurate", explanation="The accounts say so.")
    (found,) = desk.claims.similar(again)
    assert found.state.claim.id == said
    assert [verdict.rating for verdict in found.state.verdicts] == ["accurate"]
    assert (found.match.figures, found.match.same) == ("agree", True)


def test_neither_the_claim_itself_nor_the_rest_of_its_sentence_is_found(desk: Desk) -> None:
    text = "Norrby closed 12 schools and 9 libraries in 2019, and Ada Holt, the mayor, resigned."
    desk.articles.keep(_reading(text))
    rows = desk.claims.find()
    assert len(rows) > 1
    assert [desk.claims.similar(state.claim.id) for state in desk.claims.at(rows)] == [()] * len(rows)


def test_a_dismissed_or_unknown_claim_is_handled(desk: Desk) -> None:
    said, again = _put(desk, SAID), _put(desk, AGAIN)
    desk.verdicts.dismiss(said)
    assert [each.state.status for each in desk.claims.similar(again)] == ["dismissed"]
    with pytest.raises(LookupFailed):
        desk.claims.similar("zz")


@pytest.mark.parametrize("text", ["42 %.", "The the the 9 the.", '« 7 km » NOT AND OR NEAR("x").'])
def test_a_sentence_with_no_rare_word_or_with_words_of_a_query_finds_nothing_and_fails_nothing(
    desk: Desk, text: str
) -> None:
    name = _put(desk, text)
    assert name
    assert desk.claims.similar(name) == ()


def test_a_word_that_every_claim_has_finds_claims_together_with_another(desk: Desk) -> None:
    _many(desk, 700)
    said = _put(desk, "The council of Norrby sold its 12 trams.")
    again = _put(desk, "Its 12 trams were sold by the council of Norrby.")
    assert desk.claims.similar(again)[0].state.claim.id == said


def test_the_commands_show_what_was_checked_before(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_CHECKER", "Ina Voss")
    said, again = _put(desk, SAID), _put(desk, AGAIN)
    database = ["--db", str(tmp_path / "claims.db")]
    assert run([*database, "show", again]) == 0
    assert "checked before" not in capsys.readouterr().out
    desk.verdicts.give(said, "accurate")
    assert run([*database, "show", again]) == 0
    assert f"checked before: {said[:8]} " in (shown := capsys.readouterr().out)
    assert f"figures agree: {SAID}" in shown
    assert run([*database, "similar", again]) == 0
    table = capsys.readouterr().out
    assert all(words in table for words in ("same", "agree", "Accurate", SAID))
    assert run([*database, "similar", again, "--format", "json"]) == 0
    assert '"figures": "agree"' in capsys.readouterr().out


def test_another_figure_is_told_and_is_not_the_same(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_CHECKER", "Ina Voss")
    said, other = _put(desk, SAID), _put(desk, "The Varne harbour tunnel cost €9bn.")
    desk.verdicts.give(said, "accurate")
    (found,) = desk.claims.similar(other)
    assert (found.match.relation, found.match.same) == ("other_figure", False)
    assert run(["--db", str(tmp_path / "claims.db"), "show", other]) == 0
    assert "checked before with another figure" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("The brewery Hopp was fined €9 million for beer.", "The brewery Hopp was fined €2 million for beer."),
        ("Dorn came 16th of all towns for clean air.", "Dorn came 36th of all towns for clean air."),
        ("de: Seit dem 3. Mai fährt die Linie nach Dorn.", "de: Seit dem 9. Mai fährt die Linie nach Dorn."),
        ("A quarter of voters in Dorn are over 65.", "25 percent of voters in Dorn are older than 95."),
    ],
)  # fmt: skip
def test_a_sentence_marked_whole_is_compared_by_the_figures_in_it(said: str, other: str, desk: Desk) -> None:
    names = [_mark_whole(desk, sentence) for sentence in (said, other)]
    (found,) = desk.claims.similar(names[0])
    assert (found.state.claim.id, found.match.same) == (names[1], False)


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("The Varne shipyard will cut 1,200 jobs.", "de: Die Werft Varne streicht 1.200 Stellen."),
        ("Unemployment in Varne fell to 3 percent.", "es: El desempleo en Varne cayó al 3 por ciento."),
        ("fr: La population de Varne a doublé.", "The population of Varne has doubled."),
    ],
)
def test_both_languages_of_a_pair_are_found(desk: Desk, said: str, again: str) -> None:
    _put(desk, "The council of Varne likes trams.")
    names = [_mark_whole(desk, sentence) for sentence in (said, again)]
    assert desk.claims.similar(names[0])[0].state.claim.id == names[1]


def test_forms_of_a_rare_word_are_one_word(desk: Desk) -> None:
    _many(desk, 400)
    said = _put(desk, "The ministry subsidises 12 lighthouses.")
    again = _put(desk, "12 lighthouses are subsidised by the ministry.")
    assert desk.claims.similar(again)[0].state.claim.id == said


def test_one_claim_of_each_sentence_is_shown(desk: Desk) -> None:
    text = "Norrby closed 12 schools and 9 libraries in 2019, and Ada Holt, the mayor, resigned."
    desk.articles.keep(_reading(text))
    asked = _put(desk, "In 2019 Norrby closed 9 libraries.")
    (found,) = desk.claims.similar(asked)
    assert found.state.sentence == text


def test_a_claim_like_no_other_says_so(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    only = _put(desk, SAID)
    assert run(["--db", str(tmp_path / "claims.db"), "similar", only]) == 0
    assert capsys.readouterr().out == "No other claim of the file says this or nearly so.\n"


def _reading(text: str) -> Reading:
    from workbench import extract

    article = article_of(text)
    return Reading(article=article, claims=extract.claims(article), problems=())


def _mark_whole(desk: Desk, sentence: str) -> str:
    """Adds a sentence as an article whose one claim is all of it, as people mark it: without figures of its own."""
    read = article(sentence)
    end = len(read.text)
    claim = Claim(
        id=claim_id(read.id, 0, end), article_id=read.id, start=0, end=end, text=read.text,
        sentence=Span(0, end), kind="statement",
    )  # fmt: skip
    desk.articles.keep(Reading(article=read, claims=(claim,), problems=()))
    return claim.id


def _many(desk: Desk, count: int) -> None:
    """So many claims in which the same words stand beside one of their own."""
    text = " ".join(
        f"The council of Halden sold {number} old buses in Norrby." for number in range(2, count + 2)
    )
    desk.articles.keep(_reading(text))
