"""A real desk on a real file, with articles whose claims are made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.material import desk_at, harbour, river
from workbench.desk import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def empty_desk(path: Path) -> Iterator[Desk]:
    with desk_at(path) as desk:
        yield desk


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    empty_desk.articles.keep(harbour())
    empty_desk.articles.keep(river())
    return empty_desk
