"""Who checks at this machine: as a file in the folder of settings says, or WORKBENCH_CHECKER, for one run."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

import msgspec

from workbench import config
from workbench.errors import HALF_A_CHARACTER, InputError
from workbench.model import Checker, checker_of
from workbench.output import make_folder, write_beside


class _Identity(msgspec.Struct, frozen=True, omit_defaults=True):
    name: str
    initials: str = ""
    organization: str = ""
    url: str = ""


def path() -> Path:
    """Where the checker's name is kept."""
    return config.folder() / "checker.toml"


def checker() -> Checker:
    """The checker at this machine: WORKBENCH_CHECKER ("Name" or "Name, Organization"), the file, or the login name."""
    from_environment = os.environ.get("WORKBENCH_CHECKER", "").strip()
    if from_environment:
        name, _, organization = from_environment.partition(",")
        return checker_of(name.strip(), organization=organization.strip())
    stored = _stored()
    if stored:
        return checker_of(
            stored.name, initials=stored.initials, organization=stored.organization, url=stored.url
        )
    return checker_of(_login())


def is_named() -> bool:
    """Whether a person has said who they are, by the file or for this run."""
    return bool(os.environ.get("WORKBENCH_CHECKER", "").strip()) or path().exists()


def remember(who: Checker) -> None:
    """Keeps the checker for later runs; the file is replaced whole, so that a failure leaves the old one."""
    identity = _Identity(who.name, who.initials, who.organization, who.url)
    keep(path(), identity, otherwise="use WORKBENCH_CHECKER instead")


def keep(where: Path, record: msgspec.Struct, *, otherwise: str) -> None:
    """Writes a file of settings whole, for its owner alone. InputError, with what to do `otherwise`."""
    try:
        data = msgspec.toml.encode(record)
        make_folder(where.parent)
        write_beside(where, data, force=True, mode=config.PRIVATE)
    except UnicodeEncodeError as error:
        raise InputError(f"a name cannot be kept: {HALF_A_CHARACTER}") from error
    except OSError as error:
        raise InputError(f"cannot write {where}: {error.strerror}; {otherwise}") from error


def _stored() -> _Identity | None:
    try:
        return msgspec.toml.decode(path().read_bytes(), type=_Identity)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise InputError(f"cannot read {path()}: {error}; run `workbench whoami --name …` anew") from error


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "checker"
