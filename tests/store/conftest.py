"""A claims file of one's own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.images import write_image
from workbench.store import ClaimsFile


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ClaimsFile]:
    write_image(tmp_path / "claims.db")
    with ClaimsFile.open(tmp_path / "claims.db") as opened:
        yield opened
