"""What was measured as Markdown: docs/benchmarks.md, and the table between two comments of the README."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.measure import ROUNDS, SENTENCE, SHORT, SPEED_TEXT, Growth
from benchmarks.modules import Printed
from benchmarks.peers import Program
from benchmarks.scoring import Score

_TEMPLATE = Path(__file__).with_name("page.md")
_BETWEEN = re.compile(r"(?<=<!-- benchmarks -->\n).*?(?=<!-- /benchmarks -->)", re.DOTALL)
_COLUMNS = (
    "",
    "value F1",
    "value + unit F1",
    "value + modifier F1",
    "texts without a figure left alone",
    "KB per CPU second",
    "first sentence, CPU s",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured of one program. No score: only its time is of interest. `trouble`: why it could not be had."""

    program: Program
    score: Score | None = None
    errors: int = 0
    speed: float = 0.0
    start: float = 0.0
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of all programs; the first row is ours. `command`: `workbench extract -` on a long and a short line."""

    day: date
    machine: str
    texts: int
    figures: int
    rows: tuple[Row, ...]
    command: float
    command_short: float
    growth: tuple[Growth, ...]
    alone: tuple[Printed, ...] = ()


def table(run: Run) -> str:
    """One line a program."""
    head = [_cells(_COLUMNS), _cells(["---", *["---:"] * (len(_COLUMNS) - 1)])]
    return "".join([*head, *(_cells(_line(row, run.rows[0].speed)) for row in run.rows)])


def page(run: Run) -> str:
    """docs/benchmarks.md, from the template beside this file."""
    return _TEMPLATE.read_text(encoding="utf-8").format(
        day=run.day.isoformat(),
        machine=run.machine,
        table=table(run),
        notes="".join(f"- **{row.program.name}**: {_note(row)}.\n" for row in run.rows if row.program.note),
        texts=run.texts,
        figures=run.figures,
        speed_text=SPEED_TEXT,
        rounds=ROUNDS,
        command=run.command,
        sentence=SENTENCE,
        command_short=run.command_short,
        short=SHORT,
        sizes="".join(_cells(_size(one)) for one in run.growth).rstrip(),
        alone="\n".join(map(_alone, run.alone)),
    )


def written(readme: str, run: Run) -> str:
    """The README with the table in its place; unchanged where it has none."""
    shown = f"{table(run)}\nMeasured on {run.day.isoformat()}; [how, and what it does not say](docs/benchmarks.md).\n"
    return _BETWEEN.sub(lambda _: shown, readme)


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _line(row: Row, ours: float) -> list[str]:
    if row.trouble:
        return [row.program.name, "not measured", *[""] * (len(_COLUMNS) - 2)]
    found = row.score
    shares = [f"{share:.1f}" for share in found[:3]] + [f"{found.left_alone:.0f} %"] if found else [""] * 4
    return [row.program.name, *shares, _speed(row.speed, ours), f"{row.start:.2f}"]


def _size(one: Growth) -> list[str]:
    return [one.size, _seconds(one.seconds), "" if one.ratio is None else f"{one.ratio:.1f}"]


def _speed(speed: float, ours: float) -> str:
    return f"{speed:,.0f}" if speed == ours else f"{speed:,.0f} ({ours / speed:,.1f}×)"


def _alone(one: Printed) -> str:
    """What a benchmark of its own printed, under what it is about."""
    told = f"could not run: {one.trouble}" if one.trouble else one.text
    return (
        f"### {one.module.about}\n\nTo reach: {one.module.reach}. `python -m benchmarks.{one.module.name}`\n\n"
        f"```\n{told}\n```\n"
    )


def _note(row: Row) -> str:
    if row.trouble:
        return f"{row.program.note}; not measured, since it could not be installed: {row.trouble}"
    failed = f"; raised an error for {row.errors} texts" if row.errors else ""
    return row.program.note + failed


def _seconds(seconds: float) -> str:
    return f"{seconds:.4f}" if seconds < 0.1 else f"{seconds:.2f}"
