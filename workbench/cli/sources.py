"""`source add` and `source list`: where evidence comes from."""

from __future__ import annotations

from typing import cast, get_args

import click

from workbench.cli import DONE
from workbench.cli.context import Context, pass_context
from workbench.errors import InputError
from workbench.model import Source, SourceKind


@click.group("source")
def source_command() -> None:
    """Add and list sources."""


@source_command.command("add")
@click.argument("location", required=False, default="")
@click.option("--title", default="", help="What it is called; a source without an address needs one.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--published", default="", help="When, as far as known: 2024, 2024-06, 2024-06-17.")
@click.option("--url", default="", help="Its address, where LOCATION is a file.")
@click.option("--kind", type=click.Choice(get_args(SourceKind)), default="secondary", show_default=True)
@click.option("--confidential", is_flag=True, help="Keep it out of every export.")
@pass_context
def add_source(
    context: Context,
    location: str,
    title: str,
    publisher: str,
    published: str,
    url: str,
    kind: str,
    confidential: bool,
) -> int:
    """Add a source: LOCATION is a file, whose bytes are kept, or an address; a letter or a call has a title only.

    \\b
      workbench source add report.pdf --title "Annual report 2024" --publisher NATO
      workbench source add --title "Telephone call with the harbour master" --kind person
    """
    from workbench.cli.printing import out, sources_table

    is_address = location.lower().startswith(("http://", "https://"))
    if not location and not title:
        raise InputError("a source needs a location or a title: workbench source add --title TEXT")
    source = Source(
        id="",
        title=title or location,
        publisher=publisher,
        published=published,
        url=location if is_address else url,
        kind=cast("SourceKind", kind),
        confidential=confidential,
    )
    with context.desk(create=True) as at_desk:
        out(sources_table([at_desk.add_source(source, file="" if is_address else location)]))
    return DONE


@source_command.command("list")
@pass_context
def list_sources(context: Context) -> int:
    """List the sources of the file.

    \\b
      workbench source list
    """
    from workbench.cli.printing import out, sources_table

    with context.desk() as at_desk:
        found = at_desk.sources()
        out(sources_table(found) if found else "No sources yet. Add one: workbench source add --title TEXT")
    return DONE
