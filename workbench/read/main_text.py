"""A page's main text by two opinions: an extractor's by rules of markup, and that of the element that holds most prose.

What the extractor takes is the base, in the words of the page itself. To it comes what a desk would miss: the
standfirst below the headline, tables and lists between paragraphs, paragraphs beside those that were taken, and the
other containers of an article that is divided. Where the base stands elsewhere than the prose, the prose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from workbench.read import layout, lines
from workbench.read.layout import Block, Element
from workbench.read.lines import weight
from workbench.read.opinions import Choice, View, choice_of, differences

DIFFER = 3
"""Paragraphs by which the two opinions may differ without a word."""

_UNREAD = (
    0.3  # the share of a container's siblings' long paragraphs that is unread where an article is divided
)
_ASIDE = 0.4  # the share of what an extractor took that may be left out since it calls itself an aside
_LONG = 25  # words of a long paragraph
_ENOUGH = 60  # words that a main text has
_LEVELS = 4  # how far above a paragraph the containers of a divided article are looked for
_FITS = 0.7  # the share of a standfirst's words that a page's description has
_STANDFIRST = 8  # words of a standfirst

_INLINE = ("a", "b", "em", "i", "span", "strong")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol", "li", "dl", "dt", "dd")
_CARRIERS = frozenset({"p", "pre", "blockquote", "figure", "div", "table", *_INLINE, *_HEADINGS, *_LISTS})
_STANDFIRST_NAME = re.compile(
    r"standfirst|(?<![a-z])(?:dek|deck|lead|lede|intro|chapo|entradilla|sumario|vorspann|teaser-?text)(?![a-z])"
    r"|sub(?:line|title|headline|head|t[ií]tulo)|article[_-]+desc|excerpt|summary|key-?points",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MainText:
    """The blocks of a page that are its main text, or the extractor's own text where they are not; and doubts.

    `differ` are the paragraphs of prose that only one opinion takes, before they were settled.
    """

    text: str
    differ: int = 0
    notes: tuple[str, ...] = ()


def settled(view: View, extracted: str) -> MainText:
    """The main text of a page of which an extractor took `extracted`."""
    choice = choice_of(view, extracted)
    if choice is None:
        return MainText(extracted)
    differ = differences(choice)
    for step in (_leave_asides, _replace, _leave_above, _siblings, _between, _standfirst):
        step(choice)
    return MainText(_written(choice), differ, (*choice.notes, *_doubt(differences(choice))))


def _doubt(differ: int) -> tuple[str, ...]:
    if differ <= DIFFER:
        return ()
    return (
        f"two ways of telling its main text differ by {differ:,} paragraphs: look at the page for what is missing",
    )


def _written(choice: Choice) -> str:
    """The taken blocks; between two of them stands the strongest divider of those that were passed over."""
    written: list[Block] = []
    divider = ""
    for block, taken in zip(choice.blocks, choice.taken, strict=True):
        divider = max(divider, block.divider, key=len)
        if taken:
            written.append(Block(block.text, block.element, divider, block.linked))
            divider = ""
    return layout.joined(written)


def _leave_asides(choice: Choice) -> None:
    """What calls itself something else than the article goes, unless much of what was taken does."""
    taken = [at for at, is_taken in enumerate(choice.taken) if is_taken]
    asides = [at for at in taken if choice.view.asides[at]]
    if _weight(choice, asides) <= _ASIDE * _weight(choice, taken):
        for at in asides:
            choice.taken[at] = False


def _leave_above(choice: Choice) -> None:
    """Tables and lines above the headline go, where the prose stands below it."""
    headline = _headline(choice, next(iter(choice.prose()), 0))
    for at in range(headline):
        choice.taken[at] = choice.taken[at] and at in choice.view.within


def _replace(choice: Choice) -> None:
    """The densest container in the place of a base that stands elsewhere, or is next to nothing."""
    within = choice.view.within
    base = [at for at, is_taken in enumerate(choice.taken) if is_taken]
    shared = _weight(choice, set(base) & set(within))
    is_elsewhere = 2 * shared < _weight(choice, base) or shared < _ENOUGH
    if not is_elsewhere or _weight(choice, within) < max(_ENOUGH, 2 * shared):
        return
    choice.taken = [False] * len(choice.blocks)
    for at in within:
        choice.taken[at] = True
    _take_headline(choice, within[0])
    choice.notes.append(
        "its main text is read from where most of its prose stands: look where it begins and ends"
    )


def _take_headline(choice: Choice, first: int) -> None:
    """The last headline above the container, if it stands near."""
    for at in range(first - 1, max(first - 6, -1), -1):
        if choice.blocks[at].element.tag == "h1":
            choice.taken[at] = True
            return


def _weight(choice: Choice, places: Iterable[int]) -> int:
    return sum(weight(choice.blocks[at].text) for at in places)


# What a desk would miss


def _siblings(choice: Choice) -> None:
    """The other containers of an article that is divided: those of one class below one parent, much of them unread."""
    read = 0
    for group in _groups(choice):
        long = [at for at in group if weight(choice.blocks[at].text) >= _LONG]
        unread = [at for at in long if not choice.taken[at]]
        if not long or len(unread) <= _UNREAD * len(long):
            continue
        read += len(unread)
        for at in group:
            choice.taken[at] = True
    if read:
        choice.notes.append(
            f"the article is divided on its page: {read:,} paragraphs of its other parts are read too"
        )


def _groups(choice: Choice) -> list[list[int]]:
    """The blocks that may be the article's, by the containers of one class that stand beside one with taken prose."""
    around: dict[Element, None] = {}
    for at in choice.prose():
        element = choice.blocks[at].element
        for ancestor in islice(element.iterancestors(), _LEVELS):
            if ancestor.tag in ("body", "html") or ancestor is choice.view.container:
                break
            around[ancestor] = None
    kinds: dict[tuple[Element | None, object, str], None] = {
        (element.getparent(), element.tag, name): None
        for element in around
        if (name := (element.get("class") or "").strip())
    }
    return [_members(choice, *kind) for kind in kinds]


