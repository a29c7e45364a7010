"""What a second reader may see of the file: claims that others have judged, without anything that tells how.

It gives what it names and nothing else: a field that claims or articles get tomorrow is hidden here until somebody
writes it down in this module. A claim is shown whole once the reader's own verdict is in.
"""

from __future__ import annotations

from workbench import scales
from workbench.desk import Desk
from workbench.model import Article, ArticleHead, ClaimState, Counts, Dispute, SecondView
from workbench.tui.state.guard import Guard
from workbench.tui.state.reader import NAMES_NOTHING, DeskReader, Names


class BlindReader:
    """A Reader made from second views."""

    def __init__(self, desk: Desk, guard: Guard) -> None:
        self._desk = desk
        self._guard = guard
        self._whole = DeskReader(desk, guard)
        self._views: dict[str, SecondView] = {}
        # The claims this reader judged while the screen was open, and their rows.
        self._judged: dict[str, int | None] = {}

    def judge(self, state: ClaimState) -> None:
        """From now on this claim is shown with what everyone found."""
        self._judged[state.claim.id] = self.row(state)

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

    # What a Reader gives

    def version(self) -> int | None:
        """Changes when someone else writes to the file."""
        return self._whole.version()

    def articles(self) -> tuple[ArticleHead, ...] | None:
        """All articles, with how many claims each has and not how these stand."""
        heads = self._whole.articles()
        return None if heads is None else tuple(map(_blind_head, heads))

    def article(self, article_id: str) -> Article | None:
        """An article with its text."""
        return self._whole.article(article_id)

    def counts(self, head: ArticleHead) -> Counts:
        """How many claims an article has, all of them told as open."""
        return head.counts

    def rows(self, article_id: str, search: str = "") -> tuple[int, ...]:
        """The row numbers of the claims to read, and of those that were read just now, in text order."""
        shown = {*self.to_do(article_id), *self._judged.values()}
        return tuple(row for row in self._whole.rows(article_id, search) if row in shown)

    def to_do(self, article_id: str) -> set[int]:
        """The row numbers of the claims still to read."""
        none: tuple[int, ...] = ()
        return set(self._guard.run(lambda: self._desk.reviews.second_queue(article_id), none))

    def page(self, rows: tuple[int, ...]) -> tuple[ClaimState, ...]:
        """The claims in these rows."""
        none: tuple[SecondView, ...] = ()
        views = self._guard.run(lambda: self._desk.reviews.second_views(rows), none)
        self._views.update({view.claim.id: view for view in views})
        return tuple(map(self._state, views))

    def claim(self, claim_id: str) -> ClaimState | None:
        """A listed claim."""
        view = self.view(claim_id)
        return self._state(view) if view else None

    def row(self, state: ClaimState) -> int | None:
        """The row number of a claim."""
        return self._whole.row(state)

    def names(self, state: ClaimState | None) -> Names:
        """Whom and what the evidence and verdicts on a claim name, once the reader has judged it."""
        return self._whole.names(state) if state and self.is_judged(state.claim.id) else NAMES_NOTHING

    def dispute(self, state: ClaimState | None) -> Dispute | None:
        """The dispute about a claim, once the reader has judged it."""
        return self._whole.dispute(state) if state and self.is_judged(state.claim.id) else None

    def _state(self, view: SecondView) -> ClaimState:
        whole = self._whole.claim(view.claim.id) if self.is_judged(view.claim.id) else None
        return whole or ClaimState(
            claim=view.claim, number=view.number, sentence=view.sentence, status="open"
        )


def _blind_head(head: ArticleHead) -> ArticleHead:
    return ArticleHead(
        id=head.id,
        title=head.title,
        publisher=head.publisher,
        published=head.published,
        url=head.url,
        language=head.language,
        counts=Counts(open=head.counts.claims),
    )
