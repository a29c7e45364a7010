"""Everything that can be done on the screen, a row each: keys, footer, key help and palette are made from the rows.

A handler is written as a call. `judging.rate('1')` is a method of the controller with that name, run by `Dispatch` once
what the action needs is there; `app.quit` is the program's; a bare `move(1)` is the `action_move` of the widget in
whose context the row stands. A key is written as a person would name it: "j", "?", "ctrl+d", "g g" for one key after
another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from workbench.tui.contexts import ContextName

Group = Literal["Find", "Judge", "Evidence", "Move", "Around"]

# What must be there before an action runs: the name of the checker; claims, or one and not several; a claim that is
# not marked as none; one that the second reader has not judged. See controllers/needs.py.
Need = Literal["name", "claims", "one claim", "ratable", "explainable", "unread"]

# Which claims a handler is given: none, those that are selected, or those that were judged just now.
Takes = Literal["", "selected", "judged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done.

    `footer` is its word on the last line of the screen, "" for none; neighbours with the same word share a place.
    With `typing`, a person will go on to type words: where the action is refused, none of them may run as a key.
    """

    id: str
    keys: tuple[str, ...]
    handler: str
    label: str
    group: Group
    context: ContextName
    footer: str = ""
    priority: bool = False
    needs: tuple[Need, ...] = ()
    takes: Takes = ""
    typing: bool = False

    @property
    def controller(self) -> str:
        """The controller that its handler is a method of; "" where the program or a widget runs it."""
        name, dot, _ = self.handler.partition("(")[0].rpartition(".")
        return name if dot and name != "app" else ""

    @property
    def chords(self) -> tuple[str, ...]:
        """Those of its keys that are pressed one after another."""
        return tuple(key for key in self.keys if " " in key)

    @property
    def plain(self) -> tuple[str, ...]:
        """Those of its keys that are pressed once."""
        return tuple(key for key in self.keys if " " not in key)


def split_keys(keys: str) -> tuple[str, ...]:
    """Keys as they are written in one line, with commas between: "j,down"."""
    return tuple(key.strip() for key in keys.split(",") if key.strip())


def in_context(context: ContextName, actions: Iterable[Action]) -> Iterator[Action]:
    """The rows of one context, in the order of the table."""
    return (action for action in actions if action.context == context)


class _Works(NamedTuple):
    """What an action works on: see the fields of Action."""

    needs: tuple[Need, ...] = ()
    takes: Takes = ""
    typing: bool = False


_NOTHING = _Works()


def _row(
    context: ContextName,
    group: Group,
    name: str,
    keys: str,
    handler: str,
    label: str,
    footer: str = "",
    on: _Works = _NOTHING,
    *,
    priority: bool = False,
) -> Action:
    return Action(
        id=name,
        keys=split_keys(keys),
        handler=handler,
        label=label,
        group=group,
        context=context,
        footer=footer,
        priority=priority,
        needs=on.needs,
        takes=on.takes,
        typing=on.typing,
    )


_MOVE: Group = "Move"
_JUDGE: Group = "Judge"
_PROVE: Group = "Evidence"
_FIND: Group = "Find"
_GO: Group = "Around"

_DIGITS = "12345"
# What actions work on. One that writes needs a name, and asks for it last.
_NAMED = _Works(("name",))
_LOOK = _Works(("claims", "one claim"), "selected")
_CONSENT = _Works(("claims", "one claim", "name"), "selected")
_WORK = _Works(("claims", "name"), "selected")
_WRITE = _Works(("claims", "name"), "selected", typing=True)
_RATE = _Works(("claims", "ratable", "name"), "selected")
_RECKON = _Works(("claims", "one claim", "name"), "selected", typing=True)
_EXPLAIN = _Works(("claims", "explainable", "name"), "judged", typing=True)
_READ = _Works(("unread",), "selected")
_DRAFT = _Works(("unread",), "selected", typing=True)

_desk = partial(_row, "desk")
_second = partial(_row, "second")

