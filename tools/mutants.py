"""Changes one thing at a time in a copy of the program, and names the changes that no test notices.

python tools/mutants.py MODULE… [--sample N] [--seed N] [--tests PATH…]

A module is a file or a folder, such as workbench/export. Its tests are those of the folder of its name, or those that
are given. A survivor is a line to look at: a test is missing, or the code is not needed, or both say the same.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
_COPIED = (
    "workbench",
    "tests",
    "benchmarks",
    "sample",
    "docs",
    "tools",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
)
_LONGEST = 600.0  # seconds for the tests of one change; what never ends is noticed, too
_OPERATORS: dict[type[ast.AST], ast.AST] = {
    ast.Lt: ast.LtE(), ast.LtE: ast.Lt(), ast.Gt: ast.GtE(), ast.GtE: ast.Gt(), ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
    ast.In: ast.NotIn(), ast.NotIn: ast.In(), ast.Is: ast.IsNot(), ast.IsNot: ast.Is(),
    ast.And: ast.Or(), ast.Or: ast.And(),
    ast.Add: ast.Sub(), ast.Sub: ast.Add(), ast.Mult: ast.FloorDiv(), ast.BitOr: ast.BitAnd(),
}  # fmt: skip
_SQL = re.compile(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|WITH|PRAGMA)\b")

Change = Callable[[ast.AST], ast.AST | None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change: where it is, what it is in words, and the number of the node that it changes."""

    module: Path
    line: int
    what: str
    number: int
    change: Change

    @property
    def text(self) -> str:
        """The whole module with the change."""
        tree = ast.parse((ROOT / self.module).read_text(encoding="utf-8"))
        changed = _At(_places(tree)[self.number][0], self.change).visit(tree)
        return ast.unparse(ast.fix_missing_locations(changed))

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.what}"


def _dropped(node: ast.AST) -> ast.AST | None:
    """A statement that does something, without it."""
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    kinds = (ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.Break, ast.Delete)
    return ast.Pass() if isinstance(node, kinds) and not is_docstring else None


def _negated(node: ast.AST) -> ast.AST | None:
    if not isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
        return None
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return node


def _unfiltered(node: ast.AST) -> ast.AST | None:
    """A comprehension without its condition."""
    if not isinstance(node, ast.comprehension) or not node.ifs:
        return None
    node.ifs.pop()
    return node


def _other_operator(node: ast.AST) -> ast.AST | None:
    return copy.deepcopy(_OPERATORS[type(node)]) if type(node) in _OPERATORS else None


def _other_constant(node: ast.AST) -> ast.AST | None:
    if not isinstance(node, ast.Constant):
        return None
    match node.value:
        case bool(value):
            return ast.Constant(not value)
        case int(value) | float(value):
            return ast.Constant(value + 1)
        case str(value) if value and not _SQL.match(value):
            return ast.Constant(f"{value}x")
    return None


