"""A bad article stops none of the others, whatever is wrong with it; a bad claims file stops all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import Shell
from workbench import log
from workbench.desk import each_article
from workbench.errors import FileError, InputError
from workbench.model import Problem


@pytest.fixture(autouse=True)
def log_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def _read(location: str) -> str:
    faults: dict[str, Exception] = {
        "empty.txt": InputError("empty.txt is empty; name another file"),
        "odd.txt": IndexError("the words of an article"),
        "full.txt": FileError("claims.db cannot grow; free some space"),
    }
    if location in faults:
        raise faults[location]
    return f"{location} is read"


def test_each_location_has_its_outcome_or_its_trouble_in_a_line() -> None:
    outcomes = dict(each_article(["a.txt", "empty.txt", "odd.txt", "b.txt"], _read))
    assert (outcomes["a.txt"], outcomes["b.txt"]) == ("a.txt is read", "b.txt is read")
    empty, odd = outcomes["empty.txt"], outcomes["odd.txt"]
    assert isinstance(empty, Problem)
    assert empty.message == "empty.txt is empty; name another file"
    assert isinstance(odd, Problem)
    assert odd.message.startswith("odd.txt: something unforeseen")
    assert "the words of an article" not in odd.message
    assert "IndexError" in log.path().read_text(encoding="utf-8")


def test_a_claims_file_that_cannot_be_written_ends_it_all() -> None:
    with pytest.raises(FileError):
        list(each_article(["full.txt", "a.txt"], _read))


@pytest.mark.parametrize(
    ("names", "code"),
    [(("good.txt",), 0), (("good.txt", "empty.txt"), 1), (("empty.txt",), 2), (("empty.txt", "gone.txt"), 2)],
)
def test_the_exit_code_says_whether_all_some_or_none_were_added(
    tmp_path: Path, names: tuple[str, ...], code: int
) -> None:
    (tmp_path / "good.txt").write_text("Exports rose 5 percent.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    shell = Shell(tmp_path)
    assert shell("add", *names).returncode == code


def test_a_folder_with_scores_and_fractions_is_added_whole(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for number, text in enumerate(["The vote was 5-6/10, 7 percent.", "She won 6-4/6-2 in 50 minutes."]):
        (drafts / f"{number}.txt").write_text(text, encoding="utf-8")
    shell = Shell(tmp_path)
    assert shell("add", "drafts").returncode == 0
    assert len({claim["article_id"] for claim in shell.json("list", "--format", "json")}) == 2
