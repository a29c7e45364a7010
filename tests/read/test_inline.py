"""What marks within a sentence do to what it says: raised digits, struck and hidden words, quotations, white space."""

import pytest

from workbench import read

REST = (
    "<p>The harbour authority of Kolmvik said on Tuesday that dredging of the basin will cost 48 million crowns, "
    "almost twice what was budgeted, and that two of its three cranes will stand idle until the work there is done.</p>"
)


def page(sentence: str) -> bytes:
    return f'<html lang="en"><head><meta charset="utf-8"></head><body><article><p>{sentence}</p>{REST}{REST}'.encode()


def first(sentence: str) -> str:
    return read.read_bytes(page(sentence))[0].text.split("\n\n")[0]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("It has 250<sup>4</sup> staff.", "It has 250 staff."),
        ("It has 250<sup><a href='#n'>4</a></sup> staff.", "It has 250 staff."),
        ("It has 250<a href='#n'><sup>4</sup></a> staff.", "It has 250 staff."),
        ("So it was in 2020<sup>3</sup>.", "So it was in 2020."),
        ("So it was in 2020<sup>[3]</sup>, they said.<sup>4, 5</sup>", "So it was in 2020, they said."),
        ("It has 10<sup>6</sup> cells.", "It has 10^6 cells."),
        ("It is 5 × 10<sup>−9</sup> m wide.", "It is 5 × 10^-9 m wide."),
        ("It has 250 m<sup>2</sup> of floor.", "It has 250 m2 of floor."),
        ("At 9 m s<sup>-1</sup> it stops.", "At 9 m s⁻¹ it stops."),
        ("It saves 40 tonnes of CO<sub>2</sub> a year.", "It saves 40 tonnes of CO2 a year."),
        ("It saves 40 tonnes of CO<sup>2</sup> a year.", "It saves 40 tonnes of CO2 a year."),
        ("It has 250<sup>a<sup>b<sup>4</sup></sup></sup> staff.", "It has 250ab staff."),
        ("It is the 3<sup>rd</sup> of its kind.", "It is the 3rd of its kind."),
        ("C’est le XIX<sup>e</sup> siècle, le 2<sup>ème</sup> port.", "C’est le XIXe siècle, le 2ème port."),
    ],
)  # fmt: skip
def test_raised_digits_are_notes_but_for_powers_units_and_formulas(sentence: str, said: str) -> None:
    assert first(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "said", "told"),
    [
        ("It has <s>90</s> 95 staff.", "It has 95 staff.", "struck out on it, and left out: 1 word, “90”"),
        (
            "It has <del>90</del> <ins>95</ins> staff.",
            "It has 95 staff.",
            "struck out on it, and left out: 1 word, “90”",
        ),
        (
            "It has <span style='text-decoration: line-through'>90 old</span> 95 staff.",
            "It has 95 staff.",
            "struck out on it, and left out: 2 words, “90 old”",
        ),
        (
            "It has 95 <span hidden>or 90</span> staff.",
            "It has 95 staff.",
            "hidden on it, and left out: 2 words, “or 90”",
        ),
        (
            "It has 95 <i style='color:red;display: none'>or 90</i> staff.",
            "It has 95 staff.",
            "hidden on it, and left out: 2 words, “or 90”",
        ),
    ],
)  # fmt: skip
def test_struck_and_hidden_words_are_left_out_and_told(sentence: str, said: str, told: str) -> None:
    article, problems = read.read_bytes(page(sentence))
    assert article.text.split("\n\n")[0] == said
    assert told in [problem.message for problem in problems]


def test_a_page_that_hides_its_article_until_a_script_runs_is_read() -> None:
    article, _ = read.read_bytes(
        f'<html><body><div style="display:none"><p>Menu</p>{REST}{REST}</div>'.encode()
    )
    assert "48 million crowns" in article.text


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("On <time datetime='2024-03-05'>5 March 2024</time> it had 95 staff.", "On 5 March 2024 it had 95 staff."),
        ("It said <q>no more than 95</q> before May.", "It said “no more than 95” before May."),
        ("It said <q>no <b>more</b></q> before May.", "It said “no more” before May."),
        ("It said <q>“no more”</q> before May.", "It said “no more” before May."),
        ("It is 12&nbsp;500 or 1&#8239;716&#8201;000&nbsp;kg.", "It is 12\u00a0500 or 1\u202f716\u2009000 kg."),
    ],
)  # fmt: skip
def test_words_stay_in_their_sentence(sentence: str, said: str) -> None:
    assert first(sentence) == said
