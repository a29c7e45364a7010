"""What people type from a printed note names the source that it named when it was printed, or nothing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shell import Shell
from tests.store import material as m
from tests.waiting import PATIENCE
from workbench.desk import Desk
from workbench.errors import LookupFailed
from workbench.model import Source, checker_of

_ROOT = Path(__file__).parents[2]
_ADDING = """
import sys
from pathlib import Path
from workbench.desk import Desk
from workbench.model import Source, checker_of
with Desk.open(Path(sys.argv[1]), checker=checker_of(sys.argv[2])) as desk:
    for number in range(8):
        print(desk.sources.add(Source(id="", title=f"{sys.argv[2]} {number}")).short_name)
"""


def _add(desk: Desk, *titles: str) -> list[str]:
    return [desk.sources.add(Source(id="", title=title)).short_name for title in titles]


def _listed(desk: Desk) -> dict[str, str]:
    return {source.title: source.short_name for source in desk.sources.all()}


def test_a_source_has_the_number_after_the_highest_whatever_became_of_that(desk: Desk) -> None:
    assert _add(desk, "Register", "Yearbook", "Call") == ["s1", "s2", "s3"]
    desk.history.undo()
    assert _add(desk, "Letter") == ["s4"]
    desk.upkeep.erase("s4", why="asked to")
    assert _add(desk, "Release") == ["s5"]
    desk.upkeep.erase("s1", why="asked to")
    assert _listed(desk) == {"Yearbook": "s2", "Release": "s5"}


def test_undo_redo_and_rebuild_leave_every_name(desk: Desk) -> None:
    _add(desk, "Register", "Yearbook")
    desk.history.undo()
    assert _listed(desk) == {"Register": "s1"}
    desk.history.redo()
    desk.upkeep.rebuild()
    assert _listed(desk) == {"Register": "s1", "Yearbook": "s2"}


def test_a_number_in_what_is_added_is_not_taken(desk: Desk) -> None:
    assert desk.sources.add(Source(id="", title="Register", number=7)).short_name == "s1"


def test_an_earlier_source_that_is_merged_in_moves_no_other(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "other.db", checker=checker_of("Bo Lind")) as other:
        _add(other, "Tide tables", "Pilots' log", "Chart")
    _add(desk, "Register", "Yearbook")
    mine = {one.title: one for one in desk.sources.all()}
    desk.sharing.merge(tmp_path / "other.db")
    assert _listed(desk)["Chart"] == "s3"
    assert all(
        re.fullmatch("s[12]-[0-9a-f]{2,4}", _listed(desk)[title]) for title in ("Register", "Yearbook")
    )
    for title, number in (("Register", 1), ("Yearbook", 2)):
        assert desk.sources.get(f"s{number}-{mine[title].id[:4]}").title == title
        with pytest.raises(LookupFailed, match=f"s{number} is the name of 2 sources"):
            desk.sources.get(f"s{number}")
    assert _add(desk, "Letter") == ["s4"]


def test_processes_that_add_at_once_choose_no_number_twice(tmp_path: Path) -> None:
    path = str(tmp_path / "claims.db")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _ADDING, path, name], cwd=_ROOT, stdout=subprocess.PIPE, text=True
        )
        for name in ("Ina Voss", "Bo Lind", "Ada Holm")
    ]
    said = [process.communicate(timeout=PATIENCE)[0].split() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert sorted(int(name[1:]) for names in said for name in names) == list(range(1, 25))


def test_sources_of_the_first_version_keep_their_names_beside_new_ones(desk: Desk) -> None:
    desk.file.append([m.source("Older"), m.source("Newer", at=m.AT.replace("2025", "2026"))])
    assert _add(desk, "Register") == ["s3"]
    assert _listed(desk) == {"Older": "s1", "Newer": "s2", "Register": "s3"}


def test_another_source_goes_back_to_one_of_several_only_when_it_says_which(desk: Desk) -> None:
    first, second = m.source("Tide tables", number=12), m.source("Pilots", number=12)
    desk.file.append([first, second])
    with pytest.raises(LookupFailed, match="s12 is the name of 2 sources"):
        desk.sources.add(Source(id="", title="Reprint", derived_from="s12"))
    named = f"S12-{first.id[:3].upper()}"
    assert desk.sources.add(Source(id="", title="Reprint", derived_from=named)).derived_from == first.id
    kept = desk.calculations.add_series("2024,118.3\n", "cpi", named)
    assert kept.source == first.id


# On the command line


@pytest.fixture
def met(shell: Shell) -> Shell:
    """A file into which another was merged: two sources of it have the number 1."""
    shell("source", "add", "report.txt", "--title", "Report")
    shell("--db", "other.db", "source", "add", "--title", "Tide tables", "--confidential")
    assert shell("merge", "other.db").returncode == 0
    return shell


def _names(shell: Shell) -> dict[str, str]:
    lines = shell("source", "list").stdout.splitlines()[1:]
    return {title: line.split()[0] for line in lines for title in ("Report", "Tide tables") if title in line}


@pytest.mark.parametrize(
    "command",
    [
        ("attach", "CLAIM", "s1", "--quote", "5.04 million tonnes"),
        ("source", "show", "s1"),
        ("source", "search", "harbour", "--source", "s1"),
        ("source", "add", "--title", "Reprint", "--derived-from", "s1"),
        ("erase", "s1", "--why", "asked to"),
    ],
    ids=" ".join,
)
def test_a_number_that_two_have_is_refused_in_one_line_that_says_how(
    met: Shell, command: tuple[str, ...]
) -> None:
    before = met("source", "list").stdout, met("show", met.claim("tonnes")).stdout
    done = met(*(met.claim("tonnes") if word == "CLAIM" else word for word in command))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    names = _names(met)
    assert f"{names['Report']} “Report”" in done.stderr
    assert f"{names['Tide tables']} “Tide tables”" in done.stderr
    assert f"say which, such as {min(names.values())}" in done.stderr
    assert (met("source", "list").stdout, met("show", met.claim("tonnes")).stdout) == before


def test_the_longer_name_is_shown_and_taken_everywhere(met: Shell) -> None:
    name = _names(met)["Report"]
    assert re.fullmatch("s1-[0-9a-f]{2,4}", name)
    assert met("source", "show", name).stdout.startswith(f"{name} Report")
    assert f"{name} Report, ¶ 2" in met("source", "search", "harbour", "--source", name).stdout
    assert met("find", met.claim("tonnes")).stdout.startswith(f"{name} Report, ¶ 2\n")
    done = met("attach", met.claim("tonnes"), name, "--quote", "5.04 million tonnes")
    assert (done.returncode, f"supports: {name} Report, ¶ 2" in done.stdout) == (0, True)
    assert f"supports: {name} Report" in met("show", met.claim("tonnes")).stdout
    assert met("erase", name, "--why", "asked to").returncode == 0
    assert _names(met) == {"Tide tables": "s1"}


def test_a_report_as_json_has_the_names_but_of_confidential_sources(met: Shell) -> None:
    names = _names(met)
    for title in names:
        met("attach", met.claim("tonnes"), names[title], "--locator", "p. 1")
    (report,) = json.loads(met("report", "--format", "json").stdout)
    told = {one["title"]: (one["short_name"], one["number"]) for one in report["sources"]}
    assert told == {"Report": (names["Report"], 1), "confidential source": ("", 0)}


def test_an_erasure_moves_no_name_and_says_nothing_of_it(shell: Shell) -> None:
    shell("source", "add", "report.txt", "--title", "Report")
    for quote in ("5.04 million tonnes", "handled"):
        shell("attach", shell.claim("tonnes"), "s1", "--quote", quote)
    shell("source", "add", "--title", "Tide tables")
    done = shell("erase", "s1", "--why", "asked to")
    assert (done.returncode, "2 pieces of evidence" in done.stdout, done.stderr) == (0, True, "")
    assert _names(shell) == {"Tide tables": "s2"}


def test_where_sources_of_the_first_version_move_an_erasure_says_so(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "claims.db", checker=checker_of("Ina Voss")) as desk:
        desk.file.append([m.source("Older"), m.source("Newer", at=m.AT.replace("2025", "2026"))])
    done = Shell(tmp_path)("erase", "s1", "--why", "asked to")
    assert done.stderr == "Sources from before short names were kept have moved: s2 is now s1.\n"
