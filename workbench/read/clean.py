"""A text's paragraphs are told apart: what is the article, and what its page put around it.

Nothing is dropped in silence: each paragraph either stays or is left out for a reason that is reported. What is
doubtful stays, since a paragraph that stays costs a glance and one that is lost costs a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from workbench.display import shown_line
from workbench.model import Problem
from workbench.read import language, lines, paragraphs, rules
from workbench.read.paragraphs import Paragraph

_MENU, _MENU_MOST = 5, 80  # how many short lines in a row, above or below the prose, are a menu
_QUOTED = 60  # characters that a problem quotes of what was left out

_QUOTE_START = tuple("\"'“„«‘‹「")
_A_MENU = ("menu", "a menu")
_SITE = re.compile(r"\s+[|–—-]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A paragraph that is not the article's: the rule that says so, and what it is in words."""

    paragraph: Paragraph
    rule: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """An article's text as it stands in the original without what was left out; what the rest tells about it.

    `notes` are doubts about the text as a whole, in words. `language` is "" where it cannot be told.
    """

    text: str
    kept: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...] = ()
    title: str = ""
    author: str = ""
    publisher: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()

    def problems(self, location: str) -> tuple[Problem, ...]:
        """What was left out, each with its reason and its beginning, then the notes."""
        told = [f"left out as {one.what}: “{_quoted(one.paragraph.text)}”" for one in self.left_out]
        return tuple(Problem(message=message, location=location) for message in (*told, *self.notes))


