"""A text's paragraphs are told apart: what is the article, and what its page put around it.

Nothing is dropped in silence: each paragraph either stays or is left out for a reason that is reported. What is
doubtful stays, since a paragraph that stays costs a glance and one that is lost costs a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workbench.display import shown_line
from workbench.model import Problem
from workbench.read import language, paragraphs, rules
from workbench.read.paragraphs import Paragraph

_LONG = 15  # words from which a paragraph is prose, not a heading, a label or a link
_HEADLINE = 200  # the most characters of a headline
_MENU = 5  # short lines in a row, above or below the prose, from which they are a menu
_MENU_LINE = 25  # the most characters of a line of a menu, or of a part of it
_QUOTED = 60  # characters that a problem quotes of what was left out

_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_QUOTE_START = tuple("\"'“„«‘‹「")
_BULLET = re.compile(r"[-*•–▪◦]\s|\d+[.)]\s")
_CRUMBS = re.compile(r"\s+[»›>/→]\s+")
_PARTS = re.compile(r"\s+[|·•/]\s+")
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
    weights = [_weight(unit) for unit in units]
    prose = [index for index, unit in enumerate(units) if _is_prose(unit, weights[index])]
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
    """Lines of a few words above the first and below the last prose: lists within the article are not touched."""
    first, last = (page.prose[0], page.prose[-1]) if page.prose else (len(page.units), len(page.units))
    run: list[int] = []
    for index in [*range(first), -1, *range(last + 1, len(page.units)), -1]:
        if index >= 0 and (index in page.marks or _is_menu_line(page.units[index].text)):
            run.append(index)
            continue
        # The last line of a run may be the headline, or the article's own last word.
        for found in run[:-1] if len(run) > _MENU else ():
            page.mark(found, "menu", "a menu")
        run = []
    for index in (*range(first), *range(last + 1, len(page.units))):
        if _is_menu_row(page.units[index].line):
            page.mark(index, "menu", "a menu")


def _headline(page: _Page) -> None:
    for index in page.standing():
        line = page.units[index].line
        if page.title or _is_breadcrumb(line, ""):
            continue
        page.title = " ".join(page.units[index].text.split()) if _is_headline(page.units[index]) else ""
        break


def _repeats(page: _Page) -> None:
    """The headline stays where it stands first; its later copies, with the site's name or not, do not."""
    title = rules.bare(page.title.replace("’", "'"))
    seen = False
    for index in page.standing():
        if not title or len(page.units[index].text) > _HEADLINE + 60:
            continue
        line = page.units[index].line
        same = rules.bare(line) == title
        if seen and (same or title in map(rules.bare, _SITE.split(line))):
            page.mark(index, "repeated headline", "a repeat of the headline")
        seen = seen or same


def _breadcrumbs(page: _Page) -> None:
    title = rules.bare(page.title.replace("’", "'"))
    for index in page.standing():
        if len(page.units[index].text) <= _HEADLINE * 2 and _is_breadcrumb(page.units[index].line, title):
            page.mark(index, "breadcrumb", "a breadcrumb")


def _after_the_end(page: _Page) -> None:
    """What follows a sign that the article is over, if the sign stands below the greater part of the prose."""
    ends = {rule.name for rule in rules.rules() if rule.ends}
    signs = [index for index, (rule, _) in sorted(page.marks.items()) if rule in ends]
    for sign in signs:
        before = page.weight([index for index in page.standing() if index < sign])
        after = page.weight([index for index in page.standing() if index > sign])
        if before and before >= after:
            for index in range(sign + 1, len(page.units)):
                page.mark(index, "after the end", "what follows the end of the article")
            page.end = sign
            return


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
    if named or known or (page.end < len(page.units) and _is_site_name(line)):
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


def _weight(unit: Paragraph) -> int:
    """The length of a paragraph in words; a script without spaces has about one word in six characters."""
    return max(len(unit.text.split()), len(unit.text) // 12)


def _is_prose(unit: Paragraph, weight: int) -> bool:
    return weight >= _LONG and bool(_SENTENCE_END.search(unit.text[-8:].rstrip()))


def _is_headline(unit: Paragraph) -> bool:
    return (
        len(unit.text) <= _HEADLINE and "\n" not in unit.text and not unit.text.endswith((".", "…", ":", ","))
    )


def _is_menu_line(text: str) -> bool:
    if len(text) > _MENU_LINE or _BULLET.match(text) or _SENTENCE_END.search(text):
        return False
    return len(text.split()) <= 3 and not any(char.isdigit() for char in text)


def _is_menu_row(line: str) -> bool:
    parts = _PARTS.split(line) if len(line) <= 400 else []
    return len(parts) >= 4 and all(_is_menu_line(part) for part in parts)


def _is_breadcrumb(line: str, title: str) -> bool:
    """A path through a site: it begins at its home, ends in the headline, or has several short steps."""
    if "«" in line or _SENTENCE_END.search(line):
        return False
    steps = _CRUMBS.split(line)
    if len(steps) < 2 or (" / " in line and len(steps) < 3):
        return False
    home = rules.match(steps[0])
    if home is not None and home.rule.name == "navigation":
        return True
    if title and rules.bare(steps[-1]) == title:
        return True
    return len(steps) >= 3 and all(_is_menu_line(step) for step in steps[:-1])


def _is_site_name(line: str) -> bool:
    """One word such as a site is called by: a capital first, or a dot or digit inside."""
    return len(line) <= 30 and bool(re.fullmatch(r"[A-ZÀ-Þ][\w.+-]*\w", line)) and not line.isdigit()


def _foreign_language(unit: Paragraph, own: str) -> str:
    """A paragraph that is a quotation stays, whatever its language."""
    return "" if unit.text.startswith(_QUOTE_START) else language.foreign(unit.text, own)


def _quoted(text: str) -> str:
    line = shown_line(text[: _QUOTED * 4])
    return line if len(line) <= _QUOTED and len(text) <= _QUOTED * 4 else line[:_QUOTED].rstrip() + " …"
