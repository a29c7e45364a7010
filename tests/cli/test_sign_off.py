"""`sign-off`, coverage and the desk's file as they are typed."""

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


def test_an_article_is_signed_off_shown_and_reported(shell: Shell) -> None:
    article = str(shell.json("list", "--format", "json")[0]["article_id"])
    refused = shell("sign-off", article, "--because", "Read.")
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)
    claims = shell.ids()
    for claim in claims[1:]:
        shell("verdict", claim, "accurate")
    signed = shell("sign-off", article, "--because", "Read.", "--waive", claims[0], "seen by the author")
    assert "9 facts = 8 checked + 0 carried + 0 open + 1 waived + 0 dismissed" in signed.stdout
    assert "signed off by Ina Voss" in shell("article", "show", article).stdout
    assert "sentences carry no claim" in shell("article", "show", article).stdout
    shell("verdict", claims[1], "mixed")
    assert "changed since it was signed off by Ina Voss" in shell("article", "show", article).stdout
    told = json.loads(shell("article", "show", article, "--format", "json").stdout)
    assert told["sign_offs"][0]["changes"] == ["No. 2: 14 percent more than the year before"]
    assert 0 < told["coverage"]["share"] < 1
    assert "waived: seen by the author" in shell("report", "--format", "sign-off").stdout
