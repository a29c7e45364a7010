"""The steps of cleaning, in the order in which they are taken: each sees what those before it have found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from workbench.read import language, lines, paragraphs, rules
from workbench.read.paragraphs import Paragraph

SHORT = 20
"""Words of a text below which its language is only told where script or common words show it at once."""

_MENU, _MENU_MOST = 5, 80  # how many short lines in a row, above or below the prose, are a menu

_QUOTE_START = tuple("\"'“„«‘‹「")
_A_MENU = ("menu", "a menu")
_SITE = re.compile(r"\s+[|–—-]\s+")


@dataclass(slots=True, kw_only=True)
class Page:
    """A text under way: paragraphs in order, and by their index those that are no part of the article."""

    units: tuple[Paragraph, ...]
    title: str
    author: str
    publisher: str
    language: str
    given_language: str
    framed: bool
    weights: list[int]
    prose: list[int]
    marks: dict[int, tuple[str, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    end: int = 0

    def mark(self, index: int, rule: str, what: str) -> None:
        """The first reason stands."""
        self.marks.setdefault(index, (rule, what))

    def standing(self) -> list[int]:
        """The paragraphs, by their places, that nothing speaks against so far."""
        return [index for index in range(self.end) if index not in self.marks]

    def weight(self, indices: Sequence[int]) -> int:
        """The prose among these paragraphs, in words."""
        prose = set(self.prose)
        return sum(self.weights[index] for index in indices if index in prose)


def _phrases(page: Page) -> None:
    top = page.prose[1] if len(page.prose) > 1 else len(page.units)
    for index, unit in enumerate(page.units):
        hit = rules.match(unit.line) if len(unit.text) <= rules.LONGEST else None
        if hit is None or not _applies(hit.rule, page, is_above=index < top):
            continue
        page.mark(index, hit.rule.name, hit.rule.what)
        page.author = page.author or hit.author


def _applies(rule: rules.Rule, page: Page, *, is_above: bool) -> bool:
    """Whether a rule may speak of any line, or of those above the second paragraph where this is one."""
    is_anywhere = not rule.bottom and not rule.tail
    return is_anywhere and (is_above or not rule.top) and (page.framed or rule.documents)


def _menus(page: Page) -> None:
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


def _is_item(page: Page, index: int) -> bool:
    return lines.is_menu_item(page.units[index].text)


def _menu_of(page: Page, run: list[int], edge: range) -> list[int]:
    """A run's lines that are surely a menu. Its last one may be the headline, unless one follows; many are data."""
    if not _MENU <= len(run) <= _MENU_MOST:
        return []
    if edge.start and not any(page.marks.get(index, ("",))[0] == "navigation" for index in run):
        return []
    return run if run[-1] + 1 in edge else run[:-1]


def _headline(page: Page) -> None:
    for index in page.standing():
        line = page.units[index].line
        if page.title or lines.is_breadcrumb(line, ""):
            continue
        page.title = (
            " ".join(page.units[index].text.split()) if lines.is_headline(page.units[index].text) else ""
        )
        break


def _repeats(page: Page) -> None:
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


def _breadcrumbs(page: Page) -> None:
    title = rules.bare(page.title.replace("’", "'"))
    for index in page.standing():
        if len(page.units[index].text) <= 2 * lines.HEADLINE and lines.is_breadcrumb(
            page.units[index].line, title
        ):
            page.mark(index, "breadcrumb", "a breadcrumb")


def _after_the_end(page: Page) -> None:
    """What follows a sign that the article is over, if the sign stands below the greater part of the prose."""
    ends = {rule.name for rule in rules.rules() if rule.ends}
    half = _middle(page)
    signs = (index for index, (rule, _) in sorted(page.marks.items()) if rule in ends and index > half)
    page.end = min(next(signs, page.end), _second_headline(page, half))
    for index in range(page.end, len(page.units)):
        page.mark(index, "after the end", "what follows the end of the article")


def _second_headline(page: Page, half: int) -> int:
    """Where another article begins: a headline with a byline of its own, and prose below that."""
    for index in range(half + 1, len(page.units) - 2):
        if index in page.marks or not lines.is_headline(page.units[index].text):
            continue
        hit = rules.match(page.units[index + 1].line)
        if hit is not None and hit.rule.name == "byline" and any(place > index for place in page.prose):
            return index
    return len(page.units)


