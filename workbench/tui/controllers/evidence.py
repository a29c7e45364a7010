"""Attaching what claims rest on: passages of sources, and calculations."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from workbench.desk import Desk
from workbench.model import ClaimState, Evidence, Stance
from workbench.tui.actions import Action
from workbench.tui.controllers.introduction import Introduction
from workbench.tui.controllers.listing import Listing
from workbench.tui.controllers.windows import Windows
from workbench.tui.controllers.writer import Writer
from workbench.tui.state.arithmetic import Arithmetic
from workbench.tui.state.expression_history import Tried
from workbench.tui.state.library import Library
from workbench.tui.state.reader import DeskReader
from workbench.tui.state.selection import Selection

if TYPE_CHECKING:
    from workbench.tui.dialogs.attach import Attachment


class EvidenceWork:
    """Opens the forms for evidence, and writes what is filled in."""

    def __init__(
        self,
        desk: Desk,
        reader: DeskReader,
        library: Library,
        arithmetic: Arithmetic,
        writer: Writer,
        listing: Listing,
        windows: Windows,
        introduction: Introduction,
        actions: tuple[Action, ...],
    ) -> None:
        self._desk = desk
        self._reader = reader
        self._library = library
        self._arithmetic = arithmetic
        self._writer = writer
        self._listing = listing
        self._windows = windows
        self._introduction = introduction
        self._actions = actions
        # By claim: what was tried on the calculator in this session.
        self._tried: defaultdict[str, Tried] = defaultdict(Tried)

    def attach(self, selection: Selection) -> None:
        """Offers the form for evidence."""
        from workbench.tui.dialogs.attach import AttachDialog

        dialog = AttachDialog(selection, self._library, self._arithmetic)
        self._windows.open(dialog, partial(self._attached, selection))

    def calculate(self, selection: Selection) -> None:
        """Opens the calculator, on a calculation whose input was taken back where there is one."""
        from workbench.tui.dialogs.calculator import CalculatorDialog

        state = selection.first
        gone = self._reader.gone(state)
        stale = next((evidence for evidence in state.evidence if evidence.id in gone), None)
        keep = partial(self._calculate, state, stale)
        dialog = CalculatorDialog(state, self._arithmetic, self._tried[state.claim.id], keep, stale=stale)
        self._windows.open(dialog, self._calculated)

    def open_sources(self) -> None:
        """Opens the library of sources."""
        from workbench.tui.dialogs.sources import SourcesDialog

        self._windows.open(SourcesDialog(self._library, self._actions, self._introduction.by_name))

    def _attached(self, selection: Selection, attachment: Attachment | None) -> None:
        if attachment is not None:
            self._writer.write("attach evidence", partial(self._attach, selection, attachment))

    def _attach(self, selection: Selection, attachment: Attachment) -> Selection:
        source = attachment.source
        source = source if source.id else self._desk.sources.add(source)
        for state in selection:
            self._desk.evidence.attach(
                state.claim.id,
                source.id,
                quote=attachment.quote,
                locator=attachment.locator,
                stance=attachment.stance,
            )
        return selection

    def _calculate(
        self, state: ClaimState, stale: Evidence | None, expression: str, stance: Stance
    ) -> ClaimState:
        if stale is not None:
            return self._desk.calculations.recalculate(stale.id, expression)
        return self._desk.calculations.attach(state.claim.id, expression, stance=stance)

    def _calculated(self, attached: bool | None) -> None:
        if attached:
            self._listing.show_written()
