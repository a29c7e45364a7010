"""`calc` and `series`: arithmetic in the open, and the series of values it may use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.signed import SignedCommand
from workbench.cli.streams import echo
from workbench.errors import InputError
from workbench.model import Stance
from workbench.presentation import short_id
from workbench.sources.independence import DISAGREE, is_doubtful
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench.calc import Calculation
    from workbench.store import StoredSeries


@click.command("calc", cls=SignedCommand)
@click.argument("expression", default="")
@click.option("--claim", default="", help="The claim whose figures are c1, c2 …, and its evidence's e1, e2 …")
@click.option("--attach", is_flag=True, help="Attach the calculation to the claim as evidence.")
@click.option("--stance", type=click.Choice(get_args(Stance)), default="supports", show_default=True)
@click.option(
    "--again", default="", help="Put it in the place of this stored calculation; undo takes it back."
)
@pass_context
def calc_command(context: Context, expression: str, claim: str, attach: bool, stance: str, again: str) -> int:
    """Calculate with units, days and figures of a claim, and show the working.

    EXPRESSION is a formula. Functions are age, weekday, days, years, percent_change, share, sum, mean and abs.
    Currencies are converted only at a rate that you name: one of your own, the ECB's of a day, or a series.

    \b
      workbench calc "412 km / 3.5 h in mph"
      workbench calc "€50bn in USD at ecb on 2025-02-14"
      workbench calc "(e2 - e1) / e1" --claim 3f2a --attach
      workbench calc --again 8c41     the same formula with what is there now
    """
    if again:
        return _again(context, again, expression, other=bool(claim or attach))
    if not expression:
        raise InputError("there is nothing to calculate; write something such as: (50 - 40) / 40")
    if not attach:
        _show(_calculated(context, expression, claim))
    elif claim:
        _attach(context, expression, claim, cast("Stance", stance))
    else:
        raise InputError("a calculation is attached to a claim; name it: --claim CLAIM")
    return DONE


def _calculated(context: Context, expression: str, claim: str) -> Calculation:
    """The result, with what the file has where there is one; a bare calculation needs none."""
    if claim or context.has_file():
        with context.desk() as desk:
            return desk.calculations.run(expression, claim)
    from workbench.calc import calculate

    return calculate(expression)


def _attach(context: Context, expression: str, claim: str, stance: Stance) -> None:
    with context.desk(work=True) as desk:
        result = desk.calculations.run(expression, claim)
        desk.calculations.attach(claim, expression, stance=stance)
        doubtful = is_doubtful(stance, desk.calculations.weigh(claim, result))
    _show(result)
    echo("Attached as evidence.")
    if doubtful:
        echo(f"  {DISAGREE}: workbench undo, then the same with --stance refutes", err=True)


def _show(result: Calculation) -> None:
    for line in result.shown:
        echo(shown_line(line))


def _again(context: Context, evidence: str, expression: str, *, other: bool) -> int:
    if other:
        raise InputError(
            "a calculation that is made anew stays with its claim; leave out --claim and --attach"
        )
    with context.desk() as desk:
        recalculated = desk.calculations.recalculate(evidence, expression).evidence[-1]
    echo(shown_line(recalculated.calculation))
    echo(f"Attached as evidence {short_id(recalculated.id)}, in the place of {short_id(evidence)}.")
    return DONE


@click.group("series")
def series_command() -> None:
    """Keep and list series of values by date, such as a price index.

    \b
      workbench series add cpi.csv --name cpi --source "Statistics Norvik, consumer prices"
      workbench series list
    """


@series_command.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="What calculations call it: cpi, then cpi(2010, 2024).")
@click.option("--source", required=True, help="Whose figures: a source of the file such as s12, or words.")
@pass_context
def _add(context: Context, file: Path, name: str, source: str) -> int:
    """Keep a CSV FILE of dates and values, such as 2024-05,118.3.

    \b
      workbench series add cpi.csv --name cpi --source "Statistics Norvik, consumer prices"
    """
    text = _text(file)
    with context.desk(create=True, work=True) as desk:
        series = desk.calculations.add_series(text, name, source)
    echo(_extent(series))
    return DONE


@series_command.command("list")
@pass_context
def _list(context: Context) -> int:
    """List the series of the file.

    \b
      workbench series list
    """
    with context.desk() as desk:
        titles = {source.id: source.title for source in desk.sources.all()}
        all_series = desk.calculations.series()
    for series in all_series:
        echo(f"{_extent(series)} ({shown_line(titles.get(series.source, series.source))})")
    if not all_series:
        echo("No series yet; add one: workbench series add FILE --name cpi --source SOURCE")
    return DONE


def _extent(series: StoredSeries) -> str:
    """A series' name, and how far it goes."""
    first, last = map(shown_line, series.ends)
    return (
        f"{series.name}: {len(series.values)} values, {first} to {last}"
        if first
        else f"{series.name}: no values"
    )


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}; name a CSV file") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not in UTF-8; save it as CSV in UTF-8") from error
