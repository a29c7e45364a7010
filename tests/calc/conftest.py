"""A desk with one article of one change, which calculations are made on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk import Desk
from workbench.model import checker_of

ARTICLE = "The port authority raised its budget from €40 million to €50 million last year, said Ada Holm.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    with Desk.open(tmp_path / "claims.db", checker=checker_of("Ina Voss")) as opened:
        opened.articles.add(str(tmp_path / "article.txt"))
        yield opened
