"""What tells things of one name apart: the number or letter of a flight, a hall, a line or a model."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from workbench.match.lexicon import Lexicon

_CODE = re.compile(r"(?<![\w.,-])(?:([A-Z]{1,4})(\d{1,4})|(\d)([A-Z]))(?![\w%]|[.,:-]\d)")  # A320, 5G
_AFTER = re.compile(  # "Flight 218", "Borea-5", "Hall B", "Ramses II"
    r"(?<![\w-])([^\W\d_]{2,})(?:\s|-)(\d{1,4}|[A-Z]|[IVX]{2,4})(?![\w%’']|[.,:–-]\w|\.\s*[A-Z]|\s*[€$£°%])"
)
_MARK = re.compile(r"\d|\b[A-Z]\b|\b[IVX]{2,4}\b")  # most texts have none
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def labels(text: str, known: Lexicon) -> dict[str, frozenset[str]]:
    """The numbers and letters of a text that belong to a name, by that name's stem."""
    if not _MARK.search(text):
        return {}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for head, label in _labelled(text, known):
        if not _YEAR.fullmatch(label):
            found[known.stem(head.casefold())].add(label)
    return {head: frozenset(some) for head, some in sorted(found.items())}


def _labelled(text: str, known: Lexicon) -> Iterator[tuple[str, str]]:
    for code in _CODE.finditer(text):
        yield (code[1], code[2]) if code[1] else (code[4], code[3])
    for after in _AFTER.finditer(text):
        head = after[1]
        if head.casefold() in known.numbered or (head[:1].isupper() and head.casefold() not in known.stop):
            yield head, after[2]
