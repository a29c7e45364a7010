"""`erase`: what must not be in the file goes for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.presentation import counts_line, short_id
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.store import Plan

_MOST_MOVED = 5  # sources that are told


@click.command("erase")
@click.argument("entry")
@click.option(
    "--why",
    required=True,
    help="The reason, which stays in the file for everyone to read: do not repeat the words in it.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would go.")
@click.option("--yes", is_flag=True, help="Do not ask first; without a terminal nobody is asked.")
@pass_context
def erase_command(context: Context, entry: str, why: str, dry_run: bool, yes: bool) -> int:
    """Erase an entry, an article or a source for good, by right or law.

    ENTRY is an id of one of these, or a name such as s12. An article goes with its claims and all work on them, a
    source with its bytes, its text and the quotations from it, evidence with the calculations on it. Nothing of the
    words is left in the file. Ids stay, with when and why, so that a merge with an older copy does not bring them
    back. Whoever merges your file is asked to erase it too, and says so by workbench erasures. A claim whose verdict
    rests on evidence that goes is reopened. There is no undo. Exit code 1 where you are asked and say no.

    \b
      workbench erase s12 --why "Court order 12/2025"
      workbench show 3f2a --format json        has the ids of verdicts and evidence
    """
    with context.desk() as desk:
        plan = desk.upkeep.plan(entry)
        if dry_run:
            _tell(plan, "Would erase")
            return DONE
        if not yes and sys.stdin.isatty() and why.strip():
            _tell(plan, "This erases")
            if not click.confirm("There is no undo. Erase it?", err=True):
                echo("Nothing was erased.")
                return NO
        before = _numbers(desk)
        _tell(desk.upkeep.erase(entry, why=why), "Erased")
        _tell_moved(before, _numbers(desk))
    return DONE


def _numbers(desk: Desk) -> dict[str, int]:
    return {source.id: source.number for source in desk.sources.all()}


def _tell_moved(before: dict[str, int], after: dict[str, int]) -> None:
    """Says so where sources of the first version, which have their place for a number, have another now."""
    moved = [(before[name], number) for name, number in after.items() if before.get(name, number) != number]
    if moved:
        renumbered = ", ".join(f"s{old} is now s{new}" for old, new in sorted(moved)[:_MOST_MOVED])
        more = ", …" if len(moved) > _MOST_MOVED else ""
        echo(f"Sources from before short names were kept have moved: {renumbered}{more}.", err=True)


def _tell(plan: Plan, verb: str) -> None:
    echo(shown_line(f"{verb} {plan.what}: {counts_line(plan.kinds)}."))
    if plan.verdicts:
        names = ", ".join(short_id(name) for name in plan.verdicts)
        echo(f"These verdicts rest on it and stay; erase those that repeat its words: {names}", err=True)
