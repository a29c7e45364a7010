"""Sharing out the work: tags, notes and assignments, on claims and on articles as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workbench.desk.claims import Claims
from workbench.desk.session import Session
from workbench.errors import InputError, LookupFailed
from workbench.model import ArticleWork, Checker, ClaimState, Tag
from workbench.store import bodies, desk_bodies

_ME = "me"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What something is on, by full id: a claim or an article; the other is ""."""

    claim_id: str
    article_id: str


class Filing:
    """What claims and articles are filed under, who sees to them, and what is noted on them.

    Each is named by the id of a claim or of an article, or how that begins; LookupFailed where it is neither.
    """

    def __init__(self, session: Session, claims: Claims) -> None:
        self._session = session
        self._file = session.file
        self._claims = claims

    def on(self, prefix: str) -> ClaimState | ArticleWork:
        """The claim or the article that is named, with the work on it."""
        subject = self._subject(prefix)
        if subject.claim_id:
            return self._claims.get(subject.claim_id)
        return self.article(subject.article_id)

    def article(self, article_id: str) -> ArticleWork:
        """The article with this full id, with the work on it as a whole."""
        return next(work for work in self._file.desk() if work.head.id == article_id)

    def overview(self, *, due: date | None = None) -> tuple[ArticleWork, ...]:
        """The desk: all articles, or those due by a day: how far each has come, and who sees to it."""
        works = self._file.desk()
        return tuple(work for work in works if due is None or "" < work.head.deadline[:10] <= due.isoformat())

    def tag(self, prefix: str, labels: Iterable[str]) -> None:
        """Files a claim or an article under these words. InputError where one is empty or too long."""
        subject, words = self._subject(prefix), _labels(labels)
        filed = {tag.label for tag in self._tags(prefix)}
        with self._session.step("tag"):
            for label in words:
                if label not in filed:
                    body = desk_bodies.TagBody(
                        label=label, claim_id=subject.claim_id, article_id=subject.article_id
                    )
                    self._session.write("tag", body)

    def untag(self, prefix: str, labels: Iterable[str]) -> None:
        """Takes it out from under these words, whoever filed it there. InputError where it is under none of them."""
        subject, words = self._subject(prefix), _labels(labels)
        replaced = tuple(tag.id for tag in self._tags(prefix) if tag.label in words)
        if not replaced:
            raise InputError(
                f"it is not filed under {', '.join(words)}; `workbench show` tells what it is under"
            )
        body = desk_bodies.TagBody(
            label="", claim_id=subject.claim_id, article_id=subject.article_id, replaces=replaced
        )
        self._session.write("tag", body)

    def note(self, prefix: str, text: str) -> None:
        """Notes something on a claim or an article. InputError where it says nothing."""
        if not text.strip():
            raise InputError("the note says nothing; write it behind the id: workbench note ID TEXT")
        subject = self._subject(prefix)
        body = bodies.NoteBody(text=text.strip(), claim_id=subject.claim_id, article_id=subject.article_id)
        self._session.write("note", body)

    def assign(self, prefix: str, who: str) -> None:
        """Gives a claim or an article to somebody: a checker's name, initials or id, "me", or "" for nobody.

        It replaces all earlier assignments of it. LookupFailed where the file knows no such checker, or several.
        """
        subject = self._subject(prefix)
        assignee = self.checker(who).id if who else ""
        with self._session.step("assign"):
            earlier = self._file.earlier(
                "assignment", claim_id=subject.claim_id, article_id=subject.article_id
            )
            body = desk_bodies.AssignmentBody(
                assignee=assignee, claim_id=subject.claim_id, article_id=subject.article_id, replaces=earlier
            )
            self._session.write("assignment", body)

    def checker(self, who: str) -> Checker:
        """The checker of this name, these initials or this id; "me" is whoever works here. LookupFailed otherwise."""
        if who.strip().casefold() == _ME:
            return self._session.checker
        people = self._session.checkers()
        fitting = [person for person in people.values() if _is_called(person, who.strip())]
        if len(fitting) != 1:
            there = ", ".join(sorted(person.name for person in fitting or people.values()))
            which = "several checkers fit" if fitting else "no checker of this file is called"
            raise LookupFailed(f"{which} {who!r}; there are: {there}")
        return fitting[0]

    def _subject(self, prefix: str) -> _Subject:
        claim_id, article_id = self._file.subject(prefix)
        return _Subject(claim_id=claim_id, article_id=article_id)

    def _tags(self, prefix: str) -> tuple[Tag, ...]:
        return tuple(tag for tag in self.on(prefix).work.get("tags", ()) if isinstance(tag, Tag))


def _labels(labels: Iterable[str]) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(" ".join(label.split()) for label in labels))
    if not all(words):
        raise InputError("a tag is a word at least; write it behind the id: workbench tag ID WORD")
    longest = max(map(len, words), default=0)
    if longest > desk_bodies.LONGEST_LABEL:
        raise InputError(f"a tag has {desk_bodies.LONGEST_LABEL} characters at most; this one has {longest}")
    return words


def _is_called(person: Checker, who: str) -> bool:
    spoken = who.casefold()
    names = {person.name.casefold(), person.initials.casefold()} - {""}
    return spoken in names or (len(spoken) >= 4 and person.id.startswith(spoken))
