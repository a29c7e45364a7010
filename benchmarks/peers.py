"""Who is asked, and how: a table of programs, each in an environment of its own that is made on first use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One that reads figures. Without requirements it is ours, and runs where this runs."""

    name: str
    adapter: str
    requirements: tuple[str, ...] = ()
    units: str = ""
    note: str = ""

    @property
    def folder(self) -> Path:
        """Its environment."""
        return ROOT / f".venv-bench-{self.name.replace(' ', '-')}"

    @property
    def python(self) -> str:
        """The interpreter that has it installed."""
        if not self.requirements:
            return sys.executable
        return str(self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))

    @property
    def command(self) -> list[str]:
        """What to run so that texts can be asked for, line by line."""
        return [self.python, str(HERE / "adapters" / f"{self.adapter}.py")]


OURS = Program(name="workbench", adapter="for_quantities")
WHOLE = Program(name="workbench, whole claims", adapter="for_claims")
PEERS = (
    Program(
        name="quantulum3",
        adapter="for_quantulum3",
        requirements=("quantulum3==0.10.0",),
        units="quantulum3",
        note="0.10.0 as `pip install quantulum3` gives it, without its classifier of ambiguous units",
    ),
    Program(
        name="quantulum3 classifier",
        adapter="for_quantulum3",
        # Its classifier is a pickle of this version of scikit-learn and loads under no other.
        requirements=("quantulum3[classifier]==0.10.0", "scikit-learn==1.8.0"),
        units="quantulum3",
        note="0.10.0 with the classifier that comes with it",
    ),
    Program(
        name="recognizers-text",
        adapter="for_recognizers",
        # It asks emoji for a name that later versions do not have.
        requirements=("recognizers-text-number-with-unit==1.0.2a2", "emoji<2"),
        units="recognizers-text",
        note="1.0.2a2, Microsoft's; all six recognizers of figures together",
    ),
    Program(
        name="price-parser",
        adapter="for_price_parser",
        requirements=("price-parser==0.5.1",),
        units="price-parser",
        note="0.5.1; made for one price in a short text: it reads one figure of each, so its speed says little",
    ),
)


class Answer(NamedTuple):
    """The figures of a text as the adapter gives them, the CPU seconds they took, and what went wrong, if anything."""

    figures: list[dict[str, object]]
    cpu: float
    error: str


def prepare(program: Program) -> str:
    """Makes its environment where there is none that fits. "" when it is ready, else why it cannot be had."""
    wanted, stamp = "\n".join(program.requirements), program.folder / ".installed"
    if not wanted or (stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
        return ""
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(program.folder)],
        [
            program.python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            *program.requirements,
        ],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return (done.stderr.strip().splitlines() or ["it cannot be installed"])[-1]
    stamp.write_text(wanted, encoding="utf-8")
    return ""


def ask(program: Program, texts: Sequence[str]) -> list[Answer]:
    """Its answer to each text; one is read before it, untimed, to load everything. RuntimeError where most fail."""
    lines = "".join(json.dumps(text) + "\n" for text in ["Some 5 kg cost 3 euros.", *texts])
    done = subprocess.run(
        program.command, input=lines, capture_output=True, text=True, check=True, cwd=ROOT, env=settings()
    )
    answers = [Answer(**json.loads(line)) for line in done.stdout.splitlines()[1:]]
    errors = [answer.error for answer in answers if answer.error]
    if len(errors) * 2 > len(answers):  # a program that is broken is not quick, and not wrong either
        raise RuntimeError(f"{program.name} fails on most texts: {errors[0]}")
    return answers


def settings() -> dict[str, str]:
    """What the programs run with: this tree is importable, and compiled modules are kept as for any user."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
