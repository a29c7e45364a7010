"""Where the command line prints: streams that take every character, in whatever encoding they are."""

from __future__ import annotations

import codecs
import os
import sys
from io import TextIOWrapper
from typing import TextIO

import click

_ESCAPING = "workbench.escape"
_ERRORS = 2


def open_closed() -> None:
    """Stands in for what whoever started the program has closed: nothing comes in, and what is printed fails.

    Else the next file that is opened would take that stream's number. Called once, at the edge, before all else.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # It gets the lowest number that is free. Complaints are to go nowhere, without another complaint.
            os.open(os.devnull, os.O_WRONLY if number == _ERRORS else os.O_RDONLY)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(_ERRORS, "w", encoding="utf-8", closefd=False)


def silence(stream: TextIO) -> None:
    """What is left to flush at exit goes nowhere, without a complaint: nobody can take it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def forgive() -> None:
    """Lets both streams write what their encoding has no character for as an escape; called once, at the edge."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_ESCAPING)


def escaped(error: UnicodeError) -> tuple[str, int]:
    r"""What cannot be encoded as \u escapes in UTF-16, which JSON reads, unlike Python's own; for codecs."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    escapes = (f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True))
    return "".join(escapes), error.end


codecs.register_error(_ESCAPING, escaped)


def echo(message: object = "", *, err: bool = False, nl: bool = True) -> None:
    """Prints a line. The stream is named, since click goes round one in ASCII and writes UTF-8 into what is below.

    Colours are left out where there is no terminal, or somebody wants none.
    """
    colours = False if os.environ.get("NO_COLOR") else None
    click.echo(message, file=sys.stderr if err else sys.stdout, nl=nl, color=colours)


def say_waiting(what: str) -> None:
    """Says to a person at a terminal what is read from it, and how that ends; a script is told nothing."""
    if sys.stdin.isatty():
        end = "Ctrl+Z and Enter" if os.name == "nt" else "Ctrl+D"
        echo(f"Type or paste {what}; {end} on a line of its own ends it, Ctrl+C leaves.", err=True)
