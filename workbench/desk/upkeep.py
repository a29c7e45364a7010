"""Erasure by right or law: what would go, and letting it go for good."""

from __future__ import annotations

from workbench.desk.bench import Bench
from workbench.model import Erasure
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

    def erasures(self) -> tuple[Erasure, ...]:
        """What was erased from the file, by id."""
        return self.file.erasures()
