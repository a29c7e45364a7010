"""`share` and `merge` as two checkers use them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_commands import ARTICLE
from tests.store import material as m
from workbench.cli import run
from workbench.model import ClaimFilter
from workbench.store import ClaimsFile


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with Ann's file and Ben's, of the same article, in which they differ on a claim."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    for name, rating in (("ann", "accurate"), ("ben", "mixed")):
        monkeypatch.setenv("WORKBENCH_CHECKER", name.title())
        assert _run("--db", f"{name}.db", "add", "article.txt") == 0
        with ClaimsFile.open(tmp_path / f"{name}.db") as file:
            claim = file.states(file.find(ClaimFilter()))[0].claim.id
        assert _run("--db", f"{name}.db", "verdict", claim, rating) == 0
    return tmp_path


def _run(*arguments: str) -> int:
    return run(list(arguments))


def _told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert _run(*arguments) == code
    return capsys.readouterr().out


@pytest.mark.parametrize("name", ["for-ann.db", "for-ann.jsonl", "for-ann.db.gz"])
def test_what_one_shares_the_other_merges_and_the_dispute_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    told = _told(capsys, "--db", "ben.db", "share", name)
    assert told == f"Wrote {name}: 1 article, 1 verdict, 1 checker.\n"
    told = _told(capsys, "--db", "ann.db", "merge", name)
    assert told.startswith(f"{name} brought 1 verdict, 1 checker.\n1 claim now disputed: “")
    assert told.endswith("To see them side by side: workbench disputes\n")
    assert _told(capsys, "--db", "ann.db", "merge", name) == f"{name} brought nothing new.\n"


def test_either_way_the_list_is_the_same_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--db", "one.db", "merge", "ann.db", "ben.db") == 0
    assert _run("--db", "two.db", "merge", "ben.db", "ann.db") == 0
    one, two = (_told(capsys, "--db", f"{name}.db", "list", "--format", "json") for name in ("one", "two"))
    assert one == two
    assert '"disputed"' in one


def test_a_folder_is_merged_without_the_claims_file_itself(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "notes.txt").write_text("no file to merge")
    told = _told(capsys, "--db", "ann.db", "merge", ".").splitlines()
    assert told[0] == "ben.db brought 1 verdict, 1 checker."
    assert not any(line.startswith(("Together", "ann.db")) for line in told)


def test_a_dry_run_tells_the_same_and_keeps_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "ann.db").read_bytes()
    rehearsed = _told(capsys, "--db", "ann.db", "merge", "--dry-run", "ben.db")
    assert (folder / "ann.db").read_bytes() == before
    done = _told(capsys, "--db", "ann.db", "merge", "ben.db")
    assert rehearsed == done.replace("brought", "would bring")
    _told(capsys, "--db", "fresh.db", "merge", "--dry-run", "ben.db")
    assert not (folder / "fresh.db").exists()


def test_a_damaged_file_among_several_is_told_and_the_others_are_merged(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad.db").write_text("dear diary")
    capsys.readouterr()
    assert _run("--db", "ann.db", "merge", "bad.db", "ben.db") == 1
    told = capsys.readouterr()
    assert told.err.startswith("workbench: bad.db: it is neither")
    assert told.out.startswith("ben.db brought 1 verdict")
    assert _run("--db", "fresh.db", "merge", "bad.db", "article.txt") == 2
    assert "none of the 2 files could be merged" in capsys.readouterr().err
    assert not (folder / "fresh.db").exists()


def test_what_is_of_a_newer_workbench_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with ClaimsFile.open(folder / "ben.db") as file:
        file.append([m.of_a_newer_version()])
    told = _told(capsys, "--db", "ann.db", "merge", "ben.db")
    assert "1 entry of a newer workbench, kept and passed on (contact)" in told


def test_an_erasure_travels_as_a_request_that_is_carried_out_or_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("--db", "both.db", "merge", "ann.db", "ben.db") == 0
    with ClaimsFile.open(folder / "ben.db") as file:
        verdict = next(entry.id for entry in file.entries() if entry.kind == "verdict")
    assert _run("--db", "ben.db", "erase", verdict, "--why", "an order") == 0
    told = _told(capsys, "--db", "both.db", "merge", "ben.db")
    assert told == (
        "ben.db brought 1 request to erase.\n"
        "1 request to erase what this file has waits for you: workbench erasures\n"
    )
    (line, how) = _told(capsys, "--db", "both.db", "erasures").splitlines()
    assert line.endswith("Ben (not signed) asks to erase 1 verdict: an order")
    assert how == "To erase it, for good: workbench erasures --carry-out ID, or --all."
    done = _told(capsys, "--db", "both.db", "erasures", "--carry-out", line[:8], "--backup")
    assert done.splitlines() == [
        "The file as it was: both.before-erasing.db",
        "Erased 1 thing for 1 request to erase.",
    ]
    assert '"disputed"' not in _told(capsys, "--db", "both.db", "list", "--format", "json")
    assert '"disputed"' in _told(capsys, "--db", "both.before-erasing.db", "list", "--format", "json")
    assert _told(capsys, "--db", "both.db", "erasures") == "Nobody asks to have anything erased here.\n"
    again = _told(capsys, "--db", "ben.db", "merge", "ann.db")
    assert "accurate" in _told(capsys, "--db", "ben.db", "list", "--format", "json")
    assert again.startswith("ann.db brought 1 verdict")


def test_sharing_says_what_is_confidential_in_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--db", "ann.db", "source", "add", "--title", "A clerk", "--confidential") == 0
    capsys.readouterr()
    assert _run("--db", "ann.db", "share", "all.db") == 0
    assert "1 confidential source; --without-confidential" in capsys.readouterr().err
    assert _run("--db", "ann.db", "share", "open.db", "--without-confidential") == 0
    told = capsys.readouterr()
    assert told.err.startswith("1 entry stays here")
    assert "source" not in told.out
