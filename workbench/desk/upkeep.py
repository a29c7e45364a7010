"""Erasure by right or law: what would go, and letting it go for good."""

from __future__ import annotations

from workbench.desk.bench import Bench
from workbench.model import ClaimState, Erasure
from workbench.store import Plan


class Upkeep(Bench):
    """Erasing from the file what must not be in it."""

    def doomed(self, name: str) -> Plan:
        """What `erase` would take with this entry, article or source: an id, how it begins, or s12."""
        return self.file.doomed(name)

    def erase(self, name: str, *, why: str) -> Plan:
        """Erases an entry, article or source with what may keep its words, and returns what went. There is no undo.

        InputError without a reason, which stays in the file and travels with it.
        """
        return self.file.erase(name, why=why, at=self._instant())

    def erased_from(self, state: ClaimState) -> tuple[Erasure, ...]:
        """What was erased of that to which the evidence and verdicts on a claim refer."""
        named = {one.source_id for one in state.evidence}
        for verdict in state.verdicts:
            named.update((*verdict.evidence_ids, *verdict.supersedes))
        return tuple(one for one in self.file.erasures() if one.id in named)
