"""Articles: reading them with their claims, and putting them into the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from workbench.desk.session import Session
from workbench.errors import InputError, WorkbenchError
from workbench.lazy import LazyModule
from workbench.model import Article, ArticleHead, Claim, ClaimFilter, Problem, Span
from workbench.store import bodies, desk_bodies
from workbench.store.kinds.bounds import FIGURES

if TYPE_CHECKING:
    from workbench import extract, log, read
else:
    extract = LazyModule("workbench.extract")
    log = LazyModule("workbench.log")
    read = LazyModule("workbench.read")

_T = TypeVar("_T")
_READ_BY = frozenset({"published", "language"})  # what of an article's details its reading depends on
_SHOWN = 60  # characters of a claim in a message


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

    def as_kept(self) -> Reading:
        """The reading with as many figures of each claim as an entry holds, and what was cut of them."""
        cut = tuple(_excess_figures(self.claims))
        if not cut:
            return self
        return replace(self, claims=tuple(map(_cut, self.claims)), problems=(*self.problems, *cut))


def _cut(claim: Claim) -> Claim:
    return replace(claim, quantities=claim.quantities[:FIGURES], dates=claim.dates[:FIGURES])


def _excess_figures(claims: Iterable[Claim]) -> Iterator[Problem]:
    for claim in claims:
        for count, what in ((len(claim.quantities), "figures"), (len(claim.dates), "dates")):
            if count > FIGURES:
                message = f"“{claim.text[:_SHOWN]}…” has {count:,} {what}; its first {FIGURES:,} are kept"
                yield Problem(message=message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A reading that is now in the file; `new` is false where the file had this article already."""

    reading: Reading
    new: bool


def read_article(
    location: str, *, language: str = "", published: date | None = None, speaker: str = ""
) -> Reading:
    """Reads a file, an address, or standard input for "-", and its claims; stores nothing. InputError without text.

    What nobody else says in it is the `speaker`'s, where there is one.
    """
    article, problems = read.read(location, language=language)
    if published:
        article = replace(article, published=published)
    return Reading(article=article, claims=extract.claims(article, speaker=speaker), problems=problems)


def each_article(locations: Iterable[str], work: Callable[[str], _T]) -> Iterator[tuple[str, _T | Problem]]:
    """Each location with what comes of `work` on it, or the trouble with it: a bad article stops none of the others.

    What nobody foresaw is a line as well, and its details are in the log. What is wrong with the claims file
    (FileError) is no article's fault, and ends it all.
    """
    for location in locations:
        try:
            yield location, work(location)
        except InputError as error:
            yield location, Problem(message=str(error), location=location)
        except WorkbenchError:
            raise
        except Exception as error:  # noqa: BLE001 - the next article is read whatever this one does
            line = log.unforeseen(error, doing="reading an article")
            yield location, Problem(message=f"{location}: {line}", location=location)


class Articles:
    """The articles of a file."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._file = session.file

    def add(self, location: str, *, language: str = "", published: date | None = None) -> Added:
        """Reads an article into the file; the same text again adds nothing. InputError where it has no claims."""
        reading = read_article(location, language=language, published=published)
        reading.require_claims(location)
        return self.keep(reading)

    def keep(self, reading: Reading) -> Added:
        """Stores an article with its claims, in one transaction; of claims with too many figures, the first ones."""
        reading = reading.as_kept()
        article = bodies.entry("article", bodies.ArticleBody.of(reading.article))
        claims = bodies.entry(
            "reading",
            bodies.ReadingBody(
                article_id=reading.article.id, extractor=extract.VERSION, claims=reading.claims
            ),
        )
        return Added(reading=reading, new=self._file.append([article, claims]) > 0)

    def edit(self, prefix: str, **said: str) -> None:
        """Says of an article what it is called, when it appeared, whose it is or when it is due: `ArticleDetails`.

        Another day or language has it read anew. InputError where nothing would change, for a day that is none, and for
        a language without a grammar.
        """
        article = self.get(prefix)
        with self._session.step("describe an article"):
            earlier = self._file.earlier("article_details", article_id=article.id)
            before = self._file.said_of(article.id)
            if not said or all(before.get(name) == value for name, value in said.items()):
                raise InputError(
                    "nothing of the article would change; say what: --title, --published, --deadline …"
                )
            body = desk_bodies.ArticleDetailsBody(article_id=article.id, replaces=earlier, **(before | said))
            self._session.write("article_details", body)
            if _READ_BY & said.keys():
                self._read_anew(article.id, before | said)

    def _read_anew(self, article_id: str, said: dict[str, str]) -> None:
        """Reads an article by the day and the language that are said of it; people's claims, too."""
        article = self.get(article_id)
        body = bodies.ReadingBody(
            article_id=article.id,
            extractor=extract.VERSION,
            claims=Reading(article=article, claims=extract.claims(article), problems=()).as_kept().claims,
            **{name: said.get(name, "") for name in _READ_BY},
        )
        self._file.append([bodies.entry("reading", body)])
        for state in self._file.states(self._file.find(ClaimFilter(article=article.id))):
            if state.added_claims and any(day.relative for day in state.claim.dates):
                claim = state.claim
                anew = extract.marked(article, Span(claim.start, claim.end)).dates
                self._session.write(
                    "claim", bodies.ClaimBody(claim=replace(claim, dates=anew), wording=state.wording)
                )

    def all(self) -> tuple[ArticleHead, ...]:
        """All articles, without their texts."""
        return self._file.articles()

    def get(self, prefix: str) -> Article:
        """The article with this id, or the only one whose id begins so. LookupFailed where it is none or several."""
        return self._file.article(prefix)

    def ids(self, prefix: str = "") -> tuple[str, ...]:
        """The id of the one article that is named, or those of all where none is."""
        return (self.get(prefix).id,) if prefix else tuple(head.id for head in self.all())
