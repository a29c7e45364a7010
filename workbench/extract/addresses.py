"""Addresses of the web and of mail, names of files and identifiers: what is in them is no word and no figure."""

from __future__ import annotations

import re

_FILLER = "x"
_DOMAINS = "com|org|net|gov|edu|info|io|eu|de|fr|es|uk|ch|at|mx"
# What stands in a text that has such a thing -> the expression for it; each takes time that grows with the text alone.
_ADDRESSES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(cue), re.compile(expression))
    for cue, expression in (
        (r"://", r"\b[a-z]{2,6}://[^\s<>\"“”«»)]+"),
        (r"www\.", r"\bwww\.[^\s<>\"“”«»)]+"),
        (r"10\.[0-9]{4}", r"\b10\.[0-9]{4,9}/[^\s<>\"“”«»)]+"),
        (r"@", r"(?:(?<![\w.+-])[\w.+-]{1,64})?@[\w-]+(?:\.[\w-]+)*"),
        (r"#", r"#(?=[0-9]*[^\W\d])\w+"),
        (r"_", r"(?<!\w)(?=\w{0,60}[0-9])\w{0,60}_\w[\w-]*(?:\.[a-z0-9]{2,4}\b)?"),
        (
            rf"\.(?:{_DOMAINS})\b",
            rf"(?<![\w.-])[\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{0,4}}\.(?:{_DOMAINS})\b(?:/[^\s<>\"“”«»)]*)?",
        ),
    )
)
_SPACE = re.compile(r"\s|\Z")


def masked(text: str) -> str:
    """The text with letters in the place of each address, as long as it was: "see xxxxxxxxxxx"."""
    for cue, expression in _ADDRESSES:
        if cue.search(text):
            text = _filled(text, cue, expression)
    return text


def _filled(text: str, cue: re.Pattern[str], expression: re.Pattern[str]) -> str:
    """The text with the expression filled where a cue stands: no address goes beyond a space on either side."""
    parts, last = [], 0
    while found := cue.search(text, last):
        begin = max(last, text.rfind(" ", last, found.start()) + 1, text.rfind("\n", last, found.start()) + 1)
        end = _end(text, found.end())
        parts += [text[last:begin], expression.sub(_fill, text[begin:end])]
        last = end
    return "".join((*parts, text[last:]))


def _end(text: str, start: int) -> int:
    """Where the next space is, or the text's end."""
    found = _SPACE.search(text, start)
    return found.start() if found else len(text)


def _fill(found: re.Match[str]) -> str:
    kept = len(found[0].rstrip(".,;:!?"))
    return _FILLER * kept + found[0][kept:]
