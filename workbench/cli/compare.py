"""`compare`: the arithmetic between a claimed figure and a found one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.signed import SignedCommand
from workbench.cli.streams import echo
from workbench.errors import InputError
from workbench.model import Comparison
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench.check import PriceIndex


@click.command("compare", cls=SignedCommand)
@click.argument("claimed")
@click.argument("source_text", metavar="FOUND")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that ages and “last year” are reckoned from.",
)
@click.option(
    "--language", default="en", show_default=True, help="The language of texts whose words do not tell it."
)
@click.option(
    "--rate", default="", help="“1 EUR = 1.04 USD on 2025-02-14”, or ecb for the ECB's of the day --on."
)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of the rate.")
@click.option(
    "--index",
    nargs=3,
    metavar="SERIES FROM TO",
    help="Tell the found money in the prices of TO, by a series of the file: cpi 2010 2024.",
)
@click.option(
    "--explain", is_flag=True, help="Say which rule decided, and what was done to the figures before it did."
)
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@pass_context
def compare_command(
    context: Context,
    /,
    claimed: str,
    source_text: str,
    published: datetime | None,
    language: str,
    rate: str,
    on: datetime | None,
    index: tuple[str, str, str] | None,
    explain: bool,
    format_name: str,
) -> int:
    """Compare a CLAIMED figure or date with a FOUND one.

    Exit code 1 unless they agree. Currencies are converted only at a rate, and prices of two times only by an index,
    that you name.

    \b
      workbench compare "7 percent" "6.8%"
      workbench compare "rose 25 percent" "from 40 to 50"
      workbench compare "$5.2 billion" "€5 billion" --rate ecb --on 2025-02-14
      workbench compare "€80 million" "€60 million" --index cpi 2010 2024
      workbench compare "doubled" "rose 95 percent" --explain
    """
    from workbench.desk import text_comparison

    if index and not text_comparison.currency(source_text, language):
        raise InputError("an index of prices is for money; the source's text has none, so leave --index out")
    if on and not rate:
        raise InputError("a day alone is no rate; add whose it is: --rate ecb --on 2025-02-14")
    comparison = text_comparison.compare(
        claimed,
        source_text,
        published=_day(published),
        language=language,
        rate=text_comparison.rate_of(rate, claimed, source_text, on=_day(on), language=language)
        if rate
        else None,
        index=_index(context, index) if index else None,
    )
    _FORMATS[format_name](comparison)
    if explain and format_name == "text":
        _how(comparison)
    return DONE if comparison.outcome == "consistent" else NO


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _index(context: Context, index: tuple[str, str, str]) -> PriceIndex:
    with context.desk() as desk:
        return desk.calculations.price_index(*index)


def _text(comparison: Comparison) -> None:
    from workbench.check import FINDINGS, FLAGS

    echo(f"{comparison.outcome}: {FINDINGS[comparison.finding]}")
    echo(f"  {shown_line(comparison.explanation)}")
    if comparison.difference:
        echo(f"  difference: {shown_line(comparison.difference)}")
    for flag in comparison.flags:
        echo(f"  {flag}: {FLAGS[flag]}")


def _how(comparison: Comparison) -> None:
    for step in comparison.steps:
        echo(f"  step: {shown_line(step)}")
    echo(f"  rule: {comparison.rule}")


def _json(comparison: Comparison) -> None:
    from workbench import export

    echo(export.json.dumps(comparison))


_FORMATS: dict[str, Callable[[Comparison], None]] = {"text": _text, "json": _json}
