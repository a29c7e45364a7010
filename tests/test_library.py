"""docs/library.md says what the library does: its blocks run one after the other, and print what stands under them."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import NamedTuple

import pytest

import workbench.calc
import workbench.check
import workbench.extract
import workbench.match

PAGE = Path(__file__).parent.parent / "docs" / "library.md"
PAGE_TEXT = PAGE.read_text(encoding="utf-8")
_BLOCK = re.compile(
    r"^```python\n(?P<code>.*?)^```\n(?:```text\n(?P<output>.*?)^```$)?", re.DOTALL | re.MULTILINE
)
_STABLE = re.compile(r"^\| `(?P<package>workbench\.\w+)` \|[^|]*\| (?P<functions>[^|]+) \|$", re.MULTILINE)


class Example(NamedTuple):
    """A block of Python, the line of the page on which it begins, and what has to be printed by it."""

    line: int
    code: str
    output: str


EXAMPLES = [
    Example(PAGE_TEXT.count("\n", 0, block.start("code")) + 1, block["code"], block["output"] or "")
    for block in _BLOCK.finditer(PAGE_TEXT)
]


@pytest.fixture(scope="module")
def printed() -> dict[int, str]:
    """What each block prints, by its line; the blocks share their names, as in one session."""
    names: dict[str, object] = {}
    outputs = {}
    for example in EXAMPLES:
        # Blank lines in front let a traceback name the line of the page.
        code = compile("\n" * (example.line - 1) + example.code, str(PAGE), "exec")
        with contextlib.redirect_stdout(io.StringIO()) as output:
            exec(code, names)
        outputs[example.line] = output.getvalue()
    return outputs


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"line {example.line}" for example in EXAMPLES])
def test_an_example_of_the_library_prints_what_stands_under_it(
    example: Example, printed: dict[int, str]
) -> None:
    assert printed[example.line] == example.output


def test_no_block_of_python_is_left_out() -> None:
    assert PAGE_TEXT.count("```python\n") == len(EXAMPLES) > 0


@pytest.mark.parametrize("package", ["extract", "check", "calc", "match"])
def test_each_function_that_the_table_calls_stable_is_public_and_described(package: str) -> None:
    rows = {row["package"]: row["functions"] for row in _STABLE.finditer(PAGE_TEXT)}
    for name in re.findall(r"`(\w+)`", rows[f"workbench.{package}"]):
        assert name in getattr(workbench, package).__all__
        assert f"`{name}" in PAGE_TEXT
