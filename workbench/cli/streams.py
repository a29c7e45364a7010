"""Where the command line prints: streams that take every character, in whatever encoding they are."""

from __future__ import annotations

import codecs
import os
import sys
from io import TextIOWrapper

import click

_ESCAPING = "workbench.escape"


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
