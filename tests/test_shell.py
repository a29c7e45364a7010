"""A command in the test's process and in one of its own say the same, so the fast one may stand for the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import Shell

_TEXT = "The port of Norvik – founded in 1949 – grew 5 percent, Ada Holm said. €40 million was spent.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "-"),
        ("extract", "-", "--format", "json"),
        ("extract", "missing.txt"),
        ("list", "--format", "csv"),
        ("list", "--colour"),
        ("report",),
        ("undo",),
        ("verdict", "zzzz", "accurate"),
        (),
        ("--help",),
        ("whoami",),
    ],
    ids=" ".join,
)
def test_both_say_the_same(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    shell = Shell(tmp_path)
    (tmp_path / "article.txt").write_text(_TEXT, encoding="utf-8")
    assert shell("add", "article.txt").returncode == 0
    assert shell(*arguments, given=_TEXT) == shell.process(*arguments, given=_TEXT)
