"""Names that look alike, told beside what they name."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.cli.printing import note
from workbench.lookalikes import look_alikes, peculiar
from workbench.terminal import shown_line


def tell_look_alikes(of_what: str, names: Iterable[str]) -> None:
    """Says on standard error which of these names, of checkers, sources or keys, could be taken for one another."""
    for group in look_alikes(names):
        note(f"{of_what} that look alike and are not the same: {', '.join(map(_told_apart, group))}.")


def _told_apart(name: str) -> str:
    strange = ", ".join(peculiar(name))
    return f"“{shown_line(name)}”" + (f" (with {strange})" if strange else "")
