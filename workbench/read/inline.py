"""Markup within a sentence that changes what it says: raised digits, struck and hidden words, quotations.

A tree is changed in place before anything else looks at it. What is left out of it is told; the number of a note is
not, since it is no part of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.model import Problem
from workbench.read.layout import Element

_QUOTED = 60  # characters that a problem quotes of what was left out
_ENOUGH = 25  # words from which a hidden paragraph is one of an article

_STRUCK = ("s", "strike", "del")
_STRUCK_STYLE = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe"})

_EXPONENT = re.compile(r"[-−–+]?\d{1,3}")
_TEN = re.compile(r"(?<![\d.,])10\s?$")
_MEASURE = re.compile(r"(?:^|[\d\s(/·,.])(?:[kcdmµn]?m|ft|in|yd|mi|s|h|kg)\s?$")
_SYMBOL = re.compile(r"(?:^|[\s(=+*/·-])(?:[a-zA-Z]|mc)$")
_FORMULA = re.compile(r"(?:CO|NO|SO|H|O|N)$")  # a lowered digit that somebody raised
_NOTE = re.compile(r"[\[(]?[\d*†‡§#,;\s–-]+[\])]?|[\[(][a-z]{1,2}[\])]")
_RAISED = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
_MINUS = str.maketrans("−–", "--")

_QUOTE_SIGNS = tuple("\"'“”„«»‘’‹›")


def settle(page: Element, name: str) -> tuple[Problem, ...]:
    """Makes a tree say in plain characters what it shows by its marks, and tells what was struck out or hidden."""
    for raised in list(page.iter("sup")):
        if raised.getparent() is not None:  # one within another may be gone with it
            _settle_raised(raised)
    for quotation in list(page.iter("q")):
        _quote(quotation)
    struck = _dropped(element for element in _marked(page, *_STRUCK) if _is_struck(element))
    hidden = _dropped(_hidden(page))
    return (*_told("struck out", struck, name), *_told("hidden", hidden, name))


# Raised characters


def _settle_raised(raised: Element) -> None:
    """A power stays one; the number of a note, which would become a digit of the figure it stands at, goes."""
    written = _words(raised)
    linked = next(raised.iter("a"), None) is not None or next(raised.iterancestors("a"), None) is not None
    if linked or (_NOTE.fullmatch(written) and not _power(written, raised)):
        raised.drop_tree()
        return
    for child in list(raised):
        child.drop_tag()
    raised.text = _power(written, raised) or raised.text
    raised.drop_tag()


def _power(written: str, raised: Element) -> str:
    """How an exponent is written on the line, or the digit of a formula; "" for what is neither."""
    before = _before(raised)
    if not _EXPONENT.fullmatch(written):
        return ""
    if _TEN.search(before):
        return f"^{written.translate(_MINUS)}"
    if _FORMULA.search(before):
        return written
    is_small = written.lstrip("-−–+") in ("1", "2", "3")
    if not is_small or not (_MEASURE.search(before) or _SYMBOL.search(before)):
        return ""
    return written if written.isdigit() else written.translate(_RAISED)


def _before(element: Element) -> str:
    """The characters in front of an element, as far as its parent's own text and its neighbours say them."""
    previous = element.getprevious()
    parent = element.getparent()
    if previous is None:
        return (parent.text or "") if parent is not None else ""
    return previous.tail or ("" if previous.tag == "br" else _words(previous))


# Quotations within a sentence


def _quote(quotation: Element) -> None:
    """A browser shows the marks that stand around it."""
    if not _words(quotation).startswith(_QUOTE_SIGNS):
        quotation.text = f"“{quotation.text or ''}"
        children = list(quotation)
        if children:
            children[-1].tail = f"{children[-1].tail or ''}”"
        else:
            quotation.text += "”"
    quotation.drop_tag()


# Struck and hidden words


def _marked(page: Element, *tags: str) -> list[Element]:
    """The elements with one of these tags, a style or a mark that hides them."""
    by_tag = page.iter(*tags) if tags else ()
    return list(dict.fromkeys((*by_tag, *page.iterfind(".//*[@style]"), *page.iterfind(".//*[@hidden]"))))


def _is_struck(element: Element) -> bool:
    return element.tag in _STRUCK or bool(_STRUCK_STYLE.search(_style(element)))


def _hidden(page: Element) -> list[Element]:
    """What a page hides; nothing where that is most of its prose, which its own script would show."""
    hidden = [element for element in _marked(page) if _is_hidden(element)]
    if not any(_has_prose(element) for element in hidden):
        return hidden
    whole = _prose(page)
    behind = sum(_prose(element) for element in _outermost(hidden))
    return hidden if 2 * behind < whole else [element for element in hidden if not _has_prose(element)]


def _is_hidden(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.tag in ("html", "body"):
        return False
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(_style(element)))


def _style(element: Element) -> str:
    return (element.get("style") or "") if isinstance(element.tag, str) else ""


def _has_prose(element: Element) -> bool:
    return _prose(element) > 0


def _prose(element: Element) -> int:
    """The words in paragraphs of prose below an element."""
    counts = (len(_words(paragraph).split()) for paragraph in element.iter("p"))
    return sum(count for count in counts if count >= _ENOUGH)


def _outermost(elements: Iterable[Element]) -> list[Element]:
    """Those that stand within no other."""
    among = dict.fromkeys(elements)
    return [element for element in among if not any(around in among for around in element.iterancestors())]


def _dropped(elements: Iterable[Element]) -> list[str]:
    """Takes elements out of their tree; what they said."""
    texts = []
    for element in _outermost(elements):
        if element.getparent() is not None:
            texts.append(_words(element))
            element.drop_tree()
    return list(filter(None, texts))


def _told(how: str, texts: list[str], name: str) -> tuple[Problem, ...]:
    if not texts:
        return ()
    count = sum(len(text.split()) for text in texts)
    noun = "word" if count == 1 else "words"
    begins = texts[0] if len(texts[0]) <= _QUOTED else f"{texts[0][:_QUOTED].rstrip()} …"
    return (Problem(message=f"{how} on it, and left out: {count:,} {noun}, “{begins}”", location=name),)


def _words(element: Element) -> str:
    shown = (part for part in element.itertext() if part)
    return " ".join("".join(shown).split())
