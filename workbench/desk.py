"""What a checker can do at the desk. The command line and the screen stand over this and nothing below it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench import (
    calc,
    calculating,
    comparing,
    config,
    dataset,
    export,
    extract,
    library,
    match,
    read,
    scales,
    sourcing,
)
from workbench.calc import Calculation
from workbench.errors import InputError
from workbench.library import Placed
from workbench.match import ClaimMatch
from workbench.model import (
    Article,
    ArticleHead,
    Checker,
    Claim,
    ClaimFilter,
    ClaimState,
    Comparison,
    Counts,
    Entry,
    Evidence,
    FoundPassage,
    Passage,
    Problem,
    Report,
    Source,
    Stance,
)
from workbench.store import ClaimsFile, Stale, StoredSeries, bodies

# What can only be meant as the name of a source: s12, or eight digits or more of an id.
_NAMES_SOURCE = re.compile(r"[sS][0-9]+|(?=.*[0-9])[0-9a-f]{8,40}")

Clock = Callable[[], datetime]
Salt = Callable[[], bytes]
_WEIGHED = 30  # candidates that are weighed against a claim, those with the rarest words in common


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article, its claims in text order, and what was left out or is doubtful."""

    article: Article
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]

    def require_claims(self, location: str) -> None:
        """InputError that names the location where the article has no claims: there is nothing to check in it."""
        if not self.claims:
            raise InputError(f"{location}: no claims found in it, so it was not added")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A reading that is now in the file; `new` is false where the file had this article already."""

    reading: Reading
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarClaim:
    """Another claim of the file that may say the same, with its verdicts, and how the two stand to each other."""

    state: ClaimState
    match: ClaimMatch


def _now() -> datetime:
    return datetime.now(UTC)


def _salt() -> bytes:
    return secrets.token_bytes(16)


def read_article(location: str, *, language: str = "", published: date | None = None) -> Reading:
    """Reads a file, an address, or standard input for "-", and its claims; stores nothing. InputError without text."""
    article, problems = read.read(location, language=language)
    if published:
        article = replace(article, published=published)
    return Reading(article=article, claims=extract.claims(article), problems=problems)


class Desk:
    """A checker at a claims file. Each method that writes is one transaction and can be undone."""

    def __init__(
        self, file: ClaimsFile, checker: Checker, *, clock: Clock = _now, salt: Salt = _salt
    ) -> None:
        self.file = file
        self.checker = checker
        self._clock = clock
        self._salt = salt

    @classmethod
    def open(cls, path: Path, *, create: bool = True, checker: Checker | None = None) -> Self:
        """The desk on a claims file, which is made where there is none. FileError where it is none of ours."""
        return cls(ClaimsFile.open(path, create=create), checker or config.checker())

    @property
    def name(self) -> str:
        """The name of the claims file, without its folder."""
        return self.file.path.name

    def close(self) -> None:
        """Gives the file back."""
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Articles

    def add(self, location: str, *, language: str = "", published: date | None = None) -> Added:
        """Reads an article into the file; the same text again adds nothing. InputError where it has no claims."""
        reading = read_article(location, language=language, published=published)
        reading.require_claims(location)
        return self.keep(reading)

    def keep(self, reading: Reading) -> Added:
        """Stores an article with its claims, in one transaction."""
        article = bodies.entry("article", bodies.ArticleBody.of(reading.article))
        claims = bodies.entry(
            "reading",
            bodies.ReadingBody(
                article_id=reading.article.id, extractor=extract.VERSION, claims=reading.claims
            ),
        )
        return Added(reading=reading, new=self.file.append([article, claims]) > 0)

    def articles(self) -> tuple[ArticleHead, ...]:
        """All articles, without their texts."""
        return self.file.articles()

    def article(self, prefix: str) -> Article:
        """The article with this id, or the only one whose id begins so."""
        return self.file.article(prefix)

    # Claims

    def find(self, wanted: ClaimFilter = ClaimFilter()) -> tuple[int, ...]:
        """The row numbers of the claims that fit, in order: what a list pages through."""
        return self.file.find(wanted)

    def states(self, rows: tuple[int, ...]) -> tuple[ClaimState, ...]:
        """The claims in these rows, in the order asked for."""
        return self.file.states(rows)

    def claims(self, wanted: ClaimFilter = ClaimFilter(), *, page: int = 256) -> Iterator[ClaimState]:
        """The claims that fit, a page at a time."""
        rows = self.find(wanted)
        for start in range(0, len(rows), page):
            yield from self.states(rows[start : start + page])

    def claim(self, prefix: str) -> ClaimState:
        """The claim with this id, or the only one whose id begins so. LookupFailed where it is none or several."""
        return self.file.claim(prefix)

    def similar(self, claim_prefix: str, limit: int = 5) -> tuple[SimilarClaim, ...]:
        """Other claims of the file that say the same or nearly so, best first: what was checked before."""
        claim = self.claim(claim_prefix)
        others = {state.claim.id: state for state in self.states(self.file.similar(claim.claim.id, _WEIGHED))}
        found = [each for each in match.match(claim, others.values()) if each.score >= match.RELATED]
        return tuple(SimilarClaim(state=others[each.claim_id], match=each) for each in found[:limit])

    def counts(self, article_id: str = "") -> Counts:
        """How far the work has come, on one article or on the whole file."""
        return self.file.counts(article_id)

    # Work

    def add_source(self, source: Source, *, file: str = "") -> Source:
        """Puts a source into the file, with the bytes of `file`, a file or an address; its id is that of its entry.

        `derived_from` is what names another source (s12, an id or its beginning), or words. InputError where there are
        no bytes to be had; bytes without text are kept, and `trouble` says why they cannot be searched.
        """
        if file:
            data, media_type = read.source_bytes(file)
            kind = dataset.media_type(data, file, media_type)
            source = replace(source, snapshot=self.file.put_snapshot(data, kind))
        if (source.snapshot or source.url) and not source.accessed:
            source = replace(source, accessed=self._instant())
        source = replace(source, derived_from=self._origin(source.derived_from))
        made = self._write("source", bodies.SourceBody.of(source))
        if file:
            library.keep(self.file, source.snapshot, file)
        return self.file.source(made.id)

    def sources(self) -> tuple[Source, ...]:
        """All sources, by title."""
        return self.file.sources()

    def source(self, prefix: str) -> Source:
        """The source with this id or number (s12), or the only one whose id begins so."""
        return self.file.source(prefix)

    def passages(self, source: str) -> tuple[Passage, ...]:
        """The text of a source, passage by passage; empty where it has none."""
        return library.passages_of(self.file, self.source(source))

    def trouble(self, source: str) -> str:
        """What could not be read of a source, in a line; "" where all could."""
        return self.file.trouble(self.source(source).snapshot)

    def search_sources(self, words: str, *, source: str = "", limit: int = 20) -> tuple[FoundPassage, ...]:
        """Passages with all these words, or words that begin so, best first; of one source or of all."""
        library.keep_all(self.file)
        only = self.source(source).id if source else ""
        hits = self.file.find_words(words, source_id=only, limit=limit)
        return tuple(
            FoundPassage(passage=hit.passage, title=hit.title, source_id=hit.source_id) for hit in hits
        )

    def find_passages(self, claim: str, *, limit: int = 10) -> tuple[FoundPassage, ...]:
        """Passages of sources and other articles that speak of what a claim says, best first, compared with it."""
        state = self.claim(claim)
        published = self.article(state.claim.article_id).published
        return library.find(self.file, state, limit=limit, compare=partial(self.compare, published=published))

    def place(self, source: str, quote: str, locator: str = "") -> Placed:
        """Where a quotation stands in a source, as `attach` will have it, and what to tell of it; stores nothing."""
        return library.place(self.file, self.source(source), quote, locator)

    def attach(
        self,
        claim: str,
        source: str,
        *,
        quote: str = "",
        locator: str = "",
        stance: Stance = "supports",
        note: str = "",
    ) -> ClaimState:
        """Attaches a source's passage to a claim, with the place where it stands unless one is given.

        A quotation that is not in the source is attached all the same: `place` tells, and a person decides.
        """
        target, origin = self.claim(claim).claim.id, self.source(source)
        placed = library.place(self.file, origin, quote, locator)
        body = bodies.EvidenceBody(
            claim_id=target,
            source_id=origin.id,
            quote=placed.quote,
            locator=placed.locator,
            stance=stance,
            note=note,
        )
        self._write("evidence", body)
        return self.claim(target)

    def waive(self, claim: str, reason: str) -> ClaimState:
        """Records why a claim may be judged without located evidence. InputError without a reason."""
        if not reason.strip():
            raise InputError("a waiver needs its reason: workbench waive CLAIM --because TEXT")
        target = self.claim(claim).claim.id
        self._write("waiver", bodies.WaiverBody(claim_id=target, reason=reason.strip()))
        return self.claim(target)

    def give_verdict(
        self,
        claim: str,
        rating: str,
        *,
        explanation: str = "",
        scale: str = scales.DEFAULT,
        resolve: bool = False,
    ) -> ClaimState:
        """Records the checker's judgement. It replaces their own earlier one; with `resolve`, everyone's."""
        scales.scale(scale).rating(rating)
        state = self.claim(claim)
        replaced = [v.id for v in state.verdicts if resolve or v.checker == self.checker.id]
        body = bodies.VerdictBody(
            claim_id=state.claim.id,
            scale=scale,
            rating=rating,
            explanation=explanation,
            evidence_ids=tuple(evidence.id for evidence in state.evidence),
            supersedes=tuple(sorted(replaced)),
        )
        self._write("verdict", body)
        return self.claim(state.claim.id)

    def dismiss(self, claim: str, *, reason: str = "") -> ClaimState:
        """Marks a claim as none."""
        target = self.claim(claim).claim.id
        self._write("dismissal", bodies.DismissalBody(claim_id=target, reason=reason))
        return self.claim(target)

    def undo(self) -> Entry | None:
        """Retracts the checker's latest standing entry and returns it; None where there is none."""
        return self._retract(self.file.undoable(self.checker.id))

    def redo(self) -> Entry | None:
        """Takes the checker's latest undo back, unless they have worked on since; returns what stands again."""
        undone = self.file.redoable(self.checker.id)
        if undone is None:
            return None
        self._retract(undone)
        return self.file.entry(bodies.decode(undone, bodies.RetractionBody).entries[-1])

    def claim_of(self, entry: Entry) -> str:
        """The id of the claim that an entry is about; "" where it is about none."""
        match bodies.checked(entry):
            case bodies.ClaimBody(claim=claim):
                return claim.id
            case (
                bodies.DismissalBody(claim_id=about)
                | bodies.EvidenceBody(claim_id=about)
                | bodies.NoteBody(claim_id=about)
                | bodies.VerdictBody(claim_id=about)
                | bodies.WaiverBody(claim_id=about)
            ):
                return about
            case _:
                return ""

    def data_version(self) -> int:
        """A number that changes when someone else writes to the file; compare it with what this thread had before."""
        return self.file.data_version()

    # Arithmetic

    def compare(self, claimed: str, found: str, *, published: date | None = None) -> Comparison:
        """What arithmetic says of a claimed and a found text, and nothing more: no verdict is set by it.

        InputError where the claim has neither figure nor date.
        """
        return comparing.compare(claimed, found, published=published)

    def calculate(self, expression: str, claim: str = "") -> Calculation:
        """What an expression comes to, shown step by step; e1 and c1 are figures of the claim. InputError without."""
        return calculating.run(self.file, expression, self.claim(claim) if claim else None)

    def attach_calculation(self, claim: str, expression: str, *, stance: Stance = "supports") -> ClaimState:
        """Attaches a calculation to a claim as evidence, with what it rests on."""
        state = self.claim(claim)
        sources = {source.id: source for source in self.sources()}
        body = calculating.body(self.calculate(expression, state.claim.id), state, sources)
        self._write("evidence", replace(body, stance=stance))
        return self.claim(state.claim.id)

    def stale(self, claim: str = "") -> tuple[Stale, ...]:
        """Calculations with an input that was taken back, on one claim or on all."""
        return self.file.stale(self.claim(claim).claim.id if claim else "")

    def add_series(self, text: str, name: str, source: str) -> StoredSeries:
        """Keeps a CSV text of dates and values as a series. InputError where it is none or the name is taken."""
        values = calc.read_csv(text, name)
        if not source.strip():
            raise InputError("a series has a source; say whose figures these are: --source SOURCE")
        if any(one.name == name for one in self.file.series()):
            raise InputError(
                f"there is a series called {name}; give this one another name, such as {name}_new"
            )
        made = self._write("series", bodies.SeriesBody(name=name, source=self._origin(source), values=values))
        return next(one for one in self.file.series() if one.id == made.id)

    def series(self) -> tuple[StoredSeries, ...]:
        """All series of values, by name."""
        return self.file.series()

    # Reports and upkeep

    def report(self, format_name: str, article: str = "") -> str:
        """One article, or all of them, as a text in one of `export.FORMATS`."""
        if format_name not in export.FORMATS:
            raise InputError(f"unknown format {format_name!r}; use one of: {', '.join(export.FORMATS)}")
        ids = [self.article(article).id] if article else [head.id for head in self.articles()]
        if not ids:
            raise InputError("there is nothing to report yet; add an article first: workbench add FILE")
        return export.FORMATS[format_name]([self._report(one) for one in ids])

    def checkers(self) -> dict[str, Checker]:
        """The checkers the file knows, and the one at this desk, by id."""
        return {**self.file.checkers(), self.checker.id: self.checker}

    def verify(self) -> tuple[Problem, ...]:
        """What is wrong with the file: damaged pages, entries whose id does not match, projections that differ."""
        gone = (
            Problem(
                message=f"an input of a calculation was taken back: {', '.join(one.names)}; calculate it anew",
                location=f"claim {one.claim_id[:8]}",
            )
            for one in self.stale()
        )
        return (*self.file.verify(), *gone)

    def rebuild(self) -> None:
        """Makes everything in the file anew from the journal, and the texts of sources from their snapshots."""
        self.file.rebuild()
        library.keep_all(self.file)

    def _report(self, article_id: str) -> Report:
        claims = tuple(self.claims(ClaimFilter(article=article_id)))
        sources = {source.id: source for source in self.sources()}
        return Report(
            article=self.article(article_id),
            counts=self.counts(article_id),
            claims=claims,
            sources=sources,
            checkers=self.checkers(),
            sourcing={state.claim.id: sourcing.lines(state, sources, public=True) for state in claims},
        )

    def _origin(self, named: str) -> str:
        """The id of the source that these words name; the words themselves where they name none."""
        words = named.strip()
        return self.source(words).id if _NAMES_SOURCE.fullmatch(words) else words

    def _retract(self, target: Entry | None) -> Entry | None:
        if target is not None:
            self._write("retraction", bodies.RetractionBody(entries=(target.id,)))
        return target

    def _instant(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _write(self, kind: str, body: bodies.Body) -> Entry:
        """Appends what this checker does, with who they are, and returns its entry."""
        at = self._instant()
        who = bodies.entry("checker", bodies.CheckerBody.of(self.checker))
        made = bodies.entry(kind, body, checker=self.checker.id, at=at, salt=self._salt())
        self.file.append([who, made])
        return made


__all__ = ["Added", "Desk", "Evidence", "Placed", "Reading", "read_article"]
