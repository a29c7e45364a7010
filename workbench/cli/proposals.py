"""`accept` and `decline`: what becomes of a proposal to set aside what somebody else did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.presentation import checker_name, proposal_line
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.model import Proposal

_ids = click.argument("ids", nargs=-1, metavar="[ID]…")
_all = click.option("--all", "every", is_flag=True, help="All that are proposed.")


@click.command("accept")
@_ids
@_all
@pass_context
def accept_command(context: Context, ids: tuple[str, ...], every: bool) -> int:
    """Agree to what others propose.

    That is to take back, replace or dismiss what somebody did. `workbench disputes` shows the proposals that came with
    a merge, with their IDs. Accepted, they count in this file; in others' files they count for what you did yourself.
    `workbench undo` takes that back.

    \b
      workbench accept 9f3a
      workbench accept --all
    """
    with context.desk(work=True) as desk:
        chosen = _chosen(desk, ids, every=every)
        desk.disputes.accept(chosen)
        _tell(desk, "Accepted", chosen)
    return DONE


@click.command("decline")
@_ids
@_all
@pass_context
def decline_command(context: Context, ids: tuple[str, ...], every: bool) -> int:
    """Say no to what others propose: it is shown no longer. `workbench undo` takes that back.

    A verdict is its author's, and is not declined: workbench resolve settles the dispute. With --all, verdicts stay.

    \b
      workbench decline 9f3a
    """
    with context.desk(work=True) as desk:
        chosen = _chosen(desk, ids, every=every)
        if every:
            chosen = [each for each in chosen if each.kind != "verdict"]
        desk.disputes.decline(chosen)
        _tell(desk, "Declined", chosen)
    return DONE


def _chosen(desk: Desk, ids: Sequence[str], *, every: bool) -> Sequence[Proposal]:
    if bool(ids) == every:
        raise click.UsageError("Say which, by the IDs that workbench disputes shows, or --all.")
    return desk.disputes.proposals() if every else [desk.disputes.proposal(name) for name in ids]


def _tell(desk: Desk, verb: str, chosen: Sequence[Proposal]) -> None:
    checkers = desk.checkers()
    lines = dict.fromkeys(proposal_line(each, lambda name: checker_name(name, checkers)) for each in chosen)
    for line in lines:
        echo(shown_line(f"{verb}: {line}"))
    if not lines:
        echo("Nothing is proposed.")
