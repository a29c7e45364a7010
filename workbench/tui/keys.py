"""How keys are written and printed, which of them collide, and how a person gives an action others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workbench.model import Problem
from workbench.tui.actions import ACTIONS, Action, split_keys
from workbench.tui.contexts import alive_together, title

_NAMES = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "space": "Space",
}


def shown_key(key: str) -> str:
    """A key as it is printed: "^d" for ctrl+d, "gg" for one after another, "⇧Tab" for shift+tab."""
    if " " in key:
        return "".join(shown_key(part) for part in key.split())
    *held, last = key.split("+") if len(key) > 1 else [key]
    marks = "".join({"ctrl": "^", "shift": "⇧"}.get(modifier, modifier + "+") for modifier in held)
    return marks + _NAMES.get(last, last)


def shown_keys(action: Action) -> str:
    """An action's keys as a person reads them: "j ↓"."""
    return " ".join(map(shown_key, action.keys))


def collisions(actions: tuple[Action, ...] = ACTIONS) -> tuple[Problem, ...]:
    """Each key that would do two things at once; a chord collides with its own first key."""
    problems = {problem.message: problem for problem in _clashes(actions)}
    return tuple(problems.values())


def _clashes(actions: tuple[Action, ...]) -> Iterator[Problem]:
    for contexts in alive_together():
        taken: dict[str, Action] = {}
        for action in (action for action in actions if action.context in contexts):
            for key in _first_presses(action):
                other = taken.setdefault(key, action)
                if other is not action:
                    yield _clash(key, other, action)


def _clash(key: str, first: Action, second: Action) -> Problem:
    message = f"{key!r} is the key of both {first.id} and {second.id}; give one of them another"
    return Problem(message=message, location=second.id)


def _first_presses(action: Action) -> set[str]:
    return {key.split()[0] for key in action.keys}


def overridden(
    overrides: Mapping[str, str], actions: tuple[Action, ...] = ACTIONS
) -> tuple[tuple[Action, ...], tuple[Problem, ...]]:
    """The actions with other keys for some ids ("j,down"), and what could not be taken over and keeps its own."""
    problems: list[Problem] = []
    for name, keys in overrides.items():
        actions, refused = _with_keys(actions, name, split_keys(keys))
        problems.extend(refused)
    return actions, tuple(problems)


def _with_keys(
    actions: tuple[Action, ...], name: str, keys: tuple[str, ...]
) -> tuple[tuple[Action, ...], tuple[Problem, ...]]:
    if name not in {action.id for action in actions}:
        return actions, (Problem(message=f"no key is called {name!r}; press ? for the ids", location=name),)
    if not keys:
        message = f"{name} is given no key; write one, as in 'j,down'"
        return actions, (Problem(message=message, location=name),)
    changed = tuple(replace(action, keys=keys) if action.id == name else action for action in actions)
    clashes = collisions(changed)
    return (actions if clashes else changed), clashes


def markdown(actions: tuple[Action, ...] = ACTIONS) -> str:
    """The keys as a Markdown table with their ids, for whoever changes them."""
    rows = [
        f"| {_cell(shown_keys(action))} | {action.label} | {title(action.context)} | `{action.id}` |"
        for action in actions
    ]
    return "\n".join(["| keys | what they do | where | id |", "|---|---|---|---|", *rows, ""])


def _cell(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split())
