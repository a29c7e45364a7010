"""Claims files as bytes: made once a process, and written where a test begins with one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.store import ClaimsFile


def nothing(_: ClaimsFile) -> None:
    """Leaves a file as it is begun."""


def write_image(path: Path, fill: Callable[[ClaimsFile], object] = nothing) -> None:
    """Writes the claims file that opening this path and `fill` would make, to whoever owns it alone as there."""
    path.touch(mode=0o600)
    path.write_bytes(_image(fill))


@cache
def _image(fill: Callable[[ClaimsFile], object]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        with ClaimsFile.open(path) as file:
            fill(file)
        return path.read_bytes()
