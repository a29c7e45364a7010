"""What travels between files, and what became of it: the journal, snapshots, erasures."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.model.texts import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal. `body` is canonical JSON; checker, at and salt are empty for what a text determines."""

    id: str
    kind: str
    body: str
    checker: str = ""
    at: str = ""
    salt: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The bytes of a source as a file keeps them: compressed by zlib, named by the SHA-256 of what they were before."""

    sha256: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What was erased by right or law: the id of an entry (40 digits) or of a snapshot (64), when and why."""

    id: str
    at: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRequest:
    """What others ask to have erased, by one entry of `checker`, or by lines that nobody signs for (then "").

    `targets` are the ids of entries and snapshots that were not erased here; `kinds` counts those that the file has.
    """

    id: str
    why: str
    at: str
    targets: tuple[str, ...]
    checker: str = ""
    kinds: dict[str, int] = field(default_factory=dict)

    @property
    def here(self) -> int:
        """How many of its targets the file has."""
        return sum(self.kinds.values())


# What travels between files: nothing else of a claims file is the truth.
Parcel = Entry | Snapshot | Erasure


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a shared file has: entries by kind, snapshots and erasures.

    `confidential` counts the sources among them that are, `withheld` the entries that were kept back for that.
    `unsound` says of each part that stayed, since no merge would take it, what is wrong with it.
    """

    entries: dict[str, int] = field(default_factory=dict)
    snapshots: int = 0
    erasures: int = 0
    confidential: int = 0
    withheld: int = 0
    unsound: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge brought into a file, or would bring.

    `new` counts new entries by kind, `claims` the claims that are new in the list. `disputed` and `settled` are the
    ids of claims that are in dispute since, or no longer. `erased` counts what this file had and gave up to a key that
    is trusted for that, `refused` what the other file had and this one had erased; `requested` counts the requests to
    erase something of this file, of now and before. `unknown` names kinds of a newer version, kept and passed on.
    """

    new: dict[str, int] = field(default_factory=dict)
    claims: int = 0
    known: int = 0
    snapshots: int = 0
    disputed: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    erased: int = 0
    requested: int = 0
    refused: int = 0
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """What an exchange with a hub brought, or would bring: there, by kind, and here.

    `withheld` counts what stayed here for being confidential, `problems` say what could not be sent or fetched.
    `encrypted` is False where others on the way between could read it.
    """

    sent: dict[str, int] = field(default_factory=dict)
    merged: Merged = field(default_factory=Merged)
    withheld: int = 0
    problems: tuple[Problem, ...] = ()
    encrypted: bool = True
