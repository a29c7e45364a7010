"""Reports, and the upkeep of the file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.desk.arithmetic import Arithmetic
from workbench.errors import InputError
from workbench.lazy import LazyModule
from workbench.model import (
    ClaimFilter,
    Problem,
    Report,
)

if TYPE_CHECKING:
    from workbench import export
    from workbench.sources import independence, texts
else:
    export = LazyModule("workbench.export")
    texts = LazyModule("workbench.sources.texts")
    independence = LazyModule("workbench.sources.independence")


class Reports(Arithmetic):
    """Reports and upkeep."""

    def report(self, format_name: str, article: str = "") -> str:
        """One article, or all of them, as a text in one of `export.FORMATS`."""
        if format_name not in export.FORMATS:
            raise InputError(f"unknown format {format_name!r}; use one of: {', '.join(export.FORMATS)}")
        ids = [self.article(article).id] if article else [head.id for head in self.articles()]
        if not ids:
            raise InputError("there is nothing to report yet; add an article first: workbench add FILE")
        return export.FORMATS[format_name]([self._report(one) for one in ids])

    def verify(self) -> tuple[Problem, ...]:
        """What is wrong with the file: damaged pages, entries whose id does not match, projections that differ.

        The passages of sources are read anew from their snapshots and compared; a calculation that rests on what was
        taken back is named.
        """
        gone = (
            Problem(message=line, location=f"claim {claim[:8]}")
            for claim, lines in self._stale_lines().items()
            for line in lines
        )
        return (*self.file.verify(), *texts.differing(self.file, self.sources()), *gone)

    def rebuild(self) -> None:
        """Makes everything in the file anew from the journal, and the texts of sources from their snapshots."""
        self.file.rebuild()
        texts.keep_all(self.file)

    def _report(self, article_id: str) -> Report:
        claims = tuple(map(self.compared, self.claims(ClaimFilter(article=article_id))))
        sources = {source.id: source for source in self.sources()}
        stale = self._stale_lines()
        return Report(
            article=self.article(article_id),
            counts=self.counts(article_id),
            claims=claims,
            sources=sources,
            checkers=self.checkers(),
            sourcing={
                state.claim.id: (*independence.lines(state, sources, public=True), *stale[state.claim.id])
                for state in claims
            },
        )

    def _stale_lines(self) -> defaultdict[str, list[str]]:
        """What there is to say of calculations that rest on what is gone, by claim."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.stale():
            names = ", ".join(one.names)
            found[one.claim_id].append(
                f"an input of a calculation was taken back or erased: {names}; calculate it anew"
            )
        return found
