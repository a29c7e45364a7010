"""Entries of strangers, as they come in or as an earlier version let them in, end no command."""

from __future__ import annotations

import re
import sqlite3
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.entries import ENTRIES, Hostile, chain
from tests.shell import Shell
from tests.store import material as m
from workbench.errors import InputError
from workbench.model import Quantity
from workbench.store import ClaimsFile
from workbench.store.exchange import child, lines
from workbench.store.kinds import bodies, bounds
from workbench.store.rows import ENTRY, entry_row

pytestmark = pytest.mark.slow

BESIDE = [m.article(), m.article(m.OTHER), m.reading(*m.CLAIMS), m.reading(m.DYKE), m.checker(), m.verdict()]
COMMANDS = (
    ("list",),
    ("list", "--format", "json"),
    ("show", m.TONNES.id),
    ("show", m.TONNES.id, "--format", "json"),
    ("show", m.claim("12 pumps", article=m.OTHER).id),
    ("contradictions",),
    ("similar", m.TONNES.id),
    ("find", m.TONNES.id),
    ("calc", "c1 * 2", "--claim", m.claim("12 pumps", article=m.OTHER).id),
    ("calc", "c1 + e1", "--claim", m.claim("12 pumps", article=m.OTHER).id),
    ("series", "list"),
    ("disputes",),
    ("source", "list"),
    ("report", "-o", "report.md", "--force"),
    ("report", "-o", "report.csv", "--format", "csv", "--force"),
    ("report", "-o", "report.json", "--format", "json", "--force"),
    ("rebuild",),
    ("verify",),
)
_CONTROLS = {chr(code) for code in (*range(32), 127, *range(128, 160), 0x202E)} - {"\n", "\t"}


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("beside") / "claims.db"
    with ClaimsFile.open(path) as file:
        file.append(BESIDE)
    return path.read_bytes()


@pytest.fixture
def shell(tmp_path: Path, beside: bytes) -> Shell:
    (tmp_path / "claims.db").write_bytes(beside)
    return Shell(tmp_path)


def _let_in(path: Path, hostile: Hostile) -> None:
    """Puts entries into a file as an earlier version did that knew no bounds."""
    with closing(sqlite3.connect(path)) as db, db:
        db.executemany(
            f"INSERT INTO journal ({ENTRY}) VALUES (?, ?, ?, ?, ?, ?)", map(entry_row, hostile.build())
        )
    with ClaimsFile.open(path) as file:
        file.rebuild()


@pytest.mark.parametrize("hostile", ENTRIES, ids=str)
def test_what_is_beyond_the_bounds_does_not_come_in(shell: Shell, hostile: Hostile) -> None:
    """By what reads a stranger's file, in this process, and by what merges it."""
    path, theirs = shell.folder / "claims.db", shell.folder / "theirs.jsonl"
    before = path.read_bytes()
    lines.write(theirs, hostile.build())
    for parcels in (lambda: tuple(child.sound_parcels(theirs)), hostile.build):
        with ClaimsFile.open(path) as file, _refusing(hostile.refused):
            file.merge([parcels()])
        assert not hostile.refused or path.read_bytes() == before


def _refusing(words: str) -> AbstractContextManager[object]:
    return pytest.raises(InputError, match=re.escape(words)) if words else nullcontext()


@pytest.mark.parametrize(
    "hostile",
    [each for each in ENTRIES if each.name in ("a great exponent", "many figures", "a date of words")],
    ids=str,
)
def test_the_command_refuses_a_file_in_a_line_or_merges_it(shell: Shell, hostile: Hostile) -> None:
    before = (shell.folder / "claims.db").read_bytes()
    lines.write(shell.folder / "theirs.jsonl", hostile.build())
    done = shell("merge", "theirs.jsonl")
    assert done.returncode == (2 if hostile.refused else 0), done.stderr
    assert hostile.refused in done.stderr
    assert len(done.stderr.splitlines()) == bool(hostile.refused)
    assert not hostile.refused or (shell.folder / "claims.db").read_bytes() == before


@pytest.mark.parametrize("hostile", ENTRIES, ids=str)
def test_what_is_here_ends_no_command(shell: Shell, hostile: Hostile) -> None:
    _let_in(shell.folder / "claims.db", hostile)
    for command in COMMANDS:
        done = shell(*command)
        assert "unforeseen" not in done.stderr, command
        assert done.returncode in (0, 1) or len(done.stderr.splitlines()) == 1, (command, done.stderr)
        assert not _CONTROLS & set(done.stdout + done.stderr), command
        assert command != ("verify",) or done.returncode == 0


@pytest.mark.slow
def test_of_five_thousand_verdicts_that_replace_one_another_the_last_stands(shell: Shell) -> None:
    verdicts = list(chain(5_000))
    lines.write(shell.folder / "theirs.jsonl", verdicts)
    assert shell("merge", "theirs.jsonl").returncode == 0
    with ClaimsFile.open(shell.folder / "claims.db") as file:
        standing = {verdict.id for verdict in file.claim(m.TONNES.id).verdicts}
    assert standing == {m.verdict().id, verdicts[-1].id}


_UNITS = st.one_of(
    st.sampled_from(["", "zorkmid", "meter", "EUR / oil_barrel", "degree_Celsius", "percent", "decibel"]),
    st.from_regex(r"[a-z_]{1,12}( ?(\*|/|\*\*) ?[a-z0-9]{1,9}){0,20}", fullmatch=True),
    st.text(max_size=400),
)
_NUMBERS = st.one_of(
    st.none(), st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from([Decimal("1E+999999999")])
)


@given(unit=_UNITS, lower=_NUMBERS, upper=_NUMBERS, text=st.text(max_size=20))
def test_whatever_a_figure_says_it_is_refused_or_kept_and_what_is_cut_is_within_bounds(
    unit: str, lower: Decimal | None, upper: Decimal | None, text: str
) -> None:
    figure = Quantity(start=0, end=4, text=text, lower=lower, upper=upper, unit=unit)
    body = bodies.EvidenceBody(
        claim_id=m.TONNES.id, calculation="1 + 1", quote="x" * 10, quantities=(figure,)
    )
    cut = bounds.bounded(body)
    assert not bounds.excess(cut)
    assert bounds.bounded(cut) == cut
    assert cut == body or bounds.excess(body)
    assert cut == replace(body, quantities=cut.quantities)
