"""The blind reader gives what it names: a field that is added to a claim is hidden until somebody shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from inspect import getmembers, isfunction
from pathlib import Path

import pytest

from tests.tui.material import CEM, desk_at
from tests.tui.screens.test_disputes import claim, differ
from workbench.desk import Desk
from workbench.model import ArticleHead, ClaimState, Counts, checker_of
from workbench.tui.state.blind import BlindReader
from workbench.tui.state.guard import Guard
from workbench.tui.state.reader import NAMES_NOTHING, DeskReader, Reader

THIRD = checker_of("Ines Vold", initials="IV")
# What a second reader may know of a claim. Whoever adds a name here shows it before the reader has judged.
SHOWN = {"claim", "number", "sentence"}
HEAD_SHOWN = {"id", "title", "publisher", "published", "url", "language", "author", "deadline", "slug"}
# What the blind reader has beside what a Reader gives: how it learns what was judged, and the passages handed out.
ITS_OWN = {"judge", "is_judged", "view", "scale"}


def _tell(message: str, *, wrong: bool = False) -> None:
    raise AssertionError(message)


@pytest.fixture
def reader(desk: Desk, path: Path) -> Iterator[BlindReader]:
    """On a file where two others have said all there is to say of a claim."""
    differ(desk, path, claim(desk))
    desk.evidence.waive(claim(desk, 3), "common knowledge")
    with desk_at(path, CEM) as other:
        other.verdicts.give(claim(other, 3), "inaccurate")
    with desk_at(path, THIRD) as third:
        yield BlindReader(third, Guard(_tell))


def _methods(owner: type) -> set[str]:
    return {name for name, _ in getmembers(owner, isfunction) if not name.startswith("_")}


def _default(field: Field[object]) -> object:
    assert field.default is not MISSING or field.default_factory is not MISSING, (
        f"{field.name} needs a default"
    )
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _article(reader: BlindReader) -> ArticleHead:
    return next(head for head in reader.articles() or () if head.title == "A port awakes")


def test_it_gives_what_a_reader_gives_and_nothing_else_that_the_desks_reader_has() -> None:
    assert _methods(BlindReader) - ITS_OWN == _methods(Reader)
    assert _methods(DeskReader) > _methods(Reader)
    assert BlindReader.__mro__[1:] == (object,)


def test_of_a_claim_every_field_that_is_not_named_is_as_if_nobody_had_worked(reader: BlindReader) -> None:
    states = reader.page(reader.rows(_article(reader).id))
    assert [state.number for state in states] == [1, 3]
    for state in states:
        for field in fields(ClaimState):
            if field.name == "status":
                assert state.status == "open"
            elif field.name not in SHOWN:
                assert getattr(state, field.name) == _default(field), field.name


def test_of_an_article_only_how_many_claims_it_has_is_told(reader: BlindReader) -> None:
    head = _article(reader)
    whole = next(each for each in reader._whole.articles() or () if each.id == head.id)
    assert whole.counts.disputed == 1
    assert head.counts == reader.counts(head) == Counts(open=whole.counts.claims)
    for field in fields(ArticleHead):
        assert field.name in HEAD_SHOWN | {"counts"}, f"decide whether a second reader may see {field.name}"


def test_names_and_disputes_come_with_the_readers_own_verdict(reader: BlindReader) -> None:
    article = _article(reader).id
    state = reader.page(reader.rows(article))[0]
    assert reader.names(state) == NAMES_NOTHING
    assert reader.dispute(state) is None
    reader.judge(state)
    judged = reader.claim(state.claim.id)
    assert judged is not None
    assert judged.status == "disputed"
    assert reader.dispute(judged) is not None
    assert len(reader.names(judged).checkers) >= 2


def test_a_claim_that_the_reader_never_listed_is_not_told(reader: BlindReader, desk: Desk) -> None:
    assert reader.claim(claim(desk, 5)) is None
