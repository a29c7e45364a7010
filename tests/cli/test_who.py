"""Who works here is asked once, at a terminal; whose work is signed is told by `show`, `verify` and `keys`."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import ARTICLE
from tests.shell import Done, Shell
from tests.waiting import PATIENCE


class Person(Shell):
    """Somebody at a machine of their own, on a claims file that others work on too."""

    def __call__(
        self, *args: str, checker: str | None = "", given: str = "", encoding: str = "utf-8"
    ) -> Done:
        shared = ("--db", "../claims.db")
        return super().__call__(*shared, *args, checker=checker, given=given, encoding=encoding)

    def at_a_terminal(self, *args: str, typed: str) -> tuple[int, str]:
        """The exit code, and what stands on the terminal after somebody has typed this."""
        terminal, theirs = pty.openpty()
        named = {"XDG_CONFIG_HOME": str(self.folder / "config"), "WORKBENCH_CHECKER": ""}
        child = subprocess.Popen(
            [sys.executable, "-m", "workbench", "--db", "../claims.db", *args],
            cwd=self.folder,
            env={**os.environ, **named},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        os.write(terminal, typed.encode())
        with os.fdopen(terminal, "rb", buffering=0) as screen:
            shown = b"".join(iter(lambda: _some(screen.fileno()), b""))
        return child.wait(timeout=PATIENCE), shown.decode()


def _some(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that nobody is at the other side any more
        return b""


@pytest.fixture
def ada(tmp_path: Path) -> Person:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "article.txt").write_text(ARTICLE, encoding="utf-8")
    person = Person(tmp_path / "ada")
    assert person("add", "article.txt").returncode == 0
    return person


@pytest.fixture
def ben(tmp_path: Path, ada: Person) -> Person:
    (tmp_path / "ben").mkdir()
    person = Person(tmp_path / "ben")
    person("whoami", "--name", "Ben Osei")
    return person


def _name(person: Person) -> str:
    return person("whoami").stdout.splitlines()[0]


def test_a_person_at_a_terminal_is_asked_once_who_they_are(ada: Person) -> None:
    claim = ada.ids()[0]
    code, shown = ada.at_a_terminal("verdict", claim, "accurate", typed="Ada Quist\nThe Coastline\n")
    assert code == 0
    assert "Your name stands beside your work" in shown
    assert "Accurate, Ada Quist" in shown
    assert _name(ada) == "Ada Quist (AQ), The Coastline"
    code, shown = ada.at_a_terminal("verdict", claim, "mixed", typed="")
    assert code == 0
    assert "Your name" not in shown


def test_whoever_only_looks_is_not_asked(ada: Person) -> None:
    code, shown = ada.at_a_terminal("list", typed="")
    assert code == 0
    assert "Your name" not in shown


def test_a_script_is_never_asked(ada: Person) -> None:
    done = ada("verdict", ada.ids()[0], "accurate", given="Somebody\n")
    assert done.returncode == 0
    assert "Your name" not in done.stderr
    assert "your login name" in _name(ada)


def test_stopping_at_the_question_writes_nothing(ada: Person) -> None:
    claim = ada.ids()[0]
    code, _ = ada.at_a_terminal("verdict", claim, "accurate", typed="\x04")
    assert code == 130
    assert ada.json("list", "--format", "json")[0]["verdicts"] == []
    assert "your login name" in _name(ada)


@pytest.mark.slow
def test_a_signature_is_told_as_far_as_one_knows_the_key(ada: Person, ben: Person) -> None:
    claim = ada.ids()[0]
    ada("whoami", "--name", "Ada Quist")
    signs = ada("whoami", "--sign").stdout
    ada("verdict", claim, "accurate")
    ben("verdict", claim, "accurate")
    read_out = re.search(r"You sign with the key ((?:[0-9a-f]{4} ?){8})", signs)
    assert read_out
    assert "Ada Quist" in ada("keys").stdout
    assert "(signed, key known as Ada Quist)" in ada("show", claim).stdout

    assert "(signed by an unknown key)" in ben("show", claim).stdout
    listed = ben("keys").stdout
    assert f"{read_out[1].strip()}  unknown, on 1 entries" in listed
    assert "Signed: 1 by an unknown key" in ben("verify").stdout
    short = listed.split()[0]
    assert ben("keys", "trust", short, "--name", "Ada Quist").returncode == 0
    assert "(signed, key known as Ada Quist)" in ben("show", claim).stdout
    assert "Signed: 1 by Ada Quist. Unsigned: 1." in ben("verify").stdout
    ben("keys", "trust", short, "--name", "Cem Arslan")
    assert "(signed by Cem Arslan, not by Ada Quist)" in ben("show", claim).stdout
    assert ben("keys", "forget", short).returncode == 0
    assert "(signed by an unknown key)" in ben("show", claim).stdout


def test_signing_stops_when_it_is_told_to(ada: Person) -> None:
    ada("whoami", "--name", "Ada Quist", "--sign")
    assert "You do not sign any more." in ada("whoami", "--no-sign").stdout
    ada("verdict", ada.ids()[0], "accurate")
    assert "Signed: nothing. Unsigned: 1." in ada("verify").stdout


def test_a_key_under_another_name_does_not_sign_and_says_so(ada: Person) -> None:
    ada("whoami", "--name", "Ada Quist", "--sign")
    renamed = ada("whoami", "--name", "Ada Byron").stdout
    assert "Not signed: the key here is Ada Quist’s" in renamed
    assert "You sign with the key" in ada("whoami", "--sign").stdout


_BAD = {
    "signing without a name": (("whoami", "--sign"), "say who signs first"),
    "trusting what is no key": (("keys", "trust", "zz", "--name", "Ben"), "is no key you know of"),
    "trusting for nobody": (("keys", "trust", "ab" * 32, "--name", " "), "say whose key it is"),
    "trusting without a name": (("keys", "trust", "ab" * 32), "Missing option '--name'"),
    "forgetting an unknown key": (("keys", "forget", "abcd"), "is no key you know of"),
}


@pytest.mark.parametrize(("arguments", "message"), _BAD.values(), ids=_BAD)
def test_bad_input_about_keys_is_one_line_with_exit_code_2(
    ada: Person, arguments: tuple[str, ...], message: str
) -> None:
    done = ada(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("workbench: ")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
