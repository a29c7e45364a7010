"""A desk with one article, and sources as files of one's own; the command line in a folder with both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.shell import Shell
from tests.sources.material import ARTICLE, REPORT
from workbench.desk import Desk
from workbench.model import Source, checker_of

Add = Callable[..., Source]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    with Desk.open(tmp_path / "claims.db", checker=checker_of("Ina Voss")) as opened:
        opened.articles.add(str(tmp_path / "article.txt"))
        yield opened


@pytest.fixture
def add(desk: Desk, tmp_path: Path) -> Add:
    """Adds a source with this content in a file of this name."""

    def added(content: str | bytes = REPORT, name: str = "report.txt", **facts: object) -> Source:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return desk.sources.add(Source(id="", title=str(facts.pop("title", name)), **facts), file=str(path))  # type: ignore[arg-type]

    return added


@pytest.fixture
def tonnes(desk: Desk) -> str:
    """The id of the claim about the tonnes."""
    return next(state.claim.id for state in desk.claims.each() if "tonnes" in state.claim.text)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    made = Shell(tmp_path)
    assert made("add", "article.txt").returncode == 0
    return made
