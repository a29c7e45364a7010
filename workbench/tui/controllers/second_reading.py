"""Judging what others have judged, without seeing what they found."""

from __future__ import annotations

from functools import partial

from workbench import scales
from workbench.desk import Desk
from workbench.model import ArticleHead, ClaimState, Dispute
from workbench.presentation import checker_initials
from workbench.tui.controllers.details import Details
from workbench.tui.controllers.listing import Listing
from workbench.tui.controllers.pane_layout import PaneLayout
from workbench.tui.controllers.windows import Windows
from workbench.tui.controllers.writer import Writer
from workbench.tui.panes.group import Panes
from workbench.tui.state.blind import BlindReader
from workbench.tui.state.choice import Choice, choice_on
from workbench.tui.state.guard import Tell
from workbench.tui.state.selection import Selection

EMPTY = "Nothing here that others have checked and you have not. [ and ] turn the articles, Esc leaves."
READ = "You have read this. At the desk, u takes your last step back and e changes why."


class SecondReading:
    """Shows claims as a second reader may see them, and writes the reader's verdicts."""

    def __init__(
        self,
        desk: Desk,
        reader: BlindReader,
        writer: Writer,
        listing: Listing,
        details: Details,
        panes: Panes,
        layout: PaneLayout,
        windows: Windows,
        tell: Tell,
    ) -> None:
        self._desk = desk
        self._reader = reader
        self._writer = writer
        self._listing = listing
        self._details = details
        self._panes = panes
        self._layout = layout
        self._windows = windows
        self._tell = tell
        # What the reader wrote before judging, by claim.
        self._drafts: dict[str, str] = {}

    def first_place(self, article: str) -> int:
        """The place of this article, or of the next one with something to read."""
        ids = [head.id for head in self._listing.heads]
        at = ids.index(article) if article in ids else 0
        places = (*range(at, len(ids)), *range(at))
        return next((place for place in places if self._reader.to_do(ids[place])), at)

    def show(self, state: ClaimState | None) -> None:
        """Shows a claim with its passages; all about it once the reader has judged."""
        view = self._reader.view(state.claim.id) if state else None
        if state is None or view is None or self._reader.is_judged(state.claim.id):
            self._details.show(state)
            return
        self._panes.article.mark(state.claim)
        self._panes.evidence.hand_out(view.exhibits)
        self._panes.verdict.ask(self._question(state.claim.id))

    def rate(self, selection: Selection, key: str) -> None:
        """Gives the reader's verdict, the rating on this key, on the scale that the others used."""
        scale = self._scale(selection)
        choice = choice_on(scale, key)
        if choice is None:
            self._tell(f"The scale {scales.scale(scale).name} has no rating on {key}; 0 shows them all.")
        else:
            self._judge(selection, choice)

    def pick(self, selection: Selection) -> None:
        """Offers every rating of the scale that the others used."""
        from workbench.tui.dialogs.ratings import RatingPicker

        self._windows.open(RatingPicker(self._scale(selection)), partial(self._judge, selection))

    def explain(self, selection: Selection) -> None:
        """Lets the reader write why, before they judge."""
        from workbench.tui.dialogs.explain import ExplainDialog

        draft = self._drafts.get(selection.first.claim.id, "")
        dialog = ExplainDialog(f"Why will you judge so? {selection.numbered}", draft)
        self._windows.open(dialog, partial(self._explained, selection))

    def _scale(self, selection: Selection) -> str:
        return self._reader.scale(selection.first.claim.id)

    def _judge(self, selection: Selection, choice: Choice | None) -> None:
        """Records the verdicts, and only then shows the others'."""
        if choice is None:
            return
        outcomes = self._writer.write(
            "give a second verdict", lambda: [self._give(state, choice) for state in selection]
        )
        if outcomes is None:
            return
        for state in selection:
            self._reader.judge(state)
        self._listing.show_written()
        self._layout.show("verdict")
        self._tell(self._outcome(outcomes))

    def _give(self, state: ClaimState, choice: Choice) -> Dispute | ClaimState:
        name = state.claim.id
        return self._desk.reviews.give_second(
            name, choice.rating, self._drafts.get(name, ""), scale=choice.scale
        )

    def _outcome(self, outcomes: list[Dispute | ClaimState]) -> str:
        """Whether the reader agrees, with what the others found."""
        if len(outcomes) > 1:
            differing = sum(isinstance(outcome, Dispute) for outcome in outcomes)
            return f"You differ on {differing} of {len(outcomes)} claims."
        (outcome,) = outcomes
        state = outcome.state if isinstance(outcome, Dispute) else outcome
        checkers = self._desk.checkers()
        others = [
            f"{scales.label(verdict.scale, verdict.rating)} ({checker_initials(verdict.checker, checkers)})"
            for verdict in state.verdicts
            if verdict.checker != self._desk.checker.id
        ]
        return f"You {'differ' if isinstance(outcome, Dispute) else 'agree'}: {', '.join(others)}."

    def _explained(self, selection: Selection, text: str | None) -> None:
        if text is not None:
            self._drafts.update({state.claim.id: text for state in selection})
            self.show(self._panes.claims.current)

    def _question(self, claim_id: str) -> str:
        scale = scales.scale(self._reader.scale(claim_id)).name
        draft = self._drafts.get(claim_id, "")
        return (
            f"Second reading: 1-5 gives your verdict on the scale {scale}, 0 shows every rating, e writes why before"
            " it. What others found is shown once yours is in." + (f" Why: {draft}" if draft else "")
        )


def progress(reader: BlindReader, head: ArticleHead | None) -> str:
    """How much there is still to read in an article, in place of how the verdicts stand."""
    left = len(reader.to_do(head.id)) if head else 0
    return f"second reading · {left:,} to read"


def unread(reader: BlindReader, selection: Selection) -> str:
    """What is wrong with claims that the reader has judged, or where there is none."""
    if not selection:
        return EMPTY
    return READ if any(reader.is_judged(state.claim.id) for state in selection) else ""
