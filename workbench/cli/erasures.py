"""`erasures`: what others ask to have erased from the claims file."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.model import Checker, ErasureRequest
from workbench.presentation import checker_name, counted, counts_line, short_id
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench.desk import Desk


@click.command("erasures")
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option("--carry-out", is_flag=True, help="Erase what the requests with these IDs ask for.")
@click.option("--all", "every", is_flag=True, help="Erase what all of them ask for.")
@click.option(
    "--backup/--no-backup",
    default=None,
    help="Write the file as it is to a new one beside it first, or do not.",
)
@click.option("--yes", is_flag=True, help="Do not ask first; without a terminal nobody is asked.")
@pass_context
def erasures_command(
    context: Context, ids: tuple[str, ...], carry_out: bool, every: bool, backup: bool | None, yes: bool
) -> int:
    """Show what others ask to have erased, who and why, or erase it.

    A file that is merged, or a hub, erases nothing here. What its owner erased is a request: it is kept and shown, and
    does nothing until you carry it out, which cannot be undone. Requests that are signed by a key you trust for it
    (workbench keys trust --may-erase) are carried out as they come. Exit code 1 where you are asked and say no.

    \b
      workbench erasures
      workbench erasures --carry-out 9f3a --backup
      workbench erasures --all
    """
    _refuse_mixture(ids, carry_out=carry_out, every=every)
    with context.desk() as desk:
        pending = desk.erasures.pending()
        if not (ids or every):
            _list(desk, pending)
            return DONE
        chosen = pending if every else [desk.erasures.called(name) for name in ids]
        return _carry_out(desk, chosen, backup=backup, ask=not yes and sys.stdin.isatty())


def _refuse_mixture(ids: tuple[str, ...], *, carry_out: bool, every: bool) -> None:
    """A usage error where requests are named and not to be carried out, or the other way round."""
    if (ids and not carry_out) or (carry_out and not ids and not every) or (ids and every):
        raise click.UsageError("Say which to carry out: workbench erasures --carry-out ID, or --all.")


def _list(desk: Desk, pending: Sequence[ErasureRequest]) -> None:
    here = [request for request in pending if request.here]
    checkers = desk.checkers()
    signed = desk.signatures.remarks_on({request.id: request.checker for request in here})
    for request in here:
        echo(_line(request, checkers, signed.get(request.id, "")))
    elsewhere = len(pending) - len(here)
    if elsewhere:
        echo(f"{counted(elsewhere, 'erasure_request')} what this file does not have; --all keeps it out.")
    if here:
        echo("To erase it, for good: workbench erasures --carry-out ID, or --all.")
    elif not elsewhere:
        echo("Nobody asks to have anything erased here.")


def _line(request: ErasureRequest, checkers: Mapping[str, Checker], signed: str) -> str:
    who = checker_name(request.checker, checkers) if request.checker else "nobody named"
    said = f" ({signed})" if signed else " (not signed)" if request.checker else ""
    return shown_line(
        f"{short_id(request.id)}  {request.at[:10]}  {who}{said} asks to erase {counts_line(request.kinds)}:"
        f" {request.why}"
    )


def _carry_out(desk: Desk, chosen: Sequence[ErasureRequest], *, backup: bool | None, ask: bool) -> int:
    if not chosen:
        echo("Nobody asks to have anything erased here.")
        return DONE
    if ask:
        checkers = desk.checkers()
        for request in chosen:
            echo(_line(request, checkers, ""), err=True)
        if not click.confirm("There is no undo. Erase it?", err=True):
            echo("Nothing was erased.")
            return NO
    if backup is None and ask:
        backup = click.confirm("Keep a copy of the file as it is, beside it?", default=True, err=True)
    if backup:
        echo(shown_line(f"The file as it was: {desk.erasures.keep_copy()}"))
    gone = desk.erasures.carry_out(chosen)
    echo(
        f"Erased {gone:,} {'thing' if gone == 1 else 'things'} for {counted(len(chosen), 'erasure_request')}."
    )
    return DONE
