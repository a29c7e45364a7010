"""A page's markup as a tree: as it is, or without clutter where it is larger or deeper than a parser can follow."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from workbench.model import Problem
from workbench.read import bounds, clutter
from workbench.read.layout import Element

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_TOO_DEEP = "it nests deeper than any page that is read whole: what stands deepest, and behind it, is missing"


@dataclass(frozen=True, slots=True)
class PageTree:
    """The root of a page, None where there is no markup in it; how many elements it has; what was cut from it."""

    root: Element | None
    elements: int
    problems: tuple[Problem, ...] = ()


def page_tree(name: str, markup: str) -> PageTree:
    """The tree of a page. InputError where it has more of something than any page, with clutter and without."""
    if bounds.is_large(markup):
        return _lean_tree(name, markup)
    elements = bounds.hold_markup(name, markup)
    root = _parsed(markup)
    return _lean_tree(name, markup) if _was_too_deep() else PageTree(root, elements)


def _lean_tree(name: str, markup: str) -> PageTree:
    lean = clutter.without_clutter(name, markup)
    elements = bounds.hold_markup(name, lean.markup)
    root = _parsed(lean.markup)
    messages = [*_told(lean.cut), *([_TOO_DEEP] if _was_too_deep() else [])]
    return PageTree(root, elements, tuple(Problem(message=each, location=name) for each in messages))


def _told(cut: Counter[str]) -> list[str]:
    parts = ", ".join(f"{count:,} {what}" for what, count in sorted(cut.items()))
    return (
        [f"cut from the page before it was read, as it shows nothing and is too much: {parts}"]
        if parts
        else []
    )


def _parsed(markup: str) -> Element | None:
    from trafilatura import load_html

    page: Element | None = load_html(_XML_DECLARATION.sub("", markup))
    return page


def _was_too_deep() -> bool:
    """Whether the last page went beyond the parser's own limit, behind which it drops everything without a word."""
    from trafilatura.utils import HTML_PARSER

    return any(error.type_name == "ERR_RESOURCE_LIMIT" for error in HTML_PARSER.error_log)
