"""Builds claims.db, the sample that a newcomer opens, from article.txt and work.toml: `make sample`.

The clock and the salts are fixed, so that the file has the same journal each time it is built.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import msgspec

from workbench.desk import Desk, Reading, Session, read_article
from workbench.errors import InputError
from workbench.model import Claim, Source, SourceKind, Stance, checker_of
from workbench.store import ClaimsFile

HERE = Path(__file__).parent
TARGET = HERE.parent / "claims.db"
_BEGIN = datetime(2025, 9, 19, 8, 0, tzinfo=UTC)
_PACE = timedelta(minutes=4)


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a saved text does not say about itself."""

    publisher: str
    author: str
    url: str
    published: date


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A checker of the sample."""

    name: str
    organization: str


class Cited(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source, and who put it into the file."""

    title: str
    publisher: str
    published: str
    kind: SourceKind
    by: str
    url: str = ""
    confidential: bool = False


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that a checker did to a claim: exactly one of `attach`, `rate` and `dismiss` is set."""

    by: str
    claim: str
    nth: int = 1
    attach: str = ""
    rate: str = ""
    dismiss: str = ""
    quote: str = ""
    locator: str = ""
    stance: Stance = "supports"
    because: str = ""


class Work(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of work.toml."""

    article: Facts
    checkers: dict[str, Person]
    sources: dict[str, Cited]
    steps: list[Step]


def build(target: Path) -> None:
    """Makes the sample at `target`, replacing what is there. InputError where a step names no claim."""
    work = msgspec.toml.decode((HERE / "work.toml").read_bytes(), type=Work)
    fresh = target.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    file = ClaimsFile.open(fresh, create=True)
    try:
        _work(file, work)
    finally:
        file.close()
    fresh.replace(target)


def _work(file: ClaimsFile, work: Work) -> None:
    clock, salt = _clock(), _salts()
    people = {key: checker_of(one.name, organization=one.organization) for key, one in work.checkers.items()}
    desks = {key: Desk.of(Session(file, person, clock=clock, salt=salt)) for key, person in people.items()}
    reading = _read(work.article)
    next(iter(desks.values())).articles.keep(reading)
    sources = {key: desks[one.by].sources.add(_source(one)).id for key, one in work.sources.items()}
    for step in work.steps:
        _take(step, desks[step.by], _claim(reading, step), sources)


def _read(facts: Facts) -> Reading:
    reading = read_article(str(HERE / "article.txt"), published=facts.published)
    known = replace(reading.article, publisher=facts.publisher, author=facts.author, url=facts.url)
    return replace(reading, article=known)


def _source(cited: Cited) -> Source:
    return Source(
        id="",
        title=cited.title,
        publisher=cited.publisher,
        url=cited.url,
        published=cited.published,
        accessed="2025-09-19T08:00:00.000Z",
        kind=cited.kind,
        confidential=cited.confidential,
    )


def _claim(reading: Reading, step: Step) -> Claim:
    """The shortest claim that holds the step's words, at the place it means."""
    start = -1
    for _ in range(step.nth):
        start = reading.article.text.find(step.claim, start + 1)
        if start < 0:
            raise InputError(
                f"{step.claim!r} stands less than {step.nth} times in article.txt; mend work.toml"
            )
    end = start + len(step.claim)
    holding = [claim for claim in reading.claims if claim.start <= start and end <= claim.end]
    if not holding:
        raise InputError(f"no claim holds {step.claim!r}; mend work.toml or the rules that read it")
    return min(holding, key=lambda claim: claim.end - claim.start)


def _take(step: Step, desk: Desk, claim: Claim, sources: dict[str, str]) -> None:
    if [bool(step.attach), bool(step.rate), bool(step.dismiss)].count(True) != 1:
        raise InputError(
            f"the step on {step.claim!r} must attach, rate or dismiss, one of them; mend work.toml"
        )
    if step.attach:
        source = sources[step.attach]
        desk.evidence.attach(claim.id, source, quote=step.quote, locator=step.locator, stance=step.stance)
    elif step.rate:
        desk.verdicts.give(claim.id, step.rate, explanation=step.because)
    else:
        desk.verdicts.dismiss(claim.id, reason=step.dismiss)


def _clock() -> Callable[[], datetime]:
    moments: Iterator[datetime] = (_BEGIN + _PACE * step for step in count())
    return lambda: next(moments)


def _salts() -> Callable[[], bytes]:
    salts = (hashlib.blake2b(f"sample {number}".encode(), digest_size=16).digest() for number in count())
    return lambda: next(salts)


if __name__ == "__main__":
    try:
        build(TARGET)
    except InputError as error:
        sys.exit(f"sample: {error}")
