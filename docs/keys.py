"""Writes the README's table of keys from the one table of actions the screen has: `make docs`."""

from __future__ import annotations

import re
from pathlib import Path

from workbench.tui.actions import ACTIONS
from workbench.tui.keys import shown_key

README = Path(__file__).parent.parent / "README.md"
_BETWEEN = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)
# Keys inside a small window are written in that window.
_SHOWN = frozenset({"app", "desk", "pane"})


def table() -> str:
    """The keys of the screen itself as a Markdown table, grouped as the key help groups them."""
    actions = [action for action in ACTIONS if action.context in _SHOWN]
    groups = dict.fromkeys(action.group for action in actions)
    lines = ["| keys | what they do |", "|---|---|"]
    for group in groups:
        rows = (action for action in actions if action.group == group)
        lines += [f"| {_keys(action.keys)} | {action.label} |" for action in rows]
    return "\n".join(lines) + "\n"


def written(readme: str) -> str:
    """The README with the present table in its place."""
    return _BETWEEN.sub(lambda _: table(), readme)


def _keys(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{shown_key(key)}`" for key in keys)


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
