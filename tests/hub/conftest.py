"""A real server for all tests of a worker, a hub of its own for each, and desks that exchange with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.hub.server import Server, binaries, running
from workbench.model import Entry
from workbench.store import ClaimsFile

OpenDesk = Callable[[str], ClaimsFile]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    if binaries() is None:
        pytest.skip(
            "no PostgreSQL server here: neither initdb on the path nor /usr/lib/postgresql/*/bin/initdb"
        )
    with running() as started:
        yield started


@pytest.fixture
def database(server: Server) -> str:
    """A database without a hub."""
    server.run("DROP SCHEMA IF EXISTS workbench CASCADE")
    return "postgres"


@pytest.fixture
def url(server: Server, database: str) -> str:
    return server.url(database)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """Opens a claims file by its name, closed in the end."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(ClaimsFile.open(tmp_path / f"{name}.db"))


def journal(file: ClaimsFile) -> set[Entry]:
    return set(file.entries())
