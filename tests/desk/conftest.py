"""Desks of two checkers at one file with two articles, whose claims are written by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.images import write_image
from tests.store import material as m
from workbench.desk import Desk, Session
from workbench.model import Checker, Source
from workbench.signing import Signer
from workbench.store import ClaimsFile

_KEYS = {m.ANN.id: m.ANNS_KEY, m.BEN.id: m.BENS_KEY}


def signer_of(checker: Checker) -> Signer | None:
    """The key of a checker, who signs."""
    return _KEYS.get(checker.id)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_image(tmp_path / "claims.db", _articles)
    return tmp_path / "claims.db"


def _articles(file: ClaimsFile) -> None:
    file.append([m.article(), m.article(m.OTHER), m.reading(*m.CLAIMS), m.reading(m.DYKE)])


@pytest.fixture
def at(path: Path) -> Iterator[Callable[[Checker], Desk]]:
    """The desk of a checker at the file."""
    with ExitStack() as open_desks:

        def opened(who: Checker) -> Desk:
            session = Session(ClaimsFile.open(path), who, signer=signer_of)
            return open_desks.enter_context(Desk.of(session))

        yield opened


@pytest.fixture
def ann(at: Callable[[Checker], Desk]) -> Desk:
    return at(m.ANN)


@pytest.fixture
def ben(at: Callable[[Checker], Desk]) -> Desk:
    return at(m.BEN)


@pytest.fixture
def memo(ann: Desk, tmp_path: Path) -> Source:
    """A source with a text in the file."""
    text = tmp_path / "memo.txt"
    text.write_text(
        "The harbour of Norvik handled 5.0 million tonnes in 2019.\n\nShips came.\n", encoding="utf-8"
    )
    return ann.sources.add(Source(id="", title="Memo"), file=str(text))
