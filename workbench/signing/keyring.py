"""The keys of this user, in their configuration folder: their own to sign with, and those of people they know.

The secret is in a file that its owner alone may read, in a folder of the same kind. It is no more than a name tag: who
has it can sign as its owner, and no file is kept from anyone by it.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec

from workbench import config, settings
from workbench.errors import InputError, LookupFailed
from workbench.model import Checker
from workbench.output import create, make_folder
from workbench.signing import Signer, signer

_SECRET = 32  # bytes
_FOLDER_MODE = 0o700
Digits = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class KnownKey(msgspec.Struct, frozen=True, omit_defaults=True):
    """A key whose holder this user knows; `own` is whether it is theirs.

    What the holder of a key that `may_erase` asks to have erased goes from this user's files unasked.
    """

    key: Digits
    name: Annotated[str, msgspec.Meta(min_length=1)]
    organization: str = ""
    own: bool = False
    may_erase: bool = False


class _Ring(msgspec.Struct, frozen=True):
    keys: tuple[KnownKey, ...] = ()


def secret_path() -> Path:
    """Where the secret is kept."""
    return config.folder() / "keys" / "signing.key"


def known_path() -> Path:
    """Where the keys of people this user knows are kept."""
    return config.folder() / "known_keys.toml"


def known_keys() -> tuple[KnownKey, ...]:
    """All keys this user knows, their own first. InputError where the file cannot be read."""
    where = known_path()
    try:
        ring = msgspec.toml.decode(where.read_bytes(), type=_Ring)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise InputError(f"cannot read {where}: {error}; mend it or move it away") from error
    return tuple(sorted(ring.keys, key=lambda key: (not key.own, key.name, key.key)))


def erasing_keys() -> frozenset[str]:
    """The keys whose holders' requests to erase are carried out unasked: this user's own, and those trusted for it."""
    return frozenset(key.key for key in known_keys() if key.own or key.may_erase)


def own_key() -> KnownKey | None:
    """The key that this user signs with; None where they do not sign."""
    return next((key for key in known_keys() if key.own), None)


def begin(who: Checker) -> KnownKey:
    """Makes a key for this checker, or gives the one that is there their name, and returns it."""
    secret = _secret() if secret_path().exists() else _made_secret()
    key = KnownKey(key=signer(secret).key, name=who.name, organization=who.organization, own=True)
    _keep(key, *(other for other in known_keys() if other.key != key.key and not other.own))
    return key


def stop() -> bool:
    """Signs no more from now on; returns whether this user did. The secret stays, and `begin` takes it up again."""
    before = known_keys()
    _keep(*(msgspec.structs.replace(key, own=False) for key in before))
    return any(key.own for key in before)


def own_signer(who: Checker) -> Signer | None:
    """Who signs for this checker here; None where they do not sign. InputError where others may read the secret."""
    key = own_key()
    if key is None or (key.name, key.organization) != (who.name, who.organization):
        return None
    signing_key = signer(_secret())
    if signing_key.key != key.key:
        raise InputError(
            f"{secret_path()} is not the key in {known_path()}; run `workbench whoami --sign` anew"
        )
    return signing_key


def trust(key: str, who: Checker, *, may_erase: bool = False) -> KnownKey:
    """Keeps a key of 64 digits as that of this person. InputError where it is none, or this user's own."""
    said = {"key": key, "name": who.name, "organization": who.organization, "may_erase": may_erase}
    try:
        trusted = msgspec.convert(said, KnownKey)
    except msgspec.ValidationError as error:
        raise InputError(f"{key!r} is no key; `workbench keys` shows those in the file") from error
    if any(other.own and other.key == key for other in known_keys()):
        raise InputError("this is your own key; `workbench whoami` says whose it is")
    _keep(trusted, *(other for other in known_keys() if other.key != key))
    return trusted


def forget(prefix: str) -> KnownKey:
    """Strikes out the one known key that begins so. LookupFailed where it is none or several, or this user's own."""
    keys = {key.key: key for key in known_keys()}
    forgotten = keys.pop(matching(prefix, (key.key for key in keys.values() if not key.own)))
    _keep(*keys.values())
    return forgotten


def matching(prefix: str, keys: Iterable[str]) -> str:
    """The one key that begins so. LookupFailed where it is none or several."""
    wanted = prefix.strip().lower()
    fitting = sorted({key for key in keys if wanted and key.startswith(wanted)})
    if len(fitting) != 1:
        fits = f"fits {len(fitting)} keys; give more digits" if fitting else "is no key you know of"
        raise LookupFailed(f"{prefix!r} {fits}; `workbench keys` lists them")
    return fitting[0]


def _secret() -> bytes:
    """The secret. InputError where it is gone, damaged, or open to others."""
    where = secret_path()
    try:
        for path, mode in ((where.parent, _FOLDER_MODE), (where, config.PRIVATE)):
            if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & ~mode:
                raise InputError(f"others may read {path}, which is to be yours alone: chmod {mode:o} {path}")
        secret = where.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot read your key {where}: {error.strerror}; put it back, or: workbench whoami --no-sign"
        ) from error
    if len(secret) != _SECRET:
        raise InputError(
            f"{where} is damaged; put a copy back, or move it away and run `workbench whoami --sign`"
        )
    return secret


def _made_secret() -> bytes:
    where = secret_path()
    secret = secrets.token_bytes(_SECRET)
    try:
        make_folder(where.parent)
        where.parent.chmod(_FOLDER_MODE)
        # Never, not even for a moment, readable by others, and never in the place of another key.
        create(where, config.PRIVATE)
        where.write_bytes(secret)
    except OSError as error:
        raise InputError(f"cannot write {where}: {error.strerror}; check the folder it is in") from error
    return secret


def _keep(*keys: KnownKey) -> None:
    settings.keep(known_path(), _Ring(keys=keys), otherwise="check the folder it is in")
