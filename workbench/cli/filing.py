"""`tag`, `note`, `assign` and `desk`: how the work is shared out, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click

from workbench import export
from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.day import Day
from workbench.cli.streams import echo
from workbench.desk import Desk
from workbench.model import ArticleWork, Assignment, ClaimState
from workbench.presentation import checker_initials, short_id

_ids = click.argument("ids", metavar="ID…", nargs=-1, required=True)


@click.command("tag")
@click.argument("name", metavar="ID")
@click.argument("labels", metavar="WORD…", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take it out from under these words, whoever filed it there.")
@pass_context
def tag_command(context: Context, name: str, labels: tuple[str, ...], remove: bool) -> int:
    """File a claim or an article under words of your own.

    \b
      workbench tag 3f2a "ask the port" figures
      workbench list --tag figures
    """
    with context.desk(work=True) as desk:
        (desk.filing.untag if remove else desk.filing.tag)(name, labels)
        _show(desk, name)
    return DONE


@click.command("note")
@click.argument("name", metavar="ID")
@click.argument("text")
@pass_context
def note_command(context: Context, name: str, text: str) -> int:
    """Note something on a claim or an article.

    \b
      workbench note 3f2a "The ministry rings back after four."
    """
    with context.desk(work=True) as desk:
        desk.filing.note(name, text)
        _show(desk, name)
    return DONE


@click.command("assign")
@_ids
@click.option("--to", "who", required=True, help="A checker's name or initials; me; or nobody.")
@pass_context
def assign_command(context: Context, ids: tuple[str, ...], who: str) -> int:
    """Say who is to see to claims, or to a whole article.

    A claim's own assignment goes before that of its article.

    \b
      workbench assign 3f2a 77b0 --to "Bo Lind"
      workbench assign 5b0c --to me
      workbench list --mine
    """
    with context.desk(work=True) as desk:
        with desk.step("assign"):
            for name in ids:
                desk.filing.assign(name, "" if who.strip().casefold() == "nobody" else who)
        for name in ids:
            _show(desk, name)
    return DONE


@click.command("desk")
@click.option(
    "--format", "format_name", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.option("--due", type=Day(), help="Only articles that are due by this day: 2025-02-14.")
@pass_context
def desk_command(context: Context, format_name: str, due: date | None) -> int:
    """Show all articles: how far each has come, and who sees to it.

    \b
      workbench desk --due 2025-02-14
    """
    from workbench.cli.printing import out

    with context.desk() as desk:
        works = desk.filing.overview(due=due)
        if format_name == "json":
            echo(export.json.dumps([export.json.article_work_json(work) for work in works]))
        else:
            out(_table(desk, works) if works else "There is no article yet: workbench add FILE")
    return DONE


def _table(desk: Desk, works: Iterable[ArticleWork]) -> Iterable[str]:
    from workbench.cli.columns import Column, table

    heads = ("article", "due", "open", "done", "carried", "disputed", "assigned", "with")
    checkers = desk.checkers()
    rows = (
        (
            short_id(work.head.id),
            work.head.deadline,
            str(work.head.counts.unfinished),
            str(work.head.counts.done),
            str(work.head.counts.carried),
            str(work.head.counts.disputed),
            str(work.assigned),
            ", ".join(checker_initials(who, checkers) for who in _assignees(work)),
            work.head.title,
        )
        for work in works
    )
    return table([*map(Column, heads), Column("title", wraps=True)], rows)


def _assignees(work: ArticleWork) -> list[str]:
    records = work.work.get("assignments", ())
    return [record.assignee for record in records if isinstance(record, Assignment)]


def _show(desk: Desk, name: str) -> None:
    from workbench.cli.printing import article_work_lines, out, state_lines

    subject = desk.filing.on(name)
    if isinstance(subject, ClaimState):
        out(state_lines(subject, desk.sources.by_id(), desk.checkers()))
    else:
        out(article_work_lines(subject, desk.checkers()))
