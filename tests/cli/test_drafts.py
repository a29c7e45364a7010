"""`revise`, `add --draft-of`, `diff` and `confirm` as they are typed, and the JSON that others build on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shell import Shell
from tests.tui.material import HARBOUR
from workbench.model import article_of

SECOND = HARBOUR.replace("1,200 people", "1,300 people").replace(
    "The harbour of Vell is growing again.\n\n", ""
)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    (tmp_path / "first.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "soup.txt").write_text("It takes 3 onions and 40 minutes.", encoding="utf-8")
    shell = Shell(tmp_path)
    shell("add", "first.txt", "--language", "en")
    return shell


FIRST = article_of(HARBOUR).id


def test_a_draft_keeps_its_ticks_shows_what_changed_and_is_confirmed(shell: Shell) -> None:
    for words in ("3.2 million containers", "1,200"):
        assert shell("verdict", shell.claim(words), "accurate", "--because", "We saw it.").returncode == 0
    assert shell("add", "second.txt", "--draft-of", FIRST).returncode == 0
    second = str(shell.json("list", "--status", "carried", "--format", "json")[0]["article_id"])
    difference = json.loads(shell("diff", second, "--format", "json").stdout)
    assert (difference["before"], difference["after"]) == (FIRST, second)
    claims = {claim["text"]: claim for claim in difference["claims"]}
    assert set(difference["claims"][0]) == {"state", "id", "text", "before"}
    assert {claim["state"] for claim in claims.values()} <= {
        "kept", "moved", "changed_around", "changed", "new", "gone",
    }  # fmt: skip
    changed = next(claim for text, claim in claims.items() if "1,300" in text)
    assert changed["state"] == "changed"
    assert "1,200" in changed["before"]["text"]
    assert "1,200" in shell("diff", second).stdout
    carried = next(
        c for c in shell.json("list", "--article", second, "--format", "json") if c["status"] == "carried"
    )
    assert carried["verdicts"] == []
    assert carried["before"]["verdicts"][0]["explanation"] == "We saw it."  # type: ignore[index]
    assert "before (kept)" in shell("show", str(carried["id"])).stdout
    assert "Before (kept)" in shell("report", "--article", second).stdout
    assert "Confirmed 1 carried claim." in shell("confirm", second).stdout
    assert shell("confirm", second).returncode == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["revise", FIRST, "soup.txt"], "--force"),
        (["add", "second.txt", "soup.txt", "--draft-of", FIRST], "one after the other"),
        (["diff", FIRST], "is no draft of another"),
        (["confirm", FIRST], "nothing is carried"),
    ],
)
def test_what_cannot_be_is_one_line_and_exit_code_2(shell: Shell, typed: list[str], told: str) -> None:
    done = shell(*typed)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert told in done.stderr


def test_an_article_tells_its_drafts_and_a_fork(shell: Shell) -> None:
    (shell.folder / "third.txt").write_text(SECOND.replace("four years", "five years"), encoding="utf-8")
    shell("revise", FIRST, "second.txt")
    assert f"the draft before is {FIRST[:8]}" in shell("article", "show", article_of(SECOND).id).stdout
    shell("add", "third.txt", "--draft-of", FIRST)
    assert shell("article", "show", FIRST).stdout.count("one of 2 that differ") == 2


def test_a_draft_that_two_drafts_are_before_is_told_beside_the_one_named(shell: Shell) -> None:
    (shell.folder / "third.txt").write_text(SECOND.replace("1,300 people", "1,400 people"), encoding="utf-8")
    second = article_of(SECOND).id
    assert shell("revise", FIRST, "second.txt").returncode == 0
    assert shell("revise", second, "third.txt").returncode == 0

    forked = shell("revise", FIRST, "third.txt")

    assert forked.returncode == 0, forked.stderr
    assert "changed" in forked.stdout
