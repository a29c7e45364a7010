"""The lines of a document's pages become paragraphs: what repeats on pages goes, and lines that belong together join.

Pure functions over lines and where they stand. Measures are in points, upwards from the foot of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

LINE_HYPHEN = "\ufffe"
"""Stands at the end of a line for a hyphen that the document marks as one that only divides a word."""

_APART = 0.5  # heights of a letter between a running line and the text
_EDGE = 2  # how many lines at the head and at the foot of a page may be running ones
_RUNNING_MAX = 120  # the most characters of a running head
_GAP = 1.3  # how much wider than usual the step to a new paragraph is
_FAR = 2.5  # heights of a letter after which not even a sentence goes on
_USUAL_STEP = 1.2
_SIZE = 0.15  # how much the height of letters may differ within a paragraph

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|página|p\.|s\.)?[\W_]*#[\W_]*(?:(?:of|von|sur|de|/)?[\W_]*#)?[\W_]*"
)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_GOES_ON = (",", "-", LINE_HYPHEN)
_BULLET = re.compile(r"[•▪◦●■‣]")
_FIGURE = re.compile(r"[^\w\s]*\d[\d.,:%–-]*[^\w\s]*")
_DIVIDED = re.compile(r"\w[-\u00ad\ufffe]$")
_LEADERS = re.compile(r"(?:\s?\.){4}\s?\w{1,6}$")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page and the box that it fills."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Of its letters, so that of nothing never divides."""
        return max(self.top - self.bottom, 0.1)


Page = Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The text of pages, the offsets at which they begin, and what was left out with the number of its pages."""

    text: str
    starts: tuple[int, ...]
    running: dict[str, int]
    numbers: int


def lay(pages: Sequence[Page]) -> Laid:
    """Joins the lines of pages to paragraphs, divided by blank lines; a paragraph may go on over a page's end."""
    keys = _repeated(pages)
    divided = [_divided(page, index, keys) for index, page in enumerate(pages)]
    text, starts = _joined([body for body, _ in divided])
    left_out = [line for _, out in divided for line in out]
    running = [line for line in left_out if not _is_page_number(line)]
    names = {_key(line): line.text for line in reversed(running)}
    return Laid(
        text=text,
        starts=starts,
        running=dict(Counter(names[_key(line)] for line in running)),
        numbers=len(left_out) - len(running),
    )


def _divided(page: Page, index: int, keys: set[tuple[str, int | None]]) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and those at its edges that repeat on others."""
    gone = {id(line) for line in _edges(page) if (_key(line), _offset(line, index)) in keys}
    # One that is known from other pages needs no gap: on a full page it stands close to the text.
    gone |= {id(line) for line in _outermost(page) if (_key(line), None) in keys}
    return [line for line in page if id(line) not in gone], [line for line in page if id(line) in gone]


def _is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(_key(line)) is not None


# What repeats on pages


def _repeated(pages: Sequence[Page]) -> set[tuple[str, int | None]]:
    """Lines at the edges that stand on three pages, or on two of at most three; page numbers must count pages."""
    counts = Counter(
        key
        for index, page in enumerate(pages)
        for key in {(_key(line), _offset(line, index)) for line in _edges(page)}
    )
    least = 2 if len(pages) <= 3 else 3
    return {key for key, count in counts.items() if count >= least and len(key[0]) <= _RUNNING_MAX}


def _edges(page: Page) -> list[Line]:
    """The lines at head and foot that a gap divides from the rest, and the outermost ones where they are numbers."""
    ordered = sorted(page, key=lambda line: -line.top)
    gaps = [upper.bottom - lower.top > _APART * lower.height for upper, lower in pairwise(ordered)]
    head = next((place for place in range(1, _EDGE + 1) if any(gaps[place - 1 : place])), 0)
    foot = next((place for place in range(1, _EDGE + 1) if any(gaps[len(gaps) - place :][:1])), 0)
    outer = [line for line in (ordered[:1] + ordered[-1:]) if _is_page_number(line)]
    return [*ordered[:head], *ordered[len(ordered) - foot :], *outer]


def _outermost(page: Page) -> list[Line]:
    ordered = sorted(page, key=lambda line: -line.top)
    return [*ordered[:_EDGE], *ordered[-_EDGE:]]


def _key(line: Line) -> str:
    return _NUMBER.sub("#", line.text.casefold())


def _offset(line: Line, index: int) -> int | None:
    """How far a page number is from the page's place; None for a line that is no page number."""
    return int(_NUMBER.findall(line.text)[0][:9]) - index if _is_page_number(line) else None


