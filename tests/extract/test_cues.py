"""What is passed over for speed would not have fitted: fragments of expressions, and what stands behind an amount."""

from __future__ import annotations

import re

import pytest

from tests.corpus.loader import examples
from tests.extract.marked import LANGUAGES, marked_texts
from workbench.extract.cues import cues_of, has_cue
from workbench.extract.reading import reader_of
from workbench.extract.telling import telling


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        (r"\b(?:more|less)\b", ("more", "less")),
        (r"[€$]|%|\bper cents?\b", ("€", "$", "%", "per cent")),
        (r"\b(?:[Nn]ext (?:week|year)|soon)\b", ("ext ", "soon")),
        (r"\b(?:höher\w*|\w{3,}est)\b", ("höher", "est")),
        (r"\b(?:a|the) (?:more|less)\b", (" ",)),
        (r"\b(?:I|we)\b", ()),
        (r"^.{1,30}$", ()),
        (r"\?$", ()),
    ],
)
def test_the_fragments_of_an_expression_are_its_longest_literals(pattern: str, cues: tuple[str, ...]) -> None:
    assert cues_of(pattern) == cues


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feature_that_fits_a_sentence_has_one_of_its_fragments_there(language: str) -> None:
    sentences = [line for text in marked_texts(language) for line in re.split(r"(?<=\.)\s", text.text)]
    for row in telling(language).worth:
        cues = cues_of(row.pattern) if row.pattern else ()
        fitting = [each for each in sentences if row.pattern and re.search(row.pattern, each)]
        assert all(has_cue(cues, each) for each in fitting), row.reason


def test_a_rule_that_is_passed_over_by_what_stands_behind_an_amount_does_not_fit() -> None:
    texts = [example.text for example in examples() if example.language == "en"]
    reader = reader_of("\n\n".join(texts[::7]), "en")
    rules = [rule for rule in reader.grammar.rules if rule.behind_amount is not None]
    assert rules
    for start in range(len(reader.classes)):
        for rule in reader.grammar.beginning(reader.classes[start : start + 2]):
            if rule in rules and (found := rule.expression.match(reader.classes, start)):
                amount = reader.grammar.leading.match(reader.classes, start)
                assert amount, rule.row.name
                assert amount.end() < found.end()
                assert reader.classes[amount.end()] in (rule.behind_amount or ())
