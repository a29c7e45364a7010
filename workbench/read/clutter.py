"""What a page has that shows nothing, taken out before a parser sees it, in time that grows with its length alone.

Comments, scripts, styles and drawings go from where they begin to where they end; then empty wrappers, pictures, line
breaks beyond two, and wrappers around wrappers below a depth that a parser would not follow. Words stay, where they
are and divided as they were. One that does not end stays as it is: a limit will refuse it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.read import limits

_COMMENTS, _DRAWINGS = "comments and declarations", "scripts, styles and drawings"
_RAW = ("script", "style", "svg", "template", "iframe", "noscript")
_UNSEEN = {"<!--": _COMMENTS, "<!": _COMMENTS, "<?": _COMMENTS, **dict.fromkeys(_RAW, _DRAWINGS)}
# The name of an element needs an end, or <style> would be one of <styled>.
_BEGIN = re.compile(rf"(<!--)|(<!)(?!doctype)|(<\?)|<({'|'.join(_RAW)})(?=[\s/>])", re.IGNORECASE)
_END = {
    "<!--": re.compile("--!?>"),
    "<!": re.compile(">"),
    "<?": re.compile(">"),
    **{name: re.compile(rf"</{name}[^>]*+>", re.IGNORECASE) for name in _RAW},
}
_DATA = re.compile(r"<script[^>]{0,200}ld\+json", re.IGNORECASE)  # in which a page says what it is
_MOST_DATA = 20

_TAG = re.compile(r"""<(/?)([A-Za-z][\w:-]*+)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
_BLOCK_NAMES = """
article aside center div fieldset figure footer form header li main nav ol p picture section ul
"""
_INLINE_NAMES = "a abbr b big button cite em font i label small span strong tt u"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_WRAPPERS = _BLOCKS.union(_INLINE_NAMES.split())
_PICTURES = frozenset({"area", "embed", "img", "input", "param", "source", "track", "wbr"})
_SINGLE = frozenset({"base", "col", "hr", "link", "meta"})
_BREAK = "<br>"
_DEEPEST = 100  # levels; a parser follows 255, and a page has 30


class Lean(NamedTuple):
    """A page's markup without clutter, and how much of what was taken out."""

    markup: str
    cut: Counter[str]


def without_clutter(name: str, markup: str) -> Lean:
    """The markup with what shows nothing taken out. InputError where it has more signs than can be gone through."""
    cut: Counter[str] = Counter()
    seen = _seen(markup, cut)
    limits.CUT_SIGNS.hold(name, seen.count("<"))
    return Lean(_Outline(cut).written(seen), cut)


def _seen(markup: str, cut: Counter[str]) -> str:
    """What is neither a comment, a declaration, a script, a style nor a drawing; a page's own data stay."""
    kept: list[str] = []
    at, looked, data = 0, 0, 0
    endless: set[str] = set()
    while begin := _BEGIN.search(markup, looked):
        looked = begin.end()
        kind = (begin[begin.lastindex or 0]).lower()
        end = None if kind in endless else _END[kind].search(markup, begin.end())
        if end is None:
            endless.add(kind)
            continue
        looked = end.end()
        if kind == "script" and _DATA.match(markup, begin.start()) and data < _MOST_DATA:
            data += 1
            continue
        kept.append(markup[at : begin.start()])
        at = looked
        cut[_UNSEEN[kind]] += 1
    return "".join((*kept, markup[at:]))


class _Open(NamedTuple):
    """An element that is open: where it begins among what is kept, None where its tag was left out."""

    tag: str
    place: int | None


@dataclass(slots=True)
class _Outline:
    """Goes through tags once; an element is empty if nothing was kept since it began but space and other wrappers."""

    cut: Counter[str]
    _kept: list[str] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _depths: Counter[str] = field(default_factory=Counter)
    _filled: int = 0  # how much was kept when there was something in it last

    def written(self, markup: str) -> str:
        """The markup without empty wrappers, pictures and absurd nesting."""
        at = 0
        for tag in _TAG.finditer(markup):
            self._text(markup[at : tag.start()])
            self._tag(tag[2].lower(), tag.group(), closing=bool(tag[1]))
            at = tag.end()
        self._text(markup[at:])
        return "".join(self._kept)

    def _text(self, text: str) -> None:
        if text:
            self._kept.append(text)
        if text and not text.isspace():
            self._filled = len(self._kept)

    def _tag(self, tag: str, written: str, *, closing: bool) -> None:
        if tag in _PICTURES:
            self.cut["pictures and fields"] += 1
        elif tag == "br":
            self._divide()
        elif closing:
            self._close(tag, written)
        elif tag in _SINGLE:
            self._text(written)
        else:
            self._begin(tag, written)

    def _begin(self, tag: str, written: str) -> None:
        is_wrapper = tag in _WRAPPERS
        is_deep = is_wrapper and len(self._open) >= _DEEPEST
        self._open.append(_Open(tag, None if is_deep else len(self._kept)))
        self._depths[tag] += 1
        if is_deep:
            self.cut["levels of nesting"] += 1
            self._end_block(tag)
            return
        self._kept.append(written)
        self._filled = self._filled if is_wrapper else len(self._kept)

    def _close(self, tag: str, written: str) -> None:
        """Ends an element, and with it those within it that have no end of their own."""
        if not self._depths[tag]:
            return
        opened = self._open.pop()
        while opened.tag != tag:
            self._depths[opened.tag] -= 1
            opened = self._open.pop()
        self._depths[tag] -= 1
        if opened.place is None:
            self._end_block(tag)
        elif tag in _WRAPPERS and self._filled <= opened.place:
            del self._kept[opened.place :]
            self.cut["empty elements"] += 1
            self._end_block(tag)
        else:
            self._kept.append(written)

    def _end_block(self, tag: str) -> None:
        """Keeps what stands before a paragraph that is left out from running into what stands behind it."""
        if tag in _BLOCKS and self._kept and not self._kept[-1].startswith("<"):
            self._kept.append(_BREAK)

    def _divide(self) -> None:
        if self._kept[-2:] == [_BREAK, _BREAK]:
            self.cut["line breaks"] += 1
        else:
            self._kept.append(_BREAK)
