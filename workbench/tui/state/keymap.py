"""The keys that a person wants otherwise: keys.toml in the user's configuration folder, a key table's id per line."""

from __future__ import annotations

from pathlib import Path

import msgspec

from workbench import config
from workbench.model import Problem


def path() -> Path:
    """Where the file is looked for; it need not exist."""
    return config.folder() / "keys.toml"


def read(where: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The wanted keys by id, as in `"work.undo" = "z,ctrl+o"`; a file that cannot be used is a Problem."""
    try:
        return msgspec.toml.decode(where.read_bytes(), type=dict[str, str]), ()
    except FileNotFoundError:
        return {}, ()
    except (OSError, msgspec.DecodeError) as error:
        message = f'{where.name} cannot be used: {error}; write lines such as "work.undo" = "z"'
        return {}, (Problem(message=message, location=str(where)),)