@dataclass(slots=True, kw_only=True)
class _Page:
    """A text under way: paragraphs in order, and by their index those that are no part of the article."""

    units: tuple[Paragraph, ...]
    title: str
    author: str
    publisher: str
    language: str
    weights: list[int]
    prose: list[int]
    marks: dict[int, tuple[str, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    end: int = 0

    def mark(self, index: int, rule: str, what: str) -> None:
        """The first reason stands."""
        self.marks.setdefault(index, (rule, what))

    def standing(self) -> list[int]:
        return [index for index in range(self.end) if index not in self.marks]

    def weight(self, indices: Sequence[int]) -> int:
        """The prose among these paragraphs, in words."""
        prose = set(self.prose)
        return sum(self.weights[index] for index in indices if index in prose)


def clean(
    text: str, *, title: str = "", author: str = "", publisher: str = "", declared: str = ""
) -> Cleaned:
    """Cleans a text whose line ends are "\\n". What is given as "" is told from the text where it can be."""
    units = paragraphs.split(text)
    weights = [lines.weight(unit.text) for unit in units]
    prose = [index for index, unit in enumerate(units) if lines.is_prose(unit.text, weights[index])]
    page = _Page(
        units=units,
        title=title,
        author=author,
        publisher=publisher,
        language=declared,
        weights=weights,
        prose=prose,
        end=len(units),
    )
    for step in _STEPS:
        step(page)
    return _made(text, page)


def _made(text: str, page: _Page) -> Cleaned:
    if len(page.marks) == len(page.units):
        page.marks.clear()
        page.notes.append("all of the text looks like what stands around an article: nothing was left out")
    kept = tuple(unit for index, unit in enumerate(page.units) if index not in page.marks)
    out = (
        LeftOut(paragraph=page.units[index], rule=rule, what=what)
        for index, (rule, what) in sorted(page.marks.items())
    )
    return Cleaned(
        text=_joined(text, page),
        kept=kept,
        left_out=tuple(out),
        title=page.title,
        author=page.author,
        publisher=page.publisher,
        language=page.language,
        notes=tuple(page.notes),
    )


def _joined(text: str, page: _Page) -> str:
    """The paragraphs that stay, divided by the widest of the gaps that the original has between them."""
    parts: list[str] = []
    gap, end = "", 0
    for index, unit in enumerate(page.units):
        gap = max(gap, text[end : unit.span.start], key=lambda space: space.count("\n"))
        end = unit.span.end
        if index not in page.marks:
            parts += (gap if parts else "", unit.text)
            gap = ""
    return "".join(parts)


# The steps, in the order in which they are taken: each sees what those before it have found.


def _phrases(page: _Page) -> None:
    top = page.prose[1] if len(page.prose) > 1 else len(page.units)
    for index, unit in enumerate(page.units):
        hit = rules.match(unit.line) if len(unit.text) <= rules.LONGEST else None
        if hit is None or hit.rule.bottom or (hit.rule.top and index >= top):
            continue
        page.mark(index, hit.rule.name, hit.rule.what)
        page.author = page.author or hit.author


def _menus(page: _Page) -> None:
    """Lines of a few words above the first prose, and below the last where one of them is known navigation.

    Lists within the article are not touched, nor names that end it.
    """
    if not page.prose:  # a list, a table, verse: nothing says where its frame would end
        return
    for edge in (range(page.prose[0]), range(page.prose[-1] + 1, len(page.units))):
        for index in edge:
            if lines.is_menu_row(page.units[index].line):
                page.mark(index, *_A_MENU)
        for of_menu, run in groupby(edge, lambda index: index in page.marks or _is_item(page, index)):
            for index in _menu_of(page, list(run), edge) if of_menu else ():
                page.mark(index, *_A_MENU)


def _is_item(page: _Page, index: int) -> bool:
    return lines.is_menu_item(page.units[index].text)


def _menu_of(page: _Page, run: list[int], edge: range) -> list[int]:
    """A run's lines that are surely a menu. Its last one may be the headline, unless one follows; many are data."""
    if not _MENU <= len(run) <= _MENU_MOST:
        return []
    if edge.start and not any(page.marks.get(index, ("",))[0] == "navigation" for index in run):
        return []
    return run if run[-1] + 1 in edge else run[:-1]


def _headline(page: _Page) -> None:
    for index in page.standing():
        line = page.units[index].line
        if page.title or lines.is_breadcrumb(line, ""):
            continue
        page.title = (
            " ".join(page.units[index].text.split()) if lines.is_headline(page.units[index].text) else ""
        )
        break


def _repeats(page: _Page) -> None:
    """The headline stays where it stands first; its later copies, with the site's name or not, do not."""
    title = rules.bare(page.title.replace("’", "'"))
    seen = False
    for index in page.standing():
        if " " not in title or len(page.units[index].text) > lines.HEADLINE + 60:
            continue
        line = page.units[index].line
        same = rules.bare(line) == title
        if seen and (same or title in map(rules.bare, _SITE.split(line))):
            page.mark(index, "repeated headline", "a repeat of the headline")
        seen = seen or same


def _breadcrumbs(page: _Page) -> None:
    title = rules.bare(page.title.replace("’", "'"))
    for index in page.standing():
        if len(page.units[index].text) <= 2 * lines.HEADLINE and lines.is_breadcrumb(
            page.units[index].line, title
        ):
            page.mark(index, "breadcrumb", "a breadcrumb")


def _after_the_end(page: _Page) -> None:
    """What follows a sign that the article is over, if the sign stands below the greater part of the prose."""
    ends = {rule.name for rule in rules.rules() if rule.ends}
    half = _middle(page)
    signs = (index for index, (rule, _) in sorted(page.marks.items()) if rule in ends and index > half)
    page.end = next(signs, page.end)
    for index in range(page.end + 1, len(page.units)):
        page.mark(index, "after the end", "what follows the end of the article")


def _middle(page: _Page) -> int:
    """The paragraph with which half of the prose has been read; the last one in a text without prose."""
    prose = [index for index in page.prose if index not in page.marks]
    whole, read = sum(page.weights[index] for index in prose), 0
    for index in prose:
        read += page.weights[index]
        if 2 * read >= whole:
            return index
    return len(page.units)


def _languages(page: _Page) -> None:
    body = "\n".join(page.units[index].text for index in page.standing())
    declared = page.language.partition("-")[0].lower()
    found = language.by_words(body) if declared else language.of_text(body)
    if declared and found and found != declared and len(paragraphs.words(body, 30)) == 30:
        page.notes.append(f"the page says its language is {page.language}, but its text is read as {found}")
        page.language = found
    page.language = page.language or found


def _foreign(page: _Page) -> None:
    own = page.language.partition("-")[0].lower()
    standing = page.standing()
    found = {index: _foreign_language(page.units[index], own) for index in standing} if own else {}
    others = {index: code for index, code in found.items() if code}
    if page.weight(list(others)) * 10 > page.weight(standing) * 4:
        codes = ", ".join(sorted(set(others.values())))
        page.notes.append(f"much of the text is not in {own} but in {codes}: it was kept")
        return
    for index, code in others.items():
        page.mark(index, "foreign language", f"a paragraph in another language ({code})")


def _signature(page: _Page) -> None:
    """A last line that only names the publisher. Any other name may be the last word of the article."""
    standing = page.standing()
    if len(standing) < 2:
        return
    last = standing[-1]
    line = page.units[last].line
    hit = rules.match(line)
    named = hit is not None and hit.rule.bottom
    known = bool(page.publisher) and rules.bare(line) == rules.bare(page.publisher)
    if named or known or (page.end < len(page.units) and lines.is_site_name(line)):
        page.mark(last, "publisher", "the publisher's name")
        page.publisher = page.publisher or line


_STEPS: tuple[Callable[[_Page], None], ...] = (
    _phrases,
    _menus,
    _headline,
    _repeats,
    _breadcrumbs,
    _after_the_end,
    _languages,
    _foreign,
    _signature,
)


def _foreign_language(unit: Paragraph, own: str) -> str:
    """A paragraph that is a quotation stays, whatever its language."""
    return "" if unit.text.startswith(_QUOTE_START) else language.foreign(unit.text, own)


def _quoted(text: str) -> str:
    line = shown_line(text[: _QUOTED * 4])
    return line if len(line) <= _QUOTED and len(text) <= _QUOTED * 4 else line[:_QUOTED].rstrip() + " …"
