"""A second opinion on a page's main text: the smallest element that holds most of its prose.

It looks at words alone, and at what elements call themselves; so it errs in other places than an extractor by rules of
markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.read.layout import Block, Element
from workbench.read.lines import is_prose, weight

_MOST = 0.6  # the share of the prose within an element that makes a child of it stand for it
_LINKED = 0.5  # the share of a block's characters within links from which it is a teaser or a menu
_LEAST = 10  # words of a paragraph of prose

_ASIDE_TAGS = frozenset(
    {"nav", "aside", "footer", "form", "dialog", "button", "select", "menu", "figcaption"}
)
_ASIDE_NAME = re.compile(
    r"(?<![a-z])(?:consent|cookies?|gdpr|cmp|comments?|disqus|related|recommend\w*|promo\w*|newsletter|subscri\w+"
    r"|offers?|sidebar|share|sharing|social|teasers?|footer|navi?|navigation|menu|breadcrumbs?|advert\w*|ads?|banner|popup"
    r"|modal|overlay|tags?|privacy|author-?(?:bio|box|info)|bio|outbrain|taboola|most-?(?:read|viewed)|readmore)(?![a-z])",
    re.IGNORECASE,
)
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})


def asides(blocks: Sequence[Block]) -> list[bool]:
    """Of each block, whether it stands within something that calls itself an aside."""
    known: dict[Element, bool] = {}
    return [_in_aside(block.element, known) for block in blocks]


def is_linked(block: Block) -> bool:
    """Whether most of a block stands within links: a teaser, or a line of a menu."""
    return block.linked >= _LINKED * len(block.text)


def is_paragraph(block: Block) -> bool:
    """Whether a block is a paragraph of prose, though a short one."""
    words = weight(block.text)
    return words >= _LEAST and (words >= 25 or is_prose(block.text, words + _LEAST))


def densest(blocks: Sequence[Block], is_counted: Sequence[bool]) -> Element | None:
    """The smallest element that holds most of the prose, which are the counted blocks; None where there is none."""
    own: dict[Element, int] = {}
    for block, counted in zip(blocks, is_counted, strict=True):
        if counted:
            own[block.element] = own.get(block.element, 0) + weight(block.text)
    held: dict[Element, int] = {}
    children: dict[Element, set[Element]] = {}
    root = None
    for element, words in own.items():
        below = None
        for around in (element, *element.iterancestors()):
            held[around] = held.get(around, 0) + words
            if below is not None:
                children.setdefault(around, set()).add(below)
            below = root = around
    return _descended(root, held, children) if root is not None else None


def _descended(root: Element, held: dict[Element, int], children: dict[Element, set[Element]]) -> Element:
    """From the root downwards, as long as one child holds most of what its parent does and is more than a paragraph."""
    element = root
    while below := children.get(element):
        child = max(below, key=lambda child: held[child])
        if held[child] < _MOST * held[element] or (child not in children and len(below) > 1):
            return element
        element = child
    return element


def within(blocks: Sequence[Block], may_be: Sequence[bool], container: Element) -> Iterator[int]:
    """The places of the blocks of a container that may be the article's."""
    inside = set(container.iter())
    for at, block in enumerate(blocks):
        if may_be[at] and block.element in inside:
            yield at


def _in_aside(element: Element, known: dict[Element, bool]) -> bool:
    """Whether an element or one around it calls itself something else than the article; asked once for each."""
    path = []
    answer = False
    for around in (element, *element.iterancestors()):
        if around in known:
            answer = known[around]
            break
        path.append(around)
    for around in reversed(path):
        answer = known[around] = answer or _is_aside(around)
    return answer


def _is_aside(element: Element) -> bool:
    if element.tag in _WHOLE_PAGE:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in _ASIDE_TAGS or bool(_ASIDE_NAME.search(names))
