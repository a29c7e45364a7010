"""Snapshots as texts: passages with locators, made when a source comes in and again where they are missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from workbench.errors import FileError, InputError, LookupFailed
from workbench.languages import languages
from workbench.model import Passage, Problem, Source
from workbench.read import READERS, decode, language, media, paragraphs, spreadsheets
from workbench.read.material import Given
from workbench.store import ClaimsFile

READER = "2"
"""What reads the texts of sources; another version reads them anew."""

MOST_PASSAGES = 200_000
MOST_BYTES = 50_000_000
"""More of a source is kept and not searched: a book has two million characters."""

_TOLD_BY = 60  # passages by which the language of a text is told
_LONGEST = 1200  # characters of a passage; a longer paragraph is divided at a sentence
_ENDS = re.compile(r"(?<=[.!?…])[”\"»’]?\s+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """What bytes say, in text order, and in a line what of them could not be read.

    `language` is a BCP 47 tag, "" where it cannot be told.
    """

    passages: tuple[Passage, ...]
    trouble: str = ""
    language: str = ""


def source_text(data: bytes, media_type: str, name: str = "the source") -> SourceText:
    """Reads bytes into passages; what cannot be read is said in words, and is no error."""
    try:
        passages, problems = text_of(data, media_type, name)
    except InputError as error:
        passages, problems = (), (Problem(message=str(error)),)
    trouble = "; ".join(problem.message for problem in problems)
    return SourceText(passages=passages, trouble=trouble, language=_language(passages))


def put(file: ClaimsFile, snapshot: str, text: SourceText) -> None:
    """Keeps what a snapshot says."""
    file.put_passages(snapshot, text.passages, reader=READER, trouble=text.trouble, language=text.language)


def keep(file: ClaimsFile, snapshot: str) -> None:
    """Reads a snapshot that the file has, and keeps what it says."""
    put(file, snapshot, source_text(*file.typed_snapshot(snapshot)))


def _language(passages: Sequence[Passage]) -> str:
    """The language of a text by its first passages; "" where they do not tell, or figures cannot be read in it."""
    likeliest = language.of_text("\n".join(passage.text for passage in passages[:_TOLD_BY]))
    return likeliest if likeliest in languages() else ""


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
            read = text_of(data, media_type, source.title)[0]
        except LookupFailed:
            continue  # an entry that came without its bytes
        except InputError:
            read = ()
        kept = file.passages_of(source.snapshot)
        if read != tuple(replace(passage, language="") for passage in kept):
            yield Problem(
                message="the passages of this source are not those of its snapshot; run `workbench rebuild`",
                location=f"{source.short_name} {source.title}",
            )


def text_of(
    data: bytes, media_type: str, name: str, *, most: int = MOST_PASSAGES
) -> tuple[tuple[Passage, ...], tuple[Problem, ...]]:
    """The passages of bytes, `most` of them at most, and what could not be read.

    InputError where they have no text, or too much.
    """
    if len(data) > MOST_BYTES:
        raise InputError(f"kept, but too long to be searched ({len(data) // 1_000_000} MB)")
    given = Given(data=data, name=name, media_type=media_type)
    passages, problems = (
        _cells(given) if media_type in {spreadsheets.CSV, spreadsheets.XLSX} else _paragraphs(given)
    )
    read = tuple(islice(passages, most + 1))
    if len(read) > most:
        problems += (Problem(message=f"only its first {most:,} passages can be searched"),)
    return read[:most], problems


def _cells(given: Given) -> tuple[Iterable[Passage], tuple[Problem, ...]]:
    if given.media_type == spreadsheets.XLSX:
        return spreadsheets.xlsx_passages(given.data), ()
    text, problems = decode.decode(given)
    return spreadsheets.csv_passages(text), problems


def _paragraphs(given: Given) -> tuple[Iterable[Passage], tuple[Problem, ...]]:
    reader = READERS.get(given.media_type)
    if reader is None:
        kind = media.NAMES.get(given.media_type, given.media_type)
        raise InputError(f"{given.name} is {kind}, whose text cannot be read; it is kept as it is")
    material = reader(given)
    if not material.text.strip():
        raise InputError(f"{given.name} has no text in it; it is kept as it is")
    return _passages(material.text, material.pages), material.problems


def _passages(text: str, pages: Sequence[int]) -> Iterator[Passage]:
    ordinal = 0
    for number, paragraph in enumerate(paragraphs.split(text), 1):
        start, end = paragraph.span
        cuts = [start, *(page for page in pages if start < page < end), end]
        for low, high in pairwise(cuts):
            page = sum(page <= low for page in pages)
            words = " ".join(text[low:high].translate(_UNSEEN).split())
            for part in _parts(words):
                ordinal += 1
                yield Passage(ordinal=ordinal, locator=f"p. {page}" if page else f"¶ {number}", text=part)


def _parts(words: str) -> Iterator[str]:
    """A paragraph, or what a long one consists of: at most so many characters, up to the end of a sentence or word."""
    while len(words) > _LONGEST:
        ends = [match.end() for match in _ENDS.finditer(words, _LONGEST // 4, _LONGEST)]
        cut = ends[-1] if ends else words.rfind(" ", 1, _LONGEST) + 1 or _LONGEST
        yield words[:cut].strip()
        words = words[cut:]
    if words:
        yield words
