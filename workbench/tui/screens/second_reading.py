"""Blind second reading: what others have checked, read again without seeing what they found."""

from __future__ import annotations

from functools import partial

from workbench import scales
from workbench.desk import Desk
from workbench.model import ClaimState, Dispute
from workbench.presentation import checker_initials
from workbench.tui import marks
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.ratings import Choice, RatingPicker
from workbench.tui.keys import Key
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.evidence import EvidencePane
from workbench.tui.panes.verdict import VerdictPane
from workbench.tui.screens.browse import BrowseScreen
from workbench.tui.state.blind import BlindMaterial
from workbench.tui.state.guard import Guard, Tell
from workbench.tui.state.material import Material

EMPTY = "Nothing here that others have checked and you have not. [ and ] turn the articles, Esc leaves."
READ = "You have read this. At the desk, u takes your last step back and e changes why."


class SecondScreen(BrowseScreen):
    """The desk with only the claims that others have judged and this checker has not, and none of what they found.

    A claim shows the others' verdicts once the reader's own is in. `article` is the one to begin with.
    """

    CONTEXT = "second"
    BINDINGS = bindings("second")
    NOTHING = EMPTY

    blind: BlindMaterial

    def __init__(self, desk: Desk, table: tuple[Key, ...], tell: Tell, *, article: str) -> None:
        super().__init__(desk, table, tell)
        self._article = article
        # What the reader wrote before judging, by claim.
        self._drafts: dict[str, str] = {}

    def reads(self, desk: Desk, guard: Guard) -> Material:
        """Only what a second reader may see."""
        self.blind = BlindMaterial(desk, guard)
        return self.blind

    def first_place(self) -> int:
        """The article that was open at the desk, or the next one with something to read."""
        ids = [head.id for head in self.heads]
        at = ids.index(self._article) if self._article in ids else 0
        places = (*range(at, len(ids)), *range(at))
        return next((place for place in places if self.blind.to_do(ids[place])), at)

    def progress(self) -> str:
        """How much there is still to read here, in place of how the verdicts stand."""
        left = len(self.blind.to_do(self.head.id)) if self.head else 0
        return f"second reading · {left:,} to read"

    def show_claim(self, state: ClaimState | None) -> None:
        """Shows a claim with its passages; all about it once the reader has judged."""
        pane = self.query_one(VerdictPane)
        pane.hinting = False
        view = self.blind.view(state.claim.id) if state else None
        if state is None or view is None or self.blind.is_judged(state.claim.id):
            super().show_claim(state)
            return
        self.query_one(ArticlePane).mark(state.claim)
        self.query_one(EvidencePane).hand_out(view.exhibits)
        pane.ask(self._asked(state.claim.id))

    # Keys

    def action_verdict(self, key: str) -> None:
        """Gives the reader's verdict, the rating on this key."""
        state = self._unread()
        if state is None:
            return
        scale = self.blind.scale(state.claim.id)
        rating = next((one for one in scales.scale(scale).ratings if one.key == key), None)
        if rating is None:
            self.tell(f"The scale {scales.scale(scale).name} has no rating on {key}; 0 shows them all.")
        else:
            self._judge(state, Choice(scale=scale, rating=rating.code))

    def action_pick(self) -> None:
        """Offers every rating of the scale that the others used."""
        state = self._unread()
        if state is not None:
            self.app.push_screen(RatingPicker(self.blind.scale(state.claim.id)), partial(self._judge, state))

    def action_explain(self) -> None:
        """Lets the reader write why, before they judge."""
        from workbench.tui.dialogs.explain import ExplainScreen

        state = self._unread()
        if state is not None:
            screen = ExplainScreen("Why will you judge so?", self._drafts.get(state.claim.id, ""))
            self.app.push_screen(screen, partial(self._explained, state))

    def action_help(self) -> None:
        """Shows all keys."""
        from workbench.tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self.table, scales.scale()))

    def action_leave(self) -> None:
        """Back to the desk."""
        self.dismiss(None)

    def _unread(self) -> ClaimState | None:
        """The current claim, if the reader has not judged it; told otherwise."""
        state = self.claims.current
        if state is None or self.blind.is_judged(state.claim.id):
            self.tell(EMPTY if state is None else READ)
            return None
        return state

    def _judge(self, state: ClaimState, choice: Choice | None) -> None:
        """Records the verdict, and only then shows the others'."""
        if choice is None:
            return
        name, why = state.claim.id, self._drafts.get(state.claim.id, "")
        left = self.guard.run(
            lambda: self.desk.reviews.give_second(name, choice.rating, why, scale=choice.scale), None
        )
        if left is None:
            return
        self.blind.judge(name, self.claims.rows[self.claims.cursor])
        self.show_header()
        self.claims.reload()
        self.show_pane("verdict")
        self.tell(self._outcome(left))

    def _outcome(self, left: Dispute | ClaimState) -> str:
        """Whether the reader agrees, with what the others found."""
        state = left.state if isinstance(left, Dispute) else left
        checkers = self.desk.checkers()
        others = [
            f"{marks.label(one)} ({checker_initials(one.checker, checkers)})"
            for one in state.verdicts
            if one.checker != self.desk.checker.id
        ]
        return f"You {'differ' if isinstance(left, Dispute) else 'agree'}: {', '.join(others)}."

    def _explained(self, state: ClaimState, text: str | None) -> None:
        if text is not None:
            self._drafts[state.claim.id] = text
            self.show_claim(self.claims.current)

    def _asked(self, claim_id: str) -> str:
        scale = scales.scale(self.blind.scale(claim_id)).name
        draft = self._drafts.get(claim_id, "")
        return (
            f"Second reading: 1-5 gives your verdict on the scale {scale}, 0 shows every rating, e writes why before"
            " it. What others found is shown once yours is in." + (f" Why: {draft}" if draft else "")
        )
