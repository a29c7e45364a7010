"""Verdicts, why they were given, and what is no claim at all."""

from __future__ import annotations

from functools import partial

from workbench import scales
from workbench.desk import Desk
from workbench.model import ClaimState, Dispute, Verdict
from workbench.tui.controllers.selecting import Selecting
from workbench.tui.controllers.windows import Windows
from workbench.tui.controllers.writer import Writer
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.state.choice import Choice, choice_on
from workbench.tui.state.guard import Tell
from workbench.tui.state.reader import DeskReader
from workbench.tui.state.selection import Selection, verdict_by

SETTLED = "Settled. e says why."
STILL_DISPUTED = "Another verdict came in meanwhile: still in dispute."


class Judging:
    """Writes what the checker says of claims, on `scale` unless another is chosen."""

    def __init__(
        self,
        desk: Desk,
        reader: DeskReader,
        writer: Writer,
        selecting: Selecting,
        claims: ClaimList,
        windows: Windows,
        tell: Tell,
        *,
        scale: str = scales.DEFAULT,
    ) -> None:
        self._desk = desk
        self._reader = reader
        self._writer = writer
        self._selecting = selecting
        self._claims = claims
        self._windows = windows
        self._tell = tell
        # What was written before there was a verdict, by claim.
        self._drafts: dict[str, str] = {}
        self.scale = scale

    def use_scale(self, code: str) -> None:
        """Gives verdicts on another scale from now on."""
        self.scale = code
        self._tell(f"Verdicts are given on the scale {scales.scale(code).name}.")

    def rate(self, selection: Selection, key: str) -> None:
        """Gives the rating on this key and goes to the next claim."""
        choice = choice_on(self.scale, key)
        if choice is None:
            self._tell(f"The scale {scales.scale(self.scale).name} has no rating on {key}; 0 shows them all.")
        else:
            self._give(selection, choice)

    def pick(self, selection: Selection) -> None:
        """Offers every rating of the scale; at a dispute, of the one that its sides share."""
        seen = self._reader.dispute(selection.first) if selection.is_single else None
        shared = seen.scales[0] if seen and len(seen.scales) == 1 else ""
        self._offer(selection, seen, scale=shared if shared in scales.scales() else self.scale)

    def explain(self, selection: Selection) -> None:
        """Lets the checker write why; where there is no verdict yet, the rating is asked for after that."""
        from workbench.tui.dialogs.explain import ExplainDialog

        own = [verdict for state in selection if (verdict := self._own(state))]
        is_rated = len(own) == len(selection)
        labels = {scales.label(verdict.scale, verdict.rating) for verdict in own}
        word = f"Why {labels.pop()}?" if is_rated and len(labels) == 1 else "Why?"
        then = "Ctrl+S keeps it" if is_rated else "Ctrl+S goes on to the rating"
        dialog = ExplainDialog(f"{word} {selection.numbered}", self._explanation(selection), then=then)
        self._windows.open(dialog, partial(self._explained if is_rated else self._drafted, selection))

    def toggle_claim(self, selection: Selection) -> None:
        """Marks claims as none and goes to the next; where all are marked so, takes that back."""
        claims = [state for state in selection if state.status != "dismissed"]
        if not claims:
            self._writer.write_each("restore", selection, self._restore)
        elif self._writer.write_each("mark as no claim", claims, self._dismiss):
            self._go_on(selection)

    def _own(self, state: ClaimState) -> Verdict | None:
        return verdict_by(self._desk.checker.id, state)

    def _why(self, state: ClaimState) -> str:
        """What the checker wrote on a claim: it stays when the rating changes."""
        own = self._own(state)
        return self._drafts.get(state.claim.id) or (own.explanation if own else "")

    def _explanation(self, selection: Selection) -> str:
        """What the checker wrote on all of these alike."""
        texts = {self._why(state) for state in selection}
        return texts.pop() if len(texts) == 1 else ""

    # What dialogs give back

    def _offer(self, selection: Selection, seen: Dispute | None, *, scale: str) -> None:
        from workbench.tui.dialogs.ratings import RatingPicker

        picker = RatingPicker(scale, disputed=seen is not None)
        self._windows.open(picker, partial(self._picked, selection, seen))

    def _picked(self, selection: Selection, seen: Dispute | None, choice: Choice | None) -> None:
        if choice is not None and choice.resolve and seen is not None:
            self._resolve(seen, choice)
        elif choice is not None:
            self._give(selection, choice)

    def _explained(self, selection: Selection, text: str | None) -> None:
        if text is not None:
            self._writer.write_each("explain", selection, partial(self._rewrite, text))

    def _drafted(self, selection: Selection, text: str | None) -> None:
        if text is not None:
            self._drafts.update({state.claim.id: text for state in selection})
            self._offer(selection, None, scale=self.scale)

    # What is written

    def _give(self, selection: Selection, choice: Choice) -> None:
        news = [state for state in selection if not self._says_so_already(state, choice)]
        if news and not self._writer.write_each("give a verdict", news, partial(self._rate, choice)):
            return
        for state in news:
            self._drafts.pop(state.claim.id, None)
        self._go_on(selection)
        self._selecting.remember_judged(selection)

    def _go_on(self, selection: Selection) -> None:
        """Goes to the next claim, where it is the current one that was worked on."""
        current = self._claims.current
        if selection.is_single and current and current.claim.id == selection.first.claim.id:
            self._claims.action_move(1)

    def _says_so_already(self, state: ClaimState, choice: Choice) -> bool:
        own, evidence = self._own(state), tuple(each.id for each in state.evidence)
        stands = own and (own.scale, own.rating, own.evidence_ids) == (choice.scale, choice.rating, evidence)
        return bool(stands) and state.claim.id not in self._drafts

    def _rate(self, choice: Choice, state: ClaimState) -> None:
        self._desk.verdicts.give(
            state.claim.id, choice.rating, explanation=self._why(state), scale=choice.scale
        )

    def _rewrite(self, text: str, state: ClaimState) -> None:
        own = self._own(state)
        if own is not None:
            self._desk.verdicts.give(state.claim.id, own.rating, explanation=text, scale=own.scale)

    def _dismiss(self, state: ClaimState) -> None:
        self._desk.verdicts.dismiss(state.claim.id)

    def _restore(self, state: ClaimState) -> None:
        self._desk.verdicts.restore(state.claim.id)

    def _resolve(self, seen: Dispute, choice: Choice) -> None:
        """Settles a dispute and stays at the claim, whose reader is owed a reason."""
        left = self._writer.write(
            "settle a dispute",
            lambda: self._desk.verdicts.resolve(
                seen, choice.rating, explanation=self._why(seen.state), scale=choice.scale
            ),
        )
        if left is not None:
            self._tell(STILL_DISPUTED if isinstance(left, Dispute) else SETTLED)
