"""What this checker did, taken back and brought back, a step at a time."""

from __future__ import annotations

from workbench.desk.session import Session
from workbench.model import Entry
from workbench.store import bodies


class History:
    """The steps of this session's checker."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._file = session.file

    def undo(self) -> Entry | None:
        """Takes the checker's latest standing step back and returns its last entry; None where there is none."""
        with self._session.step("undo"):
            latest = self._file.undoable(self._session.checker.id)
            if latest is not None:
                self._session.take_back(*self._file.step(latest))
            return latest

    def redo(self) -> Entry | None:
        """Takes the checker's latest undo back, unless they have worked on since; returns what stands again."""
        with self._session.step("redo"):
            undone = self._file.redoable(self._session.checker.id)
            if undone is None:
                return None
            self._session.take_back(undone.id)
            return self._file.entry(bodies.decode(undone, bodies.RetractionBody).entries[-1])

    def claim_of(self, entry: Entry) -> str:
        """The id of the claim that an entry is about; "" where it is about none."""
        body = bodies.checked(entry)
        return body.claim.id if isinstance(body, bodies.ClaimBody) else str(getattr(body, "claim_id", ""))
