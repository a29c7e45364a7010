"""`revise`, `diff` and `confirm`: the next draft, what it changed, and what was carried over to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import click

from workbench import export
from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.desk import Added, Desk
from workbench.model import ChangedClaim, DraftDifference
from workbench.presentation import DRAFT_STATES, short_id

force_option = click.option(
    "--force", is_flag=True, help="It is a draft, though the texts have nothing in common."
)


@click.command("revise")
@click.argument("article")
@click.argument("location", metavar="NEW-FILE")
@force_option
@pass_context
def revise_command(context: Context, article: str, location: str, force: bool) -> int:
    """Read the next draft of an article.

    What was checked is carried over where its sentence is the same; what changed is reopened.

    \b
      workbench revise 5b0c draft-2.txt
      workbench diff 77b0
    """
    with context.desk(work=True) as desk:
        tell_draft(desk, desk.drafts.revise(article, location, force=force), before=article)
    return DONE


@click.command("diff")
@click.argument("article")
@click.option(
    "--with", "before", default="", help="The draft to set it against, where that is not the one before."
)
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@pass_context
def diff_command(context: Context, article: str, before: str, format_name: str) -> int:
    """Show what became of the claims of the draft before.

    \b
      workbench diff 77b0
      workbench diff 77b0 --format json
    """
    from workbench.cli.printing import out, safe_lines

    with context.desk() as desk:
        difference = desk.drafts.difference(article, before=before)
        if format_name == "json":
            echo(export.json.dumps(export.json.difference_json(difference)))
        else:
            out(safe_lines(_lines(difference)))
    return DONE


@click.command("confirm")
@click.argument("article")
@click.argument("claims", metavar="[CLAIM]…", nargs=-1)
@pass_context
def confirm_command(context: Context, article: str, claims: tuple[str, ...]) -> int:
    """Give what was carried over from the draft before as verdicts of your own.

    All of an article, or the claims that you name; one `workbench undo` takes it back.

    \b
      workbench confirm 77b0
    """
    with context.desk(work=True) as desk:
        confirmed = desk.drafts.confirm(article, claims)
    number = len(confirmed)
    echo(f"Confirmed {number} carried {'claim' if number == 1 else 'claims'}.")
    return DONE


def tell_draft(desk: Desk, added: Added, *, before: str) -> None:
    """Prints what came of a new draft: its id, and how many claims of the one named are kept, changed or gone."""
    from workbench.cli.printing import out, problems, safe_lines

    article = added.reading.article
    difference = desk.drafts.difference(article.id, before=before)
    out(safe_lines([f"{short_id(article.id)}  {article.title}", *_totals(difference.claims)]))
    problems(added.reading.problems)


def _totals(claims: Iterable[ChangedClaim]) -> list[str]:
    counts = Counter(claim.state for claim in claims)
    return [
        f"  {', '.join(f'{counts[state]} {words}' for state, words in DRAFT_STATES.items() if counts[state])}"
    ]


def _lines(difference: DraftDifference) -> Iterator[str]:
    yield f"{short_id(difference.before)} → {short_id(difference.after)}"
    yield from _totals(difference.claims)
    for claim in difference.claims:
        before = f"{claim.before_text} → " if claim.state == "changed" else ""
        yield f"  {short_id(claim.id)}  {DRAFT_STATES[claim.state]}: {before}{claim.text}"
    counts = Counter(paragraph.state for paragraph in difference.paragraphs)
    yield "  paragraphs: " + ", ".join(f"{number} {state}" for state, number in counts.items())