def _tail(page: Page) -> None:
    """The last paragraphs that say who wrote the article, as far up as nothing else stands among them."""
    for index in reversed(page.standing()):
        unit = page.units[index]
        hit = rules.match(unit.line) if len(unit.text) <= rules.LONGEST else None
        if hit is None or not hit.rule.tail:
            return
        page.mark(index, hit.rule.name, hit.rule.what)


def _teased(page: Page) -> None:
    """The headlines below a teaser's heading; the last one stays where prose follows it that it may belong to."""
    for above in [index for index, (rule, _) in page.marks.items() if rule == "teaser"]:
        if not rules.is_whole(page.units[above].line):
            continue
        run = list(takewhile(lambda index: _is_teased(page, index), range(above + 1, page.end)))
        below = above + 1 + len(run)
        for index in run[:-1] if below < page.end and below not in page.marks else run:
            page.mark(index, "teaser", "a teaser for another article")


def _is_teased(page: Page, index: int) -> bool:
    return index not in page.marks and index not in page.prose and lines.is_headline(page.units[index].text)


def _middle(page: Page) -> int:
    """The paragraph with which half of the prose has been read; the last one in a text without prose."""
    prose = [index for index in page.prose if index not in page.marks]
    whole, read = sum(page.weights[index] for index in prose), 0
    for index in prose:
        read += page.weights[index]
        if 2 * read >= whole:
            return index
    return len(page.units)


def _languages(page: Page) -> None:
    if page.given_language:
        return
    body = "\n".join(page.units[index].text for index in page.standing())
    declared = page.language.partition("-")[0].lower()
    short = len(paragraphs.words(body, SHORT)) < SHORT
    likeliest = language.by_words(body) if declared else language.of_text(body, guess=not short)
    if declared and likeliest and likeliest != declared and len(paragraphs.words(body, 30)) == 30:
        page.notes.append(
            f"the page says its language is {page.language}, but its text is read as {likeliest}"
        )
        page.language = likeliest
    page.language = page.language or likeliest


def _foreign(page: Page) -> None:
    own = page.language.partition("-")[0].lower()
    standing = page.standing()
    if len(standing) < 2:
        return
    languages = _languages_of(page, standing, own) if own else {}
    others = {index: code for index, code in languages.items() if code}
    if page.weight(list(others)) * 10 > page.weight(standing) * 4:
        codes = ", ".join(sorted(set(others.values())))
        page.notes.append(f"much of the text is not in {own} but in {codes}: it was kept")
        return
    for index, code in others.items():
        page.mark(index, "foreign language", f"a paragraph in another language ({code})")


def _languages_of(page: Page, standing: Sequence[int], own: str) -> dict[int, str]:
    """The languages of paragraphs that are not the article's own; those that it introduces are somebody's words."""
    languages = {index: _foreign_language(page, index, own) for index in standing}
    for index, before in zip(standing[1:], standing, strict=False):
        if not languages[before] and _introduces(page.units[before].text):
            languages[index] = ""
    return languages


def _introduces(text: str) -> bool:
    """Whether a paragraph announces what follows it."""
    return text.rstrip().endswith(":")


def _signature(page: Page) -> None:
    """A last line that only names the publisher. Any other name may be the last word of the article."""
    standing = page.standing()
    if len(standing) < 2:
        return
    last = standing[-1]
    line = page.units[last].line
    hit = rules.match(line)
    is_bottom_line = hit is not None and hit.rule.bottom
    is_publisher = bool(page.publisher) and rules.bare(line) == rules.bare(page.publisher)
    if is_bottom_line or is_publisher or (page.end < len(page.units) and lines.is_site_name(line)):
        page.mark(last, "publisher", "the publisher's name")
        page.publisher = page.publisher or line


Step = Callable[[Page], None]

STEPS: tuple[Step, ...] = (
    _phrases,
    _menus,
    _headline,
    _repeats,
    _breadcrumbs,
    _after_the_end,
    _teased,
    _tail,
    _languages,
    _foreign,
    _signature,
)
"""What is done to a text around which a page may stand."""

OF_DOCUMENTS: tuple[Step, ...] = (_phrases, _headline, _languages, _foreign)
"""What is done to a document, which has no frame: only rules that say so apply to it."""


def _foreign_language(page: Page, index: int, own: str) -> str:
    """A paragraph that is a quotation stays, whatever its language. No guess is made where the language is known."""
    text = page.units[index].text
    return "" if text.startswith(_QUOTE_START) else language.foreign(text, own, guess=not page.given_language)
