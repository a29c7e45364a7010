"""Compiled expressions are those that `re` makes, and what keeps them costs nothing but time where it fails."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.waiting import PATIENCE
from workbench.extract.grammar import Grammar, build
from workbench.extract.kept import Kept
from workbench.extract.tables import load
from workbench.languages import ROOT, languages

EXPRESSIONS = (
    "(?P<low>[a-c]+)(?>x|y)",
    "(?:\\A|(?<=[ab]))z\\0?",
    "[\ue000-\ue0ff](?!\ue001)",
    "(a)|(?P<b>b)",
)
RULES = ("one", "two")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test keeps what is compiled."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "workbench"


def written(*expressions: str, rules: tuple[str, ...] = RULES) -> None:
    """As a process that has compiled these leaves the folder."""
    store = Kept("en", rules)
    for expression in expressions:
        store.compiled(expression)
    store._write()


def each_expression(grammar: Grammar) -> Iterator[str]:
    yield from (rule.written for rule in grammar.rules)
    yield from (pattern.pattern for pattern in (grammar.starter, grammar.amount, grammar.ambiguous))


@pytest.mark.parametrize("code", languages())
def test_what_was_kept_of_a_grammar_is_what_re_makes(code: str, folder: Path) -> None:
    expressions = list(each_expression(build(load(ROOT.joinpath(code)))))
    written(*expressions)
    again = Kept("en", RULES)
    assert folder.is_dir()
    assert all(again.compiled(expression) == re.compile(expression) for expression in expressions)
    assert again._is_new is False


@pytest.mark.parametrize("expression", EXPRESSIONS)
@pytest.mark.usefixtures("folder")
def test_groups_have_their_names_and_numbers(expression: str) -> None:
    written(*EXPRESSIONS)
    pattern, plain = Kept("en", RULES).compiled(expression), re.compile(expression)
    assert (pattern.groups, pattern.groupindex, pattern.flags) == (
        plain.groups,
        plain.groupindex,
        plain.flags,
    )
    for text in ("abx", "z", "\ue000", "b"):
        ours, theirs = pattern.search(text), plain.search(text)
        assert (ours and (ours.span(), ours.groupdict(), ours.lastgroup)) == (
            theirs and (theirs.span(), theirs.groupdict(), theirs.lastgroup)
        )


@pytest.mark.parametrize(
    "damage", [b"", b"\0" * 40, b"not ours at all", None], ids=["empty", "zeros", "foreign", "bit"]
)
def test_a_damaged_file_is_passed_over_and_written_anew(damage: bytes | None, folder: Path) -> None:
    written(*EXPRESSIONS)
    (file,) = folder.iterdir()
    sound = file.read_bytes()
    file.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]) if damage is None else damage)
    store = Kept("en", RULES)
    assert store.compiled(EXPRESSIONS[0]) == re.compile(EXPRESSIONS[0])
    store._write()
    assert Kept("en", RULES)._programs


def test_a_changed_grammar_takes_the_place_of_the_one_before(folder: Path) -> None:
    written(EXPRESSIONS[0])
    written(EXPRESSIONS[1], rules=("three",))
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not Kept("en", RULES)._programs
    assert len(Kept("en", ("three",))._programs) == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a folder that cannot be written")
def test_a_folder_that_cannot_be_written_is_no_trouble(folder: Path) -> None:
    folder.mkdir(mode=0o500)
    written(EXPRESSIONS[0])
    assert not list(folder.iterdir())


def test_a_place_that_is_no_folder_is_no_trouble(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file", encoding="utf-8")
    written(EXPRESSIONS[0])
    assert folder.read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize("code", languages())
def test_every_process_writes_the_same_expressions(code: str) -> None:
    program = (
        "from tests.extract.test_kept import each_expression; from workbench.extract.grammar import grammar;"
        f"print(ascii(list(each_expression(grammar({code!r})))))"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1
