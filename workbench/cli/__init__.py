"""The command line: parses, calls the Desk, prints. The only place where an error becomes a line and an exit code."""

from __future__ import annotations

import os
import sys

import click

from workbench.errors import WorkbenchError
from workbench.terminal import shown_line

DONE, NO, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def main() -> None:
    """Runs the `workbench` command and ends the process: 0 done, 1 the answer is no, 2 usage or unusable input."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command line and returns its exit code; every complaint is one line on standard error."""
    from workbench.cli.group import workbench

    try:
        result = workbench.main(arguments, prog_name="workbench", standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "workbench"
        return _complain(f"{error.format_message()} See: {where} --help")
    except click.ClickException as error:
        return _complain(error.format_message())
    except WorkbenchError as error:
        return _complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _silence_output()
        return DONE
    return result if isinstance(result, int) else DONE


def _complain(message: str) -> int:
    click.echo(f"workbench: {shown_line(message)}", err=True)
    return UNUSABLE


def _silence_output() -> None:
    """The reader of a pipe has gone: what is left to flush at exit goes nowhere, without a complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
