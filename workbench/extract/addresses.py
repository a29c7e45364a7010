"""Addresses of the web and of mail, names of files and identifiers: what is in them is no word and no figure."""

from __future__ import annotations

import re

_FILLER = "x"
_DOMAINS = ("com", "org", "net", "gov", "edu", "info", "io", "eu", "de", "fr", "es", "uk", "ch", "at", "mx")
# What stands in a text that has such a thing -> the expression for it; each takes time that grows with the text alone.
_ADDRESSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("://", re.compile(r"\b[a-z]{2,6}://[^\s<>\"“”«»)]+")),
    ("www.", re.compile(r"\bwww\.[^\s<>\"“”«»)]+")),
    ("10.", re.compile(r"\b10\.[0-9]{4,9}/[^\s<>\"“”«»)]+")),
    ("@", re.compile(r"(?:(?<![\w.+-])[\w.+-]{1,64})?@[\w-]+(?:\.[\w-]+)*")),
    ("#", re.compile(r"#(?=[0-9]*[^\W\d])\w+")),
    ("_", re.compile(r"(?<!\w)(?=\w{0,60}[0-9])\w{0,60}_\w[\w-]*(?:\.[a-z0-9]{2,4}\b)?")),
    *(
        (
            f".{domain}",
            re.compile(
                rf"(?<![\w.-])[\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{0,4}}\.{domain}\b(?:/[^\s<>\"“”«»)]*)?"
            ),
        )
        for domain in _DOMAINS
    ),
)


def masked(text: str) -> str:
    """The text with letters in the place of each address, as long as it was: "see xxxxxxxxxxx"."""
    for cue, expression in _ADDRESSES:
        if cue in text:
            text = expression.sub(_fill, text)
    return text


def _fill(found: re.Match[str]) -> str:
    kept = len(found[0].rstrip(".,;:!?"))
    return _FILLER * kept + found[0][kept:]
