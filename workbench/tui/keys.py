"""Every key of the screen, in one table: the bindings, the footer, the key help and the palette are made from it.

A key is written as a person would name it: "j", "?", "ctrl+d", "g g" for one key after another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from workbench.model import Problem

Context = Literal[
    "app",
    "desk",
    "pane",
    "filter",
    "picker",
    "attach",
    "explain",
    "help",
    "similar",
    "find",
    "sources",
    "source",
    "add_source",
    "calculator",
    "second",
    "who",
]

# Contexts whose keys are alive at the same time, so that one key may stand only once among them.
TOGETHER: tuple[tuple[Context, ...], ...] = (
    ("app", "desk", "pane"),
    ("app", "filter"),
    ("app", "picker"),
    ("app", "attach"),
    ("app", "explain"),
    ("app", "help"),
    ("app", "similar"),
    ("app", "find"),
    ("app", "sources"),
    ("app", "source", "pane"),
    ("app", "add_source"),
    ("app", "calculator"),
    ("app", "second", "pane"),
    ("app", "who"),
)

CONTEXT_TITLES: dict[Context, str] = {
    "app": "Everywhere",
    "desk": "At the desk",
    "pane": "In a pane",
    "filter": "While filtering",
    "picker": "Choosing a rating",
    "attach": "Attaching evidence",
    "explain": "Explaining",
    "help": "In this help",
    "similar": "Checked before",
    "find": "Finding passages",
    "sources": "Among the sources",
    "source": "Reading a source",
    "add_source": "Adding a source",
    "calculator": "Calculating",
    "second": "Second reading",
    "who": "Saying who you are",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One thing that a key does.

    `footer` is its word on the last line of the screen, "" for none; neighbours with the same word share a place.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    label: str
    group: str
    context: Context
    footer: str = ""
    priority: bool = False

    @property
    def shown(self) -> str:
        """The keys as a person reads them: "j ↓"."""
        return " ".join(shown_key(key) for key in self.keys)

    @property
    def chords(self) -> tuple[str, ...]:
        """Those of its keys that are pressed one after another."""
        return tuple(key for key in self.keys if " " in key)

    @property
    def plain(self) -> tuple[str, ...]:
        """Those of its keys that are pressed once."""
        return tuple(key for key in self.keys if " " not in key)


def _row(
    name: str,
    keys: str,
    action: str,
    label: str,
    group: str,
    context: Context,
    footer: str = "",
    *,
    priority: bool = False,
) -> Key:
    return Key(
        id=name,
        keys=_split(keys),
        action=action,
        label=label,
        group=group,
        context=context,
        footer=footer,
        priority=priority,
    )


def _split(keys: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in keys.split(",") if key.strip())


_MOVE, _JUDGE, _PROVE, _FIND, _GO = "Move", "Judge", "Evidence", "Find", "Around"

KEYS: tuple[Key, ...] = (
    _row("filter.start", "/", "filter", "Filter the claims as you type", _FIND, "desk", "filter"),
    _row("verdict.1", "1", "verdict('1')", "Verdict: the rating on 1", _JUDGE, "desk", "verdict"),
    _row("verdict.2", "2", "verdict('2')", "Verdict: the rating on 2", _JUDGE, "desk", "verdict"),
    _row("verdict.3", "3", "verdict('3')", "Verdict: the rating on 3", _JUDGE, "desk", "verdict"),
    _row("verdict.4", "4", "verdict('4')", "Verdict: the rating on 4", _JUDGE, "desk", "verdict"),
    _row("verdict.5", "5", "verdict('5')", "Verdict: the rating on 5", _JUDGE, "desk", "verdict"),
    _row(
        "verdict.pick",
        "0",
        "pick",
        "Any rating; settles a dispute",
        _JUDGE,
        "desk",
        "all ratings",
    ),
    _row("evidence.attach", "a", "attach", "Attach evidence to the claim", _PROVE, "desk", "attach"),
    _row("evidence.calculate", "=", "calculate", "Calculate with the figures at hand", _PROVE, "desk"),
    _row("claim.similar", "c", "similar", "Checked before: claims that say the same", _FIND, "desk"),
    _row("sources.open", "s", "sources", "Sources: find, read and add them", _PROVE, "desk"),
    _row("verdict.explain", "e", "explain", "Explain your verdict", _JUDGE, "desk", "explain"),
    _row(
        "claim.dismiss",
        "x",
        "no_claim",
        "Not a claim; again takes that back",
        _JUDGE,
        "desk",
        "not a claim",
    ),
    _row("work.undo", "u", "undo", "Undo your last step", _JUDGE, "desk", "undo"),
    _row("work.redo", "U", "redo", "Redo what you undid", _JUDGE, "desk"),
    _row("second.start", "b", "second", "Blind second reading of others' work", _JUDGE, "desk"),
    _row("move.down", "j,down", "move(1)", "Next claim, or a line down", _MOVE, "pane"),
    _row("move.up", "k,up", "move(-1)", "Previous claim, or a line up", _MOVE, "pane"),
    _row("move.half_down", "ctrl+d", "turn(0.5)", "Half a page down", _MOVE, "pane"),
    _row("move.half_up", "ctrl+u", "turn(-0.5)", "Half a page up", _MOVE, "pane"),
    _row("move.page_down", "pagedown", "turn(1.0)", "A page down", _MOVE, "pane"),
    _row("move.page_up", "pageup", "turn(-1.0)", "A page up", _MOVE, "pane"),
    _row("move.first", "g g,home", "end(-1)", "To the first claim, or the top", _MOVE, "pane"),
    _row("move.last", "G,end", "end(1)", "To the last claim, or the end", _MOVE, "pane"),
    _row("claim.next_open", "}", "next_open(1)", "Next claim that is still to do", _MOVE, "desk"),
    _row("claim.previous_open", "{", "next_open(-1)", "Previous claim that is still to do", _MOVE, "desk"),
    _row("claim.next_dispute", "d", "next_dispute", "Next claim in dispute, in any article", _MOVE, "desk"),
    _row("pane.next", "tab,l,right", "pane(1)", "Next pane", _GO, "desk"),
    _row("pane.previous", "shift+tab,h,left", "pane(-1)", "Previous pane", _GO, "desk"),
    _row("article.next", "]", "article(1)", "Next article", _GO, "desk"),
    _row("article.previous", "[", "article(-1)", "Previous article", _GO, "desk"),
    _row("filter.drop", "escape", "back", "Clear the filter; back to the list", _FIND, "desk"),
    _row("help", "?", "help", "All keys", _GO, "desk", "help"),
    _row("quit", "q", "app.quit", "Quit", _GO, "desk", "quit"),
    _row("palette", "ctrl+p", "app.command_palette", "Commands", _GO, "app", "commands", priority=True),
    _row("quit.anywhere", "ctrl+q", "app.quit", "Quit from anywhere", _GO, "app", priority=True),
    _row("interrupt", "ctrl+c", "app.interrupted", "Say how to quit", _GO, "app"),
    _row("suspend", "ctrl+z", "app.suspend_process", "To the shell; fg comes back", _GO, "app"),
    _row("filter.keep", "enter", "keep", "Keep the filter, back to the list", _FIND, "filter"),
    _row("filter.clear", "escape", "clear", "Clear the filter", _FIND, "filter"),
    _row("filter.down", "down", "walk(1)", "Next claim while typing", _FIND, "filter"),
    _row("filter.up", "up", "walk(-1)", "Previous claim while typing", _FIND, "filter"),
    _row("picker.choose", "enter", "choose", "Give this rating", _JUDGE, "picker"),
    _row("picker.resolve", "tab", "resolve", "At a dispute: settle it or not", _JUDGE, "picker"),
    _row("picker.cancel", "escape", "cancel", "Back without a verdict", _JUDGE, "picker"),
    _row("attach.save", "ctrl+s", "save", "Attach it", _PROVE, "attach", priority=True),
    _row("attach.find", "ctrl+f", "find", "Find what speaks of the claim", _PROVE, "attach", priority=True),
    _row("attach.find_plain", "f", "find", "The same, outside the fields", _PROVE, "attach"),
    _row("attach.down", "down", "walk(1)", "Next source while typing", _PROVE, "attach"),
    _row("attach.up", "up", "walk(-1)", "Previous source while typing", _PROVE, "attach"),
    _row("attach.cancel", "escape", "cancel", "Back; a quote is not lost at once", _PROVE, "attach"),
    _row("explain.save", "ctrl+s", "save", "Keep the explanation", _JUDGE, "explain", priority=True),
    _row("explain.cancel", "escape", "cancel", "Back; text is not lost at once", _JUDGE, "explain"),
    _row("similar.choose", "enter", "choose", "Go to this claim", _FIND, "similar"),
    _row("similar.cancel", "escape", "cancel", "Back to the claim", _FIND, "similar"),
    _row("find.choose", "enter", "choose", "Take source, place and quote", _PROVE, "find"),
    _row("find.cancel", "escape", "cancel", "Back to the form", _PROVE, "find"),
    _row("sources.add", "ctrl+n", "add", "Add a source", _PROVE, "sources", priority=True),
    _row("sources.down", "down", "walk(1)", "Next source while typing", _PROVE, "sources"),
    _row("sources.up", "up", "walk(-1)", "Previous source while typing", _PROVE, "sources"),
    _row("sources.close", "escape", "close", "Back to the desk", _PROVE, "sources"),
    _row("source.close", "escape", "close", "Back to the sources", _PROVE, "source"),
    _row("add_source.save", "ctrl+s", "save", "Add it", _PROVE, "add_source", priority=True),
    _row("add_source.cancel", "escape", "cancel", "Back without adding", _PROVE, "add_source"),
    _row("calculator.save", "ctrl+s", "save", "Attach the calculation", _PROVE, "calculator", priority=True),
    _row("calculator.before", "up", "recall(-1)", "What you tried before", _PROVE, "calculator"),
    _row("calculator.after", "down", "recall(1)", "What you tried after that", _PROVE, "calculator"),
    _row("calculator.cancel", "escape", "cancel", "Back; ↑ brings what you typed", _PROVE, "calculator"),
    _row("who.save", "ctrl+s", "save", "Keep your name", _GO, "who", priority=True),
    _row("who.cancel", "escape", "cancel", "Go on without a name", _GO, "who"),
    _row("second.1", "1", "verdict('1')", "Your verdict: the rating on 1", _JUDGE, "second", "verdict"),
    _row("second.2", "2", "verdict('2')", "Your verdict: the rating on 2", _JUDGE, "second", "verdict"),
    _row("second.3", "3", "verdict('3')", "Your verdict: the rating on 3", _JUDGE, "second", "verdict"),
    _row("second.4", "4", "verdict('4')", "Your verdict: the rating on 4", _JUDGE, "second", "verdict"),
    _row("second.5", "5", "verdict('5')", "Your verdict: the rating on 5", _JUDGE, "second", "verdict"),
    _row("second.pick", "0", "pick", "Any rating", _JUDGE, "second", "all ratings"),
    _row("second.explain", "e", "explain", "Write why, before your verdict", _JUDGE, "second", "explain"),
    _row("second.next", "}", "next_open(1)", "Next claim you have not read", _MOVE, "second"),
    _row("second.previous", "{", "next_open(-1)", "Previous claim you have not read", _MOVE, "second"),
    _row("second.article", "]", "article(1)", "Next article", _GO, "second"),
    _row("second.article_before", "[", "article(-1)", "Previous article", _GO, "second"),
    _row("second.pane", "tab,l,right", "pane(1)", "Next pane", _GO, "second"),
    _row("second.pane_before", "shift+tab,h,left", "pane(-1)", "Previous pane", _GO, "second"),
    _row("second.help", "?", "help", "All keys", _GO, "second", "help"),
    _row("second.leave", "escape,q,b", "leave", "Back to the desk", _GO, "second", "leave"),
    _row("help.down", "down", "scroll(1)", "A line down", _MOVE, "help"),
    _row("help.up", "up", "scroll(-1)", "A line up", _MOVE, "help"),
    _row("help.page_down", "pagedown", "scroll(10)", "A page down", _MOVE, "help"),
    _row("help.page_up", "pageup", "scroll(-10)", "A page up", _MOVE, "help"),
    _row("help.close", "escape", "close", "Close", _GO, "help"),
)

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
    marks = "".join({"ctrl": "^", "shift": "⇧"}.get(one, one + "+") for one in held)
    return marks + _NAMES.get(last, last)


def in_context(context: Context, table: tuple[Key, ...] = KEYS) -> Iterator[Key]:
    """The rows of one context, in the order of the table."""
    return (key for key in table if key.context == context)


def collisions(table: tuple[Key, ...] = KEYS) -> tuple[Problem, ...]:
    """Each key that would do two things at once; a chord collides with its own first key."""
    found: dict[str, Problem] = {}
    for contexts in TOGETHER:
        taken: dict[str, Key] = {}
        for key in table:
            for text in _first_presses(key) if key.context in contexts else ():
                other = taken.setdefault(text, key)
                if other is not key:
                    message = f"{text!r} is the key of both {other.id} and {key.id}; give one of them another"
                    found.setdefault(message, Problem(message=message, location=key.id))
    return tuple(found.values())


def _first_presses(key: Key) -> set[str]:
    return {text.split()[0] for text in key.keys}


def overridden(
    overrides: Mapping[str, str], table: tuple[Key, ...] = KEYS
) -> tuple[tuple[Key, ...], tuple[Problem, ...]]:
    """The table with other keys for some ids ("j,down"), and what could not be taken over: that keeps its own keys."""
    problems: list[Problem] = []
    known = {key.id for key in table}
    for name, keys in overrides.items():
        if name not in known:
            problems.append(Problem(message=f"no key is called {name!r}; press ? for the ids", location=name))
        elif not _split(keys):
            problems.append(
                Problem(message=f"{name} is given no key; write one, as in 'j,down'", location=name)
            )
        else:
            changed = tuple(replace(key, keys=_split(keys)) if key.id == name else key for key in table)
            clashes = collisions(changed)
            problems.extend(clashes)
            table = table if clashes else changed
    return table, tuple(problems)


def markdown(table: tuple[Key, ...] = KEYS) -> str:
    """The keys as a Markdown table, for the README."""
    rows = [
        f"| {_cell(key.shown)} | {key.label} | {CONTEXT_TITLES[key.context]} | `{key.id}` |" for key in table
    ]
    return "\n".join(["| keys | what they do | where | id |", "|---|---|---|---|", *rows, ""])


def _cell(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split())
