"""What every command is handed: which claims file, and how to open a desk on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.streams import echo
from workbench.errors import FileError
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench.desk import Desk


@dataclass(frozen=True, slots=True)
class Context:
    """The claims file that a command works on."""

    path: Path

    def has_file(self) -> bool:
        """Whether the claims file is there. FileError where its name is too long, or in a folder that is closed."""
        try:
            return self.path.exists()
        except OSError as error:
            raise FileError(
                f"{self.path} cannot be opened: {error.strerror}; name another with --db"
            ) from error

    def desk(self, *, create: bool = False, work: bool = False) -> Desk:
        """The desk on the file. FileError with the way to make one where there is none and none is to be made.

        Where it is opened for `work` that bears a name, a person at a terminal is asked for theirs first, once. Whoever
        writes is told where the file lies in a place that loses work.
        """
        from workbench.desk import Desk

        if not create and not self.has_file():
            raise FileError(f"there is no claims file {self.path}; make one with: workbench add FILE")
        if work:
            from workbench.cli.name_prompt import ask_name

            ask_name()
        desk = Desk.open(self.path, create=create)
        if (create or work) and (warning := desk.warning()):
            echo(f"workbench: {shown_line(warning)}", err=True)
        return desk


pass_context = click.make_pass_decorator(Context)
