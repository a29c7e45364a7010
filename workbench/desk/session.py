"""A checker's session at a claims file: who works, under which clock and signature, and what is one step of theirs.

Everything the services of the Desk write goes through `Session.write`. A **step** is what one act writes: one
transaction, one unit of `undo` (its entries share author, time and salt) and one signature over all of them. A service
opens a step for each of its acts, a caller for several acts that belong together: an inner step joins the outer one.
Where anything in a step fails, all of it is taken back, snapshots too.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from workbench import settings
from workbench.errors import InputError
from workbench.model import Checker, Entry
from workbench.signing import Signer
from workbench.store import ClaimsFile, bodies

Clock = Callable[[], datetime]
Salt = Callable[[], bytes]
Signers = Callable[[Checker], Signer | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one act has written so far. `label` names the act in messages; `at` is an ISO 8601 instant in UTC."""

    label: str
    checker: Checker
    at: str
    salt: bytes
    entries: list[Entry] = field(default_factory=list)

    @contextmanager
    def joined(self) -> Iterator[Step]:
        """This step for an act within it: where that fails, what it wrote is no part of the step."""
        before = len(self.entries)
        try:
            yield self
        except BaseException:
            del self.entries[before:]
            raise


def _now() -> datetime:
    return datetime.now(UTC)


def _random_salt() -> bytes:
    return secrets.token_bytes(16)


def _no_signer(_: Checker) -> None:
    return None


class Session:
    """One checker at one claims file; any thread may use it, each with steps of its own.

    `clock` and `salt` are asked once for each step, `signer` gives whoever signs for a checker, or None.
    """

    def __init__(
        self,
        file: ClaimsFile,
        checker: Checker,
        *,
        clock: Clock = _now,
        salt: Salt = _random_salt,
        signer: Signers = _no_signer,
    ) -> None:
        self.file = file
        self.checker = checker
        self._clock = clock
        self._salt = salt
        self._signer = signer
        # Not a context variable: `asyncio.to_thread` would hand a step on to a thread that has another connection.
        self._thread = threading.local()

    def close(self) -> None:
        """Gives the file back, in every thread."""
        self.file.close()

    def introduce(self, who: Checker) -> None:
        """Works as this checker from now on, and keeps that for later runs. InputError where it cannot be kept."""
        self.checker = who
        settings.remember(who)

    def checkers(self) -> dict[str, Checker]:
        """The checkers the file knows, and the one of this session, by id."""
        return {**self.file.checkers(), self.checker.id: self.checker}

    def warning(self) -> str:
        """What is to be said of the place where the file lies, in a line; "" where it lies well."""
        return self.file.warning()

    def data_version(self) -> int:
        """A number that changes when someone else writes to the file; compare it with what this thread had before."""
        return self.file.data_version()

    def instant(self) -> str:
        """The time of the open step, or else now: "2025-02-14T09:30:00.000Z"."""
        return self._open_step.at if self._open_step else self._instant()

    @contextmanager
    def step(self, label: str) -> Iterator[Step]:
        """Makes one step of all that this thread writes meanwhile, or joins the one that is open already.

        Others wait to write until it is done. It belongs to the thread: nothing may be awaited within it.
        """
        outer = self._open_step
        with self.file.together(), outer.joined() if outer else self._begun(label) as step:
            yield step

    def write(self, kind: str, body: bodies.Body) -> Entry:
        """Appends what this checker does, in the open step or as a step of its own, and returns its entry.

        InputError where the body cannot be kept. The same body again in one step is the same entry.
        """
        with self.step(kind) as step:
            entry = bodies.entry(kind, body, checker=step.checker.id, at=step.at, salt=step.salt)
            self.file.append([bodies.entry("checker", bodies.CheckerBody.of(step.checker)), entry])
            if entry not in step.entries:
                step.entries.append(entry)
        return entry

    def take_back(self, *entries: str) -> Entry:
        """Appends that the entries with these ids no longer stand."""
        return self.write("retraction", bodies.RetractionBody(entries=entries))

    def refuse_step(self, act: str) -> None:
        """InputError where a step is open: `act` cannot be taken back, or takes time for which nobody is to wait."""
        if self._open_step:
            raise InputError(f"{act} cannot be part of “{self._open_step.label}”; do it before or after")

    @property
    def _open_step(self) -> Step | None:
        return getattr(self._thread, "step", None)

    def _instant(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    @contextmanager
    def _begun(self, label: str) -> Iterator[Step]:
        step = Step(label=label, checker=self.checker, at=self._instant(), salt=self._salt())
        self._thread.step = step
        try:
            yield step
            self._sign(step)
        finally:
            self._thread.step = None

    def _sign(self, step: Step) -> None:
        """Appends one signature over all that the step wrote, where its checker signs."""
        signer = self._signer(step.checker) if step.entries else None
        if signer is not None:
            names = tuple(entry.id for entry in step.entries)
            body = bodies.SignatureBody(key=signer.key, entries=names, signature=signer.sign(names))
            self.file.append([bodies.entry("signature", body)])
