"""A checker at a claims file: opening it, closing it, and writing to it under their name."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench import settings
from workbench.model import (
    Checker,
    Entry,
)
from workbench.signing import Signer, keyring
from workbench.store import ClaimsFile, bodies

Clock = Callable[[], datetime]
Salt = Callable[[], bytes]
Signers = Callable[[Checker], Signer | None]


def _now() -> datetime:
    return datetime.now(UTC)


def _salt() -> bytes:
    return secrets.token_bytes(16)


def _no_signer(_: Checker) -> None:
    return None


class Bench:
    """A checker at a claims file. Each method that writes is one transaction and can be undone."""

    def __init__(
        self,
        file: ClaimsFile,
        checker: Checker,
        *,
        clock: Clock = _now,
        salt: Salt = _salt,
        signer: Signers = _no_signer,
    ) -> None:
        self.file = file
        self.checker = checker
        self._signer = signer
        self._clock = clock
        self._salt = salt

    @classmethod
    def open(cls, path: Path, *, create: bool = True, checker: Checker | None = None) -> Self:
        """The desk on a claims file, which is made where there is none. FileError where it is none of ours."""
        file = ClaimsFile.open(path, create=create)
        if checker:
            return cls(file, checker)
        return cls(file, settings.checker(), signer=keyring.own_signer)

    def in_one_step(self) -> Self:
        """This desk with one time and one salt for all that it writes, which `undo` then takes back together."""
        at, salt = self._clock(), self._salt()
        return type(self)(self.file, self.checker, clock=lambda: at, salt=lambda: salt, signer=self._signer)

    @property
    def name(self) -> str:
        """The name of the claims file, without its folder."""
        return self.file.path.name

    def close(self) -> None:
        """Gives the file back."""
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def introduce(self, who: Checker) -> None:
        """Works as this checker from now on, and keeps that for later runs. InputError where it cannot be kept."""
        self.checker = who
        settings.remember(who)

    def warning(self) -> str:
        """What is to be said of the place where the file lies, in a line; "" where it lies well."""
        return self.file.warning()

    def data_version(self) -> int:
        """A number that changes when someone else writes to the file; compare it with what this thread had before."""
        return self.file.data_version()

    def _retract(self, target: Entry | None) -> Entry | None:
        if target is not None:
            self._write("retraction", bodies.RetractionBody(entries=(target.id,)))
        return target

    def _instant(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _write(self, kind: str, body: bodies.Body) -> Entry:
        """Appends what this checker does, with who they are, and returns its entry."""
        return self._write_step((kind, body))[-1]

    def _write_step(self, *work: tuple[str, bodies.Body]) -> tuple[Entry, ...]:
        """Appends several things as one step: they share their salt, by which `undo` takes them back together."""
        at, salt = self._instant(), self._salt()
        who = bodies.entry("checker", bodies.CheckerBody.of(self.checker))
        made = tuple(
            bodies.entry(kind, body, checker=self.checker.id, at=at, salt=salt) for kind, body in work
        )
        self.file.append([who, *made, *self._signature(made)])
        return made

    def _signature(self, made: Sequence[Entry]) -> Iterator[Entry]:
        """One signature over these entries, where this checker signs."""
        signer = self._signer(self.checker)
        if signer is not None:
            entries = tuple(entry.id for entry in made)
            body = bodies.SignatureBody(key=signer.key, entries=entries, signature=signer.sign(entries))
            yield bodies.entry("signature", body)
