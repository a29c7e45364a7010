"""The kinds of entries of this version, a row for each; `docs/dev/journal.md` says how one is added."""

from __future__ import annotations

from datetime import date
from typing import Any

from workbench.model import (
    AddedClaim,
    Answer,
    ArticleDetails,
    Assignment,
    Correction,
    Decision,
    Evidence,
    Note,
    Question,
    Revision,
    SignOff,
    Tag,
    Verdict,
    Waiver,
)
from workbench.store.kinds import body_types as types
from workbench.store.kinds import desk_bodies as desk
from workbench.store.kinds import journal_form as form
from workbench.store.kinds.columns import Column, columns_of
from workbench.store.kinds.registry import Body, EntryKind, Registry, Table


def on_claim(body: type[Body], table: str, **more: Any) -> Table:
    """The table of a kind of work on claims: a column for each field of its body, found by claim."""
    further = more.pop("indexes", ())
    return Table(name=table, columns=columns_of(body), indexes=(("claim", "(claim_id)"), *further), **more)


def on_either(body: type[Body], table: str) -> Table:
    """The table of a kind of work on claims and on articles, found by either."""
    return on_claim(body, table, indexes=(("article", "(article_id) WHERE article_id <> ''"),))


def _text(name: str, *, of: str = "") -> Column:
    return Column(name, "TEXT NOT NULL", of or name)


def _day(published: date | None) -> str | None:
    return published.isoformat() if published else None


# What follows from a text, a name or a key alone: the same on every desk, so without author, time and salt. Their rows
# are written by hand in `derive/projections.py`, since several entries may say something of one thing.
_DERIVED = (
    EntryKind(
        name="article",
        body=types.ArticleBody,
        origin="derived",
        own_rows=False,
        table=Table(
            name="articles",
            columns=(
                *map(_text, ("title", "publisher", "author")),
                Column("published", "TEXT", "published", _day),
                *map(_text, ("url", "language", "media_type", "text")),
            ),
            extra=(
                "entry TEXT NOT NULL",
                # What people say of it alone.
                "deadline TEXT NOT NULL DEFAULT ''",
                "slug TEXT NOT NULL DEFAULT ''",
            ),
        ),
    ),
    EntryKind(
        name="reading",
        body=types.ReadingBody,
        origin="derived",
        about="article",
        own_rows=False,
        form=form.WrittenReading,
        rule=form.check_reading,
        table=Table(
            name="readings",
            columns=columns_of(types.ReadingBody, without=["claims"]),
            extra=("newest INTEGER NOT NULL",),
            indexes=(("article", "(article_id)"),),
        ),
    ),
    EntryKind(
        name="checker",
        body=types.CheckerBody,
        origin="derived",
        own_rows=False,
        table=Table(name="checkers", columns=columns_of(types.CheckerBody), extra=("entry TEXT NOT NULL",)),
    ),
    EntryKind(
        name="signature",
        body=types.SignatureBody,
        origin="derived",
        about="entry",
        table=Table(
            name="signatures",
            key="id, entry",
            columns=(_text("entry"), _text("key"), Column("valid", "INTEGER NOT NULL", "valid")),
            indexes=(("entry", "(entry)"),),
        ),
    ),
)

# What a person does to the material, and can undo.
_WORK = (
    EntryKind(
        name="claim",
        body=types.ClaimBody,
        about="claim",
        record=AddedClaim,
        own_rows=False,
        form=form.WrittenClaimBody,
        rule=form.check_added_claim,
        table=Table(
            name="added_claims",
            columns=(
                _text("claim_id", of="claim.id"),
                _text("article_id", of="claim.article_id"),
                _text("text", of="claim.text"),
                *columns_of(types.ClaimBody, without=["claim"]),
            ),
            indexes=(("claim", "(claim_id)"), ("article", "(article_id) WHERE live")),
        ),
    ),
    EntryKind(
        name="dismissal",
        body=types.DismissalBody,
        about="claim",
        sets_aside=True,
        carries_work=True,
        table=on_claim(types.DismissalBody, "dismissals"),
    ),
    EntryKind(
        name="source",
        body=types.SourceBody,
        rests_on=("derived_from",),
        table=Table(
            name="sources",
            numbered=True,
            columns=(
                *columns_of(types.SourceBody),
                Column("given", "INTEGER NOT NULL", "number", bool),
            ),
            extra=("short_name TEXT NOT NULL DEFAULT ''",),
            indexes=(
                ("title", "(title, id)"),
                ("number", "(number)"),
                ("snapshot", "(snapshot) WHERE snapshot <> ''"),
            ),
        ),
    ),
    EntryKind(
        name="evidence",
        body=types.EvidenceBody,
        about="claim",
        record=Evidence,
        carries_work=True,
        rests_on=("source_id", "inputs"),
        quotes="source_id",
        inputs="inputs",
        rule=form.check_evidence,
        table=on_claim(
            types.EvidenceBody,
            "evidence",
            indexes=(("source", "(source_id)"), ("calculated", "(claim_id) WHERE inputs <> '[]'")),
        ),
    ),
    EntryKind(
        name="verdict",
        body=types.VerdictBody,
        about="claim",
        record=Verdict,
        carries_work=True,
        sets_aside=True,
        replaceable=True,
        table=on_claim(types.VerdictBody, "verdicts", extra=("retracted INTEGER NOT NULL",)),
    ),
    EntryKind(
        name="note",
        body=types.NoteBody,
        about="claim",
        record=Note,
        carries_work=True,
        rule=desk.check_subject,
        table=on_either(types.NoteBody, "notes"),
    ),
    EntryKind(
        name="waiver",
        body=types.WaiverBody,
        about="claim",
        record=Waiver,
        carries_work=True,
        table=on_claim(types.WaiverBody, "waivers"),
    ),
    EntryKind(
        name="series",
        body=types.SeriesBody,
        rests_on=("source",),
        quotes="source",
        rule=form.check_series,
        table=Table(name="series", columns=columns_of(types.SeriesBody)),
    ),
)

