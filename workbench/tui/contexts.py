"""Where keys work: a tree of contexts, from the whole program down to a pane or a dialog.

A key of a context works in everything below it. A field that is typed into (the filter) stands beside the desk, not
below it: what is typed goes to the field first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ContextName = Literal[
    "app",
    "desk",
    "second",
    "pane",
    "filter",
    "picker",
    "attach",
    "explain",
    "help",
    "notice",
    "similar",
    "find",
    "sources",
    "source",
    "add_source",
    "calculator",
    "who",
]


@dataclass(frozen=True, slots=True)
class Context:
    """A place where keys work. `beside` are siblings whose keys are alive at the same time as its own."""

    name: ContextName
    title: str
    parent: ContextName | None = "app"
    beside: tuple[ContextName, ...] = ()


CONTEXTS: tuple[Context, ...] = (
    Context("app", "Everywhere", parent=None),
    Context("desk", "At the desk"),
    Context("second", "Second reading"),
    Context("pane", "In a pane", beside=("desk", "second", "source")),
    Context("filter", "While filtering"),
    Context("picker", "Choosing a rating"),
    Context("attach", "Attaching evidence"),
    Context("explain", "Explaining"),
    Context("help", "In this help"),
    Context("notice", "Reading a notice"),
    Context("similar", "Checked before"),
    Context("find", "Finding passages"),
    Context("sources", "Among the sources"),
    Context("source", "Reading a source"),
    Context("add_source", "Adding a source"),
    Context("calculator", "Calculating"),
    Context("who", "Saying who you are"),
)

_BY_NAME: dict[ContextName, Context] = {context.name: context for context in CONTEXTS}


def title(name: ContextName) -> str:
    """How a context is called where its keys are listed."""
    return _BY_NAME[name].title


def lineage(name: ContextName) -> tuple[ContextName, ...]:
    """A context and all it stands in, the root first.

    >>> lineage("desk")
    ('app', 'desk')
    """
    parent = _BY_NAME[name].parent
    return (*(lineage(parent) if parent else ()), name)


def alive_together() -> Iterator[frozenset[ContextName]]:
    """Each set of contexts whose keys are alive at the same time: a path from the root, alone and with each sibling."""
    for context in CONTEXTS:
        path = lineage(context.name)
        yield frozenset(path)
        for sibling in context.beside:
            yield frozenset((*path, *lineage(sibling)))