# Paragraphs


def _joined(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    usual = _usual_steps(pages)
    compounds = {
        word.casefold() for page in pages for line in page for word in _HYPHENATED.findall(line.text)
    }
    parts: list[str] = []
    starts: list[int] = []
    length, last = 0, None
    for page in pages:
        starts.append(length)
        for index, (line, after) in enumerate(_with_next(page)):
            if last is not None:
                divider = _divider(last, line, after, usual[_size(line)], same_page=index > 0)
                divider, before = _dehyphenated(divider, parts[-1], line.text, compounds)
                length += len(before) - len(parts[-1]) + len(divider)
                parts[-1:] = before, divider
            if not index:
                starts[-1] = length
            parts.append(line.text)
            length += len(line.text)
            last = line
    return "".join(parts).replace(LINE_HYPHEN, "-"), tuple(starts)


def _with_next(page: Page) -> Iterator[tuple[Line, Line | None]]:
    yield from zip_longest(page, page[1:])


def _divider(last: Line, line: Line, after: Line | None, usual: float, *, same_page: bool) -> str:
    ends = _ends(last, line, after, usual) if same_page and line.top <= last.top else _ends_there(last, line)
    return "\n\n" if ends or _differ(last, line) else " "


def _differ(last: Line, line: Line) -> bool:
    """Lines of another size, points of a list, and rows of a table are paragraphs of their own."""
    sizes = abs(last.height - line.height) > _SIZE * max(last.height, line.height)
    return sizes or bool(_BULLET.match(line.text)) or _is_row(last.text) or _is_row(line.text)


def _ends(last: Line, line: Line, after: Line | None, usual: float) -> bool:
    """Whether a paragraph ends between two lines of a column: by a gap, a short last line or an indented first one."""
    step = (last.bottom - line.bottom) / line.height
    if _goes_on(last, line):
        return step > max(_FAR, _GAP * usual)
    if step > _GAP * usual:
        return True
    ended = bool(_SENTENCE_END.search(last.text))
    if ended and last.right < line.right - 0.15 * (line.right - last.left):
        return True
    if not 0.7 * line.height < line.left - last.left < 6 * line.height:
        return False
    return ended if after is None else after.left < line.left - 0.5 * line.height


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a sentence is under way between two lines, whatever their gap or indent."""
    return not _SENTENCE_END.search(last.text) and line.text[0].islower()


def _ends_there(last: Line, line: Line) -> bool:
    """Whether a paragraph ends with a column or page."""
    return bool(_SENTENCE_END.search(last.text)) or not (line.text[0].islower() or last.text[-1] in _GOES_ON)


def _usual_steps(pages: Sequence[Page]) -> dict[int, float]:
    """From line to line, in heights of a letter, by the size of letters: notes are set closer than text."""
    steps: dict[int, list[float]] = {}
    for line, after in (pair for page in pages for pair in _with_next(page)):
        of_size = steps.setdefault(_size(line), [])
        if after and _size(after) == _size(line) and 0 < line.bottom - after.bottom < 4 * after.height:
            of_size.append((line.bottom - after.bottom) / after.height)
    return {size: median(of_size) if of_size else _USUAL_STEP for size, of_size in steps.items()}


def _size(line: Line) -> int:
    """The height of a line's letters, in points."""
    return round(line.height)


def _is_row(text: str) -> bool:
    """Whether half of a line's words, and at least two, are figures, or dots lead to a page's number."""
    if _LEADERS.search(text):
        return True
    words = text.split()
    figures = sum(bool(_FIGURE.fullmatch(word)) for word in words)
    return figures >= 2 and figures * 2 >= len(words)


# Hyphens


def _dehyphenated(divider: str, before: str, line: str, compounds: set[str]) -> tuple[str, str]:
    """What stands between two lines, and the first of them without the hyphen that divides a word at its end."""
    if not _DIVIDED.search(before):
        return divider, before
    head = before[:-1]
    if divider != " ":
        return divider, f"{head}-"
    return "", f"{head}-" if _compound(head, line, compounds) else head


def _compound(head: str, tail: str, compounds: set[str]) -> bool:
    """Whether the hyphen stays: between figures, before a capital, and where the document writes the word so."""
    first, second = re.search(r"[^\W\d_]+$", head), re.match(r"[^\W\d_]+", tail)
    if not first or not second or second.group()[0].isupper():
        return True
    return f"{first.group()}-{second.group()}".casefold() in compounds