def _members(choice: Choice, parent: Element | None, tag: object, name: str) -> list[int]:
    """The blocks of the containers of one tag and class below one parent, if there are several."""
    members = [] if parent is None else [child for child in parent if _is_alike(child, tag, name)]
    inside = {element for member in members for element in member.iter()}
    if len(members) < 2:
        return []
    return [
        at for at, block in enumerate(choice.blocks) if choice.view.may_be[at] and block.element in inside
    ]


def _is_alike(element: Element, tag: object, name: str) -> bool:
    """Whether an element is a container of this kind, and begins no article of its own."""
    is_of_kind = element.tag == tag and (element.get("class") or "").strip() == name
    return is_of_kind and next(element.iter("h1"), None) is None


def _between(choice: Choice) -> None:
    """Tables, lists and prose below the parent of paragraphs that were taken, between these or right after."""
    prose = choice.prose()
    if not prose:
        return
    parents = {parent for at in prose for parent in _homes(choice.blocks[at].element)}
    _take_clock(choice, prose[0] - 1, parents)
    for at in range(prose[0], len(choice.blocks)):
        block = choice.blocks[at]
        is_wanted = at < prose[-1] or choice.view.is_prose[at] or block.element.tag == "li"
        if choice.is_new(at) and is_wanted and _stands_in(block, parents):
            choice.taken[at] = True


def _take_clock(choice: Choice, at: int, parents: set[Element]) -> None:
    """The time above the first entry of a live blog."""
    if at >= 0 and lines.is_clock(choice.blocks[at].text) and _stands_in(choice.blocks[at], parents):
        choice.taken[at] = True


def _homes(element: Element) -> list[Element]:
    """The element that a paragraph stands in."""
    parent = element.getparent()
    return [parent] if parent is not None and parent.tag not in ("li", "blockquote", "td") else []


def _stands_in(block: Block, parents: set[Element]) -> bool:
    """Whether a block stands in one of these elements, itself or by a list, a table, a figure or a quotation."""
    if block.element.getparent() in parents:
        return True
    for around in islice(block.element.iterancestors(), _LEVELS):
        if not _carries(around):
            return False
        if around.getparent() in parents:
            return True
    return False


def _carries(element: Element) -> bool:
    """Whether an element is a paragraph's own, or only carries a list, a table, a figure or a quotation."""
    names = element.get("class")
    return element.tag in _CARRIERS and (element.tag != "div" or names is None or "table" in names)


def _standfirst(choice: Choice) -> None:
    """What stands between the headline and the first paragraph, and is called a standfirst or is the description."""
    first = next(iter(choice.prose()), 0)
    headline = _headline(choice, first)
    for at in range(headline + 1, first) if headline >= 0 else ():
        if not choice.taken[at] and (_fits(choice.view, at) or _is_standfirst(choice.view, at)):
            choice.taken[at] = True


def _headline(choice: Choice, first: int) -> int:
    places = (at for at in reversed(range(first)) if choice.blocks[at].element.tag == "h1")
    return next(places, -1)


def _fits(view: View, at: int) -> bool:
    words = view.words[at]
    return len(words) >= _STANDFIRST and sum(word in view.described for word in words) >= _FITS * len(words)


def _is_standfirst(view: View, at: int) -> bool:
    """Whether a block calls itself one, or is a paragraph of the article's header."""
    if not view.may_be[at] or len(view.words[at]) < _STANDFIRST:
        return False
    element = view.blocks[at].element
    near = (element, *islice(element.iterancestors(), 2))
    is_called_so = any(_STANDFIRST_NAME.search(around.get("class") or "") for around in near)
    return is_called_so or (view.is_prose[at] and any(around.tag == "header" for around in near))
