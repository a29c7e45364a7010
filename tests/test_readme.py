"""The documents say what the program does: the README's commands run, and its keys are the keys.

Not run are the blocks marked `sh`: `make run` and `make test` install from the network and would run these tests inside
themselves, `pipx` and `uv` install into the person's home, and the completion lines write into their shell's settings.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from docs.keys import written
from tests.waiting import PATIENCE
from workbench.cli.group import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Shown:
    """A command of the README and the output shown below it; "…" stands for any text."""

    command: str
    output: str


def shown() -> list[Shown]:
    made = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            made.append(Shown(command, output.rstrip("\n")))
    return made


def environment(home: Path) -> dict[str, str]:
    """As a newcomer has it: no settings of their own, and `workbench` on the path, which runs this tree."""
    command = home / "bin" / "workbench"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m workbench "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WORKBENCH", "XDG_"))}
    path = os.pathsep.join([str(command.parent), os.environ["PATH"]])
    return kept | {
        "HOME": str(home), "PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "110", "NO_COLOR": "1", "PYTHONUTF8": "1",
    }  # fmt: skip


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> list[subprocess.CompletedProcess[str]]:
    """All commands, one after the other in one folder, as a reader would type them."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "sample", folder / "sample")
    shutil.copy(ROOT / "claims.db", folder)
    settings = environment(folder)
    return [
        subprocess.run(
            one.command, shell=True, cwd=folder, env=settings, capture_output=True, text=True, check=False,
            encoding="utf-8", stdin=subprocess.DEVNULL, timeout=120,
        )
        for one in shown()
    ]  # fmt: skip


@pytest.mark.parametrize(("place", "one"), list(enumerate(shown())), ids=[one.command for one in shown()])
def test_a_command_of_the_readme_does_what_it_shows(
    place: int, one: Shown, walked: list[subprocess.CompletedProcess[str]]
) -> None:
    done = walked[place]
    assert done.returncode == 0, done.stderr
    lines = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines())
    at = 0
    for part in filter(None, (part.strip() for part in one.output.split("…"))):
        found = lines.find(part, at)
        assert found >= 0, f"{part!r} is not in\n{lines}"
        at = found + len(part)


def test_the_walk_reaches_a_report() -> None:
    assert any("report" in one.command for one in shown())
    assert len(shown()) >= 6


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_works_for_each_shell_of_the_readme(shell: str, tmp_path: Path) -> None:
    asked = {"_WORKBENCH_COMPLETE": f"{shell}_complete", "COMP_WORDS": "workbench ver", "COMP_CWORD": "1"}
    if shell == "fish":
        asked = {"_WORKBENCH_COMPLETE": "fish_complete", "COMP_WORDS": "workbench", "COMP_CWORD": "ver"}
    done = subprocess.run(
        ["workbench"],
        env=environment(tmp_path) | asked,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert f"{shell}_source" in README
    assert {"verdict", "verify"} <= set(re.findall(r"\w+", done.stdout)), done.stderr


def test_the_keys_are_those_of_the_screen() -> None:
    assert written(README) == README, "the README's keys are out of date; run: make docs"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_is_in_the_readme(name: str) -> None:
    assert f"`workbench {name}" in README


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`workbench(?: --db \S+)? ([a-z]+(?:-[a-z]+)*)", README)))
)
def test_each_command_in_the_readme_exists(name: str) -> None:
    assert name in COMMANDS


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)", README))))
def test_each_make_target_in_the_readme_exists(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize(
    "path",
    sorted(set(re.findall(r"`(workbench/[\w./]+|sample/)`", (ROOT / "ARCHITECTURE.md").read_text("utf-8")))),
)
def test_each_place_the_architecture_names_exists(path: str) -> None:
    assert (ROOT / path).exists()
