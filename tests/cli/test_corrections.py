"""`correct`, `decide` and `corrections` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shell import Shell
from tests.tui.material import desk_at, harbour


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    with desk_at(tmp_path / "claims.db") as desk:
        desk.articles.keep(harbour())
    return Shell(tmp_path)


def test_a_correction_is_proposed_decided_listed_and_in_the_report(shell: Shell) -> None:
    claim = shell.claim("3.2 million containers")
    proposed = shell("correct", claim, "3.3 million containers", "--because", "p. 7").stdout
    assert "3.2 million containers → 3.3 million containers" in proposed
    assert "accepted by IV" in shell("decide", proposed.split()[0], "accepted").stdout
    article = str(shell.json("list", "--format", "json")[0]["article_id"])
    assert "accepted, no draft yet" in shell("corrections", article).stdout
    (told,) = json.loads(shell("corrections", article, "--format", "json").stdout)
    assert (told["fate"], told["correction"]["after"]) == ("accepted", "3.3 million containers")
    assert "“3.2 million containers” → “3.3 million containers”: p. 7" in shell("show", claim).stdout
    assert "Correction, IV" in shell("report").stdout


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            ["correct", "{claim}", "x", "--because", "y", "--instead-of", "nowhere"],
            "not in the claim's sentence",
        ),
        (["decide", "abcd", "stet"], "no correction begins with"),
        (["decide", "abcd", "perhaps"], "is not one of"),
    ],
)
def test_what_cannot_be_is_one_line_and_exit_code_2(shell: Shell, typed: list[str], told: str) -> None:
    claim = shell.ids()[0]
    done = shell(*(word.format(claim=claim) for word in typed))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert told in done.stderr
