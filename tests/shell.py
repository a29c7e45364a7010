"""The command line as a person or a script meets it: what is typed, and what comes back on each stream.

A command runs in the test's own process, which is ten times as fast; `Shell.process` runs it as one of its own, and a
test holds that both say the same.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from tests.waiting import PATIENCE
from workbench import cli
from workbench.cli.streams import forgive


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


class Shell:
    """Runs `workbench` in a folder, as the checker that it is told, with a configuration of its own."""

    def __init__(self, folder: Path, *, checker: str = "Ina Voss") -> None:
        self.folder = folder
        self.checker = checker

    def __call__(
        self, *args: str, checker: str | None = None, given: str = "", encoding: str = "utf-8"
    ) -> Done:
        out, errors, typed = _stream(encoding=encoding), _stream(encoding=encoding), _stream(given)
        with (
            patch.dict(os.environ, self.environment(checker), clear=True),
            patch.object(sys, "stdin", typed),
            chdir(self.folder),
            redirect_stdout(out),
            redirect_stderr(errors),
        ):
            forgive()
            code = cli.run(list(args))
        return Done(code, _said(out), _said(errors))

    def process(
        self, *args: str, checker: str | None = None, given: str = "", encoding: str = "utf-8"
    ) -> Done:
        """The same in a process of its own, whose streams are in this encoding."""
        streams = {} if encoding == "utf-8" else {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *args],
            cwd=self.folder,
            env={**self.environment(checker), **streams},
            input=given,
            capture_output=True,
            text=True,
            encoding=encoding,
            check=False,
            timeout=120,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def json(self, *args: str) -> list[dict[str, object]]:
        """The array that a command prints."""
        found = json.loads(self(*args).stdout)
        assert isinstance(found, list)
        return found

    def ids(self) -> list[str]:
        """The ids of the claims in claims.db, in text order."""
        return [str(claim["id"]) for claim in self.json("list", "--format", "json")]

    def claim(self, words: str) -> str:
        """The id of the first claim with these words."""
        found = self.json("list", "--format", "json")
        return next(str(one["id"]) for one in found if words in str(one["text"]))

    def environment(self, checker: str | None = None) -> Mapping[str, str]:
        """What a command finds in its environment: a configuration and a state of its own, and who works."""
        kept = {name: value for name, value in os.environ.items() if name != "WORKBENCH_DB"}
        who = self.checker if checker is None else checker
        own = {"XDG_CONFIG_HOME": str(self.folder / "config"), "XDG_STATE_HOME": str(self.folder / "state")}
        return {**kept, **own, "WORKBENCH_CHECKER": who, "PYTHONUTF8": "1"}


def _stream(given: str = "", encoding: str = "utf-8") -> TextIOWrapper:
    return TextIOWrapper(BytesIO(given.encode(encoding)), encoding=encoding, write_through=True)


def _said(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def printed_by(code: str) -> str:
    """What this code prints, run by a Python of its own in which nothing is loaded yet."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    return done.stdout.strip()
