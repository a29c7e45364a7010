"""Who claims what in each language: kinds, claimants, grouping and worth, and an example for every row of a table."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import extract
from workbench.extract.quotations import QuotationMarks
from workbench.extract.sentences import Sentences
from workbench.extract.telling import expression, telling
from workbench.extract.voices import shared, voices
from workbench.extract.word_classes import WordClasses
from workbench.model import Claim, Span, article_of

HERE = Path(__file__).parent / "telling"
ARTICLES = Path(__file__).parents[1] / "articles"
TOLD = (
    "faehrstreit",
    "pont-de-sermeuil",
    "embalse-de-tolmar",
)  # articles whose claims are written beside them
LANGUAGES = ("de", "en", "es", "fr")
TABLES = {name: tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8")) for name in LANGUAGES}
FIGURES = ("quantity", "change", "date")
by_language = pytest.mark.parametrize("language", LANGUAGES)


def _sentences(text: str, language: str) -> tuple[Span, ...]:
    table = telling(language)
    return Sentences(language, goes_on=table.sentence_goes_on, ends=table.sentence_ends).of(text)


def rows(key: str) -> list[Any]:
    """The rows of all languages below a key of their tables."""
    made = []
    for language, table in TABLES.items():
        for row in table[key]:
            cells = row if isinstance(row, list) else [row]
            made.append(pytest.param(language, *cells, id=f"{language} {cells[0][:60]}"))
    return made


def _classed(text: str, language: str) -> str:
    """The classes of a sentence's words, as ways of saying are written in."""
    table = telling(language)
    quotations = QuotationMarks(table.quotes, table.open_quotes).of(text)
    return (
        WordClasses(table.speech.words, table.speech.shapes, elides=table.speech.elides)
        .of(quotations.outside)
        .letters
    )


def _inside(text: str, language: str) -> list[str]:
    table = telling(language)
    quotations = QuotationMarks(table.quotes, table.open_quotes).of(text)
    return [_classed(text[slice(*quotation.inside)], language) for quotation in quotations.all]


def claims(text: str, language: str) -> tuple[Claim, ...]:
    return extract.claims(article_of(text, language=language, published=date(2025, 2, 14)))


def texts(language: str) -> list[str]:
    """Every text written for a language's table."""
    table = TABLES[language]
    firsts = [row[0] for key in ("kinds", "claimants", "goes_on", "sizes") for row in table[key]]
    return [*firsts, *(text for row in table["worth"] for text in row), *table["no_statement"]]


def by_sentence(language: str) -> list[str]:
    return [text[slice(*span)] for text in texts(language) for span in _sentences(text, language)]


@pytest.mark.parametrize(("language", "text", "kind", "words"), rows("kinds"))
def test_a_claim_has_its_kind_and_the_words_that_belong_to_it(
    language: str, text: str, kind: str, words: str
) -> None:
    found = [claim.text for claim in claims(text, language) if claim.kind == kind]
    assert [one for one in found if words in one] != [], claims(text, language)


@pytest.mark.parametrize(("language", "text", "claimant"), rows("claimants"))
def test_the_claimant_is_who_says_it(language: str, text: str, claimant: str) -> None:
    found = {claim.claimant for claim in claims(text, language) if claim.quantities}
    assert found == {claimant}


@pytest.mark.parametrize(("language", "text", "claimant"), rows("goes_on"))
def test_a_pronoun_a_quotation_continued_and_reported_speech_have_the_speaker_named_before(
    language: str, text: str, claimant: str
) -> None:
    figures = [claim for claim in claims(text, language) if claim.quantities]
    assert figures[-1].claimant == claimant


@pytest.mark.parametrize(("language", "text", "sizes"), rows("sizes"))
def test_figures_of_one_relation_are_one_claim(language: str, text: str, sizes: list[int]) -> None:
    found = [claim for claim in claims(text, language) if claim.kind in FIGURES]
    assert [len(claim.quantities) + len(claim.dates) for claim in found] == sizes


@pytest.mark.parametrize(("language", "text"), rows("no_statement"))
def test_questions_hopes_and_headings_are_no_statements(language: str, text: str) -> None:
    assert [claim.text for claim in claims(text, language) if claim.kind == "statement"] == []


