"""Upkeep of the file: looking for damage, making what follows from the journal anew, and erasing by right or law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk.calculations import Calculations
from workbench.desk.session import Session
from workbench.desk.sources import Sources
from workbench.lazy import LazyModule
from workbench.model import ClaimState, Erasure, Problem
from workbench.store import Plan, bodies

if TYPE_CHECKING:
    from workbench.sources import texts
else:
    texts = LazyModule("workbench.sources.texts")


class Upkeep:
    """The file as a whole."""

    def __init__(self, session: Session, sources: Sources, calculations: Calculations) -> None:
        self._session = session
        self._file = session.file
        self._sources = sources
        self._calculations = calculations

    def verify(self) -> tuple[Problem, ...]:
        """What is wrong with the file: damaged pages, entries whose id does not match, projections that differ.

        The passages of sources are read anew from their snapshots and compared; a calculation that rests on what was
        taken back is named.
        """
        gone = (
            Problem(message=line, location=f"claim {claim[:8]}")
            for claim, lines in self._calculations.stale_lines().items()
            for line in lines
        )
        return (*self._file.verify(), *texts.differing(self._file, self._sources.all()), *gone)

    def bytes_of_no_source(self) -> int:
        """How many snapshots no entry names: their source may still come by a merge, and a rebuild drops them."""
        return len(self._file.unnamed_snapshots())

    def rebuild(self) -> int:
        """Makes everything in the file anew from the journal, and the texts of sources from their snapshots.

        Returns how many entries cannot be read, and so are shown nowhere; `verify` says which.
        """
        unreadable = self._file.rebuild()
        texts.keep_all(self._file)
        return len(unreadable)

    def plan(self, name: str) -> Plan:
        """What `erase` would take with this entry, article or source: an id, how it begins, or s12."""
        return self._file.doomed(name)

    def erase(self, name: str, *, why: str) -> Plan:
        """Erases an entry, article or source with what may keep its words, and returns what went. There is no undo.

        Whoever else has it is asked to do the same, by an entry that travels. InputError without a reason, which stays
        in the file and travels with it, and within a step.
        """
        self._session.refuse_step("an erasure is for good: it")
        with self._session.step("erase"):
            going = self._file.take_out(name, why=why, at=self._session.instant())
            request = bodies.ErasureRequestBody(targets=going.ids, why=why.strip())
            self._session.write("erasure_request", request)
        self._file.clean()
        return going

    def erased_from(self, state: ClaimState) -> tuple[Erasure, ...]:
        """What was erased of that to which the evidence and verdicts on a claim refer."""
        referred = {evidence.source_id for evidence in state.evidence}
        for verdict in state.verdicts:
            referred.update((*verdict.evidence_ids, *verdict.supersedes))
        return tuple(erasure for erasure in self._file.erasures() if erasure.id in referred)
