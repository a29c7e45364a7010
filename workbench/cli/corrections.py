"""`correct`, `decide` and `corrections`: what is to be changed in an article, for its author and its editor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import cast, get_args

import click

from workbench import export
from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.model import Checker, CorrectionState, Decided
from workbench.presentation import correction_lines


@click.command("correct")
@click.argument("claim")
@click.argument("words")
@click.option("--because", required=True, help="Why, for author and editor.")
@click.option(
    "--instead-of", default="", help="Words of the sentence, where not the claim's own are to be replaced."
)
@pass_context
def correct_command(context: Context, claim: str, words: str, because: str, instead_of: str) -> int:
    """Propose other words for those of a claim; '' to take them out.

    \b
      workbench correct 3f2a "4.8 percent" --because "The annual report says so, p. 7."
    """
    with context.desk(work=True) as desk:
        state = desk.corrections.propose(claim, words, because=because, instead_of=instead_of)
        _tell([state], desk.checkers())
    return DONE


@click.command("decide")
@click.argument("correction")
@click.argument("decided", metavar="accepted|rejected|stet", type=click.Choice(get_args(Decided)))
@click.option("--because", default="", help="Why.")
@pass_context
def decide_command(context: Context, correction: str, decided: str, because: str) -> int:
    """Accept a correction, reject it, or let the text stand (stet).

    \b
      workbench decide 9c1d accepted
    """
    with context.desk(work=True) as desk:
        _tell(
            [desk.corrections.decide(correction, cast("Decided", decided), because=because)], desk.checkers()
        )
    return DONE


@click.command("corrections")
@click.argument("article")
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@pass_context
def corrections_command(context: Context, article: str, format_name: str) -> int:
    """List the corrections of an article: before, after, and who decided.

    Accepted ones that the draft before had, and this one does not carry out, come last.

    \b
      workbench corrections 5b0c
    """
    with context.desk() as desk:
        _FORMATS[format_name](desk.corrections.of(article), desk.checkers())
    return DONE


def _tell(states: Iterable[CorrectionState], checkers: Mapping[str, Checker]) -> None:
    from workbench.cli.printing import out, safe_lines

    lines = [line for state in states for line in correction_lines(state, checkers)]
    out(safe_lines(lines) if lines else "There are no corrections.")


def _json(states: Iterable[CorrectionState], checkers: Mapping[str, Checker]) -> None:
    del checkers
    echo(export.json.dumps(list(states)))


_FORMATS: dict[str, Callable[[Iterable[CorrectionState], Mapping[str, Checker]], None]] = {
    "text": _tell,
    "json": _json,
}
