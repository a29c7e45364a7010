"""The table of boilerplate: every row of it is shown by a line that it finds, and held back by a near miss."""

import tomllib
from pathlib import Path

import pytest

from workbench.read import paragraphs, rules

EXAMPLES = tomllib.loads(Path(__file__).with_name("boilerplate.toml").read_text(encoding="utf-8"))
OUT = [(name, line) for name, rows in EXAMPLES.items() for line in rows["out"]]
STAYS = [line for rows in EXAMPLES.values() for line in rows["stays"]]
KINDS = ("whole", "label", "opening", "pattern")


def hit(line: str) -> rules.Hit | None:
    (only,) = paragraphs.split(line)
    return rules.match(only.line)


@pytest.mark.parametrize(("name", "line"), OUT)
def test_a_line_is_found_by_its_rule(name: str, line: str) -> None:
    found = hit(line)
    assert found is not None
    assert found.rule.name == name


@pytest.mark.parametrize("line", STAYS)
def test_a_near_miss_stays(line: str) -> None:
    assert hit(line) is None


def test_each_rule_has_lines_that_it_finds_and_lines_that_it_does_not() -> None:
    assert [rule.name for rule in rules.rules()] == list(EXAMPLES)


@pytest.mark.parametrize("kind", ["label", "pattern"])
def test_each_label_and_pattern_is_shown_by_a_line(kind: str) -> None:
    written = {phrase for rule in rules.rules() for phrase in rules.phrases(rule, kind)}
    shown = {found.phrase for _, line in OUT if (found := hit(line))}
    assert written - shown == set()


@pytest.mark.parametrize("kind", KINDS)
def test_each_language_of_a_rule_is_shown_by_a_line(kind: str) -> None:
    shown = {(found.rule.name, found.phrase) for _, line in OUT if (found := hit(line))}
    missing = [
        (rule.name, language)
        for rule in rules.rules()
        for language, written in getattr(rule, kind).items()
        if not any((rule.name, phrase) in shown for phrase in written)
    ]
    assert missing == []


@pytest.mark.parametrize(
    "phrase", sorted({phrase for rule in rules.rules() for phrase in rules.phrases(rule, "whole")})
)
def test_a_whole_phrase_is_found_in_any_dress_but_not_within_a_sentence(phrase: str) -> None:
    assert hit(f"» {phrase.upper()} …") is not None or hit(f"» {phrase} …") is not None
    assert hit(f"In the end, {phrase} was all that he could find to say about it.") is None


def test_no_phrase_stands_twice() -> None:
    written = [
        (kind, phrase.casefold())
        for kind in KINDS
        for rule in rules.rules()
        for phrase in rules.phrases(rule, kind)
    ]
    assert sorted(written) == sorted(set(written))


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Luc de Ferrand in Halvik", "Luc de Ferrand"),
        ("By Marit Solheim, Political Editor", "Marit Solheim"),
        ("By Marit Solheim, Jonas Brekke and Ida Lund", "Marit Solheim, Jonas Brekke and Ida Lund"),
        ("Von Katrin Obermeier, Lenzau", "Katrin Obermeier"),
    ],
)
def test_a_byline_gives_its_authors_without_their_office(line: str, author: str) -> None:
    found = hit(line)
    assert found is not None
    assert found.author == author
