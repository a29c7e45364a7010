"""The one question that a command asks: who works here."""

from __future__ import annotations

import sys

import click

from workbench import settings
from workbench.cli.streams import echo
from workbench.model import checker_of


def ask_name() -> None:
    """Asks who works here, once, where nobody has said so and a person is at the terminal; a script is never asked."""
    if settings.is_named() or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    echo("Your name stands beside your work. It is asked once; `workbench whoami` changes it.", err=True)
    name = click.prompt("Your name", default=settings.checker().name, err=True)
    organization = click.prompt("Your desk or outlet, if any", default="", show_default=False, err=True)
    settings.remember(checker_of(name.strip(), organization=organization.strip()))
