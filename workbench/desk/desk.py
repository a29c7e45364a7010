"""The Desk: every service over one session, put together in one place."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench import settings
from workbench.desk.articles import Articles
from workbench.desk.calculations import Calculations
from workbench.desk.claims import Claims
from workbench.desk.contradictions import Contradictions
from workbench.desk.corrections import Corrections
from workbench.desk.disputes import Disputes
from workbench.desk.drafts import Drafts
from workbench.desk.erasures import Erasures
from workbench.desk.evidence import ClaimEvidence
from workbench.desk.filing import Filing
from workbench.desk.history import History
from workbench.desk.hub import Hub
from workbench.desk.own_claims import OwnClaims
from workbench.desk.people import People
from workbench.desk.reports import Reports
from workbench.desk.reviews import Reviews
from workbench.desk.session import Session, Step
from workbench.desk.sharing import Sharing
from workbench.desk.sign_offs import SignOffs
from workbench.desk.signatures import Signatures
from workbench.desk.sources import Sources
from workbench.desk.upkeep import Upkeep
from workbench.desk.verdicts import Verdicts
from workbench.model import Checker
from workbench.signing import keyring
from workbench.store import ClaimsFile


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Desk:
    """A checker at a claims file, with all they can do there, by the kind of work."""

    session: Session
    articles: Articles
    claims: Claims
    sources: Sources
    evidence: ClaimEvidence
    calculations: Calculations
    contradictions: Contradictions
    disputes: Disputes
    verdicts: Verdicts
    reviews: Reviews
    filing: Filing
    drafts: Drafts
    corrections: Corrections
    people: People
    sign_offs: SignOffs
    own_claims: OwnClaims
    history: History
    reports: Reports
    sharing: Sharing
    hub: Hub
    signatures: Signatures
    erasures: Erasures
    upkeep: Upkeep

    @classmethod
    def open(cls, path: Path, *, create: bool = True, checker: Checker | None = None) -> Self:
        """The desk on a claims file, which is made where there is none. FileError where it is none of ours.

        It is that of `checker`, who does not sign, or else of whoever works at this machine, with their key.
        """
        file = ClaimsFile.open(path, create=create)
        if checker:
            return cls.of(Session(file, checker))
        return cls.of(Session(file, settings.checker(), signer=keyring.own_signer))

    @classmethod
    def of(cls, session: Session) -> Self:
        """The desk of a session."""
        articles, claims = Articles(session), Claims(session)
        sources = Sources(session, articles, claims)
        evidence = ClaimEvidence(session, articles, claims, sources)
        calculations = Calculations(session, claims, sources, evidence)
        disputes = Disputes(session, claims, sources)
        verdicts = Verdicts(session, claims, disputes)
        erasures = Erasures(session)
        drafts = Drafts(session, articles, claims)
        corrections = Corrections(session, articles, claims, drafts)
        sign_offs = SignOffs(session, articles, claims, corrections)
        return cls(
            session=session,
            articles=articles,
            claims=claims,
            sources=sources,
            evidence=evidence,
            calculations=calculations,
            contradictions=Contradictions(session, articles, claims),
            disputes=disputes,
            verdicts=verdicts,
            reviews=Reviews(session, claims, sources, disputes, verdicts),
            filing=Filing(session, claims),
            drafts=drafts,
            corrections=corrections,
            sign_offs=sign_offs,
            people=People(session, articles, claims, sources, evidence),
            own_claims=OwnClaims(session, articles, claims),
            history=History(session),
            reports=Reports(
                session, articles, claims, sources, evidence, calculations, corrections, sign_offs
            ),
            sharing=Sharing(session, erasures),
            hub=Hub(session, erasures),
            signatures=Signatures(session),
            erasures=erasures,
            upkeep=Upkeep(session, sources, calculations),
        )

    @property
    def file(self) -> ClaimsFile:
        """The claims file."""
        return self.session.file

    @property
    def name(self) -> str:
        """The name of the claims file, without its folder."""
        return self.file.path.name

    @property
    def checker(self) -> Checker:
        """Who works here."""
        return self.session.checker

    def checkers(self) -> dict[str, Checker]:
        """The checkers the file knows, and the one at this desk, by id."""
        return self.session.checkers()

    def introduce(self, who: Checker) -> None:
        """Works as this checker from now on, and keeps that for later runs. InputError where it cannot be kept."""
        self.session.introduce(who)

    def step(self, label: str) -> AbstractContextManager[Step]:
        """Makes one step, one transaction and one signature of all that this thread does meanwhile."""
        return self.session.step(label)

    def warning(self) -> str:
        """What is to be said of the place where the file lies, in a line; "" where it lies well."""
        return self.session.warning()

    def data_version(self) -> int:
        """A number that changes when someone else writes to the file; compare it with what this thread had before."""
        return self.session.data_version()

    def close(self) -> None:
        """Gives the file back."""
        self.session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.file.__exit__(kind, error, trace)
