"""A claim is marked as none, and `--back` takes that back, whoever said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.tui.material import CEM, desk_at, harbour
from workbench.cli.group import workbench


@pytest.fixture
def dismissed(tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "claims.db"
    with desk_at(path, CEM) as desk:
        desk.articles.keep(harbour())
        claim = next(desk.claims.each()).claim.id
        desk.verdicts.dismiss(claim)
        desk.verdicts.dismiss(claim, reason="a joke")
    return path, claim


def test_a_dismissal_is_taken_back_by_somebody_else(dismissed: tuple[Path, str]) -> None:
    path, claim = dismissed
    result = CliRunner().invoke(workbench, ["--db", str(path), "dismiss", claim, "--back"])
    assert result.exit_code == 0
    with desk_at(path) as desk:
        assert desk.claims.get(claim).status == "open"


@pytest.mark.parametrize(
    ("options", "told"),
    [(["--back", "--because", "x"], "leave it out with --back"), (["--back"], "not dismissed")],
)
def test_what_cannot_be_taken_back_is_refused(
    dismissed: tuple[Path, str], options: list[str], told: str
) -> None:
    path, claim = dismissed
    CliRunner().invoke(workbench, ["--db", str(path), "dismiss", claim, "--back"])
    result = CliRunner().invoke(workbench, ["--db", str(path), "dismiss", claim, *options])
    assert result.exit_code != 0
    assert told in f"{result.output}{result.exception}"
