"""Drafts: the next one is put after the one before, what was checked is carried over, and the rest is reopened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.desk.articles import Added, Articles, Reading, read_article
from workbench.desk.claims import Claims
from workbench.desk.session import Session
from workbench.errors import InputError, LookupFailed
from workbench.lazy import LazyModule
from workbench.model import (
    Article,
    Assignment,
    ChangedClaim,
    ClaimFilter,
    ClaimState,
    DraftDifference,
    Revision,
    Span,
    drafts_before,
)
from workbench.store import bodies, desk_bodies

if TYPE_CHECKING:
    from workbench import drafts, extract
else:
    drafts = LazyModule("workbench.drafts")
    extract = LazyModule("workbench.extract")

_OF_ONE_DRAFT = frozenset({"title", "url"})
_LITTLE = 0.1  # of the shorter text that two share, below which they are hardly drafts of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The drafts before and after an article, by their ids: more than one where desks went on from the same draft."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Drafts:
    """Drafts of articles, one after the other."""

    def __init__(self, session: Session, articles: Articles, claims: Claims) -> None:
        self._session = session
        self._file = session.file
        self._articles = articles
        self._claims = claims

    def revise(self, article: str, location: str, *, force: bool = False) -> Added:
        """Reads the draft after an article, from a file, an address or "-". Its details are those of the one before.

        InputError for the same text again, for a draft of a later draft, and, unless by `force`, where the two texts
        have nothing in common.
        """
        before = self._articles.get(article)
        reading = read_article(location, language=before.language, published=before.published)
        reading.require_claims(location)
        return self.follow(before.id, reading, force=force)

    def follow(self, before_id: str, reading: Reading, *, force: bool = False) -> Added:
        """Puts an article that was read after the one with this full id, with the claims that people marked there."""
        before, after = self._articles.get(before_id), reading.article
        self._refuse_circle(before, after)
        alignment = drafts.align(before.text, after.text)
        if alignment.shared < _LITTLE and not force:
            raise InputError(
                f"{after.title or 'the new text'} has next to nothing in common with {before.title or before.id[:8]};"
                " if it is a draft of it all the same, say so with --force"
            )
        with self._session.step("revise an article"):
            added = self._articles.keep(reading)
            self._say_draft(before.id, after.id)
            self._bring_details(before.id, after.id)
            self._bring_assignments(before.id, after.id)
            for state in self._claims.each(ClaimFilter(article=before.id)):
                if state.added_claims and state.status != "dismissed":
                    self._bring(state, after, alignment)
            return added

    def neighbours(self, article: str) -> Neighbours:
        """The drafts before and after an article, as people said; the file may not have them, or no longer."""
        name = self._articles.get(article).id
        revisions = self._revisions()
        return Neighbours(
            before=tuple(sorted({each.before for each in revisions if each.article_id == name})),
            after=tuple(sorted({each.article_id for each in revisions if each.before == name})),
        )

    def difference(self, article: str, *, before: str = "") -> DraftDifference:
        """What became of the claims and paragraphs of the draft before, or of the article named, which need be none.

        LookupFailed where there is no draft before, several and none is named, or where it is not here.
        """
        after = self._articles.get(article)
        earlier = self._articles.get(before) if before else self._before(after)
        alignment = drafts.align(earlier.text, after.text)
        old, new = (self._listed(each.id) for each in (earlier, after))
        pairs = drafts.pairs(alignment, [state.claim for state in old], [state.claim for state in new])
        return DraftDifference(
            before=earlier.id,
            after=after.id,
            claims=tuple(_changed(old, new, {pair.after: (pair.state, pair.before) for pair in pairs})),
            paragraphs=drafts.paragraphs(alignment),
        )

    def confirm(self, article: str, claims: Sequence[str] = ()) -> tuple[ClaimState, ...]:
        """Gives the verdicts carried to an article, or to these claims of it, as this checker's own, in one step.

        The evidence that each rests on comes with it. InputError where none is carried.
        """
        name = self._articles.get(article).id
        wanted = {self._claims.get(claim).claim.id for claim in claims}
        carried = [
            state
            for state in self._claims.each(ClaimFilter(article=name, status="carried"))
            if not wanted or state.claim.id in wanted
        ]
        if not carried:
            raise InputError("nothing is carried over to it that is yet to be confirmed")
        with self._session.step("confirm what is carried"):
            for state in carried:
                self._confirm(state)
            return tuple(self._claims.get(state.claim.id) for state in carried)

    def _confirm(self, state: ClaimState) -> None:
        evidence = [self._again(piece, state) for each in state.lineage for piece in each.evidence]
        verdicts = next(each.verdicts for each in state.lineage if each.verdicts)
        judged = verdicts[0]
        body = bodies.VerdictBody(
            claim_id=state.claim.id,
            scale=judged.scale,
            rating=judged.rating,
            explanation=judged.explanation,
            evidence_ids=tuple(evidence),
        )
        self._session.write("verdict", body)

    def _again(self, piece: object, state: ClaimState) -> str:
        """Attaches evidence of an earlier draft to a claim; a calculation's inputs stay those that it was made of."""
        values = {
            name: getattr(piece, name)
            for name in bodies.EvidenceBody.__dataclass_fields__
            if name != "claim_id"
        }
        return self._session.write("evidence", bodies.EvidenceBody(claim_id=state.claim.id, **values)).id

    def _say_draft(self, before: str, after: str) -> None:
        if not any((each.before, each.article_id) == (before, after) for each in self._revisions()):
            self._session.write("revision", desk_bodies.RevisionBody(article_id=after, before=before))

    def _bring_details(self, before: str, after: str) -> None:
        """Says of a new draft what people said of the one before, but for what is said of it already."""
        earlier = {
            name: value for name, value in self._file.said_of(before).items() if name not in _OF_ONE_DRAFT
        }
        said = {**earlier, **self._file.said_of(after)}
        if said != self._file.said_of(after):
            self._articles.edit(after, **said)

    def _bring_assignments(self, before: str, after: str) -> None:
        """Gives a new draft to whoever had the one before, unless somebody has it already."""
        work = {each.head.id: each.work["assignments"] for each in self._file.desk()}
        for record in () if work[after] else work[before]:
            if isinstance(record, Assignment):
                body = desk_bodies.AssignmentBody(assignee=record.assignee, article_id=after)
                self._session.write("assignment", body)

    def _bring(self, state: ClaimState, after: Article, alignment: drafts.Alignment) -> None:
        """Marks a person's claim in the new draft, where its words still stand together; an omission in any case."""
        claim = state.claim
        span = drafts.carried_span(alignment, Span(claim.start, claim.end))
        if claim.kind == "omission":
            anew = extract.left_out(after, claim.text, claimant=claim.claimant)
        elif span:
            anew = extract.marked(after, span, kind=claim.kind, claimant=claim.claimant)
        else:
            return
        self._session.write("claim", bodies.ClaimBody(claim=anew, wording=state.wording))

    def _refuse_circle(self, before: Article, after: Article) -> None:
        if before.id == after.id:
            raise InputError("that is the same text: an article is no draft of itself")
        before_of: defaultdict[str, set[str]] = defaultdict(set)
        for each in self._revisions():
            before_of[each.article_id].add(each.before)
        if after.id in drafts_before(before_of, before.id):
            name = before.title or before.id[:8]
            raise InputError(f"that text is a draft before {name}, and so cannot come after it")

    def _before(self, after: Article) -> Article:
        names = self.neighbours(after.id).before
        if not names:
            name = after.id[:8]
            raise LookupFailed(
                f"{after.title or name} is no draft of another; say of which: workbench diff {name} --with ARTICLE"
            )
        if len(names) > 1:
            told = ", ".join(name[:8] for name in names)
            raise LookupFailed(
                f"there are {len(names)} drafts before it ({told}); say which one: --with ARTICLE"
            )
        if not self._file.has_article(names[0]):
            raise LookupFailed(
                f"the draft before it, {names[0][:8]}, is not in this file; merge one that has it"
            )
        return self._articles.get(names[0])

    def _listed(self, article_id: str) -> tuple[ClaimState, ...]:
        return tuple(self._claims.each(ClaimFilter(article=article_id)))

    def _revisions(self) -> tuple[Revision, ...]:
        return self._file.revisions()


def _changed(
    old: Sequence[ClaimState], new: Sequence[ClaimState], came: dict[str, tuple[str, str]]
) -> Iterator[ChangedClaim]:
    texts = {state.claim.id: state.claim.text for state in old}
    for state in new:
        pair = came.get(state.claim.id)
        claim = ChangedClaim(state="new", id=state.claim.id, text=state.claim.text)
        yield (
            claim
            if pair is None
            else ChangedClaim(
                state=pair[0],  # type: ignore[arg-type]
                id=claim.id,
                text=claim.text,
                before_id=pair[1],
                before_text=texts[pair[1]],
            )
        )
    used = {before for _, before in came.values()}
    for name, text in texts.items():
        if name not in used:
            yield ChangedClaim(state="gone", id=name, text=text, before_id=name, before_text=text)
