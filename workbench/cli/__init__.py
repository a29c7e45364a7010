"""The command line: parses, calls the Desk, prints. The only place where an error becomes a line and an exit code."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence

import click

from workbench.cli.streams import echo, forgive, open_closed, silence
from workbench.errors import WorkbenchError
from workbench.terminal import shown_line

DONE, NO, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
# Why what is printed cannot be taken, by the system's number.
_OUTPUT_TROUBLE = {
    errno.ENOSPC: "there is no room left on the disk; make some, and try again",
    errno.EBADF: "nothing can be printed, since standard output is closed; leave it open, or send it to a file",
}


def main() -> None:
    """Runs the `workbench` command and ends the process: 0 done, 1 the answer is no, 2 usage or unusable input."""
    open_closed()
    forgive()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str], command: click.Command | None = None) -> int:
    """Runs one command line and returns its exit code; every complaint is one line on standard error.

    `command` is what the arguments are for, the `workbench` group if left out.
    """
    try:
        result = _result(arguments, command)
        sys.stdout.flush()
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "workbench"
        return _complain(f"{error.format_message()} See: {where} --help")
    except click.ClickException as error:
        return _complain(error.format_message())
    except WorkbenchError as error:
        return _complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        _say("Stopped.")
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # Where the reader of a pipe has gone, click and rich ask for an end.
        silence(sys.stdout)
        return DONE
    except Exception as error:  # noqa: BLE001 - the last net: what nobody foresaw is a line, too
        return _unforeseen(error, arguments)
    return result if isinstance(result, int) else DONE


def _result(arguments: Sequence[str], command: click.Command | None) -> object:
    from workbench.cli.group import workbench

    return (command or workbench).main(list(arguments), prog_name="workbench", standalone_mode=False)


def _unforeseen(error: Exception, arguments: Sequence[str]) -> int:
    from workbench import log

    if isinstance(error, OSError) and error.errno in _OUTPUT_TROUBLE:
        silence(sys.stdout)
        return _complain(_OUTPUT_TROUBLE[error.errno])
    return _complain(log.unforeseen(error, doing=_doing(arguments)))


def _doing(arguments: Sequence[str]) -> str:
    """Which command failed; not on what, since arguments may have words of an article."""
    from workbench.cli.group import COMMANDS

    name = next((argument for argument in arguments if argument in COMMANDS), "")
    return f"running `{f'workbench {name}'.strip()}`"


def _complain(message: str) -> int:
    _say(f"workbench: {shown_line(message)}")
    return UNUSABLE


def _say(line: str) -> None:
    try:
        echo(line, err=True)
    except OSError:
        silence(sys.stderr)
