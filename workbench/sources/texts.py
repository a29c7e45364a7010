"""Snapshots as texts: passages with locators, made when a source comes in and again where they are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workbench import log, read
from workbench.errors import FileError, InputError, LookupFailed
from workbench.languages import languages
from workbench.model import Passage, Problem, Source
from workbench.store import ClaimsFile
from workbench.terminal import shown_line

READER = "3"
"""What reads the texts of sources; another version reads them anew."""

_LONGEST = 300  # characters of what a source says of itself


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """What bytes say, in text order, and in a line what of them could not be read.

    `language` is a BCP 47 tag, "" where it cannot be told. `title`, `author`, `publisher` and `published`, an ISO 8601
    day, are what the bytes say of themselves, "" where they do not.
    """

    passages: tuple[Passage, ...]
    trouble: str = ""
    language: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""


def source_text(data: bytes, media_type: str, name: str = "the source") -> SourceText:
    """Reads bytes into passages; what cannot be read is said in words, and is no error."""
    try:
        text = read.source_passages(data, media_type, name)
    except InputError as error:
        return SourceText(passages=(), trouble=str(error))
    except Exception as error:  # noqa: BLE001 - a source that a reader fails on stops no other
        return SourceText(passages=(), trouble=log.unforeseen(error, doing="reading a source"))
    trouble = "; ".join(problem.message for problem in text.problems)
    # Of a language without a grammar no figures can be read.
    language = text.language if text.language in languages() else ""
    return SourceText(
        passages=text.passages,
        trouble=trouble,
        language=language,
        title=text.title[:_LONGEST],
        author=text.author[:_LONGEST],
        publisher=text.publisher[:_LONGEST],
        published=text.published.isoformat() if text.published else "",
    )


def described(source: Source, location: str, text: SourceText) -> Source:
    """The source with what its text says of itself, where nobody has said it: a title that is its location is none."""
    is_untitled = source.title in ("", location, shown_line(location))
    return replace(
        source,
        title=(text.title if is_untitled else "") or source.title,
        author=source.author or text.author,
        publisher=source.publisher or text.publisher,
        published=source.published or text.published,
    )


def put(file: ClaimsFile, snapshot: str, text: SourceText) -> None:
    """Keeps what a snapshot says."""
    file.put_passages(snapshot, text.passages, reader=READER, trouble=text.trouble, language=text.language)


def keep(file: ClaimsFile, snapshot: str, name: str = "the source") -> None:
    """Reads a snapshot that the file has, and keeps what it says, or why it cannot be read. LookupFailed without it."""
    try:
        data, media_type = file.typed_snapshot(snapshot)
    except InputError as error:
        put(file, snapshot, SourceText(passages=(), trouble=str(error)))
    else:
        put(file, snapshot, source_text(data, media_type, name))


def keep_all(file: ClaimsFile) -> None:
    """Reads every snapshot that was not read yet: one that came by a merge, or all after a rebuild.

    A file that cannot be written is left as it is: what it has can be searched.
    """
    for snapshot in file.unread(READER):
        try:
            keep(file, snapshot)
        except LookupFailed:
            continue  # an entry that came without its bytes
        except FileError:
            return


def differing(file: ClaimsFile, sources: Iterable[Source]) -> Iterator[Problem]:
    """The sources whose passages are not what their snapshots say: someone else wrote to the tables."""
    unread = file.unread(READER)
    for source in sources:
        if not source.snapshot or source.snapshot in unread:
            continue
        try:
            data, media_type = file.typed_snapshot(source.snapshot)
            readable = source_text(data, media_type, source.title).passages
        except LookupFailed:
            continue  # an entry that came without its bytes
        except InputError:
            readable = ()
        kept = file.passages_of(source.snapshot)
        if readable != tuple(replace(passage, language="") for passage in kept):
            yield Problem(
                message="the passages of this source are not those of its snapshot; run `workbench rebuild`",
                location=f"{source.short_name} {source.title}",
            )
