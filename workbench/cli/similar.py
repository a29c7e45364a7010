"""`similar`: what was checked before that says the same as a claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from workbench import export, scales
from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.presentation import short_id
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from rich.table import Table

    from workbench.desk import SimilarClaim

_FIGURES = {"agree": "figures agree", "differ": "figures differ", "none": ""}


@click.command("similar")
@click.argument("claim")
@click.option("--limit", type=click.IntRange(1, 30), default=5, show_default=True, help="At most so many.")
@click.option(
    "--format", "format_name", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@pass_context
def similar_command(context: Context, claim: str, limit: int, format_name: str) -> int:
    """Show claims that say the same as CLAIM or nearly so.

    Each is shown with its verdicts, and whether the figures agree.

    \b
      workbench similar 3f2a
    """
    from workbench.cli.printing import out

    with context.desk() as at_desk:
        found = at_desk.claims.similar(claim, limit)
        if format_name == "json":
            echo(export.json.dumps([_json(each) for each in found]))
        elif found:
            out(_table(found))
        else:
            out("No other claim of the file says this or nearly so.")
    return DONE


def checked_before(found: Iterable[SimilarClaim]) -> str:
    """A line on the best of the claims that say the same and have a verdict; "" where there is none."""
    for each in found:
        if each.match.same and each.state.verdicts:
            parts = [f"{short_id(each.state.claim.id)} {_verdicts(each)}", _FIGURES[each.match.figures]]
            return f"  checked before: {', '.join(part for part in parts if part)}: {shown_line(each.state.sentence)}"
    return ""


def _table(found: Iterable[SimilarClaim]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for head in ("claim", "verdict", "likeness", "figures", "sentence", "why"):
        table.add_column(head, overflow="fold")
    for each in found:
        likeness = f"{each.match.score:.2f} {'same' if each.match.same else 'near'}"
        cells = (
            short_id(each.state.claim.id),
            _verdicts(each),
            likeness,
            each.match.figures,
            each.state.sentence,
        )
        table.add_row(*(Text(shown_line(cell)) for cell in (*cells, "; ".join(each.match.reasons))))
    return table


def _verdicts(found: SimilarClaim) -> str:
    """The words of the live verdicts, or the status of a claim that has none."""
    labels = [scales.label(verdict.scale, verdict.rating) for verdict in found.state.verdicts]
    return " or ".join(dict.fromkeys(labels)) or found.state.status


def _json(found: SimilarClaim) -> dict[str, object]:
    """The other claim as `list` tells it, with how the two stand to each other."""
    told = {
        "score": found.match.score,
        "same": found.match.same,
        "figures": found.match.figures,
        "reasons": list(found.match.reasons),
    }
    return {**export.json.state_json(found.state), "match": told}
