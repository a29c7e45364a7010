"""A desk for each of three checkers at one file, with an article of four claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.store import material as m
from tests.tui.material import desk_at
from workbench.desk import Desk
from workbench.model import Checker, Source, checker_of
from workbench.store import ClaimsFile

CLEO = checker_of("Cleo Marsh", organization="Example Courier")
At = Callable[[Checker], Desk]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with ClaimsFile.open(tmp_path / "claims.db") as file:
        file.append([m.article(), m.article(m.OTHER), m.reading(*m.CLAIMS), m.reading(m.DYKE)])
    return tmp_path / "claims.db"


@pytest.fixture
def at(path: Path) -> Iterator[At]:
    """The desk of a checker at the file."""
    with ExitStack() as open_desks:
        yield lambda who: open_desks.enter_context(desk_at(path, who))


@pytest.fixture
def ann(at: At) -> Desk:
    return at(m.ANN)


@pytest.fixture
def ben(at: At) -> Desk:
    return at(m.BEN)


@pytest.fixture
def cleo(at: At) -> Desk:
    return at(CLEO)


def source_at(desk: Desk, title: str = "Port statistics") -> str:
    """The id of a source that is new in the file."""
    return desk.sources.add(Source(id="", title=title)).id
