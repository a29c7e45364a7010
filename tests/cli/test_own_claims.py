"""`claim add`, `edit`, `split` and `join` as they are typed."""

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


def article(shell: Shell) -> str:
    return str(shell.json("list", "--format", "json")[0]["article_id"])


def test_claims_are_added_worded_split_and_joined(shell: Shell) -> None:
    assert "growing again" in shell("claim", "add", article(shell), "growing again").stdout
    edited = shell("claim", "edit", shell.claim("growing again"), "--wording", "Vell's harbour grows.").stdout
    assert "in a report: Vell's harbour grows." in edited
    assert "In other words: Vell's harbour grows." in shell("report").stdout
    split = shell("claim", "split", shell.claim("3.2 million"), "3.2 million", "Last year")
    assert split.returncode == 0
    assert (
        f"made from {shell.claim('3.2 million containers')[:8]}"
        in shell("show", shell.claim("Last year")).stdout
    )
    joined = shell("claim", "join", shell.claim("About 1,200"), shell.claim("In 1987")).stdout
    assert "About 1,200 people work on the quays today. In 1987 there were more than 9,000" in joined


def test_an_omission_is_in_the_list_and_in_the_report(shell: Shell) -> None:
    assert shell("claim", "add", article(shell), "It does not say who paid.", "--omission").returncode == 0
    last = shell.json("list", "--format", "json")[-1]
    assert (last["kind"], last["text"], last["sentence"]) == ("omission", "It does not say who paid.", "")
    assert "It does not say who paid." in shell("report").stdout


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["add", "{article}", "growing slowly"], "does not stand in"),
        (
            ["add", "{article}", "Nothing.", "--omission", "--nth", "2"],
            "leave --nth, --kind and --wording out",
        ),
        (["add", "{article}", "quays"], "say which one with --nth"),
    ],
)
def test_what_cannot_be_is_one_line_and_exit_code_2(shell: Shell, typed: list[str], told: str) -> None:
    done = shell("claim", *(word.format(article=article(shell)) for word in typed))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert told in done.stderr
