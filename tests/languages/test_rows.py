"""No row without a text: every row for comparing and matching has a word that stands in a text of the tests.

Rows that still lack one are in without_text.toml, which only gets shorter: whoever gives one a text takes it out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from workbench.languages import languages, read_table
from workbench.languages.words import stem

HERE = Path(__file__).parent
TESTS = HERE.parent
LISTED: dict[str, list[str]] = tomllib.loads((HERE / "without_text.toml").read_text(encoding="utf-8"))
MOST = {"de": 299, "en": 182, "es": 285, "fr": 285}  # rows without a text: only ever fewer
# Sections of which each row, or each pole of a row, is words for one thing.
SECTIONS = (
    "classes",
    "bases",
    "spans",
    "synonyms",
    "contrasts",
    "scopes",
    "relations",
    "undone",
    "denied",
    "routes",
)


@cache
def _texts(language: str) -> str:
    """Every string of the tests' tables in a language, in small letters and one line each."""
    files = [
        *TESTS.glob(f"match/paraphrases/{language}.toml"),
        TESTS / "match" / "paraphrases" / "across.toml",
        *TESTS.glob(f"extract/telling/{language}.toml"),
        *TESTS.glob("check/*.toml"),
        *TESTS.glob("contradictions/*.toml"),
    ]
    tables = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(files))
    return "\n".join(text.casefold() for table in tables for text in _strings(table))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


@cache
def _stems(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in re.findall(r"[^\W\d_]+", _texts(language)))


def _rows(language: str) -> Iterator[tuple[str, list[str]]]:
    """Each row's name, "synonyms.harbour" or "contrasts.up_down.up", and its words."""
    for table in ("comparing", "matching"):
        for section, rows in tomllib.loads(read_table(language, table) or "").items():
            if section in SECTIONS:
                yield from _named(section, rows)


def _named(name: str, row: Any) -> Iterator[tuple[str, list[str]]]:
    if isinstance(row, dict):
        for key, inner in row.items():
            yield from _named(f"{name}.{key}", inner)
    else:
        yield name, row.split() if isinstance(row, str) else row


def _stands(word: str, language: str) -> bool:
    if word.isalpha():
        return stem(word.casefold(), language) in _stems(language)
    written = re.escape(word.casefold().replace("_", " ")).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+")
    return re.search(rf"(?<!\w){written}(?!\w)", _texts(language)) is not None


@pytest.mark.parametrize("language", languages("matching"))
def test_every_row_for_comparing_and_matching_has_a_text_or_is_listed_as_lacking_one(language: str) -> None:
    lacking = {name for name, words in _rows(language) if not any(_stands(word, language) for word in words)}
    assert sorted(lacking - set(LISTED[language])) == []


@pytest.mark.parametrize("language", languages("matching"))
def test_the_list_of_rows_without_a_text_has_none_that_are_no_rows_and_gets_no_longer(language: str) -> None:
    assert sorted(set(LISTED[language]) - {name for name, _ in _rows(language)}) == []
    assert len(LISTED[language]) <= MOST[language]
