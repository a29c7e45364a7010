"""The documents hang together: their links lead somewhere, and the modules that they name are there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("docs", "sample", "tests", "benchmarks", "workbench")
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.md"))]
)

_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_ROOM_ROW = re.compile(r"^\| (?P<places>(?:`workbench/\w+(?:/|\.py)`(?:, )?)+) \|", re.MULTILINE)
_NAMED_FILE = re.compile(r"`([\w/]+\.(?:py|toml|sql|txt|tcss))`")
# What a person has in the folder of their settings, and no checkout has.
_SETTINGS = {"checker.toml", "config.toml", "keys.toml"}


def text_of(document: Path) -> str:
    """A document without its fenced blocks, in which a link is no link."""
    return _FENCED.sub("", document.read_text(encoding="utf-8"))


def anchors(document: Path) -> set[str]:
    """The fragments by which the headings of a document are reached, as GitHub makes them."""
    headings = (match[1].strip().casefold() for match in _HEADING.finditer(text_of(document)))
    return {re.sub(r"[^\w\- ]", "", words).replace(" ", "-") for words in headings}


def mentions(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What the one group of a pattern matches in a document, each once, after the document's path."""
    for document in DOCUMENTS:
        for mention in dict.fromkeys(pattern.findall(text_of(document))):
            yield document.relative_to(ROOT).as_posix(), mention


@pytest.mark.parametrize(("document", "target"), list(mentions(_LINK)))
def test_each_link_leads_to_a_file_and_a_heading_of_it(document: str, target: str) -> None:
    path, _, fragment = target.partition("#")
    file = (ROOT / document).parent / path if path else ROOT / document
    assert file.exists()
    assert not fragment or fragment in anchors(file)


@pytest.mark.parametrize(
    ("document", "named"), [(where, name) for where, name in mentions(_NAMED_FILE) if name not in _SETTINGS]
)
def test_each_file_that_a_document_names_exists(document: str, named: str) -> None:
    """By its path from the root, or by the end of it: `exchange/merge.py`."""
    places = ((ROOT / folder).rglob(Path(named).name) for folder in FOLDERS)
    ends = [path.relative_to(ROOT).as_posix() for found in places for path in found]
    assert (ROOT / named).is_file() or any(f"/{path}".endswith(f"/{named}") for path in ends)


def test_the_architecture_has_a_row_for_each_room_of_the_layers() -> None:
    """The rooms of the layers' contract, which names all there are, and no others; the topmost is the edge itself."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    rooms = {room.strip() for layer in layers for room in layer.split("|")} - {"__main__"}
    rows = _ROOM_ROW.findall((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    assert {Path(place).stem for row in rows for place in re.findall(r"`([^`]+)`", row)} == rooms


def test_each_dependency_has_a_row_that_says_why() -> None:
    page = (ROOT / "docs" / "dev" / "dependencies.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| ([\w-]+) \| .+ \| .+ \|$", page, re.MULTILINE)
    required = [re.match(r"[\w-]+", line) for line in PROJECT["project"]["dependencies"]]
    assert sorted(set(named) - {"dependency"}) == sorted(match[0] for match in required if match)
