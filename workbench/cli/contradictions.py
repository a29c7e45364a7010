"""`contradictions`: what cannot hold together, in an article and beside what was checked before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import click

from workbench import export
from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.desk import Contradiction
from workbench.model import Source
from workbench.presentation import short_id
from workbench.terminal import shown_line


@click.command("contradictions")
@click.argument("claim", default="")
@click.option("--article", default="", help="Only what concerns this article: its id, or how it begins.")
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@pass_context
def contradictions_command(context: Context, claim: str, article: str, format_name: str) -> int:
    """Show claims that cannot both hold, and sums that do not add up.

    Exit code 1 where there are any. Two claims of one article, or one and another that was checked in an earlier
    article; and figures of one sentence that miss their total, shares that miss 100 percent, "four priorities" that
    are three. With CLAIM, only what concerns this claim.

    \b
      workbench contradictions --article 7c1e
      workbench contradictions 3f2a
    """
    with context.desk() as desk:
        contradictions = desk.contradictions.find(article, claim=claim)
        _FORMATS[format_name](contradictions, desk.sources.by_id())
    return NO if contradictions else DONE


def lines(contradiction: Contradiction) -> list[str]:
    """What a claim cannot hold beside, and the arithmetic, in lines of harmless text."""
    line = [shown_line(contradiction.line)]
    if contradiction.other is None:
        return line
    return [*line, f"  {shown_line(contradiction.comparison.explanation)}"]


def _text(contradictions: Sequence[Contradiction], sources: Mapping[str, Source]) -> None:
    del sources
    for contradiction in contradictions:
        first, *rest = lines(contradiction)
        echo(
            "\n".join(
                (f"{short_id(contradiction.claim.claim.id)}  {first}", *(f"        {line}" for line in rest))
            )
        )
    if not contradictions:
        echo("Found no two claims that contradict each other, and no sum that does not add up.")


def _json(contradictions: Sequence[Contradiction], sources: Mapping[str, Source]) -> None:
    echo(export.json.dumps([_fields(contradiction, sources) for contradiction in contradictions]))


def _fields(contradiction: Contradiction, sources: Mapping[str, Source]) -> dict[str, object]:
    """Both claims as `list` tells them; `other` is null where a sentence does not add up in itself."""
    claim, other = (
        None if state is None else export.json.state_json(export.redacted_state(state, sources))
        for state in (contradiction.claim, contradiction.other)
    )
    return {
        "claim": claim,
        "other": other,
        "earlier": contradiction.earlier,
        "line": contradiction.line,
        "comparison": contradiction.comparison,
    }


_FORMATS: dict[str, Callable[[Sequence[Contradiction], Mapping[str, Source]], None]] = {
    "text": _text,
    "json": _json,
}