# How a desk shares out its work, and what it says of its articles.
_FILING = (
    EntryKind(
        name="article_details",
        body=desk.ArticleDetailsBody,
        about="article",
        record=ArticleDetails,
        own_rows=False,
        rule=desk.check_details,
        table=Table(
            name="article_details",
            columns=columns_of(desk.ArticleDetailsBody),
            indexes=(("article", "(article_id)"),),
        ),
    ),
    EntryKind(
        name="revision",
        body=desk.RevisionBody,
        about="article",
        record=Revision,
        own_rows=False,
        rule=desk.check_revision,
        table=Table(
            name="revisions",
            columns=columns_of(desk.RevisionBody),
            indexes=(("article", "(article_id)"), ("before", "(before)")),
        ),
    ),
    EntryKind(
        name="tag",
        body=desk.TagBody,
        about="claim",
        record=Tag,
        carries_work=True,
        says="label",
        rule=desk.check_subject,
        table=on_either(desk.TagBody, "tags"),
    ),
    EntryKind(
        name="assignment",
        body=desk.AssignmentBody,
        about="claim",
        record=Assignment,
        carries_work=True,
        says="assignee",
        rule=desk.check_subject,
        table=on_either(desk.AssignmentBody, "assignments"),
    ),
)

# What is to be changed in a text, and who decided.
_CORRECTING = (
    EntryKind(
        name="correction",
        body=desk.CorrectionBody,
        about="claim",
        record=Correction,
        carries_work=True,
        table=on_claim(desk.CorrectionBody, "corrections"),
    ),
    EntryKind(
        name="decision",
        body=desk.DecisionBody,
        about="claim",
        record=Decision,
        table=on_claim(desk.DecisionBody, "decisions"),
    ),
)

_CONFIDENTIAL = Column("confidential", "INTEGER NOT NULL", "confidential")
# Whom a desk rings up. A question is on each of its claims, and so has a row for each.
_ASKING = (
    EntryKind(
        name="person",
        body=desk.PersonBody,
        rests_on=("id",),  # so that it goes along with what rests on it
        table=Table(name="people", columns=columns_of(desk.PersonBody)),
    ),
    EntryKind(
        name="question",
        body=desk.QuestionBody,
        about="claim",
        record=Question,
        carries_work=True,
        rests_on=("person_id",),
        table=Table(
            name="questions",
            key="id, claim_id",
            columns=(*map(_text, ("claim_id", "person_id", "text")), _CONFIDENTIAL),
            indexes=(("claim", "(claim_id)"), ("person", "(person_id)")),
        ),
    ),
    EntryKind(
        name="answer",
        body=desk.AnswerBody,
        about="claim",
        record=Answer,
        rests_on=("question", "source_id"),
        table=Table(
            name="answers",
            key="id, claim_id",
            columns=(*map(_text, ("claim_id", "question", "outcome", "source_id")), _CONFIDENTIAL),
            indexes=(("claim", "(claim_id)"), ("question", "(question)")),
        ),
    ),
)

# That an article is done.
_SIGNING_OFF = (
    EntryKind(
        name="sign_off",
        body=desk.SignOffBody,
        about="article",
        record=SignOff,
        table=Table(
            name="sign_offs",
            columns=columns_of(desk.SignOffBody),
            indexes=(("article", "(article_id)"),),
        ),
    ),
)

_UNDO = EntryKind(
    name="retraction",
    body=types.RetractionBody,
    origin="undo",
    about="entry",
    sets_aside=True,
    table=Table(
        name="retractions",
        key="id, entry",
        columns=(_text("entry"),),
        # Whether it does take the entry back, which depends on whose that is, besides being live itself.
        extra=("counts INTEGER NOT NULL DEFAULT 0",),
        indexes=(("entry", "(entry)"), ("proposed", "(entry) WHERE live AND NOT counts")),
    ),
)

# That somebody agrees to what another set aside.
_CONSENT = EntryKind(
    name="acceptance",
    body=types.AcceptanceBody,
    about="entry",
    sets_aside=True,
    table=Table(
        name="acceptances", key="id, entry", columns=(_text("entry"),), indexes=(("entry", "(entry)"),)
    ),
)

# Nothing hangs on it: whoever reads it decides.
_NOTICE = EntryKind(
    name="erasure_request",
    body=types.ErasureRequestBody,
    origin="notice",
    table=Table(
        name="erasure_requests",
        key="id, target",
        columns=(_text("target"), _text("why")),
        indexes=(("target", "(target)"),),
    ),
)

# The version goes up with every change of a table; tests/store/test_schema.py holds what each version's tables are.
KINDS = Registry(
    version=15,
    kinds=(*_DERIVED, *_WORK, *_FILING, *_CORRECTING, *_ASKING, *_SIGNING_OFF, _UNDO, _CONSENT, _NOTICE),
)
