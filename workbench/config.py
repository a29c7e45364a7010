"""The folder with what a person set on this machine, and config.toml in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs

from workbench.errors import InputError
from workbench.model import Problem

CONFIG = "config.toml"
PRIVATE = 0o600
"""Permissions of a file that its owner alone reads and writes."""

FILE_MODE = "file_mode"
# Whoever makes a file can read and write it; nobody runs it.
_FILE_MODE = re.compile("06[0246]{2}")


def folder() -> Path:
    """Where settings, the checker's name and keys are kept."""
    return platformdirs.user_config_path("workbench")


def read() -> tuple[dict[str, object], tuple[Problem, ...]]:
    """What config.toml says, decoded; a file that cannot be used is a Problem."""
    where = folder() / CONFIG
    try:
        return msgspec.toml.decode(where.read_bytes(), type=dict[str, object]), ()
    except FileNotFoundError:
        return {}, ()
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        message = f"{CONFIG} cannot be used: {error}; mend it, or move it away"
        return {}, (Problem(message=message, location=str(where)),)


def new_file_mode() -> int:
    """The permissions that files for people to work with are made with. InputError where config.toml cannot be used."""
    tree, problems = read()
    if problems:
        raise InputError(problems[0].message)
    return file_mode(tree)


def file_mode(tree: Mapping[str, object]) -> int:
    """What a decoded config.toml says of the permissions of new files; 0600 if nothing. InputError if it is no mode."""
    written = tree.get(FILE_MODE)
    if written is None:
        return PRIVATE
    if isinstance(written, str) and _FILE_MODE.fullmatch(written):
        return int(written, 8)
    raise InputError(
        f'{CONFIG}: {FILE_MODE} is {written!r}; write "0600" for files of your own, "0660" for those of a group'
    )
