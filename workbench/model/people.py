"""Whom a desk rings up, and what it asks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["answered", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who can be asked, and how they are reached; confidential unless somebody says otherwise."""

    id: str
    name: str
    role: str = ""
    organization: str = ""
    phone: str = ""
    email: str = ""
    confidential: bool = True
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a person about a claim; one question may be about several, and is on each of them.

    `confidential` is whether the person is.
    """

    id: str
    claim_id: str
    person_id: str
    text: str
    confidential: bool = True
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a question: it was answered, which is evidence by a source of its own, or withdrawn."""

    id: str
    claim_id: str
    question: str
    outcome: Outcome
    source_id: str = ""
    confidential: bool = True
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A claim that is asked about, in its sentence, with its article's title."""

    claim_id: str
    text: str
    sentence: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A person, and what is open to be asked of them: questions, each with the claims that it is about."""

    person: Person
    questions: tuple[tuple[Question, tuple[Subject, ...]], ...]
