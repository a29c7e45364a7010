"""`list` and `show`: the claims of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from typing import cast, get_args

import click

from workbench import export, scales
from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.day import Day
from workbench.cli.streams import echo
from workbench.desk import Desk
from workbench.model import Checker, ClaimFilter, ClaimState, Sort, Status
from workbench.presentation import short_id
from workbench.terminal import shown_line

_confidential = click.option(
    "--confidential",
    is_flag=True,
    help="JSON with what confidential sources say, which it otherwise leaves out.",
)


@click.command("list")
@click.option("--article", default="", help="Only claims of this article: its id, or how it begins.")
@click.option("--status", type=click.Choice(get_args(Status)), help="Only claims with this status.")
@click.option("--tag", default="", help="Only claims that are filed under this word.")
@click.option(
    "--assigned", default="", help="Only claims that this checker is to see to: a name or initials."
)
@click.option("--mine", is_flag=True, help="Only claims that you are to see to.")
@click.option("--unassigned", is_flag=True, help="Only claims that nobody is to see to.")
@click.option("--due", type=Day(), help="Only claims of articles that are due by this day: 2025-02-14.")
@click.option("--search", default="", help="Only claims with all these words, or words that begin so.")
@click.option(
    "--sort",
    type=click.Choice(get_args(Sort)),
    default="order",
    show_default=True,
    help="Text order, or worth.",
)
@click.option(
    "--format", "format_name", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@_confidential
@pass_context
def list_command(
    context: Context,
    article: str,
    status: str | None,
    tag: str,
    assigned: str,
    mine: bool,
    unassigned: bool,
    due: date | None,
    search: str,
    sort: str,
    format_name: str,
    confidential: bool,
) -> int:
    """List claims with their status.

    \b
      workbench list --status open --sort worth
      workbench list --search "percent gdp" --format json
      workbench list --mine --tag figures
    """
    if mine and assigned:
        raise click.UsageError("--mine is --assigned to you; leave one of them out.")
    who = "me" if mine else assigned
    with context.desk() as desk:
        wanted = ClaimFilter(
            article=article,
            status=cast("Status | None", status),
            search=search,
            sort=cast("Sort", sort),
            tag=tag,
            assigned=desk.filing.checker(who).id if who else "",
            unassigned=unassigned,
            due=due.isoformat() if due else "",
        )
        states = desk.claims.each(wanted)
        if not confidential:
            sources = desk.sources.by_id()
            states = (export.redacted_state(state, sources) for state in states)
        _FORMATS[format_name](states, desk.checkers())
        if format_name == "table":
            _stale(desk)
    return DONE


@click.command("show")
@click.argument("claim")
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@_confidential
@pass_context
def show_command(context: Context, claim: str, format_name: str, confidential: bool) -> int:
    """Show one claim with its sentence, evidence and verdicts.

    CLAIM is an id or how it begins.

    \b
      workbench show 3f2a
    """
    from workbench.cli.contradictions import lines
    from workbench.cli.dispute_printing import proposal_lines
    from workbench.cli.printing import out, state_lines
    from workbench.cli.similar import checked_before

    with context.desk() as desk:
        state = desk.evidence.compared(desk.claims.get(claim))
        sources = desk.sources.by_id()
        if format_name == "json":
            shown = state if confidential else export.redacted_state(state, sources)
            echo(export.json.dumps(export.json.state_json(shown)))
        else:
            out(state_lines(state, sources, desk.checkers(), desk.signatures.remarks(state.verdicts)))
            for gone in desk.upkeep.erased_from(state):
                out("  " + shown_line(f"refers to {short_id(gone.id)}, erased on {gone.at[:10]}: {gone.why}"))
            for line in proposal_lines(desk.disputes.proposed_on(state.claim.id), desk.checkers()):
                out(f"  {line}")
            for parent in desk.own_claims.parents(state):
                ratings = "".join(f", {scales.label(each.scale, each.rating)}" for each in parent.verdicts)
                out(
                    "  "
                    + shown_line(f"made from {short_id(parent.claim.id)}: “{parent.claim.text}”{ratings}")
                )
            _stale(desk, state.claim.id)
            for contradiction in desk.contradictions.find(claim=state.claim.id):
                for line in lines(contradiction):
                    out(f"  {line}")
            if before := checked_before(desk.claims.similar(state.claim.id)):
                out(before)
    return DONE


def _stale(desk: Desk, claim: str = "") -> None:
    """Says which calculations rest on what is gone, and how they are made anew."""
    from workbench.cli.printing import out

    for stale in desk.calculations.stale(claim):
        about = "" if claim else f"{short_id(stale.claim_id)}: "
        out(
            f"  {about}an input of calculation {short_id(stale.evidence_id)} was taken back or erased"
            f" ({', '.join(stale.names)}); anew: workbench calc --again {short_id(stale.evidence_id)}"
        )


def _table(states: Iterable[ClaimState], checkers: Mapping[str, Checker]) -> None:
    from workbench.cli.printing import claims_table, out

    coming = iter(states)
    first = next(coming, None)
    out(claims_table(chain([first], coming), checkers) if first else "No claims fit.")


def _json(states: Iterable[ClaimState], checkers: Mapping[str, Checker]) -> None:
    del checkers
    echo(export.json.dumps([export.json.state_json(state) for state in states]))


def _csv(states: Iterable[ClaimState], checkers: Mapping[str, Checker]) -> None:
    echo(export.csv.states_csv(states, checkers), nl=False)


_FORMATS: dict[str, Callable[[Iterable[ClaimState], Mapping[str, Checker]], None]] = {
    "table": _table,
    "json": _json,
    "csv": _csv,
}
