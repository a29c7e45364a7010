"""What a command does not need is not imported: at the keyboard, half a second is long."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import PATIENCE

_ROOT = Path(__file__).parents[2]
_TOLD = """
import sys
from workbench.cli import run
run(sys.argv[1:])
print(*sorted(name for name in sys.modules if name in %r), sep="\\n", file=sys.stderr)
"""
_READING = {
    "workbench.read",
    "workbench.extract",
    "trafilatura",
    "pypdfium2",
    "mammoth",
    "sentencex",
    "numpy",
}
_ARITHMETIC = {"workbench.check", "workbench.calc", "pint"}
_MATCHING = {"workbench.match", "rapidfuzz", "Stemmer"}
_EXCHANGING = {"psycopg", "cryptography"}
_SCREEN = {"textual"}
_ALL = _READING | _ARITHMETIC | _MATCHING | _EXCHANGING | _SCREEN


def _imported(arguments: list[str], among: set[str]) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _TOLD % (among,), *arguments],
        capture_output=True,
        text=True,
        cwd=_ROOT,
        check=True,
        timeout=PATIENCE,
    )
    return set(done.stderr.split()) & among


@pytest.mark.parametrize("arguments", [["list"], ["source", "list"], ["disputes"]], ids=" ".join)
def test_a_list_needs_no_grammar_no_arithmetic_and_no_screen(tmp_path: Path, arguments: list[str]) -> None:
    copy = tmp_path / "claims.db"
    copy.write_bytes((_ROOT / "claims.db").read_bytes())
    assert _imported(["--db", str(copy), *arguments], _ALL) == set()


def test_reading_an_article_needs_neither_screen_nor_hub(tmp_path: Path) -> None:
    article = _ROOT / "sample" / "article.txt"
    found = _imported(["--db", str(tmp_path / "new.db"), "add", str(article)], _ALL)
    assert "workbench.extract" in found
    assert found <= _READING | {"Stemmer"}
