"""`compare`: the arithmetic between a claimed figure and a found one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import click

from workbench.cli import DONE, NO
from workbench.display import shown_line
from workbench.model import Comparison


@click.command("compare")
@click.argument("claimed")
@click.argument("found")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that ages and “last year” are reckoned from.",
)
@click.option("--language", default="en", show_default=True, help="The language of both texts.")
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def compare_command(
    claimed: str, found: str, published: datetime | None, language: str, format_name: str
) -> int:
    """Compare a CLAIMED figure or date with a FOUND one; exit code 1 unless they agree.

    \b
      workbench compare "7 percent" "6.8%"
      workbench compare "rose 25 percent" "from 40 to 50"
    """
    from workbench.comparing import compare

    made = compare(claimed, found, published=published.date() if published else None, language=language)
    _FORMATS[format_name](made)
    return DONE if made.outcome == "consistent" else NO


def _text(made: Comparison) -> None:
    from workbench.check import FINDINGS, FLAGS

    click.echo(f"{made.outcome}: {FINDINGS[made.finding]}")
    click.echo(f"  {shown_line(made.explanation)}")
    if made.difference:
        click.echo(f"  difference: {shown_line(made.difference)}")
    for flag in made.flags:
        click.echo(f"  {flag}: {FLAGS[flag]}")


def _json(made: Comparison) -> None:
    from workbench import export

    click.echo(export.json.dumps(made))


_FORMATS: dict[str, Callable[[Comparison], None]] = {"text": _text, "json": _json}
