"""Commands that are given figures, which may begin with a minus."""

from __future__ import annotations

import re

import click

_MINUS = re.compile(r"-(?=[\d.(€$£¥])")  # no option begins so


class SignedCommand(click.Command):
    """A command that takes "-4 °C" for a figure, where click would look for an option -4."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parses the arguments, with a hyphen before a figure written as the minus that it is."""
        return super().parse_args(
            ctx,
            [_MINUS.sub("−", argument, count=1) if _MINUS.match(argument) else argument for argument in args],
        )
