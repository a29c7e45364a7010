"""`similar`: what was checked before that says the same as a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import click

from workbench import export, scales
from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.model import Source
from workbench.presentation import short_id
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench.desk import SimilarClaim

_RELATIONS = {"same": "same", "other_figure": "other figure", "related": "related"}
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

    Those that share its rarest words come first. Each is shown with its verdicts, and whether it says the same, says
    it with another figure, or is related.

    \b
      workbench similar 3f2a
    """
    from workbench.cli.printing import out

    with context.desk() as desk:
        similar = desk.claims.similar(claim, limit)
        if format_name == "json":
            sources = desk.sources.by_id()
            echo(export.json.dumps([_json(other, sources) for other in similar]))
        elif similar:
            out(_table(similar))
        else:
            out("No other claim of the file says this or nearly so.")
    return DONE


def checked_before(similar: Iterable[SimilarClaim]) -> str:
    """A line on the best of the claims that say the same and have a verdict; "" where there is none."""
    judged = [other for other in similar if other.match.tells and other.state.verdicts]
    best = min(judged, key=lambda other: not other.match.same, default=None)
    if best is None:
        return ""
    standing = f"{short_id(best.state.claim.id)} {_verdicts(best)}"
    parts = [part for part in (standing, _FIGURES[best.match.figures]) if part]
    head = "checked before" if best.match.same else "checked before with another figure"
    return f"  {head}: {', '.join(parts)}: {shown_line(best.state.sentence)}"


def _table(similar: Iterable[SimilarClaim]) -> Iterator[str]:
    from workbench.cli.columns import Column, table

    heads = ("claim", "verdict", "likeness", "figures", "sentence", "why")
    rows = (
        (
            short_id(other.state.claim.id),
            _verdicts(other),
            f"{other.match.score:.2f} {_RELATIONS[other.match.relation]}",
            other.match.figures,
            other.state.sentence,
            "; ".join(other.match.reasons),
        )
        for other in similar
    )
    return table([Column(head, wraps=head in ("sentence", "why")) for head in heads], rows)


def _verdicts(other: SimilarClaim) -> str:
    """The words of the live verdicts, or the status of a claim that has none."""
    labels = [scales.label(verdict.scale, verdict.rating) for verdict in other.state.verdicts]
    return " or ".join(dict.fromkeys(labels)) or other.state.status


def _json(other: SimilarClaim, sources: Mapping[str, Source]) -> dict[str, object]:
    """The other claim as `list` tells it, with how the two stand to each other; confidential sources say nothing."""
    state = export.redacted_state(other.state, sources)
    match = {
        "relation": other.match.relation,
        "score": other.match.score,
        "relevance": other.match.relevance,
        "same": other.match.same,
        "figures": other.match.figures,
        "reasons": list(other.match.reasons),
    }
    return {**export.json.state_json(state), "match": match}
