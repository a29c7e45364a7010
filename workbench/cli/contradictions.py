"""`contradictions`: what cannot hold together, in an article and beside what was checked before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import click

from workbench import export
from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.desk import Contradiction
from workbench.model import Source
from workbench.presentation import short_id
from workbench.terminal import shown_line

Found = tuple[Contradiction, ...]


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
    with context.desk() as at_desk:
        found = at_desk.contradictions.find(article, claim=claim)
        _FORMATS[format_name](found, at_desk.sources.by_id())
    return NO if found else DONE


def lines(one: Contradiction) -> list[str]:
    """What a claim cannot hold beside, and the arithmetic, in lines of harmless text."""
    told = [shown_line(one.line)]
    return told if one.other is None else [*told, f"  {shown_line(one.comparison.explanation)}"]


def _text(found: Found, sources: Mapping[str, Source]) -> None:
    del sources
    for one in found:
        first, *rest = lines(one)
        echo("\n".join((f"{short_id(one.claim.claim.id)}  {first}", *(f"        {line}" for line in rest))))
    if not found:
        echo("Found no two claims that contradict each other, and no sum that does not add up.")


def _json(found: Found, sources: Mapping[str, Source]) -> None:
    echo(export.json.dumps([_told(one, sources) for one in found]))


def _told(one: Contradiction, sources: Mapping[str, Source]) -> dict[str, object]:
    """Both claims as `list` tells them; `other` is null where a sentence does not add up in itself."""
    claim, other = (
        None if state is None else export.json.state_json(export.redacted_state(state, sources))
        for state in (one.claim, one.other)
    )
    return {
        "claim": claim, "other": other, "earlier": one.earlier, "line": one.line, "comparison": one.comparison,
    }  # fmt: skip


_FORMATS: dict[str, Callable[[Found, Mapping[str, Source]], None]] = {"text": _text, "json": _json}
