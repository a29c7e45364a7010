"""A real desk on a real file, with articles whose claims are made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.images import write_image
from tests.tui.material import ADA, desk_at, harbour, river
from workbench.desk import Desk, Session
from workbench.store import ClaimsFile

_HERE = Path(__file__).parent
_QUICK = frozenset({"test_keys_at_the_desk.py", "test_actions.py", "test_layout.py"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def empty_desk(path: Path) -> Iterator[Desk]:
    write_image(path)
    with desk_at(path) as desk:
        yield desk


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    write_image(path, _articles)
    with desk_at(path) as desk:
        yield desk


def _articles(file: ClaimsFile) -> None:
    articles = Desk.of(Session(file, ADA)).articles
    articles.keep(harbour())
    articles.keep(river())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screen's tests take half of the suite's time: by `make quick` only what its keys do at the desk is tried."""
    for item in items:
        if item.path.is_relative_to(_HERE) and item.path.name not in _QUICK:
            item.add_marker(pytest.mark.slow)
