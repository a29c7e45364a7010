"""Whatever is given, and wherever it is printed: one line and a code, no traceback, and nothing half written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.cli.test_encodings import PRINTING
from tests.cli.test_encodings import shell as shell
from tests.shell import Shell
from tests.store import material as m
from tests.waiting import PATIENCE
from workbench import cli, extract
from workbench.desk import Desk
from workbench.errors import InputError
from workbench.model import Source, article_of
from workbench.store.kinds import bodies

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="closed streams and bytes in names are POSIX"),
]
BAD = "a\udcff\udcfeb"  # as Python hands on an argument that is not UTF-8


def lines_of(shell: Shell) -> dict[str, list[str]]:
    claim = shell.ids()[0]
    return {name: [claim if word == "CLAIM" else word for word in words] for name, words in PRINTING.items()}


def test_output_that_cannot_be_taken_is_one_line_for_every_command(
    shell: Shell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = lines_of(shell)
    monkeypatch.chdir(shell.folder)
    for name, words in commands.items():
        with (
            TextIOWrapper(Path("/dev/full").open("wb"), encoding="utf-8", errors="workbench.escape") as full,
            patch.dict(os.environ, shell.environment(), clear=True),
            patch.object(sys, "stdout", full),
        ):
            assert cli.run(words) == 2, name
        printed = capsys.readouterr().err
        assert len(printed.splitlines()) == 1, name
        assert "there is no room left on the disk" in printed or "second" in name or name.startswith("a "), (
            name
        )
    assert shell("verify").returncode == 0


# Closes a stream anew for each command, as whoever starts the program may have.
_CLOSED = """
import json, os, sys
from workbench import cli
from workbench.cli.streams import forgive, open_closed
number, codes = int(sys.argv[1]), []
for words in json.loads(sys.argv[2]):
    os.close(number)
    setattr(sys, ("stdin", "stdout", "stderr")[number], None)
    open_closed()
    forgive()
    codes.append(cli.run(words))
with open(sys.argv[3], "w") as file:
    json.dump(codes, file)
