"""`attach`, `verdict`, `dismiss`, `waive`, `undo` and `redo`: what a checker does to a claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast, get_args

import click

from workbench import scales
from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.desk import Desk
from workbench.model import ClaimState, Entry, Stance
from workbench.presentation import own_entry
from workbench.sources.independence import DISAGREE, is_doubtful


@click.command("attach")
@click.argument("claim")
@click.argument("source")
@click.option("--quote", default="", help="The passage, word for word.")
@click.option("--locator", default="", help="Where in the source: p. 50, table 3, 00:12:40.")
@click.option("--stance", type=click.Choice(get_args(Stance)), default="supports", show_default=True)
@click.option("--note", default="", help="A remark on this use of it; JSON exports have it too.")
@pass_context
def attach_command(
    context: Context, claim: str, source: str, quote: str, locator: str, stance: str, note: str
) -> int:
    """Attach a source's passage to a claim.

    CLAIM is an id or how it begins, SOURCE too, or a name such as s12.

    The quotation is looked up in the source's text, and its place filled in unless you give one. Exit code 1 where it
    is not there word for word: it is attached all the same, with the closest passage and the differences told. Without
    a quotation, a locator may name a cell of a dataset by its place or its heads.

    \b
      workbench attach 3f2a s1 --locator "p. 50" --quote "40.1 billion"
      workbench attach 3f2a s2 --locator "Norvik / 2019"
    """
    from workbench.cli.printing import note as tell
    from workbench.cli.source_printing import placed_lines

    with context.desk(work=True) as desk:
        placed = desk.sources.place(source, quote, locator)
        state = desk.evidence.attach(
            claim, source, quote=quote, locator=locator, stance=cast("Stance", stance), note=note
        )
        doubtful = is_doubtful(
            cast("Stance", stance),
            desk.evidence.weigh(state, placed.quote, source=desk.sources.get(source).id),
        )
        _show(desk, desk.evidence.compared(state))
    for line in placed_lines(placed):
        tell(f"  {line}")
    if doubtful:
        tell(f"  {DISAGREE}: workbench undo, then the same with --stance refutes")
    if state.status == "dismissed":
        tell(
            "  this claim is dismissed as none; the evidence is kept on it, and `workbench undo` takes it back"
        )
    return NO if placed.word_for_word is False else DONE


@click.command("verdict")
@click.argument("claim")
@click.argument("rating")
@click.option("--because", default="", help="The explanation, for readers.")
@click.option("--scale", default=scales.DEFAULT, show_default=True, help="The scale the rating is on.")
@click.option(
    "--resolve", is_flag=True, help="Replace the other checkers' verdicts too: this settles a dispute."
)
@pass_context
def verdict_command(
    context: Context, claim: str, rating: str, because: str, scale: str, resolve: bool
) -> int:
    """Give a verdict on a claim.

    RATING is a code of the scale, such as accurate or mixed.

    \b
      workbench verdict 3f2a accurate --because "The annual report gives 40.1 billion."
    """
    with context.desk(work=True) as desk:
        state = desk.verdicts.give(claim, rating, explanation=because, scale=scale, resolve=resolve)
        _show(desk, state)
    return DONE


@click.command("dismiss")
@click.argument("claim")
@click.option("--because", default="", help="Why it is no claim.")
@click.option("--back", is_flag=True, help="It is one after all, whoever said that it is none.")
@pass_context
def dismiss_command(context: Context, claim: str, because: str, back: bool) -> int:
    """Mark a claim as none; `--back` takes that back.

    \b
      workbench dismiss 3f2a --because "a joke"
      workbench dismiss 3f2a --back
    """
    if back and because:
        raise click.UsageError("--because says why it is no claim; leave it out with --back.")
    with context.desk(work=True) as desk:
        _show(
            desk,
            desk.verdicts.restore(claim) if back else desk.verdicts.dismiss(claim, reason=because),
        )
    return DONE


@click.command("waive")
@click.argument("claim")
@click.option("--because", required=True, help="Why the claim may be judged without a place in a source.")
@pass_context
def waive_command(context: Context, claim: str, because: str) -> int:
    """Record why a claim needs no located evidence.

    Its report then gives the reason instead of a flag.

    \b
      workbench waive 3f2a --because "Seen by two of us on the spot."
    """
    with context.desk(work=True) as desk:
        _show(desk, desk.evidence.waive(claim, because))
    return DONE


@click.command("undo")
@pass_context
def undo_command(context: Context) -> int:
    """Take back your latest source, evidence, verdict or dismissal.

    \b
      workbench undo
    """
    return _step(
        context,
        lambda desk: desk.history.undo(),
        "Took back",
        "There is nothing of yours to take back.",
    )


@click.command("redo")
@pass_context
def redo_command(context: Context) -> int:
    """Bring back what your latest undo took, if you have done nothing since.

    \b
      workbench redo
    """
    return _step(context, lambda desk: desk.history.redo(), "Brought back", "There is nothing to bring back.")


def _step(context: Context, step: Callable[[Desk], Entry | None], done: str, none: str) -> int:
    with context.desk(work=True) as desk:
        entry = step(desk)
    echo(f"{done} {own_entry(entry.kind)} of {entry.at[:10]}." if entry else none)
    return DONE if entry else NO


def _show(desk: Desk, state: ClaimState) -> None:
    from workbench.cli.printing import out, state_lines

    sources = desk.sources.by_id()
    out(state_lines(state, sources, desk.checkers()))
