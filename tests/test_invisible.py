"""What nobody sees is marked where it hides something, and stays where a script or an emoji needs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shell import Shell
from workbench.export.escape import cell_text, json_text, markdown_text
from workbench.lookalikes import look_alikes, peculiar
from workbench.terminal import shown

HIDDEN = {
    "a space without width": "pay\u200bpal",
    "a joiner": "pay\u200dpal",
    "a non-joiner": "\u200cpal",
    "a word joiner": "pay\u2060pal",
    "a soft hyphen": "pay\u00adpal",
    "a variation of a letter": "pay\ufe0fpal",
    "a variation far out": "pay\U000e0101pal",
    "tags": "pay\U000e0070\U000e0061pal",
    "tags behind a flag that never ends": "\U0001f3f4" + "\U000e0061" * 40,
    "a grapheme joiner": "pay\u034fpal",
    "a Hangul filler": "pay\u3164pal",
    "a selector of Mongolian in Latin": "pay\u180bpal",
    "an invisible sign of times": "2\u2062x",
    "two looks for one emoji": "❤\ufe0f\ufe0f",
    "an annotation": "pay\ufff9pal",
    "one at the end": "paypal\u200b",
    "a bidirectional override": "pay\u202epal",
}
NEEDED = {
    "a family": "👨\u200d👩\u200d👧",
    "a heart": "❤\ufe0f",
    "a heart on fire": "❤\ufe0f\u200d🔥",
    "a key cap": "1\ufe0f\u20e3",
    "a skin colour with a profession": "👩🏽\u200d🚒",
    "a flag of tags": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Persian": "می\u200cخواهم",
    "Hindi": "क्\u200dष",
    "Sinhala": "ශ්\u200dරී",
    "Thai": "ภาษา\u200bไทย",
    "Khmer": "ភាសា\u200bខ្មែរ",
    "Mongolian": "ᠠ\u180b",
    "a Han variant": "葛\U000e0100",
    "a sign's variant": "∩\ufe00",
    "Latin, Greek and Cyrillic": "Łódź Ωμέγα Київ",
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_what_hides_is_marked_one_for_one(text: str) -> None:
    marked = shown(text)
    assert "\ufffd" in marked
    assert len(marked) == len(text)
    assert all(mark in (char, "\ufffd") for char, mark in zip(text, marked, strict=True))


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_what_is_needed_stays(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_no_export_lets_through_what_hides(text: str) -> None:
    assert "\ufffd" in markdown_text(text)
    assert "\ufffd" in cell_text(text)
    encoded = json_text(json.dumps(text, ensure_ascii=False))
    assert shown(encoded) == encoded
    assert json.loads(encoded) == text


@given(
    st.text(st.sampled_from("a1é👩❤क葛م\u200b\u200c\u200d\ufe0f\ufe00\U000e0061\U000e007f\U0001f3f4\u2060"))
)
def test_any_mixture_is_shown_one_for_one_and_json_says_the_same(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert json.loads(json_text(json.dumps(text, ensure_ascii=False))) == text


@pytest.mark.parametrize(
    "pair",
    [
        ("Ada Berg", "Аda Berg"),
        ("Ada Berg", "Ada\u200b Berg"),
        ("Ada Berg", "ada  berg"),
        ("Bill Olsen", "BiIl Olsen"),
        ("Bill Olsen", "Bi1l Olsen"),
        ("Oslo Post", "0slo Post"),
        ("Nora Tax", "Νora Τax"),
        ("Quay", "Ｑuay"),
    ],
)
def test_names_that_look_alike_are_found(pair: tuple[str, str]) -> None:
    assert look_alikes([*pair, "Someone Else"]) == [tuple(sorted(pair))]


@pytest.mark.parametrize(
    "names",
    [
        ("Ada Berg", "Ada Borg"),
        ("Renée", "Renee"),
        ("Report 2010", "Report 2011"),
        ("Ada Berg", "Ada Berg"),
        ("Київ", "Киев"),
        ("", "x"),
    ],
)
def test_names_that_differ_to_the_eye_are_not(names: tuple[str, ...]) -> None:
    assert look_alikes(names) == []


def test_what_is_peculiar_of_a_name_is_told_by_its_unicode_names() -> None:
    assert peculiar("Аda\u200b Berg") == ("CYRILLIC CAPITAL LETTER A", "ZERO WIDTH SPACE")
    assert peculiar("Łódź") == ()


def test_lists_of_sources_checkers_and_keys_tell_what_looks_alike(tmp_path: Path) -> None:
    shell = Shell(tmp_path, checker="Ada Berg")
    (tmp_path / "draft.txt").write_text("The port handled 5 million tonnes in 2019.\n", encoding="utf-8")
    shell("add", "draft.txt")
    shell("source", "add", "--title", "Port Yearbook")
    shell("source", "add", "--title", "Port Yеarbook")
    claim = shell.ids()[0]
    shell("verdict", claim, "accurate")
    shell("verdict", claim, "accurate", checker="Аda Berg")
    told = "that look alike and are not the same: “Port Yearbook”, “Port Yеarbook” (with CYRILLIC SMALL LETTER IE)."
    assert told in shell("source", "list").stderr
    for command in ("keys", "agreement"):
        assert "“Ada Berg”, “Аda Berg” (with CYRILLIC CAPITAL LETTER A)." in shell(command).stderr
