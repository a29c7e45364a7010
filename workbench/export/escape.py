"""The borders of the exports: foreign text becomes text that only shows, one function for each place it lands in."""

from __future__ import annotations

import html
import re

from workbench.terminal import shown, shown_line

# What starts a construct of CommonMark or of GitHub's extensions in mid-line; "$" starts a formula on GitHub.
_INLINE = re.compile(r"[\\`*_\[\]<>&|~#$]")
# What starts a list, a heading's underline or a rule where it comes first on a line: "1. ", "- ", "---", "===".
_FIRST = re.compile(r"^(?:([-+=])(?=[\s=-]|$)|([0-9]{1,9})([.)])(?=\s|$))")
# What makes a spreadsheet read a cell as a formula, full-width forms included.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_NOT_IN_URL = re.compile(r"[\s<>\\`\"]")


def markdown_text(text: str) -> str:
    r"""Foreign text as one line of Markdown that renders as its own characters.

    >>> print(markdown_text("*5*\n<b>"))
    \*5\* \<b\>
    """
    return _FIRST.sub(_escape_first, _inline(shown_line(text)))


def markdown_marked(before: str, words: str, after: str) -> str:
    """A sentence on one line with `words` in bold; the spaces between the three parts stay."""
    head, middle, tail = (_inline(shown(part)) for part in (before, words, after))
    bold = middle.strip()
    if not bold:
        return markdown_text(before + words + after)
    line = head + middle.replace(bold, f"**{bold}**", 1) + tail
    return _FIRST.sub(_escape_first, " ".join(line.split()))


def markdown_url(url: str) -> str:
    """A web address as a link; anything else (javascript:, file:, words) as text that leads nowhere."""
    line = url.strip()
    if not _WEB.match(line):
        return markdown_text(line)
    return f"<{''.join(map(_url_char, line))}>"


def cell_text(text: str) -> str:
    """Foreign text for a spreadsheet's cell: one line, and nothing that a spreadsheet would run as a formula.

    >>> cell_text("=1+1")
    "'=1+1"
    """
    line = shown_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def html_text(text: str) -> str:
    """Foreign text as one line of HTML that renders as its own characters."""
    return html.escape(shown_line(text))


def json_text(encoded: str) -> str:
    r"""JSON in which what acts on a terminal or hides is written as \u escapes; it decodes to the same value."""
    safe = shown(encoded)
    if safe == encoded:
        return encoded
    return "".join(char if char == mark else _escaped(char) for char, mark in zip(encoded, safe, strict=True))


def _inline(line: str) -> str:
    return _INLINE.sub(r"\\\g<0>", line)


def _escape_first(match: re.Match[str]) -> str:
    sign, number, stop = match.groups()
    return f"\\{sign}" if sign else f"{number}\\{stop}"


def _url_char(char: str) -> str:
    if _NOT_IN_URL.match(char) or shown(char) != char:
        return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
    return char


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
