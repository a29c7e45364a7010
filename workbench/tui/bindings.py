"""Textual's bindings, made from the table of actions."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from workbench.tui.actions import ACTIONS, Action, in_context
from workbench.tui.contexts import ContextName

# A name that no terminal sends: Textual keeps the default keys of an id that its keymap does not mention.
_NO_KEY = "unbound"


def bindings(context: ContextName) -> list[BindingType]:
    """The bindings of a context with their default keys; chords are not among them, see `chords`."""
    return [
        Binding(
            plain, textual_action(action), action.label, show=False, priority=action.priority, id=action.id
        )
        for action in in_context(context, ACTIONS)
        for plain in action.plain
    ]


def keymap(actions: tuple[Action, ...]) -> Mapping[str, str]:
    """What Textual has to change for actions with other keys than the default ones."""
    default = {action.id: action.keys for action in ACTIONS}
    return {
        action.id: ",".join(action.plain) or _NO_KEY
        for action in actions
        if action.keys != default[action.id]
    }


def chords(actions: tuple[Action, ...], context: ContextName) -> Mapping[tuple[str, ...], str]:
    """What keys that are pressed one after another run."""
    return {
        tuple(chord.split()): textual_action(action)
        for action in in_context(context, actions)
        for chord in action.chords
    }


def textual_action(action: Action) -> str:
    """What Textual runs for an action: a widget's own or the program's, or the screen's `act` with the action's id."""
    return f"act('{action.id}')" if action.controller else action.handler
