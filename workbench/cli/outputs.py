"""What commands that write a file have in common: how it is named, and what it never is."""

from __future__ import annotations

from pathlib import Path

import click

from workbench import config, output
from workbench.cli.context import Context

# The type of every argument or option that names a file to write; a test finds them by it.
OUTPUT = click.Path(path_type=Path)
force_option = click.option("--force", is_flag=True, help="Replace a file that is there already.")


def require_free(context: Context, path: Path, *, force: bool) -> None:
    """InputError where a command may not write there; asked before the work begins."""
    output.require_free(path, force=force, never=_never(context))


def write(context: Context, path: Path, text: str, *, force: bool) -> None:
    """Writes a text in UTF-8, whole or not at all. InputError where it may not or cannot be written."""
    output.write_beside(path, text.encode(), force=force, never=_never(context))


def _never(context: Context) -> dict[Path, str]:
    """The claims file, and the folder with the checker's name, keys and settings."""
    return {**output.claims_files(context.path), config.folder(): "among the workbench's settings"}
