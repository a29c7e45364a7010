"""How long a test waits for what another process or thread does, and which calls would wait without an end."""

from __future__ import annotations

import ast
from collections.abc import Iterator

PATIENCE = 120.0  # seconds; what takes longer on a busy machine never comes
_RUNS = frozenset({"run", "call", "check_call", "check_output"})  # of subprocess
_WAITS = frozenset({"communicate", "wait", "join"})  # of a process, an event, a thread


def endless(source: str) -> Iterator[ast.Call]:
    """The calls of a module that wait for a process, an event or a thread and are given no timeout."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _waits(node) and not _has_timeout(node):
            yield node


def _waits(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Name(id="subprocess"), attr=attribute):
            return attribute in _RUNS
        case ast.Attribute(attr=attribute):
            return attribute in _WAITS and not call.args
        case _:
            return False


def _has_timeout(call: ast.Call) -> bool:
    return any(keyword.arg == "timeout" for keyword in call.keywords)
