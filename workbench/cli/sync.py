"""`sync`: exchanges the file's entries with a hub that many desks share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo
from workbench.model import Merged, Problem, Synced
from workbench.presentation import counted, counts_line

if TYPE_CHECKING:
    from workbench.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """What is asked of an exchange, by the names of the command's flags."""

    watch: bool
    dry_run: bool
    without_confidential: bool
    anew: bool


@click.command("sync")
@click.argument("url", envvar="WORKBENCH_HUB", default="")
@click.option("--watch", is_flag=True, help="Go on exchanging whenever there is news, until Ctrl+C.")
@click.option("--dry-run", is_flag=True, help="Only say what would be sent and fetched.")
@click.option(
    "--without-confidential", is_flag=True, help="Keep confidential sources here, and what rests on them."
)
@click.option("--anew", is_flag=True, help="Compare everything, whatever is remembered of earlier exchanges.")
@click.option(
    "--roles", is_flag=True, help="Print SQL that makes roles with least rights for a hub, and end."
)
@pass_context
def sync_command(context: Context, /, url: str, roles: bool, **options: bool) -> int:
    """Exchange the file's entries with a hub, a PostgreSQL database.

    Its tables are made on first use. Afterwards both have all of either, and a later exchange sends only what is new.
    Where no URL is given, WORKBENCH_HUB is; a password is best kept in ~/.pgpass or PGPASSWORD. What the hub has is
    checked entry by entry. Exit code 1 where something could not be sent or was not sound, which is told.

    \b
      workbench sync "postgresql://ada@hub.example.org/claims?sslmode=verify-full"
      workbench sync --watch
    """
    if roles:
        from workbench.desk.hub import hub_roles

        echo(hub_roles(), nl=False)
        return DONE
    if not url:
        raise click.UsageError("Say which hub: workbench sync postgresql://user@host/database")
    return _sync(context, url, _Options(**options))


def _sync(context: Context, url: str, options: _Options) -> int:
    from workbench.desk.hub import reach

    if options.watch and (options.dry_run or options.anew):
        raise click.UsageError("--watch goes with --without-confidential only.")
    if not context.has_file():
        # No file is begun for a hub that is not there.
        reach(url)
    with context.desk(create=True) as desk:
        if options.watch:
            return _watch(desk.hub.watch(url, confidential=not options.without_confidential))
        return _exchange(desk, url, options)


def _exchange(desk: Desk, url: str, options: _Options) -> int:
    with _progress() as progress:
        done = desk.hub.sync(
            url,
            confidential=not options.without_confidential,
            dry_run=options.dry_run,
            anew=options.anew,
            progress=progress,
        )
    tell(done, ("would send", "would fetch") if options.dry_run else ("sent", "fetched"))
    return NO if done.problems else DONE


@contextmanager
def _progress() -> Iterator[Callable[[str, int], object]]:
    """What is to be told how much went so far; it shows on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda done, rows: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Asking the hub") as status:
        yield lambda done, rows: status.update(f"{done.capitalize()} {rows:,} so far")


def _watch(exchanges: Generator[Synced | Problem]) -> int:
    from workbench.cli.printing import note

    with closing(exchanges):
        try:
            for number, done in enumerate(exchanges):
                if isinstance(done, Problem):
                    note(done.message)
                elif number == 0 or _is_news(done):
                    tell(done, ("sent", "fetched"))
        except KeyboardInterrupt:
            note("Stopped watching.")
    return DONE


def tell(done: Synced, verbs: tuple[str, str]) -> None:
    """Prints in a line what went where, and what came of it; `verbs` are those for sending and fetching."""
    from workbench.cli.printing import note, out, problems
    from workbench.cli.sharing import requests_line

    send, fetch = verbs
    parts = [f"{send} {counts_line(done.sent)}"] if done.sent else []
    parts += [f"{fetch} {counts_line(_fetched(done.merged))}"] if _fetched(done.merged) else []
    parts += _consequences(done.merged)
    if done.withheld:
        parts.append(f"kept {done.withheld:,} here for being confidential")
    line = "; ".join(parts) or "nothing new on either side"
    out(f"{line[0].upper()}{line[1:]}.")
    if not done.encrypted:
        note("The connection to the hub is not encrypted; add ?sslmode=verify-full to its address.")
    problems(done.problems)
    if done.merged.requested:
        out(requests_line(done.merged.requested))


def _consequences(merged: Merged) -> list[str]:
    """What the fetched entries changed in this file."""
    parts = [counted(merged.claims, "new claim")] if merged.claims else []
    if merged.erased:
        parts.append(f"erased {merged.erased:,} here, as a key asks that is trusted for it")
    if merged.disputed:
        parts.append(f"{len(merged.disputed):,} in dispute (workbench disputes)")
    if merged.settled:
        parts.append(f"{len(merged.settled):,} no longer in dispute")
    if merged.unknown:
        parts.append(f"kept what a newer workbench made: {', '.join(merged.unknown)}")
    return parts


def _is_news(done: Synced) -> bool:
    return bool(done.sent or done.problems or _fetched(done.merged) or _consequences(done.merged))


def _fetched(merged: Merged) -> dict[str, int]:
    return {**merged.new, **({"snapshot": merged.snapshots} if merged.snapshots else {})}
