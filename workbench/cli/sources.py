"""`source add`, `list`, `show` and `search`: where evidence comes from, and what it says."""

from __future__ import annotations

from typing import Any, cast, get_args

import click

from workbench.cli import DONE, NO
from workbench.cli.context import Context, pass_context
from workbench.cli.streams import echo, say_waiting
from workbench.desk import Desk
from workbench.errors import InputError
from workbench.model import Source, SourceKind
from workbench.terminal import shown_line

_ADDRESS = ("http://", "https://")
_TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")
_SHOWN = 40  # passages of a source that are shown unless all are asked for


@click.group("source")
def source_command() -> None:
    """Add, list, show and search sources.

    \b
      workbench source add report.pdf --title "Annual report 2024"
      workbench source list
    """


@source_command.command("add")
@click.argument("location", required=False, default="")
@click.option("--title", default="", help="What it is called; a source without an address needs one.")
@click.option("--author", default="", help="Who wrote or said it.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--published", default="", help="When, as far as known: 2024, 2024-06, 2024-06-17.")
@click.option("--url", default="", help="Its address, where LOCATION is a file.")
@click.option("--archive", "archive_url", default="", help="The address of an archived copy.")
@click.option(
    "--kind", type=click.Choice(get_args(SourceKind)), help="dataset for CSV and XLSX, else secondary."
)
@click.option(
    "--derived-from", default="", help="The source it goes back to (s3), or words for one not here."
)
@click.option("--note", default="", help="A remark; JSON exports have it too.")
@click.option("--confidential", is_flag=True, help="Keep it out of every export.")
@click.option("--no-fetch", is_flag=True, help="Keep an address without asking for what is there.")
@pass_context
def add_source(
    context: Context, /, location: str, title: str, kind: str | None, no_fetch: bool, **facts: Any
) -> int:
    """Add a source: a file or an address, whose bytes are kept, or a title.

    LOCATION is the file or the address, or - for standard input; a letter or a call has a title only.

    \b
      workbench source add report.pdf --title "Annual report 2024" --publisher NATO
      workbench source add --title "Telephone call with the harbour master" --kind person
      workbench source add reprint.html --title "Reprint" --derived-from s1
    """
    if not location and not title:
        raise InputError("a source needs a location or a title: workbench source add --title TEXT")
    if location == "-":
        say_waiting("the source")
    is_address = location.lower().startswith(_ADDRESS)
    if is_address:
        facts["url"] = location
    is_table = location.lower().endswith(_TABLES)
    said = cast("SourceKind", kind or ("dataset" if is_table else "secondary"))
    source = Source(id="", title=title or shown_line(location), kind=said, **facts)
    with context.desk(create=True, work=True) as desk:
        added = _added(desk, source, "" if no_fetch and is_address else location)
        _tell(added, source.note, desk.sources.trouble(added.id))
    return DONE


def _tell(added: Source, note_given: str, trouble: str) -> None:
    """Prints a source that was added, and below it what was noted of it and what is the trouble with its text."""
    from workbench.cli.printing import note, out, sources_table

    out(sources_table([added]))
    if added.note != note_given:
        note(f"  {added.note}")
    if trouble:
        note(f"  {trouble}")


def _added(desk: Desk, source: Source, location: str) -> Source:
    """Adds the source; an address that does not answer is kept, and that is said."""
    from workbench.cli.printing import note

    try:
        return desk.sources.add(source, file=location)
    except InputError as error:
        if not location or location != source.url:
            raise
        kept = desk.sources.add(source)
        note(f"  kept without its text: {error}")
        return kept


@source_command.command("list")
@pass_context
def list_sources(context: Context) -> int:
    """List the sources of the file.

    \b
      workbench source list
    """
    from workbench.cli.look_alikes import tell_look_alikes
    from workbench.cli.printing import out, sources_table
    from workbench.cli.source_printing import tell_troubles

    with context.desk() as desk:
        sources = desk.sources.all()
        out(
            sources_table(sources)
            if sources
            else "No sources yet. Add one: workbench source add --title TEXT"
        )
        tell_troubles(sources, desk.sources.troubles())
        tell_look_alikes("Titles", (source.title for source in sources))
        tell_look_alikes("Publishers", (source.publisher for source in sources if source.publisher))
    return DONE


