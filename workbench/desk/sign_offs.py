"""Sign-off: the state of an article is put on record, and what changes afterwards shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench import settings
from workbench.desk.articles import Articles
from workbench.desk.claims import Claims
from workbench.desk.corrections import Corrections
from workbench.desk.coverage import coverage
from workbench.desk.session import Session
from workbench.errors import InputError
from workbench.export.sign_off import facts
from workbench.model import (
    ClaimFilter,
    ClaimState,
    CorrectionState,
    Coverage,
    SignOff,
    SignOffState,
)
from workbench.store import bodies, desk_bodies

_NAMED = 5  # open claims that a message names


class SignOffs:
    """Articles that were signed off."""

    def __init__(
        self, session: Session, articles: Articles, claims: Claims, corrections: Corrections
    ) -> None:
        self._session = session
        self._file = session.file
        self._articles = articles
        self._claims = claims
        self._corrections = corrections

    def sign(self, article: str, *, because: str, waived: Mapping[str, str] | None = None) -> SignOff:
        """Signs an article off as it stands, with a signature where this checker has a key.

        `waived` gives by claim why it may stay open. InputError where claims are open that are not waived, without a
        reason, and for somebody who has not said who they are.
        """
        name = self._articles.get(article).id
        reasons = {
            self._claims.get(claim).claim.id: reason.strip() for claim, reason in (waived or {}).items()
        }
        states = self._states(name)
        self._refuse(states, because, reasons)
        corrections = self._open_corrections(name)
        digests = _digests(states, corrections)
        body = desk_bodies.SignOffBody(
            article_id=name,
            because=because.strip(),
            digest=_digest(
                name,
                *(part for pair in digests for part in pair),
                *(each.correction.id for each in corrections),
            ),
            counts=facts(states, reasons),
            claims=digests,
            waived=tuple(sorted(reasons.items())),
        )
        with self._session.step("sign an article off"):
            written = self._session.write("sign_off", body).id
            return next(each for each in self._of(name) if each.id == written)

    def of(self, article: str) -> tuple[SignOffState, ...]:
        """The sign-offs of an article, by time, each with what changed since."""
        name = self._articles.get(article).id
        signed = self._of(name)
        if not signed:
            return ()
        states = self._states(name)
        digests = dict(_digests(states, self._open_corrections(name)))
        return tuple(
            SignOffState(sign_off=each, changes=tuple(_changes(each, digests, states))) for each in signed
        )

    def coverage(self, article: str) -> Coverage:
        """Which sentences of an article carry no claim."""
        text = self._articles.get(article)
        return coverage(text, self._states(text.id))

    def _of(self, article_id: str) -> tuple[SignOff, ...]:
        (work,) = [each for each in self._file.desk() if each.head.id == article_id]
        return tuple(each for each in work.work["sign_offs"] if isinstance(each, SignOff))

    def _states(self, article_id: str) -> tuple[ClaimState, ...]:
        return tuple(self._claims.each(ClaimFilter(article=article_id)))

    def _refuse(self, states: Sequence[ClaimState], because: str, reasons: Mapping[str, str]) -> None:
        if not settings.is_named() and self._session.checker == settings.checker():
            raise InputError("a sign-off needs a name: workbench whoami --name NAME")
        if not because.strip() or not all(reasons.values()):
            raise InputError(
                "a sign-off needs its reason, and so does each claim that stays open: --because TEXT"
            )
        left = [state for state in states if state.is_unsettled and state.claim.id not in reasons]
        if left:
            told = ", ".join(f"No. {state.number} ({state.claim.id[:8]})" for state in left[:_NAMED])
            more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
            raise InputError(
                f"open: {told}{more}; settle them, or waive each with its reason: --waive CLAIM TEXT"
            )

    def _open_corrections(self, article_id: str) -> list[CorrectionState]:
        return [each for each in self._corrections.of(article_id) if each.is_open]


def _digest(*parts: str) -> str:
    """SHA-256 over parts, none of which can run into the next."""
    return hashlib.sha256(bodies.json_text(parts).encode()).hexdigest()


def _digests(
    states: Iterable[ClaimState], corrections: Sequence[CorrectionState]
) -> tuple[tuple[str, str], ...]:
    return tuple((state.claim.id, _digest_of(state, corrections)) for state in states)


def _digest_of(state: ClaimState, corrections: Iterable[CorrectionState]) -> str:
    """A claim with its verdicts and evidence, carried ones too, and open corrections."""
    claim = state.claim
    own = [each for each in corrections if each.correction.claim_id == claim.id]
    told = (state, *state.lineage) if state.status == "carried" else (state,)
    return _digest(
        claim.text,
        claim.claimant,
        state.wording,
        state.status,
        *sorted(verdict.id for each in told for verdict in each.verdicts),
        *sorted(piece.id for each in told for piece in each.evidence),
        *sorted(f"{each.correction.id} {each.fate}" for each in own),
    )


def _changes(sign_off: SignOff, digests: Mapping[str, str], states: Sequence[ClaimState]) -> Iterator[str]:
    signed = dict(sign_off.claims)
    for state in states:
        name = state.claim.id
        if name not in signed:
            yield f"new: No. {state.number}: {state.claim.text}"
        elif digests[name] != signed[name]:
            yield f"No. {state.number}: {state.claim.text}"
    gone = len(signed.keys() - digests.keys())
    if gone:
        yield f"{gone} {'claim is' if gone == 1 else 'claims are'} gone"
