"""The area of command lines: every command, with arguments that nobody would type."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

from benchmarks.fuzz import mutations
from benchmarks.fuzz.case import Area, Broken, Case
from benchmarks.fuzz.texts import words
from tests.shell import Done, Shell
from tests.store import material as m
from tests.store.strangers import good
from workbench.cli.group import workbench

_UNUSABLE = 2
_CODES = frozenset({0, 1, _UNUSABLE, 130})
_ARTICLE = f"{m.TEXT}\n\nThe toll rose by 12 percent, from €40 million to €50 million.\n"
_PLACES = re.compile(r"^  (workbench\S+?):\d+ (\S+)$", re.MULTILINE)


@cache
def _commands() -> tuple[tuple[tuple[str, ...], click.Command], ...]:
    """Every command with its words; `sync` only as far as it knows its address."""
    return tuple(_below(workbench, ()))


def _below(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if (nested := command.get_command(context, name)) is not None:
                yield from _below(nested, (*path, name))


@cache
def _values() -> tuple[str, ...]:
    entries = m.whole_history()
    ids = [
        name[:length]
        for name in (m.TONNES.id, m.ARTICLE.id, *(entry.id for entry in entries))
        for length in (4, 8, 40)
    ]
    plain = (
        "", "-", "--", "0", "-1", "99999999999999999999", "s1", "s99", "e1", "c1 * 2", "2019-05-03",
        "9999-12-31", "accurate",
        "mixed", "accuracy", "en", "xx", "json", "article.txt", "theirs.jsonl", "their.db", "claims.db",
        "nowhere.txt", ".",
        "out.db", "report.md", "cpi.csv", "1 EUR = 1.04 USD on 2025-02-14", "7 percent", "€5 billion",
        "postgresql:", "http:",
        "million tonnes", "5.04 million tonnes", "p. 4", "x" * 20_000, "\udcff", "%s", "{0}",
        "[red]a[@click=app.quit]b",
    )  # fmt: skip
    return (*plain, *ids)


def _value(rng: Random) -> str:
    value = rng.choice(_values())
    if rng.random() < 0.5:
        value = mutations.text(rng, value, (*_values()[:20], *words("en")[:200]))[:50_000]
    # What is no UTF-8 arrives as the system hands it on.
    value = os.fsdecode(value.encode("utf-8", "surrogatepass"))
    # Nothing outside of the folder is named, and no argument of a process has a NUL in it.
    return value.replace("/", "∕").replace("\0", "").replace("..", "‥").replace("~", "∼")


def _arguments(rng: Random) -> list[str]:
    path, command = rng.choice(_commands())
    given = list(path)
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            given += [_value(rng) for _ in range(rng.choice((1, 1, 1, 0, 2)))]
        elif rng.random() < 0.3:
            given += [rng.choice(parameter.opts), *_of_option(rng, parameter)]
    if rng.random() < 0.1:
        rng.shuffle(given)
    return given


def _of_option(rng: Random, parameter: click.Parameter) -> list[str]:
    if isinstance(parameter, click.Option) and parameter.is_flag:
        return []
    if isinstance(parameter.type, click.Choice) and rng.random() < 0.8:
        return [str(rng.choice(tuple(parameter.type.choices)))]
    return [_value(rng) for _ in range(parameter.nargs)]


def _case(rng: Random) -> Case:
    runs = [_arguments(rng) for _ in range(rng.choice((1, 2, 4)))]
    typed = rng.choice(("", "y\n", "n\n", _value(rng).encode("utf-8", "replace").decode()))
    size = sum(len(word.encode("utf-8", "surrogatepass")) for given in runs for word in given)
    return Case(size=size, shown="\n".join(map(repr, runs)), run=lambda: _run(runs, typed))


@cache
def _desk() -> tuple[tuple[str, bytes], ...]:
    """The files of a desk: a claims file with an article, and what others sent."""
    return (
        ("claims.db", good.claims_file()),
        ("their.db", good.shared()),
        ("theirs.jsonl", good.lines()),
        ("article.txt", _ARTICLE.encode()),
        ("cpi.csv", b"2010,80\n2024,100\n"),
    )


def _run(runs: Sequence[Sequence[str]], typed: str) -> None:
    with TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name)
        for file, data in _desk():
            (folder / file).write_bytes(data)
        shell = Shell(folder)
        for given in runs:
            _check(shell(*given, given=typed), given, folder)


def _check(done: Done, given: Sequence[str], folder: Path) -> None:
    command = " ".join(given[:2])[:60]
    if "unforeseen" in done.stderr:
        log = next(folder.glob("state/**/unforeseen.log")).read_text(encoding="utf-8")
        raise Broken(":".join(_PLACES.findall(log)[-1]), f"{command}: {log.splitlines()[-1]}")
    if done.returncode not in _CODES or "Traceback" in done.stderr:
        raise Broken(f"commands {given[0]}", f"exit code {done.returncode}")
    lines = done.stderr.strip().splitlines()
    # A line for each of several files, and one that sums them up.
    if done.returncode == _UNUSABLE and not 1 <= len(lines) <= 1 + len(given):
        raise Broken(f"complaint of {command.split()[0]}", done.stderr[:300])


AREAS: Sequence[Area] = (Area("commands", _case),)
