"""`report`, `verify` and `rebuild`: the file as a whole."""

from __future__ import annotations

from pathlib import Path

import click

from workbench import export
from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.outputs import OUTPUT, force_option, require_free, write
from workbench.cli.streams import echo
from workbench.presentation import counted
from workbench.terminal import shown_line


@click.command("report")
@click.option("--article", default="", help="Only this article: its id, or how it begins.")
@click.option(
    "--format", "format_name", type=click.Choice(list(export.FORMATS)), default="markdown", show_default=True
)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    help="A file; standard output if left out.",
)
@force_option
@pass_context
def report_command(context: Context, article: str, format_name: str, output: Path | None, force: bool) -> int:
    """Write the verdict report.

    \b
      workbench report -o report.md
      workbench report --format json --article 5b0c
    """
    if output is not None:
        require_free(context, output, force=force)
    with context.desk() as desk:
        text = desk.reports.render(format_name, article)
    if output is None:
        echo(text, nl=not text.endswith("\n"))
        return DONE
    write(context, output, text, force=force)
    echo(f"Wrote {shown_line(str(output))}.", err=True)
    return DONE


@click.command("verify")
@pass_context
def verify_command(context: Context) -> int:
    """Check that nothing in the file is damaged or was changed from outside.

    Exit code 1 if something is. It also tells how much of people's work is signed, by keys you know and by others:
    see `workbench keys`.

    \b
      workbench verify
    """
    from workbench.cli.printing import problems
    from workbench.cli.who import signatures_line

    with context.desk() as desk:
        differences = desk.upkeep.verify()
        unnamed = desk.upkeep.bytes_of_no_source()
        signed = signatures_line(desk.signatures.signatories())
    problems(differences)
    echo(
        "The file is whole."
        if not differences
        else f"{len(differences)} problems. If only tables differ: workbench rebuild"
    )
    if unnamed:
        belongs = "is the bytes of no source" if unnamed == 1 else "are the bytes of no source"
        echo(
            f"{counted(unnamed, 'snapshot')} {belongs} that is here; workbench rebuild drops what no entry names"
        )
    if signed:
        echo(signed)
    return NO if differences else DONE


@click.command("rebuild")
@pass_context
def rebuild_command(context: Context) -> int:
    """Make every table anew from the journal.

    \b
      workbench rebuild
    """
    with context.desk() as desk:
        unreadable = desk.upkeep.rebuild()
    echo("Made all tables anew from the journal.")
    if unreadable:
        entries = "1 entry" if unreadable == 1 else f"{unreadable:,} entries"
        echo(f"  {entries} cannot be read, and what they say is shown nowhere: workbench verify", err=True)
    return DONE