def test_a_line_alone_is_a_statement_without_a_stop_but_not_above_others() -> None:
    line = "Train driver acquitted over crash in Ulm"
    assert [claim.text for claim in claims(line, "en")] == [line]
    assert line not in [
        claim.text for claim in claims(f"{line}\n\nThe fair of Ulm was held on a Monday.", "en")
    ]


@pytest.mark.parametrize(("language", "more", "less"), rows("worth"))
def test_worth_ranks_what_can_be_checked_above_hopes_and_questions(
    language: str, more: str, less: str
) -> None:
    best = max(claim.worth for claim in claims(more, language))
    assert best > max((claim.worth for claim in claims(less, language)), default=0)


@by_language
def test_every_statement_has_an_example(language: str) -> None:
    table, written = telling(language), by_sentence(language)
    without = [
        row.name
        for row in table.statement
        if not any(expression(row.pattern, table.speech).search(text) for text in written)
    ]
    assert without == []


def _voices_with_an_example(language: str) -> set[str]:
    texts = by_sentence(language)
    outside = [_classed(text, language) for text in texts]
    inside = [letters for text in texts for letters in _inside(text, language)]
    return {
        voice.name
        for voice in voices(telling(language))
        if any(voice.expression.search(letters) for letters in (inside if voice.inside else outside))
    }


@by_language
def test_every_way_of_saying_of_a_language_has_an_example(language: str) -> None:
    found = _voices_with_an_example(language)
    assert [row.name for row in telling(language).voice if row.name not in found] == []


def test_every_way_of_saying_that_languages_share_has_an_example_in_one_of_them() -> None:
    found = set().union(*(_voices_with_an_example(language) for language in LANGUAGES))
    assert [row.name for row in shared() if row.name not in found] == []


@by_language
def test_every_reason_for_worth_has_an_example(language: str) -> None:
    found = {
        reason for text in texts(language) for claim in claims(text, language) for reason in claim.reasons
    }
    assert [row.reason for row in telling(language).worth if row.reason not in found] == []


@by_language
def test_a_table_names_its_rows_once_and_its_cues_are_in_what_the_rows_fit(language: str) -> None:
    table = telling(language)
    names = [row.name for row in table.statement] + [row.name for row in (*table.voice, *shared())]
    assert len(names) == len(set(names))
    missed = [
        (row.name, found.group())
        for row in table.statement
        if row.cues
        for text in by_sentence(language)
        for found in expression(row.pattern, table.speech).finditer(text)
        if not any(cue in text for cue in row.cues)
    ]
    assert missed == []


@by_language
@given(data=st.data())
def test_claims_of_any_text_lie_in_their_sentence_and_overlap_only_by_containment(
    language: str, data: st.DataObject
) -> None:
    pieces = st.one_of(st.sampled_from(TABLES[language]["pieces"]), st.text(max_size=40))
    text = " ".join(data.draw(st.lists(pieces, max_size=30)))
    found = claims(text, language)
    assert found == claims(text, language)
    for claim in found:
        assert text[claim.start : claim.end] == claim.text
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end
        assert 0 <= claim.worth <= 1
    for one, other in ((a, b) for i, a in enumerate(found) for b in found[i + 1 :]):
        apart = one.end <= other.start
        assert apart or other.end <= one.end or (other.start == one.start and one.end <= other.end)


@by_language
def test_a_piece_repeated_ends_and_keeps_its_spans(language: str) -> None:
    """Each would hang a reader whose expressions backtrack or whose passes nest."""
    for piece in TABLES[language]["pieces"]:
        text = f"{piece} " * (5_000 // len(piece))
        assert all(text[one.start : one.end] == one.text for one in claims(text, language))


@pytest.mark.parametrize("name", TOLD)
def test_an_article_has_the_claims_that_a_desk_would_tick_with_their_claimants(name: str) -> None:
    expected = tomllib.loads((ARTICLES / f"{name}.toml").read_text(encoding="utf-8"))
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    found = claims(text, expected["language"])
    missed = [
        (kind, words, claimant, [(c.kind, c.text, c.claimant) for c in found if words in c.text])
        for kind, words, claimant in expected["claims"]
        if not any(c.kind == kind and words in c.text and c.claimant == claimant for c in found)
    ]
    assert missed == []
