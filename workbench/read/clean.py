"""A text's paragraphs are told apart: what is the article, and what its page put around it.

Nothing is dropped in silence: each paragraph either stays or is left out for a reason that is reported. What is
doubtful stays, since a paragraph that stays costs a glance and one that is lost costs a fact.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from workbench.model import Problem
from workbench.read import limits, lines, paragraphs
from workbench.read.paragraphs import Paragraph
from workbench.read.steps import OF_DOCUMENTS, STEPS, Page
from workbench.terminal import shown_line

_QUOTED = 60  # characters that a problem quotes of what was left out


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A paragraph that is not the article's: the rule that says so, and what it is in words."""

    paragraph: Paragraph
    rule: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """An article's text as it stands in the original without what was left out; what the rest tells about it.

    `notes` are doubts about the text as a whole, in words. `language` is "" where it cannot be told. `places` are where
    each kept paragraph begins in the original and in the text.
    """

    text: str
    kept: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...] = ()
    title: str = ""
    author: str = ""
    publisher: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()

    def moved(self, offset: int) -> int:
        """Where an offset into the original stands in the text; what was left out stands where the next words do."""
        place = bisect_right(self.places, offset, key=itemgetter(0))
        end = self.places[place][1] if place < len(self.places) else len(self.text)
        if not place:
            return end
        start, at = self.places[place - 1]
        return at + offset - start if offset < self.kept[place - 1].span.end else end

    def problems(self, location: str) -> tuple[Problem, ...]:
        """What was left out, each with its reason and its beginning, then the notes."""
        omissions = [f"left out as {each.what}: “{_quoted(each.paragraph.text)}”" for each in self.left_out]
        return tuple(Problem(message=message, location=location) for message in (*omissions, *self.notes))


def clean(
    text: str,
    *,
    title: str = "",
    author: str = "",
    publisher: str = "",
    declared: str = "",
    given_language: str = "",
    framed: bool = True,
    name: str = "the text",
) -> Cleaned:
    """Cleans a text whose line ends are "\\n". What is given as "" is told from the text where it can be.

    `declared` is the language that a page says it has, `given_language` the one that its reader knows it to have.
    A text that is not `framed` is a document's, around which no page of the web stands.
    `name` says in messages where the text comes from. InputError where it has more paragraphs than any article.
    """
    units = paragraphs.split(text, limits.PARAGRAPHS.most + 1)
    limits.PARAGRAPHS.hold(name, len(units))
    weights = [lines.weight(unit.text) for unit in units]
    prose = [index for index, unit in enumerate(units) if lines.is_prose(unit.text, weights[index])]
    page = Page(
        units=units,
        title=title,
        author=author,
        publisher=publisher,
        language=given_language or declared,
        given_language=given_language,
        framed=framed,
        weights=weights,
        prose=prose,
        end=len(units),
    )
    for step in STEPS if framed else OF_DOCUMENTS:
        step(page)
    return _cleaned(text, page)


def _cleaned(text: str, page: Page) -> Cleaned:
    if len(page.marks) == len(page.units):
        page.marks.clear()
        page.notes.append("all of the text looks like what stands around an article: nothing was left out")
    kept = tuple(unit for index, unit in enumerate(page.units) if index not in page.marks)
    out = (
        LeftOut(paragraph=page.units[index], rule=rule, what=what)
        for index, (rule, what) in sorted(page.marks.items())
    )
    joined, places = _joined(text, page)
    return Cleaned(
        text=joined,
        places=places,
        kept=kept,
        left_out=tuple(out),
        title=page.title,
        author=page.author,
        publisher=page.publisher,
        language=page.language,
        notes=tuple(page.notes),
    )


def _joined(text: str, page: Page) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The paragraphs that stay, divided by the widest of the gaps that stand between them, and their places."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    gap, end, length = "", 0, 0
    for index, unit in enumerate(page.units):
        gap = max(gap, text[end : unit.span.start], key=lambda space: space.count("\n"))
        end = unit.span.end
        if index not in page.marks:
            parts += (gap if parts else "", unit.text)
            length += len(parts[-2])
            places.append((unit.span.start, length))
            length += len(unit.text)
            gap = ""
    return "".join(parts), tuple(places)


def _quoted(text: str) -> str:
    line = shown_line(text[: _QUOTED * 4])
    return line if len(line) <= _QUOTED and len(text) <= _QUOTED * 4 else line[:_QUOTED].rstrip() + " …"
