"""Sources on the command line: real processes on real files."""

from __future__ import annotations

import json

import pytest

from tests.shell import Shell
from tests.sources.material import REPORT, scan


def test_the_way_from_a_file_to_a_located_quotation(shell: Shell) -> None:
    added = shell("source", "add", "report.txt", "--title", "Report", "--author", "A. Lund")
    assert added.stdout.splitlines()[1].startswith("s1 ")
    shown = shell("source", "show", "s1").stdout
    assert "¶ 2  In 2019 the harbour" in shown
    assert "author: A. Lund" in shown
    assert "s1 Report, ¶ 2" in shell("source", "search", "harbour", "tonn").stdout
    claim = shell.claim("tonnes")
    assert shell("find", claim).stdout.startswith("s1 Report, ¶ 2\n")
    done = shell("attach", claim, "s1", "--quote", "5.04 million tonnes")
    assert (done.returncode, "word for word at ¶ 2" in done.stderr) == (0, True)
    assert "supports: s1 Report, ¶ 2, “5.04 million tonnes”" in done.stdout
    assert "1 independent source" in shell("show", claim).stdout


def test_a_quotation_that_is_not_there_ends_with_one_and_is_kept(shell: Shell) -> None:
    shell("source", "add", "report.txt", "--title", "Report")
    done = shell("attach", shell.claim("tonnes"), "s1", "--quote", "handled 5.4 million tonnes")
    assert done.returncode == 1
    assert "not word for word; closest at ¶ 2" in done.stderr
    assert "differences: “5.4” → “5.04”" in done.stderr
    assert "“handled 5.4 million tonnes”" in shell("show", shell.claim("tonnes")).stdout


def test_a_quotation_without_a_place_is_told_on_the_terminal_and_in_the_report(shell: Shell) -> None:
    shell("source", "add", "report.txt", "--title", "Report")
    shell("attach", shell.claim("tonnes"), "s1", "--quote", "5.04 million tonnes")
    shell("attach", shell.claim("tonnes"), "s1", "--quote", "the quays were never paid for")
    for told in (shell("show", shell.claim("tonnes")).stdout, shell("report").stdout):
        assert told.count("no place in the source") == 1
        assert "“the quays were never paid for”, no place in the source" in told


_DISAGREE = "the figures do not agree; if the source refutes the claim, say so: workbench undo, then"


@pytest.mark.parametrize(
    ("quote", "stance", "doubtful"),
    [
        ("6.2 million tonnes", "supports", True),
        ("6.2 million tonnes", "refutes", False),
        ("6.2 million tonnes", "context", False),
        ("5.04 million tonnes", "supports", False),
        ("40.2 million euros", "supports", False),  # of something else
        ("the director said", "supports", False),
        ("", "supports", False),
    ],
)
def test_figures_that_do_not_agree_are_told_with_what_supports(
    shell: Shell, quote: str, stance: str, doubtful: bool
) -> None:
    (shell.folder / "report.txt").write_text(f"{REPORT}\nThe port counts 6.2 million tonnes.\n", "utf-8")
    shell("source", "add", "report.txt", "--title", "Report")
    done = shell(
        "attach", shell.claim("tonnes"), "s1", "--quote", quote, "--locator", "¶ 9", "--stance", stance
    )
    assert (done.returncode, _DISAGREE in done.stderr) == (0, doubtful)
    assert ("inconsistent: " in done.stdout) is ("6.2" in quote)
    assert f"{stance}: s1 Report" in shell("show", shell.claim("tonnes")).stdout, "what was said is kept"


def test_a_dismissed_claim_keeps_its_evidence_and_says_so(shell: Shell) -> None:
    shell("source", "add", "--title", "Call")
    shell("dismiss", shell.claim("tonnes"))
    done = shell("attach", shell.claim("tonnes"), "s1", "--locator", "minute 4")
    assert (done.returncode, "dismissed as none" in done.stderr) == (0, True)


def test_what_is_found_nowhere_ends_with_one(shell: Shell) -> None:
    assert shell("source", "search", "bees").returncode == 1
    assert shell("find", shell.claim("tonnes")).returncode == 1


def test_a_scan_is_kept_and_told(shell: Shell) -> None:
    (shell.folder / "scan.pdf").write_bytes(scan())
    done = shell("source", "add", "scan.pdf")
    assert (done.returncode, "s1" in done.stdout, "scan without text" in done.stderr) == (0, True, True)


def test_a_table_is_a_dataset(shell: Shell) -> None:
    (shell.folder / "t.csv").write_text("Port,2019\nNorvik,5.04\n", encoding="utf-8")
    assert "dataset" in shell("source", "add", "t.csv").stdout


@pytest.mark.parametrize("fetch", [True, False])
def test_an_address_that_does_not_answer_is_kept(shell: Shell, fetch: bool) -> None:
    address = "http://127.0.0.1:9/report"  # an address of this machine is refused, so nothing is asked for
    done = shell("source", "add", address, *([] if fetch else ["--no-fetch"]))
    assert (done.returncode, address in done.stdout) == (0, True)
    assert ("kept without its text" in done.stderr) is fetch


@pytest.mark.parametrize("args", [("list",), ("show",), ("find",)])
def test_json_has_nothing_confidential_unless_asked(shell: Shell, args: tuple[str, ...]) -> None:
    shell("source", "add", "report.txt", "--title", "Pilot Vane", "--confidential")
    claim = shell.claim("tonnes")
    shell("attach", claim, "s1", "--quote", "5.04 million tonnes")
    command = (*args, *(() if args == ("list",) else (claim,)), "--format", "json")
    assert "5.04 million" not in shell(*command).stdout
    assert "5.04 million" in shell(*command, "--confidential").stdout


def test_a_like_claim_as_json_has_nothing_confidential(shell: Shell) -> None:
    shell("source", "add", "report.txt", "--title", "Pilot Vane", "--confidential")
    claim = shell.claim("tonnes")
    shell("attach", claim, "s1", "--quote", "5.04 million tonnes")
    shell("verdict", claim, "accurate")
    again = str(json.loads(shell("show", claim, "--format", "json").stdout)["sentence"])
    (shell.folder / "again.txt").write_text(f"It was said again.\n\n{again}\n", encoding="utf-8")
    assert shell("add", "again.txt").returncode == 0
    other = next(name for name in shell.ids() if name != claim and again in shell("show", name).stdout)
    like = shell.json("similar", other, "--format", "json")
    assert claim in [row["id"] for row in like]
    assert "5.04 million" not in json.dumps(like)


def test_a_waiver_is_recorded_with_its_reason(shell: Shell) -> None:
    claim = shell.claim("tonnes")
    assert "no located evidence" in shell("verdict", claim, "accurate").stdout
    assert "located evidence waived: seen by us" in shell("waive", claim, "--because", "seen by us").stdout
    assert shell("waive", claim).returncode == 2


@pytest.mark.parametrize("name", ["s9", "zz"])
def test_a_source_that_is_not_there_is_told_in_a_line(shell: Shell, name: str) -> None:
    done = shell("source", "show", name)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "`workbench source list`" in done.stderr
