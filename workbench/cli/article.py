"""`article show` and `edit`: what is known of an article besides its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from workbench import export
from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.desk import Desk
from workbench.presentation import checker_name, short_id


@click.group("article")
def article_command() -> None:
    """Show an article, and say when it appeared, whose it is and when it is due.

    \b
      workbench article show 5b0c
      workbench article edit 5b0c --published 2025-02-14 --deadline 2025-02-13T17:00
    """


@article_command.command("show")
@click.argument("article")
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@pass_context
def show_article(context: Context, article: str, format_name: str) -> int:
    """Show what is known of an article, and how far the work on it has come.

    \b
      workbench article show 5b0c
    """
    with context.desk() as desk:
        if format_name == "json":
            work = desk.filing.article(desk.articles.get(article).id)
            echo(export.json.dumps(export.json.article_work_json(work) | _state(desk, article)))
        else:
            _show(desk, article)
    return DONE


@article_command.command("edit")
@click.argument("article")
@click.option("--title", help="What it is called.")
@click.option("--published", help="The day it appears, for relative dates: 2025-02-14.")
@click.option("--author", help="Who wrote it.")
@click.option("--publisher", help="Where it appears.")
@click.option("--url", help="Its address.")
@click.option("--language", help="Its language as a tag such as en.")
@click.option("--deadline", help="When it is due: 2025-02-14, or 2025-02-14T17:00.")
@click.option("--slug", help="The desk's short name for it.")
@pass_context
def edit_article(context: Context, /, article: str, **said: Any) -> int:
    """Say more of an article, or otherwise; '' takes a detail away.

    Another day or language has it read anew, so that "last year" is the right one.

    \b
      workbench article edit 5b0c --published 2025-02-14 --slug harbour
    """
    with context.desk(work=True) as desk:
        desk.articles.edit(article, **{name: value for name, value in said.items() if value is not None})
        _show(desk, article)
    return DONE


def _state(desk: Desk, article: str) -> dict[str, object]:
    """What carries no claim, and the sign-offs with what changed since."""
    return {
        "coverage": export.json.coverage_json(desk.sign_offs.coverage(article)),
        "sign_offs": desk.sign_offs.of(article),
    }


def _unmarked(desk: Desk, article: str) -> Iterator[str]:
    coverage = desk.sign_offs.coverage(article)
    if coverage.unmarked:
        yield f"  {len(coverage.unmarked)} of {coverage.sentences} sentences carry no claim ({coverage.share:.0%}):"
        yield from (f"    {sentence.text}" for sentence in coverage.unmarked)


def _signed(desk: Desk, article: str) -> Iterator[str]:
    for state in desk.sign_offs.of(article):
        signed = state.sign_off
        who = checker_name(signed.checker, desk.checkers())
        if state.changes:
            yield f"  changed since it was signed off by {who} on {signed.at[:10]}: {'; '.join(state.changes)}"
        else:
            yield f"  signed off by {who} on {signed.at[:10]}: {signed.because}"


def _show(desk: Desk, article: str) -> None:
    from workbench.cli.printing import article_work_lines, out, safe_lines

    name = desk.articles.get(article).id
    out(article_work_lines(desk.filing.article(name), desk.checkers()))
    neighbours = desk.drafts.neighbours(name)
    for words, drafts in (("the draft before", neighbours.before), ("the draft after", neighbours.after)):
        fork = f", one of {len(drafts)} that differ" if len(drafts) > 1 else ""
        for draft in drafts:
            missing = "" if desk.file.has_article(draft) else ", which is not in this file"
            out(f"  {words} is {short_id(draft)}{fork}{missing}")
    out(safe_lines([*_signed(desk, name), *_unmarked(desk, name)]))
