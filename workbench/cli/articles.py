"""`add` and `extract`: an article into the file, or its claims printed without storing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import click

from workbench import export
from workbench.cli import DONE, NO, UNUSABLE
from workbench.cli.context import Context, pass_context
from workbench.cli.day import Day
from workbench.cli.drafts import force_option
from workbench.cli.streams import echo
from workbench.desk import Added, Reading, each_article, read_article
from workbench.errors import InputError
from workbench.lazy import LazyModule
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench import extract, read
else:
    extract, read = LazyModule("workbench.extract"), LazyModule("workbench.read")


_published = click.option(
    "--published", type=Day(), help="When it was published, for relative dates: 2025-02-14."
)
_language = click.option(
    "--language", default="", help="Its language as a tag such as en; identified if left out."
)
_speaker = click.option(
    "--speaker",
    default="",
    help="Who speaks in a speech or transcript: the claimant of what nobody else says.",
)


@click.command("add")
@click.argument("locations", metavar="LOCATION…", nargs=-1, required=True)
@_published
@_language
@_speaker
@click.option("--draft-of", default="", help="The article in the file that it is the next draft of.")
@force_option
@pass_context
def add_command(
    context: Context,
    locations: tuple[str, ...],
    published: date | None,
    language: str,
    speaker: str,
    draft_of: str,
    force: bool,
) -> int:
    """Read articles into the claims file: files, folders, or - for standard input.

    Prints what was found and what was left out. An article that cannot be used stops none of the others: exit code 1
    where there was one, 2 where there was nothing else.

    \b
      workbench add draft.txt interview.html
      workbench add draft-2.txt --draft-of 5b0c
      workbench add articles/ --published 2025-02-14
    """
    from workbench.cli.printing import note, progress

    if draft_of and len(locations) > 1:
        raise click.UsageError("--draft-of is for one text; add them one after the other.")

    files, unusable = _expanded(locations)
    added = 0
    with ExitStack() as stack:
        # Opened for the first article that can be kept, so that a mistyped name begins no claims file.
        desk = cache(lambda: stack.enter_context(context.desk(create=True)))

        def add(location: str) -> Added:
            reading = read_article(location, language=language, published=published, speaker=speaker)
            reading.require_claims(location)
            if draft_of:
                before = desk().articles.get(draft_of).id
                return desk().drafts.follow(before, reading, force=force)
            return desk().articles.keep(reading)

        for location, outcome in each_article(progress(files, "Reading"), add):
            if isinstance(outcome, Added):
                added += 1
                _tell(outcome, location)
            else:
                unusable += 1
                note(f"workbench: {outcome.message}")
    return DONE if not unusable else NO if added else UNUSABLE


@click.command("extract")
@click.argument("location", metavar="LOCATION|-")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    show_default=True,
)
@click.option(
    "--explain", is_flag=True, help="For each figure and date: its rule, and the readings that lost."
)
@_published
@_language
@_speaker
def extract_command(
    location: str, format_name: str, explain: bool, published: date | None, language: str, speaker: str
) -> int:
    """Print the claims of an article without storing anything. - reads standard input.

    \b
      workbench extract draft.txt
      echo "Exports rose 5 percent." | workbench extract - --format json
    """
    from workbench.cli.printing import note

    reading = read_article(location, language=language, published=published, speaker=speaker)
    if explain:
        _explain(reading)
    else:
        _FORMATS[format_name](reading)
    if not reading.claims:
        note(f"workbench: {location}: no claims found in it")
    return DONE if reading.claims else UNUSABLE


def _explain(reading: Reading) -> None:
    from workbench.cli.printing import explanation_lines, out

    article = reading.article
    for explanation in extract.explain(article.text, language=article.language, published=article.published):
        out(explanation_lines(explanation))


def _table(reading: Reading) -> None:
    from workbench.cli.printing import out, problems, readings_table

    if reading.claims:
        out(readings_table(reading.claims))
    problems(reading.problems)


def _json(reading: Reading) -> None:
    whole = {
        "article": export.json.article_json(reading.article),
        "problems": reading.problems,
        "claims": _claims_json(reading),
    }
    echo(export.json.dumps(whole))


def _jsonl(reading: Reading) -> None:
    for claim in _claims_json(reading):
        echo(export.json.dumps(claim, indent=0))


_FORMATS: dict[str, Callable[[Reading], None]] = {"table": _table, "json": _json, "jsonl": _jsonl}


def _claims_json(reading: Reading) -> list[dict[str, object]]:
    text = reading.article.text
    return [export.json.claim_json(claim, text[slice(*claim.sentence)]) for claim in reading.claims]


def _expanded(locations: tuple[str, ...]) -> tuple[list[str], int]:
    """The files that the locations name, and how many locations name none."""
    from workbench.cli.printing import note

    files: list[str] = []
    failed = 0
    for location in locations:
        try:
            files += read.expand(location)
        except InputError as error:
            failed += 1
            note(f"workbench: {error}")
    return files, failed


def _tell(added: Added, location: str) -> None:
    from workbench.cli.printing import out, problems

    number = len(added.reading.claims)
    claims = f"{number} claim" if number == 1 else f"{number} claims"
    title = shown_line(added.reading.article.title or location)
    out(f"{title}: {claims}" if added.new else f"{title}: {claims}, in the file already")
    problems(added.reading.problems)