def _shorter_sql(node: ast.AST) -> ast.AST | None:
    """A statement of SQL without its last condition."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or not _SQL.match(node.value):
        return None
    shorter = re.sub(
        r"\s(?:AND|ORDER BY|WHERE)\s(?!.*\b(?:AND|ORDER BY|WHERE)\s).*", "", node.value, flags=re.DOTALL
    )
    return ast.Constant(shorter) if shorter != node.value else None


def _shorter_table(node: ast.AST) -> ast.AST | None:
    """A tuple, list, set or mapping without its last row."""
    match node:
        case ast.Tuple(elts=rows) | ast.List(elts=rows) | ast.Set(elts=rows) if len(rows) > 1 and _is_read(
            node
        ):
            rows.pop()
        case ast.Dict(keys=keys, values=values) if len(keys) > 1:
            keys.pop()
            values.pop()
        case _:
            return None
    return node


def _is_read(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", ast.Load()), ast.Load)


_CHANGES: dict[str, Change] = {
    "statement dropped": _dropped,
    "condition negated": _negated,
    "condition dropped": _unfiltered,
    "operator": _other_operator,
    "constant": _other_constant,
    "SQL shortened": _shorter_sql,
    "last row dropped": _shorter_table,
}


class _At(ast.NodeTransformer):
    """Puts another node in the place of one."""

    def __init__(self, target: ast.AST, change: Change) -> None:
        self._target, self._change = target, change

    def visit(self, node: ast.AST) -> ast.AST:
        if node is not self._target:
            return self.generic_visit(node)
        return ast.copy_location(self._change(node) or node, node)


def mutants(module: Path) -> Iterator[Mutant]:
    """Every change of a module that gives another program; names, types and docstrings stay as they are."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    for number, (node, line) in enumerate(_places(tree)):
        before = ast.unparse(node)
        for name, change in _CHANGES.items():
            changed = change(copy.deepcopy(node))
            if changed is not None and (after := ast.unparse(changed)) != before:
                yield Mutant(module, line, f"{name}: {_short(before)} → {_short(after)}", number, change)


def _places(tree: ast.AST) -> list[tuple[ast.AST, int]]:
    """The nodes that may be changed, with the lines they begin on."""
    found: list[tuple[ast.AST, int]] = []

    def look(node: ast.AST, line: int) -> None:
        line = getattr(node, "lineno", line)
        found.append((node, line))
        for name, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and name not in _LEFT_ALONE and not _is_words(child):
                    look(child, line)

    look(tree, 0)
    return found


_LEFT_ALONE = frozenset({"annotation", "returns", "decorator_list", "bases", "type_params", "type_comment"})


def _is_words(node: ast.AST) -> bool:
    """A docstring, an import, or the list of what others may import."""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    is_public = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    return is_text or is_public or isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr)


def _short(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:67]}…"


def survives(mutant: Mutant, folder: Path, tests: Sequence[str]) -> bool:
    """Whether the tests pass in a copy of the program with this change."""
    place = folder / mutant.module
    original = place.read_text(encoding="utf-8")
    place.write_text(mutant.text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": ""}
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=_LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        place.write_text(original, encoding="utf-8")
    return done.returncode == 0


def main(arguments: Sequence[str]) -> None:
    """Tries a sample of the changes of the modules that are named, and prints those that no test notices."""
    parser = argparse.ArgumentParser(prog="python tools/mutants.py")
    parser.add_argument("modules", nargs="+", type=Path)
    parser.add_argument("--sample", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tests", nargs="+", default=[])
    parser.add_argument("--only", default="", help="changes whose line has these words")
    given = parser.parse_args(arguments)
    modules = [
        path
        for named in given.modules
        for path in (sorted(named.rglob("*.py")) if named.is_dir() else [named])
    ]
    made = [mutant for module in modules for mutant in mutants(module) if given.only in str(mutant)]
    chosen = Random(given.seed).sample(made, min(given.sample, len(made)))
    tests = given.tests or [f"tests/{given.modules[0].parts[1].removesuffix('.py')}"]
    with TemporaryDirectory(prefix="mutants-") as name:
        survivors = [mutant for mutant in chosen if _tried(mutant, _copied(Path(name)), tests)]
    print(f"{len(chosen)} of {len(made)} changes tried, {len(survivors)} survived")


def _tried(mutant: Mutant, folder: Path, tests: Sequence[str]) -> bool:
    alive = survives(mutant, folder, tests)
    print(f"{'SURVIVED' if alive else 'killed  '}  {mutant}", flush=True)
    return alive


def _copied(folder: Path) -> Path:
    """The program and its tests, copied there once."""
    for place in (ROOT / name for name in _COPIED if not (folder / name).exists()):
        if place.is_dir():
            shutil.copytree(place, folder / place.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place, folder)
    return folder


if __name__ == "__main__":
    main(sys.argv[1:])
