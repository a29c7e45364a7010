"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.sentences import Sentences
from workbench.extract.telling import telling


def cut(text: str, language: str = "en") -> list[str]:
    table = telling(language)
    found = Sentences(language, goes_on=table.sentence_goes_on, ends=table.sentence_ends).of(text)
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["It runs at 90 km/h.", "It is late."]),
        ("en", ["Mr. Holm met Ms. Berg.", "They left."]),
        ("en", ["It costs $9 an hour.", "“Too much,” she said."]),
        ("en", ["It weighs 5.2 kg.", "That is all."]),
        ("en", ["At 5 p.m. Monday he left.", "She stayed."]),
        ("fr", ["Le directeur, M. Perrenoud, est là.", "Il part."]),
        ("de", ["Am 3. Mai 1987 kam Dr. Berg.", "Der 19. Jahrgang ging."]),
        ("de", ["Das kostet ca. 5 Mio. Euro.", "Zu viel."]),
        ("es", ["La Sra. Gómez dijo que EE. UU. creció.", "Luego se fue."]),
    ],
)
def test_abbreviations_decimals_and_units_end_no_sentence_and_full_stops_do(
    language: str, sentences: list[str]
) -> None:
    assert cut(" ".join(sentences), language) == sentences


def test_an_empty_line_ends_a_sentence_and_a_line_break_does_not() -> None:
    assert cut("Harbour\n\nThe port\ngrew.") == ["Harbour", "The port\ngrew."]


@given(st.text(alphabet="aB. “”\nMr/h5", max_size=80))
def test_sentences_are_in_order_apart_and_hold_every_word(text: str) -> None:
    found = cut(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() and sentence for sentence in found)
