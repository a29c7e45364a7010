"""Claims that a person marks, words anew, takes apart or puts together: the machine finds most facts, not all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.desk.articles import Articles
from workbench.desk.claims import Claims
from workbench.desk.session import Session
from workbench.errors import InputError
from workbench.lazy import LazyModule
from workbench.model import Article, Claim, ClaimState, Kind, Span
from workbench.store import bodies

if TYPE_CHECKING:
    from workbench import extract
    from workbench.sources import quotations
else:
    extract = LazyModule("workbench.extract")
    quotations = LazyModule("workbench.sources.quotations")

_SHOWN = 80  # characters of words in a message


class OwnClaims:
    """What people mark as claims in an article, beside what is read by itself.

    A claim that is given other words, taken apart or put together with others stays in the file with the work on it,
    dismissed for what it became; the new ones name it as their parent. Each act is one step, so that `undo` takes all
    of it back.
    """

    def __init__(self, session: Session, articles: Articles, claims: Claims) -> None:
        self._session = session
        self._articles = articles
        self._claims = claims

    def add(
        self,
        article: str,
        words: str,
        *,
        nth: int = 0,
        kind: Kind | None = None,
        claimant: str = "",
        wording: str = "",
    ) -> ClaimState:
        """Marks words of an article as a claim, the `nth` time they stand there where that is more than once.

        InputError with the closest passage where they do not stand there, and where they are a claim already.
        """
        text = self._articles.get(article)
        claim = extract.marked(text, _place(text, words, nth), kind=kind, claimant=claimant)
        self._refuse_known(claim)
        return self._write([claim], wording=wording)[0]

    def omit(self, article: str, words: str, *, claimant: str = "") -> ClaimState:
        """Adds what an article leaves out, in a person's words: it has no place in the text, and comes last."""
        text = self._articles.get(article)
        said = " ".join(words.split())
        if not said:
            raise InputError("say what the article leaves out: workbench claim add ARTICLE TEXT --omission")
        claim = extract.left_out(text, said, claimant=claimant)
        self._refuse_known(claim)
        return self._write([claim])[0]

    def edit(
        self,
        claim: str,
        *,
        words: str = "",
        nth: int = 0,
        kind: Kind | None = None,
        claimant: str | None = None,
        wording: str | None = None,
    ) -> ClaimState:
        """Gives a claim other words of the text, another claimant or kind, or a wording that stands alone.

        What is left out stays. InputError where nothing changes, and as `add` has it.
        """
        state = self._claims.get(claim)
        before, said = state.claim, state.wording
        after = replace(
            self._with_words(before, words, nth),
            claimant=before.claimant if claimant is None else claimant,
            kind=kind or before.kind,
        )
        new_wording = said if wording is None else wording
        if (after, new_wording) == (before, said):
            raise InputError(
                "nothing of the claim would change; say what: --words, --claimant, --kind or --wording"
            )
        if ("omission" in {after.kind, before.kind}) and after.kind != before.kind:
            raise InputError(
                "what is left out has no words in the text; dismiss the one claim and add the other"
            )
        if after.id == before.id:
            return self._write([after], wording=new_wording)[0]
        self._refuse_known(after)
        return self._write([after], wording=new_wording, parents=[state])[0]

    def split(self, claim: str, parts: Sequence[str]) -> tuple[ClaimState, ...]:
        """Takes a claim apart: each part is words of its sentence. InputError where there are fewer than two."""
        state = self._claims.get(claim)
        article = self._articles.get(state.claim.article_id)
        room = _room(state.claim)
        spans = [_place_within(article, part, room) for part in parts]
        if len(set(spans)) < 2:
            raise InputError(
                "a claim is split into two parts at least; give the words of each in quotation marks"
            )
        claims = [extract.marked(article, span, claimant=state.claim.claimant) for span in spans]
        others = [part for part in claims if part.id != state.claim.id]
        if len(others) < len(claims):  # it is one of its own parts, and stays with the work on it
            return (state, *self._write(others))
        return self._write(others, parents=[state])

    def join(self, claims: Sequence[str]) -> ClaimState:
        """Puts claims of one article together, from where the first begins to where the last ends."""
        parts = {state.claim.id: state for state in map(self._claims.get, claims)}
        joined = [state.claim for state in parts.values()]
        _refuse_to_join(joined)
        article = self._articles.get(joined[0].article_id)
        span = Span(min(claim.start for claim in joined), max(claim.end for claim in joined))
        claimants = {claim.claimant for claim in joined}
        whole = extract.marked(article, span, claimant=claimants.pop() if len(claimants) == 1 else "")
        return self._write([whole], parents=[state for name, state in parts.items() if name != whole.id])[0]

    def parents(self, state: ClaimState) -> tuple[ClaimState, ...]:
        """The claims that this one was made from, as far as the file has them."""
        names = dict.fromkeys(name for added in state.added_claims for name in added.parents)
        return self._claims.of(names)

    def _with_words(self, claim: Claim, words: str, nth: int) -> Claim:
        """The claim on other words of its article, near those it has unless `nth` says which."""
        if not words:
            return claim
        article = self._articles.get(claim.article_id)
        near = _room(claim) if not nth else None
        span = _place_within(article, words, near) if near else _place(article, words, nth)
        return extract.marked(article, span)

    def _refuse_known(self, claim: Claim) -> None:
        known = [state for state in self._claims.of([claim.id]) if state.number]
        if known:
            name = claim.id[:8]
            is_dismissed = known[0].status == "dismissed"
            remedy = (
                f"dismiss {name} --back brings it back"
                if is_dismissed
                else f"claim edit {name} says more of it"
            )
            raise InputError(f"“{claim.text[:_SHOWN]}” is claim {name} already; workbench {remedy}")

    def _write(
        self, claims: Iterable[Claim], *, wording: str = "", parents: Sequence[ClaimState] = ()
    ) -> tuple[ClaimState, ...]:
        names = tuple(state.claim.id for state in parents)
        written = list(claims)
        became = ", ".join(f"“{claim.text[:_SHOWN]}”" for claim in written)
        with self._session.step("mark a claim"):
            for claim in written:
                body = bodies.ClaimBody(claim=claim, wording=" ".join(wording.split()), parents=names)
                self._session.write("claim", body)
            for state in parents:
                self._retire(state, f"became {became}")
            return tuple(self._claims.get(claim.id) for claim in written)

    def _retire(self, state: ClaimState, reason: str) -> None:
        """Takes a claim off the list: one of this checker's own that nobody worked on goes, any other is dismissed."""
        name = state.claim.id
        if _is_bare(state, self._session.checker.id):
            self._session.take_back(*(added.id for added in state.added_claims))
        if any(still.number for still in self._claims.of([name])):
            self._session.write("dismissal", bodies.DismissalBody(claim_id=name, reason=reason))


