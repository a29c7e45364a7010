"""`sign-off`: the state of an article is put on record."""

from __future__ import annotations

import click

from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo


@click.command("sign-off")
@click.argument("article")
@click.option("--because", required=True, help="Why it may be printed.")
@click.option(
    "--waive",
    "waived",
    metavar="CLAIM TEXT",
    nargs=2,
    multiple=True,
    help="A claim that stays open, and why; once for each.",
)
@pass_context
def sign_off_command(
    context: Context, article: str, because: str, waived: tuple[tuple[str, str], ...]
) -> int:
    """Sign an article off as it stands.

    Refused while claims are open that you do not waive. What changes afterwards shows in `article show` and in the
    desk's file, `report --format sign-off`. With a key (`whoami --sign`), it is signed.

    \b
      workbench sign-off 5b0c --because "Read by two of us."
      workbench sign-off 5b0c --because "To print." --waive 3f2a "The author's own observation."
    """
    with context.desk(work=True) as desk:
        signed = desk.sign_offs.sign(article, because=because, waived=dict(waived))
    counts = signed.counts
    echo(
        f"Signed off: {counts.facts} facts = {counts.checked} checked + {counts.carried} carried + {counts.open} open"
        f" + {counts.waived} waived + {counts.dismissed} dismissed ({signed.digest[:16]})."
    )
    return DONE
