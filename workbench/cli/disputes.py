"""`disputes`, `resolve`, `second` and `agreement`: verdicts of several checkers on one claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import click

from workbench import export
from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.desk import Desk
from workbench.model import Checker, ClaimState, Dispute, Proposal, SecondView, Source
from workbench.presentation import short_id

_article = click.option(
    "--article", default="", help="Only claims of this article: its id, or how it begins."
)
_format = click.option(
    "--format", "format_name", type=click.Choice(["table", "json"]), default="table", show_default=True
)
_SHOWN = 20  # claims handed out at once; more would not be read in one sitting


@click.command("disputes")
@click.argument("claim", default="")
@_article
@_format
@click.option(
    "--confidential",
    is_flag=True,
    help="JSON with what confidential sources say, which it otherwise leaves out.",
)
@pass_context
def disputes_command(context: Context, claim: str, article: str, format_name: str, confidential: bool) -> int:
    """Show verdicts that differ side by side: who, when, why, and on which evidence.

    Of one CLAIM, or of all that are in dispute. Evidence that only some of the verdicts rest on is marked. What others
    propose follows: to take back, replace or dismiss what somebody else did, who has not agreed.

    \b
      workbench disputes
      workbench disputes 3f2a
    """
    with context.desk() as desk:
        disputes = (desk.disputes.get(claim),) if claim else desk.disputes.all(article)
        sources, checkers = desk.sources.by_id(), desk.checkers()
        unlisted = [] if claim or article else _unlisted(desk, disputes)
    if format_name == "json":
        _print_json(
            disputes if confidential else [export.redacted_dispute(each, sources) for each in disputes]
        )
    else:
        _print_sides(disputes, unlisted, sources, checkers)
    return DONE


def _print_json(disputes: Iterable[Dispute]) -> None:
    from workbench.cli.dispute_printing import dispute_json

    echo(export.json.dumps([dispute_json(dispute) for dispute in disputes]))


def _print_sides(
    disputes: Sequence[Dispute],
    unlisted: Sequence[Proposal],
    sources: Mapping[str, Source],
    checkers: Mapping[str, Checker],
) -> None:
    """The disputes side by side, then what is proposed besides, and how a dispute is settled."""
    from workbench.cli.dispute_printing import proposal_lines, show_dispute
    from workbench.cli.printing import out

    for dispute in disputes:
        show_dispute(dispute, sources, checkers)
    for line in proposal_lines(unlisted, checkers):
        out(line)
    noun = "claim is" if len(disputes) == 1 else "claims are"
    settle = "Settle one with: workbench resolve CLAIM RATING --because TEXT"
    out(f"{len(disputes):,} {noun} in dispute. {settle}" if disputes else "No claim is in dispute.")


@click.command("resolve")
@click.argument("claim")
@click.argument("rating")
@click.option("--because", required=True, help="Why this is the verdict, for readers and for the others.")
@click.option("--scale", default="", help="The scale the rating is on; the one the verdicts share.")
@pass_context
def resolve_command(context: Context, claim: str, rating: str, because: str, scale: str) -> int:
    """Settle a dispute: your verdict replaces all those that differ. They stay in the journal.

    \b
      workbench resolve 3f2a mixed --because "Both count other goods; the port's count is gross."
    """
    from workbench.cli.dispute_printing import show_dispute, sides_line
    from workbench.cli.printing import out

    with context.desk(work=True) as desk:
        seen = desk.disputes.get(claim)
        left = desk.verdicts.resolve(seen, rating, explanation=because, scale=scale)
        if isinstance(left, Dispute):
            out(_still_disputed(left))
            show_dispute(left, desk.sources.by_id(), desk.checkers())
            return NO
        out(f"Settled: {sides_line(seen)}.")
        _show(desk, left)
    return DONE


def _unlisted(desk: Desk, disputes: tuple[Dispute, ...]) -> list[Proposal]:
    """What is proposed besides these disputes, such as of a source."""
    listed = {dispute.state.claim.id for dispute in disputes}
    return [proposal for proposal in desk.disputes.proposals() if proposal.claim_id not in listed]


def _still_disputed(left: Dispute) -> str:
    if len(left.sides) == 1:
        return "Your verdict stands; what is proposed on the claim is still open:"
    return "Another verdict came in meanwhile, so this is still in dispute:"


@click.command("second")
@click.argument("claim", default="")
@click.argument("rating", default="")
@click.option("--because", default="", help="The explanation, for readers.")
@click.option("--scale", default="", help="The scale the rating is on; the one the first verdict is on.")
@_article
@click.option("--by", default="", help="Only what this checker checked: a name, initials or an id.")
@click.option("--sample", type=click.IntRange(1), help="So many, drawn at random.")
@click.option("--seed", type=int, default=0, show_default=True, help="The draw: one seed, one order.")
@pass_context
def second_command(
    context: Context,
    claim: str,
    rating: str,
    because: str,
    scale: str,
    article: str,
    by: str,
    sample: int | None,
    seed: int,
) -> int:
    """Read a second time, blind, what others have checked and you have not.

    Without arguments it hands you such claims with the passages to read; with a CLAIM, this one; with a RATING it
    records your verdict, and only then shows the others'. Verdicts, explanations, stances, notes, comparisons and
    calculations stay hidden until then. It is a way of working, not a secret: `show` and `list` tell them to anyone.

    \b
      workbench second --sample 10
      workbench second 3f2a accurate --because "Counted again."
    """
    _refuse_mixture(claim, rating, choosing=bool(article or by or sample), judging=bool(because or scale))
    with context.desk(work=bool(rating)) as desk:
        if rating:
            return _give(desk, desk.reviews.give_second(claim, rating, because, scale=scale))
        if claim:
            return _hand_out(desk, (desk.reviews.second_view(claim),), 1)
        rows = desk.reviews.second_queue(article, by, sample=sample or 0, seed=seed)
        views = desk.reviews.second_views(rows if sample else rows[:_SHOWN])
        return _hand_out(desk, views, len(rows))


def _refuse_mixture(claim: str, rating: str, *, choosing: bool, judging: bool) -> None:
    """A usage error where options for what is listed go with a claim, or those of a verdict without a rating."""
    if claim and choosing:
        raise click.UsageError("--article, --by and --sample choose what is listed; leave CLAIM out.")
    if judging and not rating:
        raise click.UsageError("--because and --scale belong to a verdict; give CLAIM and RATING too.")


@click.command("agreement")
@_article
@click.option("--blind", is_flag=True, help="Only claims that all readers but the first judged blind.")
@_format
@pass_context
def agreement_command(context: Context, article: str, blind: bool, format_name: str) -> int:
    """Tell how far checkers agree beyond chance: Krippendorff's alpha.

    By article, and by pair of checkers. Verdicts count that were given independently: one that replaced another's, as
    a settlement does, does not; what it settled does. `blind` counts those that all but one read by `workbench
    second`, and --blind leaves out all others. Ratings without a number, such as unproven, are no steps between
    others: with them, alpha is nominal.

    \b
      workbench agreement --article 9c1e --blind
    """
    from workbench.cli.dispute_printing import agreement_json, agreement_table
    from workbench.cli.look_alikes import tell_look_alikes
    from workbench.cli.printing import out

    with context.desk() as desk:
        agreements = desk.reviews.agreement(article, blind=blind)
        titles = {head.id: head.title or short_id(head.id) for head in desk.articles.all()}
        checkers = desk.checkers()
    tell_look_alikes("Checkers' names", (checker.name for checker in checkers.values()))
    if format_name == "json":
        echo(export.json.dumps([agreement_json(agreement, checkers) for agreement in agreements]))
    elif agreements:
        out(agreement_table(agreements, titles, checkers))
        out("1 is full agreement, 0 what chance gives; rely on 0.8 and more, on nothing below 0.667.")
    else:
        out("No claim was judged independently by two checkers yet; `workbench second` hands some out.")
    return DONE


def _hand_out(desk: Desk, views: tuple[SecondView, ...], waiting: int) -> int:
    from workbench.cli.dispute_printing import ratings_line, view_lines
    from workbench.cli.printing import out

    if not views:
        out("No claim is left here that others have checked and you have not.")
        return NO
    sources = desk.sources.by_id()
    for view in views:
        out(view_lines(view, sources))
    more = waiting - len(views)
    if more > 0:
        out(f"… and {more:,} more; --sample 20 draws some at random.")
    out(f"Ratings: {ratings_line(views)}.")
    out("Give yours, and the others' is shown: workbench second CLAIM RATING --because TEXT")
    return DONE


def _give(desk: Desk, outcome: Dispute | ClaimState) -> int:
    from workbench.cli.dispute_printing import others_line, show_dispute
    from workbench.cli.printing import out

    if isinstance(outcome, Dispute):
        out("You do not agree; the claim is in dispute:")
        show_dispute(outcome, desk.sources.by_id(), desk.checkers())
    else:
        out(others_line(outcome, desk.checkers(), desk.checker.id))
        _show(desk, outcome)
    return DONE


def _show(desk: Desk, state: ClaimState) -> None:
    from workbench.cli.printing import out, state_lines

    sources = desk.sources.by_id()
    out(state_lines(state, sources, desk.checkers()))
