"""Signatures over journal entries: Ed25519 keys, what they sign, and how a key is read out.

An entry's id is made from its content, so it shows that nothing was altered; only a signature shows who made it. Keys
and signatures are hexadecimal. The `cryptography` package is imported where one is made or checked, and nowhere else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# What comes before the ids, so that a signature made here can never be passed off as one over anything else.
_DOMAIN = b"claims-workbench signature 1\0"
_GROUPS, _GROUP = 8, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who can sign: a private key, of which `key` is the public half in 64 digits."""

    key: str
    _private: Ed25519PrivateKey

    def sign(self, entries: Sequence[str]) -> str:
        """A signature over these entry ids in this order, in 128 digits."""
        return self._private.sign(message(entries)).hex()


def signer(secret: bytes) -> Signer:
    """The signer with this secret of 32 bytes. ValueError where it is of another length."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(secret)
    return Signer(key=private.public_key().public_bytes_raw().hex(), _private=private)


def is_signed(key: str, entries: Sequence[str], signature: str) -> bool:
    """Whether the holder of this key signed these entry ids."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), message(entries))
    except (InvalidSignature, ValueError):
        return False
    return True


def message(entries: Sequence[str]) -> bytes:
    """What is signed: a name for this use, then the ids as bytes, 20 each."""
    return _DOMAIN + b"".join(map(bytes.fromhex, entries))


def fingerprint(key: str) -> str:
    """A key as it is read out on the telephone: 128 bits of its hash, in eight groups of four digits."""
    digits = hashlib.blake2b(bytes.fromhex(key), digest_size=_GROUPS * _GROUP // 2).hexdigest()
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))
