"""`person`, `ask`, `answer`, `withdraw` and `calls` as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import Shell
from tests.tui.material import desk_at, harbour


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    with desk_at(tmp_path / "claims.db") as desk:
        desk.articles.keep(harbour())
    return Shell(tmp_path)


def test_from_a_person_to_an_answer(shell: Shell) -> None:
    claim = shell.claim("3.2 million containers")
    assert shell("person", "add", "Ada Holm", "--role", "director", "--phone", "22 00 00 00").returncode == 0
    assert "confidential" in shell("person", "list").stdout
    question = shell("ask", "Ada Holm", claim, "--text", "How many?").stdout.split()[0]
    other = shell("ask", "Ada Holm", claim, "--text", "Since when?").stdout.split()[0]
    assert "How many?" in shell("calls", "--format", "markdown").stdout
    assert shell("answer", question, "It was 3.1 million.", "--stance", "refutes").returncode == 0
    assert "refutes" in shell("show", claim).stdout
    assert shell("withdraw", other).returncode == 0
    assert "no open question" in shell("calls").stdout
    assert "Ada Holm" not in shell("report").stdout
    assert "Ada Holm" not in shell("list", "--format", "json").stdout
    assert "here: what rests on confidential" in shell("share", "out.jsonl").stderr
    assert shell("share", "named.jsonl", "--with-person", "Ada Holm").returncode == 0
    assert "Ada Holm" in (shell.folder / "named.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["person", "add", "Ada Holm"], "no way to reach Ada Holm"),
        (["ask", "Nemo", "{claim}", "--text", "Who?"], "no person of this file"),
        (["share", "out.db", "--with-person", "Nemo"], "no person of this file"),
    ],
)
def test_what_cannot_be_is_one_line_and_exit_code_2(shell: Shell, typed: list[str], told: str) -> None:
    claim = shell.ids()[0]
    done = shell(*(word.format(claim=claim) for word in typed))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert told in done.stderr