def _is_bare(state: ClaimState, checker: str) -> bool:
    """Whether a claim is this checker's own, and carries no work."""
    own = [added.checker == checker for added in state.added_claims]
    work = (state.verdicts, state.evidence, state.waivers, state.notes, *state.work.values())
    return bool(own) and all(own) and state.status == "open" and not any(work)


def _refuse_to_join(claims: Sequence[Claim]) -> None:
    if len(claims) < 2 or len({claim.article_id for claim in claims}) > 1:
        raise InputError("two claims at least are joined, all of one article; name each by its id")
    if any(claim.kind == "omission" for claim in claims):
        raise InputError("what an article leaves out has no words to be joined with others")


def _room(claim: Claim) -> Span:
    """Where the words of a claim's parts are looked for: in it, and in its sentence."""
    return Span(min(claim.start, claim.sentence.start), max(claim.end, claim.sentence.end))


def _place(article: Article, words: str, nth: int) -> Span:
    """Where words stand in an article, the `nth` time from 1, or the only time (0)."""
    places = quotations.places(words, article.text)
    if not places:
        raise InputError(_absent(article, words))
    if not nth and len(places) > 1:
        raise InputError(f"“{words[:_SHOWN]}” stands there {len(places)} times; say which one with --nth")
    if nth > len(places):
        raise InputError(f"“{words[:_SHOWN]}” stands there {len(places)} times, not {nth}")
    return places[max(nth, 1) - 1]


def _place_within(article: Article, words: str, room: Span) -> Span:
    places = [
        place for place in quotations.places(words, article.text) if room.start <= place.start < room.end
    ]
    if not places:
        raise InputError(
            f"“{words[:_SHOWN]}” does not stand in the claim's sentence: “{article.text[slice(*room)]}”"
        )
    return places[0]


def _absent(article: Article, words: str) -> str:
    closest = quotations.locate(words, [line for line in article.text.split("\n") if line.strip()])
    told = f"; closest is “{closest.words}”" if closest else ""
    return (
        f"“{words[:_SHOWN]}” does not stand in {article.title or 'the article'}{told};"
        " give the words as they stand, or --omission for what it leaves out"
    )