"""


def closed(shell: Shell, number: int, *lines: list[str]) -> tuple[list[int], str, str]:
    """The codes of commands, each with this stream closed, and what they printed on the others."""
    done = subprocess.run(
        [sys.executable, "-c", _CLOSED, str(number), json.dumps(lines), "codes.json"],
        cwd=shell.folder,
        env=shell.environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return json.loads((shell.folder / "codes.json").read_text()), done.stdout, done.stderr


def test_a_closed_output_is_one_line_for_every_command_and_no_file_is_printed_into(shell: Shell) -> None:
    commands = lines_of(shell)
    codes, _, errors = closed(shell, 1, *commands.values())
    assert codes == [2] * len(commands)
    assert len(errors.splitlines()) == len(commands)
    assert errors.count("nothing can be printed, since standard output is closed; ") >= len(commands) - 4
    assert "unforeseen" not in errors
    assert shell("verify").returncode == 0


_SOME = ("open claims", "list", "report as JSON", "a complaint", "a usage error", "whoami")


def test_closed_errors_and_a_closed_input_change_nothing_else(shell: Shell) -> None:
    commands = {name: words for name, words in lines_of(shell).items() if name in _SOME}
    expected = [shell(*words) for words in commands.values()]
    codes, out, _ = closed(shell, 2, *commands.values())
    assert codes == [done.returncode for done in expected]
    assert out == "".join(done.stdout for done in expected)
    codes, out, errors = closed(shell, 0, *commands.values())
    assert codes == [done.returncode for done in expected]
    assert (out, errors) == (
        "".join(done.stdout for done in expected),
        "".join(done.stderr for done in expected),
    )
    codes, _, errors = closed(shell, 0, ["extract", "-"], ["add", "-"], ["compare", "-", "5 km"])
    assert codes == [2] * 3
    assert len(errors.splitlines()) == 3
    assert "unforeseen" not in errors


# Every place where a command takes words, and names of files.
TAKES = (
    ("list", "--search", BAD),
    ("list", "--article", BAD),
    ("show", BAD),
    ("similar", BAD),
    ("find", BAD),
    ("compare", "5 km", BAD),
    ("calc", BAD),
    ("add", BAD),
    ("extract", BAD),
    ("extract", "draft.txt", "--language", BAD),
    ("source", "add", BAD),
    ("source", "add", "source.txt", "--title", BAD),
    ("source", "add", "source.txt", "--publisher", BAD),
    ("source", "add", "source.txt", "--note", BAD),
    ("source", "add", "source.txt", "--derived-from", BAD),
    ("source", "add", f"https://example.invalid/{BAD}", "--no-fetch"),
    ("source", "show", BAD),
    ("source", "search", BAD),
    ("series", "add", "cpi.csv", "--name", BAD, "--source", "s1"),
    ("series", "add", "cpi.csv", "--name", "x", "--source", BAD),
    ("attach", "CLAIM", BAD, "--quote", "x"),
    ("attach", "CLAIM", "s1", "--quote", BAD),
    ("attach", "CLAIM", "s1", "--quote", "€50 million", "--note", BAD),
    ("verdict", "CLAIM", BAD),
    ("verdict", "CLAIM", "mixed", "--because", BAD),
    ("resolve", "CLAIM", "mixed", "--because", BAD),
    ("accept", BAD),
    ("decline", BAD),
    ("second", BAD),
    ("dismiss", BAD),
    ("waive", "CLAIM", "--because", BAD),
    ("erase", BAD, "--why", "x", "--yes"),
    ("erase", "s1", "--why", BAD, "--yes"),
    ("erasures", "--carry-out", BAD),
    ("report", "--article", BAD),
    ("report", "-o", f"{BAD}/x"),
    ("share", f"{BAD}/x"),
    ("share", "out.db", "--article", BAD),
    ("merge", BAD),
    ("sync", f"postgresql://{BAD}"),
    ("whoami", "--name", BAD),
    ("whoami", "--name", "Ina", "--organization", BAD),
    ("keys", "trust", "0" * 64, "--name", BAD),
    ("keys", "trust", BAD, "--name", "Ben"),
    ("--db", BAD, "list"),
)
# These look for words and find none, or keep the address as it can be shown.
_ANSWERS = {("list", "--search"), ("source", "search"), ("compare", "5 km")}


def test_words_that_are_not_utf_8_are_one_line_and_nothing_is_written(shell: Shell) -> None:
    claim = shell.ids()[0]
    before = (shell.folder / "claims.db").read_bytes()
    for words in TAKES:
        done = shell(*(claim if word == "CLAIM" else word for word in words))
        answered = words[:2] in _ANSWERS
        assert done.returncode in ((0, 1) if answered else (2,)), (words, done)
        assert len(done.stderr.splitlines()) == (0 if answered else 1), (words, done)
        assert "unforeseen" not in done.stderr, (words, done)
        assert "codec" not in done.stderr, (words, done)
        assert (shell.folder / "claims.db").read_bytes() == before, words
    done = shell("verdict", claim, "mixed", checker=BAD)
    assert (done.returncode, (shell.folder / "claims.db").read_bytes()) == (2, before)
    assert "this checker cannot be kept: it has half a character" in done.stderr


ODD = "new\nline\x07\x9b31m"


def acts(text: str) -> list[str]:
    """The characters of a text that would act on a terminal."""
    return [char for char in text if not char.isprintable() and char != "\n"]


@pytest.mark.parametrize("name", [ODD, BAD], ids=["control characters", "not UTF-8"])
def test_names_of_files_act_on_nothing_wherever_they_are_printed(tmp_path: Path, name: str) -> None:
    shell = Shell(tmp_path)
    (tmp_path / f"{name}.txt").write_text("Exports rose 5 percent in 1987.\n", encoding="utf-8")
    for words in (
        ("--db", f"{name}.db", "add", f"{name}.txt"),
        ("--db", f"{name}.db", "source", "add", f"{name}.txt"),
        ("--db", f"{name}.db", "source", "list"),
        ("--db", f"{name}.db", "list"),
        (
            "--db",
            f"{name}.db",
        ),
        ("extract", f"{name}.txt"),
        ("--db", f"{name}.db", "report", "-o", f"{name}.md"),
        ("--db", f"{name}.db", "report"),
        ("--db", f"{name}.db", "share", f"{name}.jsonl"),
        ("--db", "other.db", "add", f"{name}.txt"),
        ("--db", "other.db", "merge", f"{name}.jsonl"),
        ("--db", "other.db", "verify"),
    ):
        done = shell(*words)
        assert done.returncode == 0, (words, done)
        assert acts(done.stdout + done.stderr) == [], words
        assert "\nline" not in done.stdout + done.stderr, words
    for words in (("report", "-o", f"{name}.md"), ("--db", f"{name}.md", "list"), ("merge", f"{name}.txt")):
        done = shell(*words)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), words
        assert acts(done.stderr) == [], words


EDGES = """The dam was closed on 31 December 9999 and opened on 1 January 0001. By 9999 it will cost $5 million.
In the year 1 it was 3 km. It is the last day of 9999, Q4 9999, the winter of 9999, fiscal 9999, from 9998 to 9999.
It fell three days after 31 December 9999, and the week before 1 January 0001. Last Monday, it rose 5 percent.
"""
DAYS = (
    "31 December 9999",
    "1 January 0001",
    "9999-12-31",
    "0001-01-01",
    "Q4 9999",
    "winter of 9999",
    "fiscal 9999",
    "1",
)


def test_the_first_and_the_last_year_are_years(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    (tmp_path / "draft.txt").write_text(EDGES, encoding="utf-8")
    for name, day in (("ends", "9999-12-31"), ("begins", "0001-01-01")):
        head = f'<meta property="article:published_time" content="{day}">'
        (tmp_path / f"{name}.html").write_text(
            f"<head>{head}</head><body><p>{EDGES}</p></body>", encoding="utf-8"
        )
    for words in (
        ("add", "draft.txt"),
        ("source", "add", "draft.txt", "--published", "9999-12-31"),
        ("source", "add", "draft.txt", "--published", "0001-01-01"),
        ("add", "ends.html"),
        ("add", "begins.html"),
        ("contradictions",),
        ("report",),
        *(("compare", claimed, found) for claimed in DAYS for found in DAYS),
        *(("calc", f"days({one}, {other})") for one in DAYS[2:4] for other in DAYS[2:4]),
    ):
        done = shell(*words)
        assert done.returncode in (0, 1) or words[0] == "calc", (words, done)
        assert "unforeseen" not in done.stderr, (words, done)
    for claim in shell.ids():
        for command in ("show", "find"):
            assert shell(command, claim).returncode in (0, 1), (command, claim)


@pytest.mark.parametrize(
    "page",
    ["<svg><sup></sup>", "<svg><sup></sup></svg>", "<math><sup>2</sup></math><sup/>", "<sup></sup>", "<sub>"],
)
def test_raised_characters_with_nothing_around_them_are_read(tmp_path: Path, page: str) -> None:
    (tmp_path / "page.html").write_text(f"<body><p>It rose 5 percent.</p>{page}", encoding="utf-8")
    done = Shell(tmp_path)("extract", "page.html")
    assert (done.returncode, "5 percent" in done.stdout) == (0, True)
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    done = Shell(tmp_path)("extract", "page.html")
    assert "unforeseen" not in done.stderr


HALVES = [
    "It rose 5 \ud800percent. \udc80 In 2019\udfff it fell.",
    "\ud800",
    "5\ud8006 km",
    "A.\ud800\nB rose 5 percent",
]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_half_a_character_in_a_text_raises_nothing(language: str) -> None:
    for text in HALVES:
        article = article_of(text, language=language)
        assert all(text[claim.start : claim.end] == claim.text for claim in extract.claims(article))
        extract.quantities(text, language=language)
        extract.dates(text, language=language)


def test_half_a_character_is_not_kept_from_python_either(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "claims.db", checker=m.ANN) as desk:
        desk.file.append([m.article(), m.reading(*m.CLAIMS)])
        claim = m.TONNES.id
        for keep in (
            lambda: desk.file.append([m.article(article_of(HALVES[0]))]),
            lambda: desk.verdicts.give(claim, "mixed", explanation=HALVES[0]),
            lambda: desk.sources.add(Source(id="", title=HALVES[0], kind="secondary")),
            lambda: desk.upkeep.erase(m.ARTICLE.id, why=HALVES[0]),
        ):
            before = desk.file.entries()
            with pytest.raises(InputError, match="half a character"):
                keep()
            assert desk.file.entries() == before


def test_the_first_character_of_a_foreign_rating_acts_on_nothing(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    for rating in ("\x07mostly", "\x9bfalse", "\u202emixed", "\u200baccurate", "\nlast"):
        with Desk.open(tmp_path / "claims.db", checker=m.ANN) as desk:
            body = bodies.VerdictBody(claim_id=m.TONNES.id, rating=rating, scale="theirs")
            desk.file.append([m.article(), m.reading(*m.CLAIMS), m.work("verdict", body)])
        for words in (("list",), ("disputes",), ("show", m.TONNES.id), ("report",), ("verify",)):
            done = shell(*words)
            assert done.returncode in (0, 1), (words, done)
            assert acts(done.stdout.replace("\u200b", "")) == [], (rating, words)


TOO_LONG = "a" * 300  # no system has names of more than 255 bytes


@pytest.mark.parametrize(
    "words",
    [
        *([f"--db={name}", *words] for name in (TOO_LONG, f"{TOO_LONG}/a.db") for words in (
            [], ["list"], ["calc", "1 + 1"], ["keys"], ["sync", "postgresql:"], ["add", "draft.txt"], ["merge", "a.db"],
        )),
        ["merge", TOO_LONG],
        ["add", TOO_LONG],
        ["source", "add", TOO_LONG],
        ["series", "add", TOO_LONG, "--name=cpi", "--source=s1"],
        ["share", TOO_LONG],
        ["report", "-o", TOO_LONG],
    ],
    ids=lambda words: " ".join(word[:9] for word in words),
)  # fmt: skip
def test_a_name_that_no_file_can_have_is_refused_in_a_line(shell: Shell, words: list[str]) -> None:
    done = shell(*words)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "File name too long; " in done.stderr
