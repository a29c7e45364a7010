"""`claim add`, `edit`, `split` and `join`: what a person marks as a claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast, get_args

import click

from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.desk import Desk
from workbench.model import ClaimState, Kind

_KINDS = [kind for kind in get_args(Kind) if kind != "omission"]
_nth = click.option(
    "--nth", type=click.IntRange(min=1), help="Which one, where the words stand there more than once."
)
_kind = click.option(
    "--kind", type=click.Choice(_KINDS), help="What sort of claim; left out, by what is read in it."
)
_wording = click.option("--wording", help="How a report says it, so that it stands alone; its words stay.")


@click.group("claim")
def claim_command() -> None:
    """Mark claims of your own; word, split and join those that are there.

    \b
      workbench claim add 5b0c "the second trial"
      workbench claim edit 3f2a --claimant "Ada Holm"
    """


@claim_command.command("add")
@click.argument("article")
@click.argument("words")
@_nth
@_kind
@click.option("--claimant", default="", help="Who says it.")
@_wording
@click.option("--omission", is_flag=True, help="The text leaves this out; the words are yours.")
@pass_context
def add_claim(
    context: Context,
    article: str,
    words: str,
    nth: int | None,
    kind: str | None,
    claimant: str,
    wording: str | None,
    omission: bool,
) -> int:
    """Mark words of an article as a claim, as they stand there.

    \b
      workbench claim add 5b0c "the second trial" --claimant "Ada Holm"
      workbench claim add 5b0c "It does not say who paid." --omission
    """
    if omission and (nth or kind or wording):
        raise click.UsageError(
            "what is left out has no place, kind or wording; leave --nth, --kind and --wording out."
        )
    with context.desk(work=True) as desk:
        own = desk.own_claims
        if omission:
            state = own.omit(article, words, claimant=claimant)
        else:
            state = own.add(
                article,
                words,
                nth=nth or 0,
                kind=cast("Kind | None", kind),
                claimant=claimant,
                wording=wording or "",
            )
        _show(desk, [state])
    return DONE


@claim_command.command("edit")
@click.argument("claim")
@click.option("--words", default="", help="Other words of the text, near those it has.")
@_nth
@_kind
@click.option("--claimant", help="Who says it; '' for nobody.")
@_wording
@pass_context
def edit_claim(
    context: Context,
    claim: str,
    words: str,
    nth: int | None,
    kind: str | None,
    claimant: str | None,
    wording: str | None,
) -> int:
    """Give a claim other words of the text, a claimant, a kind or a wording.

    \b
      workbench claim edit 3f2a --words "5 percent of GDP"
      workbench claim edit 3f2a --wording "Norvik spends 5 percent of its GDP on its port."
    """
    with context.desk(work=True) as desk:
        state = desk.own_claims.edit(
            claim,
            words=words,
            nth=nth or 0,
            kind=cast("Kind | None", kind),
            claimant=claimant,
            wording=wording,
        )
        _show(desk, [state])
    return DONE


@claim_command.command("split")
@click.argument("claim")
@click.argument("parts", metavar="WORDS WORDS…", nargs=-1, required=True)
@pass_context
def split_claim(context: Context, claim: str, parts: tuple[str, ...]) -> int:
    """Take a claim apart: give the words of each part, as they stand in its sentence.

    \b
      workbench claim split 3f2a "5 percent of GDP" "since 1949"
    """
    with context.desk(work=True) as desk:
        _show(desk, desk.own_claims.split(claim, parts))
    return DONE


@claim_command.command("join")
@click.argument("claims", metavar="CLAIM CLAIM…", nargs=-1, required=True)
@pass_context
def join_claims(context: Context, claims: tuple[str, ...]) -> int:
    """Put claims of one article together into one, from the first word to the last.

    \b
      workbench claim join 3f2a 77b0
    """
    with context.desk(work=True) as desk:
        _show(desk, [desk.own_claims.join(claims)])
    return DONE


def _show(desk: Desk, states: Iterable[ClaimState]) -> None:
    from workbench.cli.printing import out, state_lines

    for state in states:
        out(state_lines(state, desk.sources.by_id(), desk.checkers()))
