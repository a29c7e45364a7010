"""What the entries of a desk's daily work say: each field with the type that bounds it.

A body with `replaces` names all earlier entries of its kind on the same thing, which it stands in place of: two that
name neither the other both hold, until somebody who saw both writes a third.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec

from workbench.errors import InputError
from workbench.store.kinds.body_types import Id, IdOrNone, NoteBody

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
