"""What a person set on this machine: who checks (or WORKBENCH_CHECKER, for one run), and config.toml."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

import msgspec
import platformdirs

from workbench.errors import InputError
from workbench.model import Checker, Problem, checker_of
from workbench.output import write_beside

CONFIG = "config.toml"


class _Identity(msgspec.Struct, frozen=True, omit_defaults=True):
    name: str
    initials: str = ""
    organization: str = ""
    url: str = ""


def path() -> Path:
    """Where the checker's name is kept."""
    return platformdirs.user_config_path("workbench") / "checker.toml"


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
    where = path()
    kept = _Identity(who.name, who.initials, who.organization, who.url)
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        write_beside(where, msgspec.toml.encode(kept), force=True)
    except OSError as error:
        raise InputError(f"cannot write {where}: {error.strerror}; use WORKBENCH_CHECKER instead") from error


def config() -> tuple[dict[str, object], tuple[Problem, ...]]:
    """What config.toml in the user's configuration folder says, decoded; a file that cannot be used is a Problem."""
    where = path().with_name(CONFIG)
    try:
        return msgspec.toml.decode(where.read_bytes(), type=dict[str, object]), ()
    except FileNotFoundError:
        return {}, ()
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        message = f"{CONFIG} cannot be used: {error}; mend it, or move it away"
        return {}, (Problem(message=message, location=str(where)),)


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
