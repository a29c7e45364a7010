"""What the command line prints and the JSON report holds."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.reports import ARTICLE, hostile, report
from workbench.errors import InputError
from workbench.export import FORMATS
from workbench.export.json import article_json, claim_json, dumps, number, problem_json, state_json
from workbench.model import Claim, Problem, Quantity, Span, Waiver
from workbench.terminal import shown

GOLDEN = Path(__file__).with_name("golden") / "report.json"
CHECKED = report().claims[1]
DISPUTED = report().claims[2]


def test_the_report_is_the_golden_file() -> None:
    assert FORMATS["json"]([report()]) == GOLDEN.read_text(encoding="utf-8")


def test_a_claim_has_the_fields_of_the_contract() -> None:
    made = claim_json(CHECKED.claim, CHECKED.sentence)
    asked = set(Claim.__dataclass_fields__) | {"sentence_start", "sentence_end"}
    assert set(made) == asked
    assert made["sentence"] == CHECKED.sentence
    sentence = slice(CHECKED.claim.sentence.start, CHECKED.claim.sentence.end)
    assert ARTICLE.text[sentence] == CHECKED.sentence
    assert (made["sentence_start"], made["sentence_end"]) == (sentence.start, sentence.stop)


def test_a_state_adds_status_number_verdicts_and_evidence() -> None:
    made = json.loads(dumps(state_json(CHECKED)))
    assert (made["status"], made["number"]) == ("checked", 2)
    assert made["verdicts"][0]["rating"] == "accurate"
    assert made["evidence"][0]["comparison"]["finding"] == "within_rounding"


def test_waivers_are_told_with_their_reasons_but_for_those_of_confidential_evidence() -> None:
    made = json.loads(FORMATS["json"]([report()]))[0]["claims"]
    waivers = [waiver for state in made for waiver in state["waivers"]]
    assert [waiver["reason"] for waiver in waivers] == ["Counted by us, too", "reason withheld"]
    assert all(set(waiver) == set(Waiver.__dataclass_fields__) for waiver in waivers)
    assert made[0]["waivers"] == []


def test_notes_and_who_added_a_claim_are_told_but_for_notes_beside_confidential_evidence() -> None:
    made = json.loads(FORMATS["json"]([report()]))[0]["claims"]
    assert [note["text"] for state in made for note in state["notes"]] == ["*Ring* the port", "note withheld"]
    assert [added["text"] for added in made[1]["added_claims"]] == [made[1]["text"]]


def test_who_waived_evidence_is_among_the_checkers() -> None:
    waived = replace(
        report(), claims=(replace(CHECKED, verdicts=(), evidence=(), notes=(), added_claims=()),)
    )
    assert [who["name"] for who in json.loads(FORMATS["json"]([waived]))[0]["checkers"]] == ["Anna Berg"]


def test_a_quantity_has_all_its_fields() -> None:
    made = json.loads(dumps(state_json(CHECKED)))["quantities"][0]
    assert set(made) == set(Quantity.__dataclass_fields__)


def test_an_article_has_no_text_unless_asked() -> None:
    assert "text" not in article_json(ARTICLE)
    assert article_json(ARTICLE, text=True)["text"] == ARTICLE.text
    assert article_json(ARTICLE)["published"] == "2026-02-01"


def test_a_problem_has_its_place_where_there_is_one() -> None:
    assert problem_json(Problem(message="left out", location="a.txt", span=Span(3, 9))) == {
        "message": "left out",
        "location": "a.txt",
        "start": 3,
        "end": 9,
    }
    assert problem_json(Problem(message="left out"))["start"] is None


@pytest.mark.parametrize(
    ("digits", "written"),
    [
        ("7E+9", "7000000000"),
        ("5.0", "5.0"),
        ("5.00E+1", "50.0"),
        ("1E-7", "0.0000001"),
        ("-4", "-4"),
        ("0", "0"),
        ("1E+999999", "1E+999999"),
        ("1E-999999", "1E-999999"),
    ],
)
def test_a_number_keeps_its_digits_as_written(digits: str, written: str) -> None:
    assert dumps(Decimal(digits)) == written


@pytest.mark.parametrize("digits", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_no_number_is_refused(digits: str) -> None:
    with pytest.raises(InputError, match="cannot be written as JSON"):
        number(Decimal(digits))


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(InputError, match="no Unicode"):
        dumps("\ud800")


def test_a_confidential_source_leaves_no_trace() -> None:
    text = FORMATS["json"]([report()])
    for secret in ("Vane", "vane", "They took 55", "minute 4", "5e5e5e", "has not come yet"):
        assert secret not in text


def test_one_line_is_one_line() -> None:
    assert "\n" not in dumps(state_json(DISPUTED), indent=0)


@given(st.text())
def test_any_text_comes_back_as_it_was_and_acts_on_no_terminal(text: str) -> None:
    written = dumps({"text": text})
    assert json.loads(written) == {"text": text}
    assert shown(written) == written


@given(st.text(min_size=1))
def test_a_report_of_any_text_reads_back(text: str) -> None:
    made = json.loads(FORMATS["json"]([hostile(text)]))
    assert [one["text"] for one in made[0]["claims"]] == [text, text]
    assert made[0]["sources"][0]["title"] == text


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_number_comes_back_with_its_digits(value: Decimal) -> None:
    back = json.loads(dumps(value), parse_float=Decimal, parse_int=Decimal)
    assert back == value
    assert "E+" not in dumps(value) or abs(value.adjusted()) >= 400 or len(value.as_tuple().digits) >= 400
