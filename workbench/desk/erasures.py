"""What others ask to have erased: kept until this desk carries it out, or a key asks that is trusted for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from workbench.desk.session import Session
from workbench.errors import LookupFailed
from workbench.model import ErasureRequest, Merged
from workbench.signing import keyring


class Erasures:
    """Requests of others to erase something of the file."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._file = session.file

    def pending(self) -> tuple[ErasureRequest, ...]:
        """What was asked and is not erased here, by time and id; some may be about nothing that the file has."""
        return self._file.erasure_requests()

    def called(self, prefix: str) -> ErasureRequest:
        """The pending request whose id begins so. LookupFailed where it is none or several."""
        wanted = prefix.strip().lower()
        fitting = [request for request in self.pending() if wanted and request.id.startswith(wanted)]
        if len(fitting) != 1:
            fits = f"fits {len(fitting)} requests; give more digits" if fitting else "is no request to erase"
            raise LookupFailed(f"{prefix!r} {fits}; `workbench erasures` lists them")
        return fitting[0]

    def carry_out(self, requests: Sequence[ErasureRequest]) -> int:
        """Erases what these ask for, and returns how much the file had of it. There is no undo.

        InputError within a step. FileError where another program is in the way: it is erased, and its bytes go when
        the file is next opened.
        """
        self._session.refuse_step("an erasure is for good: it")
        gone = self._file.carry_out(requests)
        self._file.clean()
        return gone

    def keep_copy(self) -> Path:
        """Writes the file as it is to a new one beside it, and returns where that is."""
        path = self._file.path
        names = (f"{path.stem}.before-erasing{f'-{number}' if number > 1 else ''}.db" for number in count(1))
        place = next(place for name in names if not (place := path.with_name(name)).exists())
        self._file.copy(place)
        return place

    def honour(self, merged: Merged) -> Merged:
        """Carries out what keys ask for that are trusted to erase, and adds that to what a merge brought."""
        trusted = self._trusted()
        if not trusted:
            return merged
        erased = merged.erased + self._file.carry_out(trusted)
        return replace(merged, erased=erased, requested=sum(request.here > 0 for request in self.pending()))

    def _trusted(self) -> list[ErasureRequest]:
        """The pending requests that a key signed whose holder may erase."""
        requests = {request.id: request for request in self.pending() if request.checker}
        signers = self._file.keys_of(requests) if requests else {}
        may_erase = keyring.erasing_keys() if signers else frozenset()
        return [requests[name] for name, keys in signers.items() if keys & may_erase]
