"""The command line as a person or a script meets it, on real files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shell import Shell
from tests.waiting import PATIENCE
from workbench.store import ClaimsFile

ARTICLE = """Harbour spending grows

The port authority raised its budget from €40 million to €50 million last year, said Ada Holm, its director.
About 5 percent of GDP passes through the docks, which opened in 1949.
"""


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return Shell(tmp_path)


@pytest.fixture
def added(shell: Shell) -> Shell:
    assert shell("add", "article.txt").returncode == 0
    return shell


def test_the_way_from_an_article_to_a_report(added: Shell) -> None:
    claim = added.ids()[0]
    title = "Annual report"
    made = added("source", "add", "--title", title, "--publisher", "Port authority")
    source = next(line for line in made.stdout.splitlines() if title in line).split()[0]
    assert added("attach", claim, source, "--quote", "50 million", "--locator", "p. 7").returncode == 0
    assert added("verdict", claim, "accurate", "--because", "The report says so.").returncode == 0
    assert added("report", "-o", "report.md").returncode == 0
    report = (added.folder / "report.md").read_text(encoding="utf-8")
    assert all(words in report for words in (title, "p. 7", "50 million", "The report says so.", "Accurate"))


def test_verdicts_of_two_checkers_that_differ_are_a_dispute_until_one_resolves_it(added: Shell) -> None:
    claim = added.ids()[0]
    added("verdict", claim, "accurate", checker="Ina Voss")
    added("verdict", claim, "mixed", checker="Ola Lund")
    assert added.json("list", "--format", "json")[0]["status"] == "disputed"
    added("verdict", claim, "mixed", "--resolve", checker="Ina Voss")
    assert added.json("list", "--format", "json")[0]["status"] == "checked"


def test_undo_takes_back_only_ones_own_work_and_redo_brings_it_back(added: Shell) -> None:
    claim = added.ids()[0]
    added("verdict", claim, "accurate", checker="Ina Voss")
    assert added("undo", checker="Ola Lund").returncode == 1
    assert added("undo", checker="Ina Voss").returncode == 0
    assert added.json("list", "--format", "json")[0]["status"] == "open"
    assert added("redo", checker="Ina Voss").returncode == 0
    assert added.json("list", "--format", "json")[0]["status"] == "checked"


def test_the_same_article_twice_is_one_article(added: Shell) -> None:
    before = added.ids()
    again = added("add", "article.txt")
    assert again.returncode == 0
    assert "in the file already" in again.stdout
    assert added.ids() == before


def test_extract_stores_nothing_and_prints_json_that_slices(shell: Shell) -> None:
    found = json.loads(shell("extract", "-", "--format", "json", given=ARTICLE).stdout)
    assert set(found) == {"article", "problems", "claims"}
    assert [claim["kind"] for claim in found["claims"]][:1] == ["change"]
    assert [path.name for path in shell.folder.glob("*.db")] == []


def test_a_speaker_is_the_claimant_of_what_nobody_else_says(shell: Shell) -> None:
    speech = "We closed the mines. “Exports fell 9 percent,” said Per Holm. Exports rose 5 percent."
    found = json.loads(
        shell("extract", "-", "--speaker", "Ada Holm", "--format", "json", given=speech).stdout
    )
    claimants = {claim["text"]: claim["claimant"] for claim in found["claims"]}
    assert claimants["We closed the mines"] == claimants["5 percent"] == "Ada Holm"
    assert claimants["9 percent"] == "Per Holm"


def test_extract_jsonl_prints_one_claim_a_line(shell: Shell) -> None:
    lines = shell("extract", "article.txt", "--format", "jsonl").stdout.splitlines()
    assert len(lines) == len(json.loads(shell("extract", "article.txt", "--format", "json").stdout)["claims"])
    assert all(json.loads(line)["text"] for line in lines)


def test_without_a_terminal_the_open_claims_are_printed_and_how_to_go_on(added: Shell) -> None:
    done = added()
    assert done.returncode == 0
    assert "€40 million to €50 million" in done.stdout
    assert "workbench verdict" in done.stdout


def test_a_folder_is_read_whole_and_one_bad_file_stops_none_of_the_others(shell: Shell) -> None:
    folder = shell.folder / "drafts"
    folder.mkdir()
    (folder / "a.txt").write_text("Exports rose 5 percent.\n", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_text("Imports fell 7 percent.\n", encoding="utf-8")
    done = shell("add", "drafts")
    assert done.returncode == 1
    (complaint,) = [line for line in done.stderr.splitlines() if line.startswith("workbench: ")]
    assert "b.txt" in complaint
    assert len(shell.ids()) == 2


def test_who_a_checker_is_is_kept_for_later_runs(shell: Shell) -> None:
    shell("whoami", "--name", "Ada Holm", "--organization", "The Daily", checker="")
    assert "Ada Holm (AH), The Daily" in shell("whoami", checker="").stdout


def test_a_verdict_without_a_name_is_the_login_s(added: Shell) -> None:
    assert added("verdict", added.ids()[0], "accurate", checker="").returncode == 0


BAD = {
    "a missing file": ("add", "missing.txt"),
    "a folder without articles": ("add", "empty"),
    "an empty file": ("add", "empty.txt"),
    "binary junk": ("add", "junk.bin"),
    "50 MB of text": ("add", "big.txt"),
    "a text without claims": ("add", "none.txt"),
    "extract of a missing file": ("extract", "missing.txt"),
    "extract of a text without claims": ("extract", "none.txt"),
    "a database that is no SQLite file": ("--db", "none.txt", "list"),
    "adding to a database that is no SQLite file": ("--db", "none.txt", "add", "article.txt"),
    "a claims file that is not there": ("--db", "missing.db", "list"),
    "a file in a folder that is not there": ("--db", "no/such.db", "add", "article.txt"),
    "a newer schema": ("--db", "newer.db", "list"),
    "writing into a newer schema": ("--db", "newer.db", "add", "article.txt"),
    "a full id that does not exist": ("show", "f" * 40),
    "an id that is none": ("show", "zzzz"),
    "an ambiguous prefix": ("show", ""),
    "an unknown rating": ("verdict", "CLAIM", "perfect"),
    "an unknown scale": ("verdict", "CLAIM", "accurate", "--scale", "stars"),
    "an unknown source": ("attach", "CLAIM", "ffff"),
    "an unknown format": ("report", "--format", "papyrus"),
    "an unknown article": ("report", "--article", "ffff"),
    "an unknown command": ("sing",),
    "a wrong option": ("list", "--colour"),
    "no location": ("add",),
    "a day that is none": ("add", "article.txt", "--published", "2025-02-30"),
    "a language without a grammar": ("add", "article.txt", "--language", "tlh"),
    "a source without a title": ("source", "add"),
    "a source that cannot be read": ("source", "add", "missing.pdf"),
    "erasing without a reason": ("erase", "CLAIM"),
    "erasing with an empty reason": ("erase", "ARTICLE", "--why", " "),
    "erasing a claim": ("erase", "CLAIM", "--why", "an order"),
    "erasing what is not there": ("erase", "ffffffff", "--why", "an order"),
    "erasing a source that is not there": ("erase", "s9", "--why", "an order"),
    "sharing over a file that is there": ("share", "none.txt"),
    "sharing over the claims file": ("share", "claims.db", "--force"),
    "sharing into a folder that is not there": ("share", "no/such.db"),
    "sharing an unknown article": ("share", "out.db", "--article", "ffff"),
    "merging nothing": ("merge",),
    "merging a missing file": ("merge", "missing.db"),
    "merging the claims file into itself": ("merge", "./claims.db"),
    "merging a text": ("merge", "none.txt"),
    "merging a text into a file that is not there": ("--db", "fresh.db", "merge", "none.txt"),
    "merging a folder without files": ("merge", "empty"),
    "merging a newer file": ("merge", "newer.db"),
    "no hub": ("sync",),
    "a hub's address that is none": ("sync", "https://hub.example.org/claims"),
    "a hub that is not there": ("sync", "postgresql://ada@127.0.0.1:9/claims"),
    "watching a hub without doing so": (
        "sync",
        "postgresql://ada@127.0.0.1:9/claims",
        "--watch",
        "--dry-run",
    ),
    "a report into a folder that is not there": ("report", "-o", "no/such/report.md"),
}


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder = tmp_path_factory.mktemp("spoiled")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    shell = Shell(folder)
    shell("add", "article.txt")
    shell("--db", "newer.db", "add", "article.txt")
    newer = folder / "newer.db"
    data = bytearray(newer.read_bytes())
    data[60:64] = (999).to_bytes(4)  # user_version in the header of an SQLite file
    newer.write_bytes(data)
    (folder / "empty").mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "big.txt").write_bytes(b"a rise of 5 percent\n" * 2_500_000)
    (folder / "none.txt").write_text("Is it so, then?\n", encoding="utf-8")
    return shell


@pytest.mark.parametrize("arguments", BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_line_with_exit_code_2_and_changes_nothing(
    spoiled: Shell, arguments: tuple[str, ...]
) -> None:
    first = spoiled.json("list", "--format", "json")[0]
    names = {"CLAIM": str(first["id"]), "ARTICLE": str(first["article_id"])}
    before = {path.name: path.read_bytes() for path in spoiled.folder.glob("*.db*")}
    done = spoiled(*(names.get(argument, argument) for argument in arguments))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("workbench: ")
    assert {path.name: path.read_bytes() for path in spoiled.folder.glob("*.db*")} == before


def test_control_characters_and_markup_in_a_text_are_shown_and_never_act(shell: Shell) -> None:
    text = "The [/] port \x1b]0;title\x07 grew 5 percent [bold]and[/bold] \x9b31m more, in 1987.\n"
    (shell.folder / "odd.txt").write_text(text, encoding="utf-8")
    done = shell("add", "odd.txt")
    assert done.returncode == 0
    printed = done.stdout + done.stderr + shell("list").stdout + shell("show", shell.ids()[0]).stdout
    assert not any(char in printed for char in "\x1b\x07\x9b")
    assert "[bold]and[/bold]" in shell("show", shell.ids()[0]).stdout


def test_a_spreadsheet_reads_no_formula_out_of_a_claim(shell: Shell) -> None:
    (shell.folder / "formula.txt").write_text(
        "=2+5 percent more was paid in 1987, it said.\n", encoding="utf-8"
    )
    shell("add", "formula.txt")
    rows = shell("list", "--format", "csv").stdout.splitlines()[1:]
    assert rows
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.split(","))


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_shells_can_complete_commands(shell: Shell, name: str) -> None:
    env = {**os.environ, "_WORKBENCH_COMPLETE": f"{name}_source"}
    done = subprocess.run(
        [sys.executable, "-m", "workbench"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert "_WORKBENCH_COMPLETE" in done.stdout


def test_what_is_erased_is_told_first_goes_for_good_and_stays_out(added: Shell) -> None:
    article = str(added.json("list", "--format", "json")[0]["article_id"])
    before = (added.folder / "claims.db").read_bytes()
    dry = added("erase", article[:8], "--why", "an order", "--dry-run")
    assert dry.returncode == 0
    assert dry.stdout.startswith(
        f"Would erase article {article[:8]} “Harbour spending grows”: 1 article, 1 reading."
    )
    assert (added.folder / "claims.db").read_bytes() == before
    assert added("erase", article[:8], "--why", "an order").stdout.startswith("Erased article")
    assert b"harbour" not in (added.folder / "claims.db").read_bytes().lower()
    again = added("add", "article.txt")
    assert again.returncode == 2
    assert "was erased from this file on" in again.stderr
    assert added("verify").returncode == 0


def test_a_check_of_the_file_tells_bytes_of_no_source_and_is_content(added: Shell) -> None:
    with ClaimsFile.open(added.folder / "claims.db") as file:
        file.put_snapshot(b"5.04 million tonnes", "text/plain")

    done = added("verify")

    assert done.returncode == 0
    assert "1 snapshot is the bytes of no source" in done.stdout