@source_command.command("show")
@click.argument("source")
@click.option("--all", "whole", is_flag=True, help="Its whole text, not only the beginning.")
@pass_context
def show_source(context: Context, source: str, whole: bool) -> int:
    """Show a source: what is known of it, and its text with locators.

    SOURCE is a name such as s12, or how its id begins.

    \b
      workbench source show s1
    """
    from workbench.cli.printing import note, out
    from workbench.cli.source_printing import passage_lines, source_lines

    with context.desk() as desk:
        stored = desk.sources.get(source)
        passages = desk.sources.passages(stored.id)
        trouble = desk.sources.trouble(stored.id)
        out(source_lines(stored, desk.sources.by_id()))
    if trouble:
        note(f"  {trouble}")
    if passages:
        out(passage_lines(passages if whole else passages[:_SHOWN]))
    if len(passages) > _SHOWN and not whole:
        out(f"… and {len(passages) - _SHOWN:,} more passages: workbench source show {source} --all")
    return DONE


@source_command.command("read")
@click.argument("names", metavar="[SOURCE]…", nargs=-1)
@click.option("--all", "whole", is_flag=True, help="All sources of which something could not be read.")
@pass_context
def read_source(context: Context, names: tuple[str, ...], whole: bool) -> int:
    """Read the texts of sources again, from the bytes that are kept.

    Exit code 1 where something still cannot be read.

    \b
      workbench source read s5
      workbench source read --all
    """
    from workbench.cli.printing import out
    from workbench.cli.source_printing import tell_troubles

    if bool(names) == whole:
        raise click.UsageError("Say which to read: workbench source read s5, or --all.")
    with context.desk() as desk:
        chosen = tuple(map(desk.sources.get, names or desk.sources.troubles()))
        troubles = {source.id: desk.sources.read_again(source.id) for source in chosen}
    for source in chosen:
        if not troubles[source.id]:
            out(f"Read {source.short_name} {source.title}.")
    tell_troubles(chosen, troubles)
    if not chosen:
        out("There is no source of which something could not be read.")
    return NO if any(troubles.values()) else DONE


@source_command.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--source", default="", help="Only in this source: s12, or how its id begins.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@pass_context
def search_sources(context: Context, words: tuple[str, ...], source: str, limit: int) -> int:
    """Search the texts of all sources for WORDS, or words that begin so.

    Exit code 1 where nothing is found.

    \b
      workbench source search harbour tonnes
    """
    from workbench.cli.printing import out
    from workbench.cli.source_printing import hit_lines

    with context.desk() as desk:
        hits = desk.sources.search(" ".join(words), source=source, limit=limit)
        sources = desk.sources.by_id()
    out(hit_lines(hits, sources) if hits else "No source says so.")
    return DONE if hits else NO


@click.command("find")
@click.argument("claim")
@click.option("--limit", type=click.IntRange(1, 200), default=10, show_default=True)
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option(
    "--confidential", is_flag=True, help="With confidential sources, which JSON otherwise leaves out."
)
@pass_context
def find_command(context: Context, claim: str, limit: int, format_name: str, confidential: bool) -> int:
    """Find what sources and other articles say of a claim, likeliest first.

    Exit code 1 where nothing is found.

    \b
      workbench find 3f2a
    """
    from workbench import export
    from workbench.cli.printing import out
    from workbench.cli.source_printing import hit_lines

    with context.desk() as desk:
        hits = desk.sources.find_passages(claim, limit=limit)
        sources = desk.sources.by_id()
    if format_name == "json":
        open_ones = [hit for hit in hits if confidential or not _is_secret(hit.source_id, sources)]
        echo(export.json.dumps(open_ones))
    else:
        out(hit_lines(hits, sources) if hits else "Nothing in the file speaks of it.")
    return DONE if hits else NO


def _is_secret(source_id: str, sources: dict[str, Source]) -> bool:
    return bool(source_id) and (source_id not in sources or sources[source_id].confidential)
