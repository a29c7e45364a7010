"""`share` and `merge`: copies of a claims file that travel."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.outputs import OUTPUT, force_option, require_free
from workbench.errors import InputError
from workbench.model import Merged, Problem
from workbench.presentation import counted, counts_line, short_id
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench.desk import Desk

# Readings are for the program: people count the claims in them.
_UNTOLD = {"reading"}
_NAMED = 5  # claims, or parts that stay, that are named in a summary


@click.command("share")
@click.argument("out", type=OUTPUT)
@click.option(
    "--article", default="", help="Only this article and what its claims rest on: an id or its beginning."
)
@click.option(
    "--without-confidential", is_flag=True, help="Leave out confidential sources and what rests on them."
)
@click.option(
    "--without-snapshots", is_flag=True, help="Leave out the sources' files; their quotations stay."
)
@click.option(
    "--with-person", "people", multiple=True, help="Let this confidential person go along: a name or id."
)
@click.option("--gzip", "packed", is_flag=True, help="Pack it; a name that ends in .gz does the same.")
@force_option
@pass_context
def share_command(
    context: Context,
    out: Path,
    article: str,
    without_confidential: bool,
    without_snapshots: bool,
    people: tuple[str, ...],
    packed: bool,
    force: bool,
) -> int:
    """Write a file for others to merge: who did what, and the sources.

    What follows from these is left out. OUT is a database, or JSON Lines where its name ends in .jsonl: one entry a
    line, fit for version control. The same work gives the same bytes. What was erased from the file is told in
    either, so that it is erased everywhere. Explanations and notes are people's own words: --without-confidential
    does not look for names in them.

    \b
      workbench share for-ben.db
      workbench share journal.jsonl --without-snapshots
      workbench share article.db.gz --article 5b0c --without-confidential
    """
    from workbench.cli.printing import note
    from workbench.cli.printing import out as tell

    require_free(context, out, force=force)
    with context.desk() as desk:
        shared = desk.sharing.share(
            out,
            article=article,
            confidential=not without_confidential,
            snapshots=not without_snapshots,
            packed=packed,
            force=force,
            people=[desk.people.get(who).id for who in people],
        )
    counts = {**shared.entries, "snapshot": shared.snapshots, "erasure": shared.erasures}
    tell(shown_line(f"Wrote {out}: {_counted(counts) or 'nothing yet'}."))
    if shared.withheld:
        stay = "stays" if shared.withheld == 1 else "stay"
        note(
            f"{counted(shared.withheld, 'entry')} {stay} here: what rests on confidential sources or people,"
            " or is unknown."
        )
    if shared.confidential:
        sources = counted(shared.confidential, "confidential source")
        note(f"It has {sources}; --without-confidential leaves out what rests on them.")
    _tell_unsound(shared.unsound)
    return DONE


def _tell_unsound(unsound: Sequence[Problem]) -> None:
    from workbench.cli.printing import note, problems

    if not unsound:
        return
    if len(unsound) == 1:
        note("1 part of the file stays here, since nobody could merge what has it:")
    else:
        note(f"{len(unsound):,} parts of the file stay here, since nobody could merge what has them:")
    problems(unsound[:_NAMED])
    if len(unsound) > _NAMED:
        note(f"… and {len(unsound) - _NAMED:,} more")


@click.command("merge")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE…")
@click.option("--dry-run", is_flag=True, help="Only tell what would come in.")
@click.option(
    "--without-erasures",
    is_flag=True,
    help="Erase nothing, not even for keys that are trusted to ask for it.",
)
@pass_context
def merge_command(context: Context, files: tuple[Path, ...], dry_run: bool, without_erasures: bool) -> int:
    """Bring others' work into the claims file: files, or folders of them.

    The claims file is made where there is none. A file may be what `workbench share` made, or a claims file as it is.
    In whatever order files are merged, and how often, the result is the same; nobody's verdict replaces another's. What
    others erased is a request, which you carry out or not: workbench erasures.
    Each is read as a stranger's: one that is damaged or forged is told, and nothing of it is kept. Exit code 1 where
    that happened to some of several files, 2 where none could be merged.

    \b
      workbench merge from-ann.db
      workbench merge inbox/ --dry-run
    """
    from workbench.desk.sharing import shared_files

    paths = shared_files(files, besides=context.path)
    with _desk(context, dry_run=dry_run) as desk:
        merged = _merge(desk, paths, erasures=not without_erasures)
        _summarize(desk, merged, dry_run=dry_run)
    return NO if len(merged) < len(paths) else DONE


@contextmanager
def _desk(context: Context, *, dry_run: bool) -> Iterator[Desk]:
    """A desk on the file, which is begun where there is none, and is gone again where nothing came into it."""
    with context.desk(create=True) as desk:
        with desk.sharing.rehearsal() if dry_run else nullcontext():
            yield desk
        desk.file.discard()


def _merge(desk: Desk, files: tuple[Path, ...], *, erasures: bool) -> dict[Path, Merged]:
    """What came of each file that could be merged; why another could not is printed, or raised where it is alone."""
    from workbench.cli.printing import note

    merged: dict[Path, Merged] = {}
    for path in files:
        try:
            with _progress(path) as progress:
                merged[path] = desk.sharing.merge(path, erasures=erasures, progress=progress)
        except InputError as error:
            if len(files) == 1:
                raise
            note(f"workbench: {error}")
    if not merged:
        raise InputError(f"none of the {len(files)} files could be merged; the lines above say why")
    return merged


def _summarize(desk: Desk, merged: Mapping[Path, Merged], *, dry_run: bool) -> None:
    from workbench.cli.printing import out

    verb = "would bring" if dry_run else "brought"
    for path, part in merged.items():
        out(shown_line(f"{path} {verb} {_told(part)}."))
    total = _sum(tuple(merged.values()))
    if len(merged) > 1:
        out(f"Together: {_told(total)}.")
    for words, names in (("now disputed", total.disputed), ("disputed no longer", total.settled)):
        if names:
            _name_claims(desk, words, names)
    if total.disputed:
        out("To see them side by side: workbench disputes")
    if total.requested:
        out(requests_line(total.requested))
    _tell_look_alikes(desk, total.new)


def _tell_look_alikes(desk: Desk, new: Mapping[str, int]) -> None:
    """Says which names could be taken for one another, where some came."""
    from workbench.cli.look_alikes import tell_look_alikes

    if new.get("checker"):
        tell_look_alikes("Checkers' names", (checker.name for checker in desk.checkers().values()))
    if new.get("source"):
        tell_look_alikes("Titles", (source.title for source in desk.sources.all()))


def _told(part: Merged) -> str:
    """What a merge brought, in a phrase: "2 articles, 31 claims and 12 verdicts"."""
    counts = {**part.new, "claim": part.claims, "snapshot": part.snapshots}
    recognized = {kind: number for kind, number in counts.items() if kind not in part.unknown}
    parts = [_counted(recognized) or "nothing new"]
    unknown = sum(counts[kind] for kind in part.unknown)
    if unknown:
        parts.append(
            f"{counted(unknown, 'entry')} of a newer workbench, kept and passed on ({', '.join(part.unknown)})"
        )
    if part.erased:
        parts.append(f"{part.erased:,} erased here, as a key asks that is trusted for it")
    if part.refused:
        parts.append(f"{part.refused:,} left out, as they were erased here")
    return "; ".join(parts)


def _sum(merged: Sequence[Merged]) -> Merged:
    new: Counter[str] = Counter()
    for part in merged:
        new.update(part.new)
    disputed = dict.fromkeys(chain.from_iterable(part.disputed for part in merged))
    settled = dict.fromkeys(chain.from_iterable(part.settled for part in merged))
    return Merged(
        new=dict(sorted(new.items())),
        claims=sum(part.claims for part in merged),
        snapshots=sum(part.snapshots for part in merged),
        # What one file disputes, a later one may settle, and the other way round.
        disputed=_without(disputed, settled),
        settled=_without(settled, disputed),
        erased=sum(part.erased for part in merged),
        # Each tells all that wait by then.
        requested=merged[-1].requested,
        refused=sum(part.refused for part in merged),
        unknown=tuple(sorted(set(chain.from_iterable(part.unknown for part in merged)))),
    )


def requests_line(number: int) -> str:
    """How many requests of others wait to erase what the file has, and what to do."""
    wait = "waits" if number == 1 else "wait"
    return f"{counted(number, 'erasure_request')} what this file has {wait} for you: workbench erasures"


def _without(names: Iterable[str], others: Container[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in others)


def _name_claims(desk: Desk, words: str, names: Sequence[str]) -> None:
    from workbench.cli.printing import out

    claims = [desk.claims.get(name).claim for name in names[:_NAMED]]
    shown = [f"“{claim.text}” ({short_id(claim.id)})" for claim in claims]
    more = [f"{len(names) - _NAMED:,} more"] if len(names) > _NAMED else []
    out(shown_line(f"{counted(len(names), 'claim')} {words}: {', '.join([*shown, *more])}."))


def _counted(counts: Mapping[str, int]) -> str:
    return counts_line({kind: number for kind, number in counts.items() if kind not in _UNTOLD})


@contextmanager
def _progress(path: Path) -> Iterator[Callable[[int], object]]:
    """Tells on a terminal how many entries were read; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    name = shown_line(path.name)
    with Console(stderr=True, markup=False, highlight=False).status(f"Reading {name}") as status:
        yield lambda count: status.update(f"Reading {name}: {count:,} entries")
