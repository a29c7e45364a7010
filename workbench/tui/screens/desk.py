"""What a checker does at the screen beside giving evidence: verdicts, explanations, and undoing steps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench import scales
from workbench.model import ClaimState, Dispute, Entry, Verdict
from workbench.presentation import own_entry
from workbench.tui import marks
from workbench.tui.bindings import bindings
from workbench.tui.screens.proving import ProvingScreen
from workbench.tui.text import safe_line

if TYPE_CHECKING:
    from workbench.tui.dialogs.ratings import Choice


class DeskScreen(ProvingScreen):
    """Everything on the screen that writes; each step is one that u takes back."""

    BINDINGS = bindings("desk")

    def action_verdict(self, key: str) -> None:
        """Gives the rating on this key and goes to the next claim."""
        rating = next((one for one in scales.scale(self.scale).ratings if one.key == key), None)
        if rating is None:
            self.tell(f"The scale {scales.scale(self.scale).name} has no rating on {key}; 0 shows them all.")
        else:
            state = self._state()
            if state is not None:
                self._judge(state, rating.code)

    def action_pick(self) -> None:
        """Offers every rating of the scale; at a dispute, of the one that its sides share."""
        from workbench.tui.dialogs.ratings import RatingPicker

        state = self._state()
        if state is None:
            return
        seen = self.material.dispute(state)
        shared = seen.scales[0] if seen and len(seen.scales) == 1 else ""
        scale = shared if shared in scales.scales() else self.scale
        picker = RatingPicker(scale, disputed=seen is not None)
        self.app.push_screen(picker, partial(self._picked, state, seen))

    def action_next_dispute(self) -> None:
        """The next claim in dispute, in this article and then in the others, round and round."""
        rows, cursor = self.material.rows(self.head.id) if self.head else (), self.claims.cursor
        current = self.claims.rows[cursor : cursor + 1]
        passed = set(rows[: rows.index(current[0]) + 1] if current and current[0] in rows else ())
        heads = (*self.heads[self.place :], *self.heads[: self.place])
        found = [row for head in heads if head.counts.disputed for row in self.material.disputed(head.id)]
        found.sort(key=passed.__contains__)
        if not found:
            self.tell("No claim is in dispute.")
        elif found[:1] == list(current):
            self.tell("No other claim is in dispute.")
        else:
            self.go_to(next(iter(self.material.page((found[0],)))).claim.id)

    def action_explain(self) -> None:
        """Lets the checker write why."""
        from workbench.tui.dialogs.explain import ExplainScreen

        state = self._state()
        if state is None:
            return
        verdict = self._own(state)
        if verdict is None:
            self.tell("Give a verdict first: 1-5, or 0 for every rating.")
            return
        screen = ExplainScreen(f"Why {marks.label(verdict)}?", verdict.explanation)
        self.app.push_screen(screen, partial(self._explained, verdict))

    def action_no_claim(self) -> None:
        """Marks the claim as none and goes to the next; on one that is marked so, takes that back."""
        state = self._state()
        if state is None:
            return
        if state.status == "dismissed":
            self._write(lambda: self.desk.verdicts.restore(state.claim.id))
        else:
            self._write(lambda: self.desk.verdicts.dismiss(state.claim.id), onward=True)

    def action_undo(self) -> None:
        """Takes the checker's latest step back."""
        self._stepped(
            self.guard.run(self.desk.history.undo, None), "Undone", "U redoes it", "Nothing to undo."
        )

    def action_redo(self) -> None:
        """Takes the latest undo back."""
        self._stepped(
            self.guard.run(self.desk.history.redo, None), "Done again", "u undoes it", "Nothing to redo."
        )

    def action_second(self) -> None:
        """Begins a blind second reading of what others have checked."""
        self._by_name(self._open_second)

    def _open_second(self) -> None:
        from workbench.tui.screens.second_reading import SecondScreen

        article = self.head.id if self.head else ""
        screen = SecondScreen(self.desk, self.table, self.tell, article=article)
        self.app.push_screen(screen, lambda _: self._written())

    def action_help(self) -> None:
        """Shows all keys."""
        from workbench.tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self.table, scales.scale(self.scale)))

    def use_scale(self, code: str) -> None:
        """Gives verdicts on another scale from now on."""
        self.scale = code
        self.tell(f"Verdicts are given on the scale {scales.scale(code).name}.")

    def _own(self, state: ClaimState) -> Verdict | None:
        return next((one for one in state.verdicts if one.checker == self.desk.checker.id), None)

    def _judge(self, state: ClaimState, rating: str, scale: str = "") -> None:
        """An explanation that was there stays: it is the checker's text, and e changes it."""
        if state.status == "dismissed":
            self.tell("This is marked as no claim; x takes that back.")
            return
        before = self._own(state)
        explanation = before.explanation if before else ""
        scale = scale or self.scale
        if before and self._says_nothing_new(before, scale, rating, state):
            self.claims.action_move(1)
            return
        self._write(
            lambda: self.desk.verdicts.give(state.claim.id, rating, explanation=explanation, scale=scale),
            onward=True,
        )

    def _says_nothing_new(self, before: Verdict, scale: str, rating: str, state: ClaimState) -> bool:
        evidence = tuple(one.id for one in state.evidence)
        return (before.scale, before.rating, before.evidence_ids) == (scale, rating, evidence)

    def _picked(self, state: ClaimState, seen: Dispute | None, choice: Choice | None) -> None:
        if choice is not None and seen is not None and choice.resolve:
            self._resolve(seen, choice)
        elif choice is not None:
            self._judge(state, choice.rating, choice.scale)

    def _resolve(self, seen: Dispute, choice: Choice) -> None:
        """Settles a dispute and stays at the claim, whose reader is owed a reason."""
        if self.unnamed:
            self._introduced(partial(self._resolve, seen, choice))
            return
        own = self._own(seen.state)
        left = self.guard.run(
            lambda: self.desk.verdicts.resolve(
                seen, choice.rating, explanation=own.explanation if own else "", scale=choice.scale
            ),
            None,
        )
        if left is None:
            return
        self._written()
        came = "Another verdict came in meanwhile: still in dispute."
        self.tell(came if isinstance(left, Dispute) else "Settled. e says why.")

    def _explained(self, verdict: Verdict, text: str | None) -> None:
        if text is None:
            return
        self._write(
            lambda: self.desk.verdicts.give(
                verdict.claim_id, verdict.rating, explanation=text, scale=verdict.scale
            )
        )

    def _stepped(self, entry: Entry | None, done: str, back: str, nothing: str) -> None:
        if entry is None:
            self.tell(nothing)
            return
        claim_id = self.desk.history.claim_of(entry)
        self.claims.reload()
        about = ""
        if claim_id:
            self.go_to(claim_id)
            current = self.claims.current
            if current and current.claim.id == claim_id:
                about = f" on “{safe_line(current.claim.text)[:60]}”"
        self.show_header()
        self.tell(f"{done}: {own_entry(entry.kind)}{about}. {back}.")
