"""Days as they are typed."""

from __future__ import annotations

from datetime import date, datetime

import click


class Day(click.ParamType["date | None"]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date | None:
        """The day; a usage error for anything else."""
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2025-02-14.", param, ctx)
