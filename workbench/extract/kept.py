"""Expressions of a grammar as they were compiled before: `re` takes most of a second for them, reading them a moment.

What `re` makes of an expression follows from its text and from Python alone. It is kept in the user's folder for
caches, one file for a language, its grammar and a Python. A file that is damaged, or cannot be read or written, costs
time and nothing else.
"""

from __future__ import annotations

import atexit
import re
import sys
from array import array
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b, sha256
from importlib import import_module
from pathlib import Path
from typing import cast

import msgspec
import platformdirs

from workbench.errors import InputError

_MOST_BYTES = 20_000_000  # a grammar has about one million
_DIGEST = sha256().digest_size
# The halves of `re.compile`; a Python without them compiles each expression whole.
_MAKER, _ENGINE = import_module("re._compiler"), import_module("_sre")
_CAN_KEEP = all(hasattr(_MAKER, name) for name in ("_parser", "_code")) and hasattr(_ENGINE, "compile")


class _Program(msgspec.Struct, frozen=True, array_like=True):
    """What `_sre.compile` is given for an expression beside its text; the code in words of the machine."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]
    by_number: tuple[str | None, ...]


class Kept:
    """The compiled expressions of one language, whose grammar is told from others by all the texts of its rules."""

    def __init__(self, language: str, rules: Iterable[str]) -> None:
        python = f"{sys.implementation.cache_tag}-{_ENGINE.MAGIC}-{sys.byteorder}{_ENGINE.CODESIZE}"
        grammar = _key("\n".join(rules))
        self._others = f"grammar-{language}-{python}-*.bin"
        self._path = platformdirs.user_cache_path("workbench") / self._others.replace("*", grammar)
        self._programs = _read(self._path) if _CAN_KEEP else {}
        self._is_new = False

    def compiled(self, written: str) -> re.Pattern[str]:
        """The expression, as `re.compile` gives it."""
        if not _CAN_KEEP:
            return re.compile(written)
        key = _key(written)
        if key not in self._programs:
            self._programs[key] = _program(written)
            self._write_at_the_end()
        return _pattern(written, self._programs[key])

    def _write_at_the_end(self) -> None:
        if not self._is_new:
            self._is_new = True
            atexit.register(self._write)

    def _write(self) -> None:
        from workbench.config import PRIVATE
        from workbench.output import make_folder, written_beside

        body = msgspec.msgpack.encode(_read(self._path) | self._programs)
        with suppress(OSError, InputError):
            make_folder(self._path.parent)
            with written_beside(self._path, force=True, mode=PRIVATE) as fresh:
                fresh.write_bytes(sha256(body).digest() + body)
            for other in self._path.parent.glob(self._others):
                if other != self._path:
                    other.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, _Program]:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
        digest, body = data[:_DIGEST], data[_DIGEST:]
        return (
            msgspec.msgpack.decode(body, type=dict[str, _Program]) if sha256(body).digest() == digest else {}
        )
    except (OSError, msgspec.MsgspecError):
        return {}


def _key(written: str) -> str:
    return blake2b(written.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _program(written: str) -> _Program:
    parsed = _MAKER._parser.parse(written, 0)
    names: dict[str, int] = parsed.state.groupdict
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    return _Program(
        flags=parsed.state.flags,
        code=array("I", _MAKER._code(parsed, 0)).tobytes(),
        groups=parsed.state.groups - 1,
        names=names,
        by_number=tuple(by_number),
    )


def _pattern(written: str, program: _Program) -> re.Pattern[str]:
    code = array("I", program.code).tolist()
    return cast(
        "re.Pattern[str]",
        _ENGINE.compile(written, program.flags, code, program.groups, program.names, program.by_number),
    )
