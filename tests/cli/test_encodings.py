"""Output that is not UTF-8, as of an old console or a redirect: every command prints, and JSON stays JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, partial

import pytest

from tests.shell import Shell
from workbench.cli.streams import escaped

pytestmark = pytest.mark.slow

ARTICLE = """Häfen wachsen: “Łódź” 😀

The Łódź port raised its budget from €40 million to €50 million in 2019, said Zoë Åkesson.
It rose from €40 million to €60 million in 2019, said Zoë Åkesson 😀 of the Łódź port.
"""
WORD = "Łódź"
Printed = dict[str, tuple[int, str, str]]
# Every command that prints what it was given; CLAIM stands for an id.
PRINTING = {
    "open claims": (),
    "list": ("list",),
    "list as JSON": ("list", "--format", "json"),
    "list as CSV": ("list", "--format", "csv"),
    "show": ("show", "CLAIM"),
    "show as JSON": ("show", "CLAIM", "--format", "json"),
    "extract": ("extract", "draft.txt"),
    "extract as JSON": ("extract", "draft.txt", "--format", "json"),
    "extract as JSON Lines": ("extract", "draft.txt", "--format", "jsonl"),
    "extract with reasons": ("extract", "draft.txt", "--explain"),
    "compare": ("compare", "€40 million", "€50 million"),
    "compare as JSON": ("compare", "€40 million", "€50 million", "--format", "json"),
    "similar": ("similar", "CLAIM"),
    "contradictions": ("contradictions",),
    "contradictions as JSON": ("contradictions", "--format", "json"),
    "sources": ("source", "list"),
    "a source": ("source", "show", "s1"),
    "search": ("source", "search", "port"),
    "find": ("find", "CLAIM"),
    "find as JSON": ("find", "CLAIM", "--format", "json"),
    "calc": ("calc", "€50 million / €40 million"),
    "series": ("series", "list"),
    "disputes": ("disputes",),
    "disputes as JSON": ("disputes", "--format", "json"),
    "second": ("second", "CLAIM"),
    "agreement": ("agreement",),
    "report": ("report",),
    "report as JSON": ("report", "--format", "json"),
    "report as CSV": ("report", "--format", "csv"),
    "verify": ("verify",),
    "whoami": ("whoami",),
    "keys": ("keys",),
    "what would be erased": ("erase", "s1", "--why", "x", "--dry-run"),
    "a complaint": ("show", "Łódź"),
    "a usage error": ("list", "--Łódź"),
    "undo": ("undo",),
    "redo": ("redo",),
}


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A file with a dispute, a source, its words and a calculation, all beyond ASCII and Latin-1."""
    folder = tmp_path_factory.mktemp("encodings")
    (folder / "draft.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "source.txt").write_text("The Łódź port spent €50 million in 2019 😀.\n", encoding="utf-8")
    (folder / "cpi.csv").write_text("2010,100\n2019,110.5\n", encoding="utf-8")
    shell = Shell(folder, checker="Zoë Łukasz")
    shell("add", "draft.txt")
    shell("source", "add", "source.txt", "--title", "Łódź 😀", "--publisher", "Port of Łódź")
    shell("series", "add", "cpi.csv", "--name", "cpi", "--source", "Łódź 😀")
    claim = shell.ids()[0]
    shell("attach", claim, "s1", "--quote", "€50 million")
    shell("verdict", claim, "accurate", "--because", "Łódź 😀 says so")
    shell("verdict", claim, "mixed", "--because", "“no”", checker="Ø 😀")
    return shell


@pytest.fixture(scope="module")
def printed(shell: Shell) -> Callable[[str], Printed]:
    """What each command prints on a stream in an encoding, and its code."""
    return cache(partial(_printed, shell))


def _printed(shell: Shell, encoding: str) -> Printed:
    claim = shell.ids()[0]
    before = (shell.folder / "claims.db").read_bytes()
    met = {}
    for name, words in PRINTING.items():
        done = shell(*(claim if word == "CLAIM" else word for word in words), encoding=encoding)
        met[name] = (done.returncode, done.stdout, done.stderr)
    (shell.folder / "claims.db").write_bytes(before)
    return met


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "latin-1", "ascii"])
def test_every_command_prints_the_same_in_any_encoding(
    printed: Callable[[str], Printed], encoding: str
) -> None:
    in_full, met = printed("utf-8"), printed(encoding)
    for name, (code, out, errors) in met.items():
        assert code == in_full[name][0], name
        assert "Traceback" not in errors, name
        assert "unforeseen" not in errors, name
        assert out == in_full[name][1].encode(encoding, "workbench.escape").decode(encoding), name
    assert "\\u0141" in met["list"][1]


@pytest.mark.parametrize("encoding", ["cp437", "latin-1", "ascii"])
def test_json_says_the_same_in_any_encoding(printed: Callable[[str], Printed], encoding: str) -> None:
    in_full, met = printed("utf-8"), printed(encoding)
    for name in (name for name in PRINTING if name.endswith("JSON")):
        assert json.loads(met[name][1]) == json.loads(in_full[name][1]), name
    assert WORD in json.dumps(json.loads(met["list as JSON"][1]), ensure_ascii=False)


@pytest.mark.parametrize("encoding", ["cp437", "latin-1", "ascii"])
def test_the_program_itself_prints_in_any_encoding(shell: Shell, encoding: str) -> None:
    done = shell.process("list", "--format", "json", encoding=encoding)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == shell.json("list", "--format", "json")


@pytest.mark.parametrize(
    ("text", "told"),
    [("é", "\\u00e9"), ("😀", "\\ud83d\\ude00"), ("\udc80", "\\udc80"), ("é€", "\\u00e9\\u20ac")],
)
def test_an_escape_is_one_that_json_reads(text: str, told: str) -> None:
    assert escaped(UnicodeEncodeError("ascii", f"a{text}", 1, 1 + len(text), "")) == (told, 1 + len(text))
    assert json.loads(f'"{told}"') == text