ACTIONS: tuple[Action, ...] = (
    _desk(_FIND, "filter.start", "/", "filtering.start", "Filter the claims as you type", "filter"),
    *(
        _desk(
            _JUDGE,
            f"verdict.{key}",
            key,
            f"judging.rate('{key}')",
            f"Verdict: the rating on {key}",
            "verdict",
            _RATE,
        )
        for key in _DIGITS
    ),
    _desk(_JUDGE, "verdict.pick", "0", "judging.pick", "Any rating; settles a dispute", "all ratings", _RATE),
    _desk(
        _PROVE, "evidence.attach", "a", "evidence.attach", "Attach evidence to the claim", "attach", _WRITE
    ),
    _desk(
        _PROVE,
        "evidence.calculate",
        "=",
        "evidence.calculate",
        "Calculate with the figures at hand",
        "",
        _RECKON,
    ),
    _desk(
        _FIND,
        "claim.similar",
        "c",
        "crossings.similar",
        "Checked before: claims that say the same",
        "",
        _LOOK,
    ),
    _desk(_PROVE, "sources.open", "s", "evidence.open_sources", "Sources: find, read and add them"),
    _desk(_JUDGE, "verdict.explain", "e", "judging.explain", "Explain your verdict", "explain", _EXPLAIN),
    _desk(
        _JUDGE,
        "claim.dismiss",
        "x",
        "judging.toggle_claim",
        "Not a claim; again takes that back",
        "not a claim",
        _WORK,
    ),
    _desk(
        _JUDGE,
        "proposal.accept",
        "y",
        "consent.accept",
        "Agree to what others propose on the claim",
        on=_CONSENT,
    ),
    _desk(
        _JUDGE,
        "proposal.decline",
        "n",
        "consent.decline",
        "Say no to what others propose on the claim",
        on=_CONSENT,
    ),
    _desk(_JUDGE, "work.undo", "u", "history.undo", "Undo your last step", "undo"),
    _desk(_JUDGE, "work.redo", "U", "history.redo", "Redo what you undid"),
    _desk(
        _JUDGE,
        "second.start",
        "b",
        "around.open_second_reading",
        "Blind second reading of others' work",
        "",
        _NAMED,
    ),
    _row("pane", _MOVE, "move.down", "j,down", "move(1)", "Next claim, or a line down"),
    _row("pane", _MOVE, "move.up", "k,up", "move(-1)", "Previous claim, or a line up"),
    _row("pane", _MOVE, "move.half_down", "ctrl+d", "turn(0.5)", "Half a page down"),
    _row("pane", _MOVE, "move.half_up", "ctrl+u", "turn(-0.5)", "Half a page up"),
    _row("pane", _MOVE, "move.page_down", "pagedown", "turn(1.0)", "A page down"),
    _row("pane", _MOVE, "move.page_up", "pageup", "turn(-1.0)", "A page up"),
    _row("pane", _MOVE, "move.first", "g g,home", "end(-1)", "To the first claim, or the top"),
    _row("pane", _MOVE, "move.last", "G,end", "end(1)", "To the last claim, or the end"),
    _desk(_MOVE, "claim.next_open", "}", "navigation.next_open(1)", "Next claim that is still to do"),
    _desk(
        _MOVE, "claim.previous_open", "{", "navigation.next_open(-1)", "Previous claim that is still to do"
    ),
    _desk(
        _MOVE, "claim.next_dispute", "d", "crossings.next_dispute", "Next claim in dispute, in any article"
    ),
    _desk(_GO, "pane.next", "tab,l,right", "panes.go(1)", "Next pane"),
    _desk(_GO, "pane.previous", "shift+tab,h,left", "panes.go(-1)", "Previous pane"),
    _desk(_GO, "article.next", "]", "navigation.article(1)", "Next article"),
    _desk(_GO, "article.previous", "[", "navigation.article(-1)", "Previous article"),
    _desk(_FIND, "filter.drop", "escape", "filtering.back", "Clear the filter; back to the list"),
    _desk(_GO, "help", "?", "around.open_help", "All keys", "help"),
    _desk(_GO, "quit", "q", "app.quit", "Quit", "quit"),
    _row("app", _GO, "palette", "ctrl+p", "app.command_palette", "Commands", "commands", priority=True),
    _row("app", _GO, "quit.anywhere", "ctrl+q", "app.quit", "Quit from anywhere", priority=True),
    _row("app", _GO, "interrupt", "ctrl+c", "app.interrupted", "Say how to quit"),
    _row("app", _GO, "suspend", "ctrl+z", "app.suspend_process", "To the shell; fg comes back"),
    _row("filter", _FIND, "filter.keep", "enter", "keep", "Keep the filter, back to the list"),
    _row("filter", _FIND, "filter.clear", "escape", "clear", "Clear the filter"),
    _row("filter", _FIND, "filter.down", "down", "walk(1)", "Next claim while typing"),
    _row("filter", _FIND, "filter.up", "up", "walk(-1)", "Previous claim while typing"),
    _row("picker", _JUDGE, "picker.choose", "enter", "choose", "Give this rating"),
    _row("picker", _JUDGE, "picker.resolve", "tab", "resolve", "At a dispute: settle it or not"),
    _row("picker", _JUDGE, "picker.cancel", "escape", "cancel", "Back without a verdict"),
    _row("attach", _PROVE, "attach.save", "ctrl+s", "save", "Attach it", priority=True),
    _row("attach", _PROVE, "attach.find", "ctrl+f", "find", "Find what speaks of the claim", priority=True),
    _row("attach", _PROVE, "attach.find_plain", "f", "find", "The same, outside the fields"),
    _row("attach", _PROVE, "attach.down", "down", "walk(1)", "Next source while typing"),
    _row("attach", _PROVE, "attach.up", "up", "walk(-1)", "Previous source while typing"),
    _row("attach", _PROVE, "attach.cancel", "escape", "cancel", "Back; a quote is not lost at once"),
    _row("explain", _JUDGE, "explain.save", "ctrl+s", "save", "Keep the explanation", priority=True),
    _row("explain", _JUDGE, "explain.cancel", "escape", "cancel", "Back; text is not lost at once"),
    _row("similar", _FIND, "similar.choose", "enter", "choose", "Go to this claim"),
    _row("similar", _FIND, "similar.cancel", "escape", "cancel", "Back to the claim"),
    _row("find", _PROVE, "find.choose", "enter", "choose", "Take source, place and quote"),
    _row("find", _PROVE, "find.cancel", "escape", "cancel", "Back to the form"),
    _row("sources", _PROVE, "sources.add", "ctrl+n", "add", "Add a source", priority=True),
    _row("sources", _PROVE, "sources.down", "down", "walk(1)", "Next source while typing"),
    _row("sources", _PROVE, "sources.up", "up", "walk(-1)", "Previous source while typing"),
    _row("sources", _PROVE, "sources.close", "escape", "close", "Back to the desk"),
    _row("source", _PROVE, "source.close", "escape", "close", "Back to the sources"),
    _row("add_source", _PROVE, "add_source.save", "ctrl+s", "save", "Add it", priority=True),
    _row("add_source", _PROVE, "add_source.cancel", "escape", "cancel", "Back without adding"),
    _row("calculator", _PROVE, "calculator.save", "ctrl+s", "save", "Attach the calculation", priority=True),
    _row("calculator", _PROVE, "calculator.before", "up", "recall(-1)", "What you tried before"),
    _row("calculator", _PROVE, "calculator.after", "down", "recall(1)", "What you tried after that"),
    _row("calculator", _PROVE, "calculator.cancel", "escape", "cancel", "Back; ↑ brings what you typed"),
    _row("who", _GO, "who.save", "ctrl+s", "save", "Keep your name", priority=True),
    _row("who", _GO, "who.cancel", "escape", "cancel", "Go on without a name"),
    *(
        _second(
            _JUDGE,
            f"second.{key}",
            key,
            f"reading.rate('{key}')",
            f"Your verdict: the rating on {key}",
            "verdict",
            _READ,
        )
        for key in _DIGITS
    ),
    _second(_JUDGE, "second.pick", "0", "reading.pick", "Any rating", "all ratings", _READ),
    _second(
        _JUDGE, "second.explain", "e", "reading.explain", "Write why, before your verdict", "explain", _DRAFT
    ),
    _second(_MOVE, "second.next", "}", "navigation.next_open(1)", "Next claim you have not read"),
    _second(_MOVE, "second.previous", "{", "navigation.next_open(-1)", "Previous claim you have not read"),
    _second(_GO, "second.article", "]", "navigation.article(1)", "Next article"),
    _second(_GO, "second.article_before", "[", "navigation.article(-1)", "Previous article"),
    _second(_GO, "second.pane", "tab,l,right", "panes.go(1)", "Next pane"),
    _second(_GO, "second.pane_before", "shift+tab,h,left", "panes.go(-1)", "Previous pane"),
    _second(_GO, "second.help", "?", "around.open_help", "All keys", "help"),
    _second(_GO, "second.leave", "escape,q,b", "around.leave", "Back to the desk", "leave"),
    _row("help", _MOVE, "help.down", "down", "scroll(1)", "A line down"),
    _row("help", _MOVE, "help.up", "up", "scroll(-1)", "A line up"),
    _row("help", _MOVE, "help.page_down", "pagedown", "scroll(10)", "A page down"),
    _row("help", _MOVE, "help.page_up", "pageup", "scroll(-10)", "A page up"),
    _row("help", _GO, "help.close", "escape", "close", "Close"),
    _row("notice", _GO, "notice.close", "enter,escape", "close", "Go on"),
)
