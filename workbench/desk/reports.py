"""Reports: one article or all of them, as a text in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk.articles import Articles
from workbench.desk.calculations import Calculations
from workbench.desk.claims import Claims
from workbench.desk.corrections import Corrections
from workbench.desk.coverage import coverage
from workbench.desk.evidence import ClaimEvidence
from workbench.desk.session import Session
from workbench.desk.sign_offs import SignOffs
from workbench.desk.sources import Sources
from workbench.errors import InputError
from workbench.lazy import LazyModule
from workbench.model import ClaimFilter, ClaimState, Coverage, Report

if TYPE_CHECKING:
    from workbench import export
    from workbench.sources import independence
else:
    export = LazyModule("workbench.export")
    independence = LazyModule("workbench.sources.independence")


class Reports:
    """The work on articles, written up."""

    def __init__(
        self,
        session: Session,
        articles: Articles,
        claims: Claims,
        sources: Sources,
        evidence: ClaimEvidence,
        calculations: Calculations,
        corrections: Corrections,
        sign_offs: SignOffs,
    ) -> None:
        self._corrections = corrections
        self._sign_offs = sign_offs
        self._session = session
        self._articles = articles
        self._claims = claims
        self._sources = sources
        self._evidence = evidence
        self._calculations = calculations

    def render(self, format_name: str, article: str = "") -> str:
        """One article, or all of them, as a text in one of `export.FORMATS`. InputError where there is none."""
        if format_name not in export.FORMATS:
            raise InputError(f"unknown format {format_name!r}; use one of: {', '.join(export.FORMATS)}")
        ids = self._articles.ids(article)
        if not ids:
            raise InputError("there is nothing to report yet; add an article first: workbench add FILE")
        return export.FORMATS[format_name]([self._report(article_id) for article_id in ids])

    def _report(self, article_id: str) -> Report:
        claims = tuple(map(self._evidence.compared, self._claims.each(ClaimFilter(article=article_id))))
        sources = self._sources.by_id()
        stale = self._calculations.stale_lines()
        return Report(
            article=self._articles.get(article_id),
            counts=self._claims.counts(article_id),
            claims=claims,
            sources=sources,
            checkers=self._session.checkers(),
            sourcing={
                state.claim.id: (
                    *independence.lines(state, sources, public=True),
                    *stale.get(state.claim.id, ()),
                )
                for state in claims
            },
            corrections=self._corrections.of(article_id),
            sign_offs=self._sign_offs.of(article_id),
            coverage=self._coverage(article_id, claims),
        )

    def _coverage(self, article_id: str, claims: tuple[ClaimState, ...]) -> Coverage | None:
        """What carries no claim; None where the article's language has no grammar, and so no sentences."""
        try:
            return coverage(self._articles.get(article_id), claims)
        except InputError:
            return None
