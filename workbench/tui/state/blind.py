"""What a second reader may see of the file: claims that others have judged, without anything that tells how."""

from __future__ import annotations

from workbench import scales
from workbench.desk import Desk
from workbench.model import ClaimState, SecondView
from workbench.tui.state.guard import Guard
from workbench.tui.state.material import Material


class BlindMaterial(Material):
    """The reading half of the Desk, made from second views; only what the reader has judged is shown as it stands."""

    def __init__(self, desk: Desk, guard: Guard) -> None:
        super().__init__(desk, guard)
        self._views: dict[str, SecondView] = {}
        # The claims this reader judged while the screen was open, and their rows.
        self._judged: dict[str, int] = {}

    def judge(self, claim_id: str, row: int) -> None:
        """From now on this claim, in this row, is shown with what everyone found."""
        self._judged[claim_id] = row

    def is_judged(self, claim_id: str) -> bool:
        """Whether the reader's own verdict is in."""
        return claim_id in self._judged

    def view(self, claim_id: str) -> SecondView | None:
        """A listed claim as a second reader may see it."""
        return self._views.get(claim_id)

    def scale(self, claim_id: str) -> str:
        """The scale on which the others judged; the usual one where this version does not know theirs."""
        view = self.view(claim_id)
        return view.scale if view and view.scale in scales.scales() else scales.DEFAULT

    def rows(self, article_id: str, search: str = "") -> tuple[int, ...]:
        """The row numbers of the claims to read, and of those that were read just now, in text order."""
        wanted = self.to_do(article_id) | set(self._judged.values())
        return tuple(row for row in super().rows(article_id, search) if row in wanted)

    def to_do(self, article_id: str) -> set[int]:
        """The row numbers of the claims still to read."""
        none: tuple[int, ...] = ()
        return set(self._guard.run(lambda: self._desk.reviews.second_queue(article_id), none))

    def page(self, rows: tuple[int, ...]) -> tuple[ClaimState, ...]:
        """The claims in these rows."""
        none: tuple[SecondView, ...] = ()
        views = self._guard.run(lambda: self._desk.reviews.second_views(rows), none)
        self._views.update({view.claim.id: view for view in views})
        return tuple(self._state(view) for view in views)

    def claim(self, claim_id: str) -> ClaimState | None:
        """A listed claim."""
        view = self.view(claim_id)
        return self._state(view) if view else None

    def _state(self, view: SecondView) -> ClaimState:
        known = super().claim(view.claim.id) if self.is_judged(view.claim.id) else None
        return known or ClaimState(
            claim=view.claim, number=view.number, sentence=view.sentence, status="open"
        )
