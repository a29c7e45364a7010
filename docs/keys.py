"""Writes the README's table of keys from the one table the screen has: `make docs`."""

from __future__ import annotations

import re
from pathlib import Path

from workbench.tui.keys import KEYS, shown_key

README = Path(__file__).parent.parent / "README.md"
_BETWEEN = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)
# Keys inside a small window are written in that window.
_SHOWN = frozenset({"app", "desk", "pane"})


def table() -> str:
    """The keys of the screen itself as a Markdown table, grouped as the key help groups them."""
    rows = [key for key in KEYS if key.context in _SHOWN]
    groups = dict.fromkeys(key.group for key in rows)
    lines = ["| keys | what they do |", "|---|---|"]
    for group in groups:
        lines += [f"| {_keys(key.keys)} | {key.label} |" for key in rows if key.group == group]
    return "\n".join(lines) + "\n"


def written(readme: str) -> str:
    """The README with the present table in its place."""
    return _BETWEEN.sub(lambda _: table(), readme)


def _keys(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{shown_key(key)}`" for key in keys)


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
