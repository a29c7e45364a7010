"""The `workbench` group: its options, its commands, and what it does when it is given none."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

from workbench import __version__
from workbench.cli import DONE
from workbench.cli.context import Context, pass_context

# Command -> the module that has it, so that each is imported only when it is used or shown in the help.
COMMANDS = {
    "add": "workbench.cli.articles",
    "extract": "workbench.cli.articles",
    "compare": "workbench.cli.compare",
    "article": "workbench.cli.article",
    "revise": "workbench.cli.drafts",
    "diff": "workbench.cli.drafts",
    "confirm": "workbench.cli.drafts",
    "list": "workbench.cli.claims",
    "show": "workbench.cli.claims",
    "claim": "workbench.cli.own_claims",
    "similar": "workbench.cli.similar",
    "contradictions": "workbench.cli.contradictions",
    "source": "workbench.cli.sources",
    "find": "workbench.cli.sources",
    "calc": "workbench.cli.calc",
    "series": "workbench.cli.calc",
    "attach": "workbench.cli.work",
    "verdict": "workbench.cli.work",
    "disputes": "workbench.cli.disputes",
    "resolve": "workbench.cli.disputes",
    "accept": "workbench.cli.proposals",
    "decline": "workbench.cli.proposals",
    "second": "workbench.cli.disputes",
    "agreement": "workbench.cli.disputes",
    "dismiss": "workbench.cli.work",
    "waive": "workbench.cli.work",
    "correct": "workbench.cli.corrections",
    "decide": "workbench.cli.corrections",
    "corrections": "workbench.cli.corrections",
    "person": "workbench.cli.people",
    "ask": "workbench.cli.people",
    "answer": "workbench.cli.people",
    "withdraw": "workbench.cli.people",
    "calls": "workbench.cli.people",
    "tag": "workbench.cli.filing",
    "note": "workbench.cli.filing",
    "assign": "workbench.cli.filing",
    "desk": "workbench.cli.filing",
    "sign-off": "workbench.cli.sign_off",
    "undo": "workbench.cli.work",
    "redo": "workbench.cli.work",
    "report": "workbench.cli.files",
    "share": "workbench.cli.sharing",
    "merge": "workbench.cli.sharing",
    "sync": "workbench.cli.sync",
    "erase": "workbench.cli.erase",
    "erasures": "workbench.cli.erasures",
    "verify": "workbench.cli.files",
    "rebuild": "workbench.cli.files",
    "whoami": "workbench.cli.who",
    "keys": "workbench.cli.who",
}
_SHOWN_WITHOUT_TERMINAL = 20


class Commands(click.Group):
    """A group that imports a command's module on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which a checker meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name; None where there is none."""
        del ctx
        module = COMMANDS.get(cmd_name)
        command = getattr(import_module(module), f"{cmd_name.replace('-', '_')}_command") if module else None
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--db",
    "path",
    type=click.Path(path_type=Path),
    envvar="WORKBENCH_DB",
    default=Path("claims.db"),
    show_default=True,
    help="The claims file; WORKBENCH_DB does the same.",
)
@click.version_option(__version__, prog_name="workbench")
@click.pass_context
def workbench(ctx: click.Context, path: Path) -> int:
    """Check the figures and facts of articles, by keyboard, on one file.

    Without a command it opens the screen on the claims file.

    \b
      workbench add draft.txt       read an article into claims.db
      workbench                     check its claims
      workbench report -o report.md
    """
    ctx.obj = Context(path)
    return int(ctx.invoke(_open)) if ctx.invoked_subcommand is None else DONE


@click.command()
@pass_context
def _open(context: Context) -> int:
    """Opens the screen; without a terminal, prints the open claims and how to go on."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        from workbench import tui

        with context.desk(create=True) as desk:
            return tui.run(desk)
    _print_open(context)
    return DONE


def _print_open(context: Context) -> None:
    from workbench.cli.printing import claims_table, counts_line, out
    from workbench.model import ClaimFilter

    with context.desk(create=False) as desk:
        rows = desk.claims.find(ClaimFilter(status="open"))
        counts = desk.claims.counts()
        states = desk.claims.at(rows[:_SHOWN_WITHOUT_TERMINAL])
        out(counts_line(context.path.name, counts))
        if states:
            out(claims_table(states, desk.checkers()))
        if len(rows) > len(states):
            out(f"… and {len(rows) - len(states):,} more open claims: workbench list --status open")
    out("To check them, run `workbench` in a terminal, or: workbench verdict CLAIM RATING --because TEXT")
