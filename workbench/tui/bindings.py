"""Textual's bindings, made from the key table."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from workbench.tui.keys import KEYS, Context, Key, in_context

# A name that no terminal sends: Textual keeps the default keys of an id that its keymap does not mention.
_NO_KEY = "unbound"


def bindings(*contexts: Context) -> list[BindingType]:
    """The bindings of these contexts with their default keys; chords are not among them, see `chords`."""
    return [
        Binding(plain, key.action, key.label, show=False, priority=key.priority, id=key.id)
        for context in contexts
        for key in in_context(context)
        for plain in key.plain
    ]


def keymap(table: tuple[Key, ...]) -> Mapping[str, str]:
    """What Textual has to change for a table with other keys than the default ones."""
    default = {key.id: key for key in KEYS}
    return {key.id: ",".join(key.plain) or _NO_KEY for key in table if key.keys != default[key.id].keys}


def chords(table: tuple[Key, ...], *contexts: Context) -> Mapping[tuple[str, ...], str]:
    """The actions of keys that are pressed one after another."""
    return {
        tuple(chord.split()): key.action
        for context in contexts
        for key in in_context(context, table)
        for chord in key.chords
    }
