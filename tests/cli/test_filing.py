"""`tag`, `note`, `assign` and `desk` as they are typed, and what lists and JSON have of them."""

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


def test_what_is_filed_noted_and_assigned_is_shown_listed_and_in_the_json(shell: Shell) -> None:
    claim = shell.ids()[0]
    assert shell("tag", claim, "ports").returncode == 0
    assert shell("note", claim, "ring the port").returncode == 0
    shown = shell("assign", claim, "--to", "me").stdout
    assert "tag, Ina Voss" in shown
    assert "assignment, Ina Voss" in shown
    assert shown.rstrip().endswith("Ina Voss")
    assert "note, Ina Voss" in shell("show", claim).stdout
    (state,) = shell.json("list", "--mine", "--tag", "ports", "--format", "json")
    assert [(state["id"], [tag["label"] for tag in state["tags"]])] == [(claim, ["ports"])]  # type: ignore[attr-defined]
    assert len(shell.json("list", "--unassigned", "--format", "json")) == len(shell.ids()) - 1
    assert shell("tag", claim, "ports", "--remove").returncode == 0
    assert shell.json("list", "--tag", "ports", "--format", "json") == []


def test_the_desk_shows_each_article_with_what_is_on_it(shell: Shell) -> None:
    article = shell.json("list", "--format", "json")[0]["article_id"]
    shell("assign", str(article), "--to", "me")
    shell("note", str(article), "by noon")
    (work,) = json.loads(shell("desk", "--format", "json").stdout)
    assert (work["assigned"], work["counts"]["open"]) == (9, 9)
    assert [note["text"] for note in work["notes"]] == ["by noon"]
    assert shell("desk").stdout.splitlines()[1].split()[1:7] == ["9", "0", "0", "0", "9", "IV"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["assign", "{claim}", "--to", "Nemo"], "no checker of this file is called 'Nemo'"),
        (["list", "--mine", "--assigned", "IV"], "leave one of them out"),
        (["tag", "{claim}", " "], "a word at least"),
    ],
)
def test_what_cannot_be_is_one_line_and_exit_code_2(shell: Shell, typed: list[str], told: str) -> None:
    claim = shell.ids()[0]
    done = shell(*(word.format(claim=claim) for word in typed))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert told in done.stderr


def test_an_article_is_described_shown_and_listed_by_its_deadline(shell: Shell) -> None:
    article = str(shell.json("list", "--format", "json")[0]["article_id"])
    shown = shell(
        "article", "edit", article, "--title", "Vell grows", "--deadline", "2025-02-13T17:00"
    ).stdout
    assert "Vell grows" in shown
    assert "due 2025-02-13 17:00" in shell("article", "show", article).stdout
    assert json.loads(shell("article", "show", article, "--format", "json").stdout)["title"] == "Vell grows"
    assert "2025-02-13T17:00" in shell("desk", "--due", "2025-02-13").stdout
    assert shell("desk", "--due", "2025-02-12").stdout.startswith("There is no article")
    assert len(shell.json("list", "--due", "2025-02-13", "--format", "json")) == 9
    assert shell("undo").stdout.startswith("Took back your details of the article")
