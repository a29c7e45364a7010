"""`disputes`, `resolve`, `second` and `agreement` as typed, on a real file."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.disputes.conftest import source_at
from tests.store import material as m
from workbench.cli import run
from workbench.desk import Desk
from workbench.model import Source

CLAIM = m.TONNES.id[:8]


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Type = Callable[..., Done]


@pytest.fixture
def type_(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Type:
    """Types a command as a checker and returns what came of it."""

    def typed(*words: str, by: str = "Ben Osei") -> Done:
        monkeypatch.setenv("WORKBENCH_CHECKER", by)
        code = run(["--db", str(path), *words])
        told = capsys.readouterr()
        return Done(code, told.out, told.err)

    return typed


@pytest.fixture
def checked(ann: Desk) -> Desk:
    """Ann has checked a claim, on a passage and a calculation of her own."""
    ann.evidence.attach(
        CLAIM, source_at(ann), quote="5.04 million", locator="p. 4", stance="refutes", note="a trap"
    )
    ann.calculations.attach(CLAIM, "41 + 1")
    ann.verdicts.give(CLAIM, "inaccurate", explanation="Counted wrongly.")
    return ann


TELLING = (
    "naccurate",
    "Counted wrongly",
    "refutes",
    "a trap",
    "41 + 1",
    "Ann",
    "AE",
    "✗",
    "checked ·",
    "disputed",
)


def test_a_second_reader_gets_claim_sentence_and_passage_and_nothing_else(checked: Desk, type_: Type) -> None:
    for done in (type_("second"), type_("second", CLAIM), type_("second", "--sample", "3", "--by", "AE")):
        assert done.code == 0
        for words in (
            CLAIM,
            "5.0 million tonnes",
            "handled 5.0 million",
            "Port statistics, p. 4, “5.04 million”",
        ):
            assert words in done.out
        handed = done.out.split("Ratings: ")[0]
        assert not [word for word in TELLING if word in handed]


def test_only_then_the_others_verdict_is_shown_beside_it(checked: Desk, type_: Type) -> None:
    done = type_("second", CLAIM, "mixed", "--because", "Gross tonnes.")
    assert done.code == 0
    assert done.out.startswith("You do not agree; the claim is in dispute:")
    for words in (
        "Ann Ekberg (AE)",
        "Ben Osei (BO)",
        "Inaccurate",
        "Mixed",
        "Counted wrongly.",
        "Gross tonnes.",
    ):
        assert words in done.out
    assert "≠ supports: 41 + 1" in done.out
    assert "≠ not every verdict rests on this" in done.out


def test_two_that_agree_are_told_so_and_both_have_their_initials_in_list_and_report(
    checked: Desk, type_: Type
) -> None:
    done = type_("second", CLAIM, "inaccurate")
    assert (done.code, done.out.splitlines()[0]) == (0, "You agree with Ann Ekberg: the claim is confirmed.")
    assert "AE, BO" in type_("list").out
    assert "inaccurate (AE); inaccurate (BO)" in type_("list", "--format", "csv").out
    report = type_("report").out
    assert all(f"**Inaccurate** ({who}, " in report for who in ("AE", "BO"))


def test_nothing_is_left_once_all_is_read(checked: Desk, type_: Type) -> None:
    type_("second", CLAIM, "inaccurate")
    done = type_("second")
    assert (done.code, done.out) == (1, "No claim is left here that others have checked and you have not.\n")


def test_many_claims_are_handed_out_a_sitting_at_a_time(ann: Desk, type_: Type, tmp_path: Path) -> None:
    text = "\n\n".join(f"The ferry of line {number} carried {number}00 people." for number in range(2, 32))
    (tmp_path / "lines.txt").write_text(text, encoding="utf-8")
    added = ann.articles.add(str(tmp_path / "lines.txt"))
    for claim in added.reading.claims:
        ann.verdicts.give(claim.id, "accurate")
    more = len(added.reading.claims) - 20
    assert more > 0
    assert f"… and {more} more; --sample 20 draws some at random." in type_("second").out
    assert type_("second", "--sample", "25").out.count("no source is attached") == 25


def test_disputes_show_each_side_and_how_to_settle(checked: Desk, type_: Type) -> None:
    type_("second", CLAIM, "mixed")
    for done in (
        type_("disputes"),
        type_("disputes", CLAIM),
        type_("disputes", "--article", m.ARTICLE.id[:8]),
    ):
        assert done.code == 0
        assert "1 claim is in dispute. Settle one with: workbench resolve CLAIM RATING" in done.out
        assert "✗1 Inaccurate" in done.out
    assert type_("list", "--status", "disputed").out.count("≠") == 1
    assert type_("disputes", "--article", m.OTHER.id[:8]).out == "No claim is in dispute.\n"


def test_disputes_as_json_have_the_sides_with_what_each_rests_on(checked: Desk, type_: Type) -> None:
    type_("second", CLAIM, "mixed")
    (told,) = json.loads(type_("disputes", "--format", "json").out)
    assert (told["id"], told["status"]) == (m.TONNES.id, "disputed")
    sides = {side["checker"]["name"]: side for side in told["sides"]}
    assert sides["Ann Ekberg"]["verdict"]["rating"] == "inaccurate"
    assert [(one["title"], one["shared"]) for one in sides["Ben Osei"]["grounds"]] == [
        ("Port statistics", True)
    ]


@pytest.mark.parametrize("quote", ["They shipped less.", ""])
def test_json_withholds_what_a_confidential_source_says_and_is_called(
    ann: Desk, type_: Type, quote: str
) -> None:
    secret = ann.sources.add(Source(id="", title="The deputy", confidential=True))
    ann.evidence.attach(CLAIM, secret.id, quote=quote)
    ann.verdicts.give(CLAIM, "accurate")
    type_("second", CLAIM, "mixed")
    told = type_("disputes", "--format", "json").out
    assert not [words for words in ("The deputy", "shipped less") if words in told]
    assert "The deputy" in type_("disputes", "--format", "json", "--confidential").out


def test_settling_tells_what_it_settled(checked: Desk, type_: Type) -> None:
    type_("second", CLAIM, "mixed")
    done = type_(
        "resolve", CLAIM, "mostly_inaccurate", "--because", "Both count other goods.", by="Cleo Marsh"
    )
    assert done.code == 0
    first, rest = done.out.split("\n", 1)
    assert first in {
        "Settled: Inaccurate by Ann Ekberg, Mixed by Ben Osei.",
        "Settled: Mixed by Ben Osei, Inaccurate by Ann Ekberg.",
    }
    assert "Mostly inaccurate, Cleo Marsh" in rest
    assert type_("disputes").out == "No claim is in dispute.\n"


def test_agreement_is_a_table_with_words_where_there_is_no_number(ann: Desk, type_: Type) -> None:
    for claim, theirs in zip(m.CLAIMS[:2], ("accurate", "mixed"), strict=True):
        ann.verdicts.give(claim.id, "accurate")
        type_("second", claim.id, theirs)
    ann.verdicts.give(m.DYKE.id, "accurate")
    type_("second", m.DYKE.id, "accurate")
    done = type_("agreement")
    assert done.code == 0
    assert "nan" not in done.out
    assert "Norvik’s harbour" in done.out
    assert "fewer than 2 claims were judged by both" in done.out
    assert "all articles" in done.out
    assert "ordinal too: all ratings given have a number" in done.out


def test_agreement_as_json_has_null_where_there_is_no_number(checked: Desk, type_: Type) -> None:
    type_("second", CLAIM, "mixed")
    (told,) = json.loads(type_("agreement", "--format", "json").out)
    assert (told["claims"], told["nominal"], told["ordinal"]) == (1, None, None)
    assert set(told["names"]) == {"Ann Ekberg", "Ben Osei"}


def test_without_shared_claims_agreement_says_how_to_get_some(checked: Desk, type_: Type) -> None:
    assert "`workbench second` hands some out" in type_("agreement").out


def test_foreign_words_only_show(ann: Desk, type_: Type) -> None:
    ann.evidence.attach(CLAIM, source_at(ann, "Port \x1b[2J[bold]statistics"), quote="[/] 5\u202e million")
    ann.verdicts.give(CLAIM, "accurate", explanation="\x1b]0;title\x07 [red]so")
    handed = type_("second").out
    shown = type_("second", CLAIM, "mixed", "--because", "\x1b[31mno").out
    for text in (handed, shown, type_("disputes", "--format", "json").out):
        assert not [char for char in "\x1b\x07\u202e" if char in text]
    assert "[bold]statistics" in handed
    assert "[red]so" in shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("disputes", "ffff"), "no claim begins with 'ffff'"),
        (("disputes", CLAIM), "is not in dispute, it is checked"),
        (("disputes", "--article", "ffff"), "no article begins with 'ffff'"),
        (("resolve", CLAIM, "mixed", "--because", "so"), "is not in dispute, it is checked"),
        (("resolve", CLAIM, "mixed"), "Missing option '--because'"),
        (("resolve", CLAIM), "Missing argument 'RATING'"),
        (("second", "ffff", "mixed"), "no claim begins with 'ffff'"),
        (("second", CLAIM, "wrong"), "unknown rating 'wrong'"),
        (("second", CLAIM, "mixed", "--scale", "none"), "unknown scale 'none'"),
        (("second", m.SHARE.id, "mixed"), "is open, so there is no verdict to read it against"),
        (("second", "--by", "Nobody"), "no checker is called 'Nobody'; there are:"),
        (("second", "--by", "Ben Osei"), "a second reading is of what somebody else checked"),
        (("second", "--by", ""), None),
        (("second", "--article", "ffff"), "no article begins with 'ffff'"),
        (("second", "--sample", "0"), "Invalid value for '--sample'"),
        (("second", "--because", "so"), "--because and --scale belong to a verdict"),
        (("second", CLAIM, "--sample", "3"), "leave CLAIM out"),
        (("agreement", "--article", "ffff"), "no article begins with 'ffff'"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    checked: Desk, type_: Type, words: tuple[str, ...], told: str | None
) -> None:
    before = checked.file.entries()
    done = type_(*words)
    if told is None:
        assert done.code == 0
    else:
        assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
        assert told in done.err
    assert checked.file.entries() == before


def test_ones_own_claim_cannot_be_read_a_second_time(checked: Desk, type_: Type) -> None:
    done = type_("second", CLAIM, "mixed", by="Ann Ekberg, Example Courier")
    assert (done.code, done.out) == (2, "")
    assert "you have checked claim" in done.err
    assert "workbench verdict CLAIM RATING" in done.err


@pytest.mark.parametrize(("columns", "rows"), [(120, 1), (40, 2)])
def test_sides_stand_beside_each_other_where_the_terminal_has_room(
    checked: Desk, type_: Type, path: Path, columns: int, rows: int
) -> None:
    type_("second", CLAIM, "mixed")
    told = on_terminal(columns, "--db", str(path), "disputes")
    heads = [line for line in told.splitlines() if "(AE)" in line or "(BO)" in line]
    assert len(heads) == rows
    assert not [line for line in told.splitlines() if len(line) > columns and "Settle" not in line]


def on_terminal(columns: int, *words: str) -> str:
    """What the command prints on a terminal of this width, without its styles."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, columns))
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    subprocess.run(
        [sys.executable, "-m", "workbench", *words],
        stdout=theirs, env=plain | {"NO_COLOR": "1", "TERM": "xterm"}, check=True, timeout=60,
    )  # fmt: skip
    os.close(theirs)
    told = b""
    with suppress(OSError):  # what a terminal says once nobody writes to it any more
        while part := os.read(ours, 65536):
            told += part
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;]*m", "", told.decode())
