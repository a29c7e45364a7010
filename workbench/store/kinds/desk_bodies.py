"""What the entries of a desk's daily work say: each field with the type that bounds it.

A body with `replaces` names all earlier entries of its kind on the same thing, which it stands in place of: two that
name neither the other both hold, until somebody who saw both writes a third.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import msgspec

from workbench.errors import InputError
from workbench.model import Decided, Facts, Outcome
from workbench.store.kinds.body_types import Day, Id, IdOrNone, NoteBody

Ids = Annotated[tuple[Id, ...], msgspec.Meta(max_length=10_000)]
LONGEST_LABEL = 60  # characters of a word to file something under
Label = Annotated[str, msgspec.Meta(max_length=LONGEST_LABEL)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagBody:
    """A word to file a claim or an article under; "" takes it out from under what it `replaces`."""

    label: Label
    claim_id: IdOrNone = ""
    article_id: IdOrNone = ""
    replaces: Ids = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentBody:
    """Who is to see to a claim or an article; "" for nobody."""

    assignee: IdOrNone
    claim_id: IdOrNone = ""
    article_id: IdOrNone = ""
    replaces: Ids = ()


def check_subject(body: TagBody | AssignmentBody | NoteBody) -> None:
    """Refuses what is on no claim and no article, or on both."""
    if bool(body.claim_id) == bool(body.article_id):
        raise InputError("this is to be on one claim or on one article; name either")


_Words = Annotated[str, msgspec.Meta(max_length=2_000)]
_Line = Annotated[str, msgspec.Meta(max_length=300)]
_Address = Annotated[str, msgspec.Meta(max_length=8_000)]
_Moment = Annotated[str, msgspec.Meta(pattern=r"\A([0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?\Z")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDetailsBody:
    """What a person says of an article, besides its text; None where they say nothing of that."""

    article_id: Id
    title: _Words | None = None
    published: Day | None = None
    author: _Words | None = None
    publisher: _Words | None = None
    url: _Address | None = None
    language: _Line | None = None
    deadline: _Moment | None = None
    slug: _Line | None = None
    replaces: Ids = ()


def check_details(body: ArticleDetailsBody) -> None:
    """Refuses days that no calendar has."""
    for what in (body.published, body.deadline):
        try:
            datetime.fromisoformat(what or "2000-01-01")
        except ValueError as error:
            raise InputError(f"{what!r} is no day; write it as 2025-02-14") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionBody:
    """That an article is a draft after another."""

    article_id: Id
    before: Id


def check_revision(body: RevisionBody) -> None:
    """Refuses a draft of itself."""
    if body.article_id == body.before:
        raise InputError("a text is no draft of itself; name the one before it")


_Prose = Annotated[str, msgspec.Meta(max_length=100_000)]
_Offset = Annotated[int, msgspec.Meta(ge=0, lt=2**31)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionBody:
    """Words of a claim's sentence, where they stand in the article, and what is to stand there."""

    claim_id: Id
    before: _Prose
    after: _Prose
    because: _Prose
    start: _Offset
    end: _Offset


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionBody:
    """What is decided of a correction, in place of what was decided before."""

    claim_id: Id
    correction: Id
    decided: Decided
    because: _Prose = ""
    replaces: Ids = ()


_Claims = Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=10_000)]
ANSWERED: Outcome = "answered"
WITHDRAWN: Outcome = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonBody:
    """Somebody who can be asked."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    role: _Line = ""
    organization: _Line = ""
    phone: _Line = ""
    email: _Line = ""
    confidential: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBody:
    """What is asked of a person about claims."""

    claim_ids: _Claims
    person_id: Id
    text: _Prose
    confidential: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBody:
    """What came of a question, about the same claims."""

    question: Id
    claim_ids: _Claims
    outcome: Outcome
    source_id: IdOrNone = ""
    confidential: bool = True


_Sum = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
_Why = Annotated[str, msgspec.Meta(min_length=1, max_length=100_000)]
_MOST = msgspec.Meta(max_length=200_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffBody:
    """The state in which somebody signs an article off: counts, and digests of all that it stands on."""

    article_id: Id
    because: _Why
    digest: _Sum
    counts: Facts
    claims: Annotated[tuple[tuple[Id, _Sum], ...], _MOST] = ()
    waived: Annotated[tuple[tuple[Id, _Why], ...], _MOST] = ()
