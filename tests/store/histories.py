"""Random histories of a claims file, and what a database shows of one."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from typing import get_args

from hypothesis import settings
from hypothesis import strategies as st

from tests.store import material as m
from workbench.export import json
from workbench.model import (
    Claim,
    ClaimFilter,
    ClaimState,
    Decided,
    Entry,
    Erasure,
    ErasureRequest,
    Merged,
    Parcel,
    Snapshot,
)
from workbench.store import journal, schema
from workbench.store.connection import transaction
from workbench.store.erasure import requests
from workbench.store.exchange import selection
from workbench.store.exchange.merge import merge
from workbench.store.kinds import bodies, desk_bodies
from workbench.store.queries import claims
from workbench.store.queries.states import states
from workbench.store.verify import rows

# A machine that is busy with other things proves nothing about a law.
LAW = settings(deadline=None, max_examples=60)

_PEOPLE = st.sampled_from([m.ANN, m.BEN])
# Few claims, so that entries meet on one.
_CLAIMS = st.sampled_from([m.TONNES, m.TONNES, m.SHARE, m.DYKE, m.LATER, m.LATER_SHARE])
_WORDS = st.text(max_size=6)
_TIMES = st.sampled_from([m.AT, m.AT.replace("09:", "10:")])
_DAY = "2020-02-14"
_WHYS = st.sampled_from(["a court’s order", "a wish"])
_BYTES = b"Handled at the quays of Norvik, in tonnes: 5.04 million."
SNAPSHOT = Snapshot(
    sha256=hashlib.sha256(_BYTES).hexdigest(), media_type="text/plain", data=zlib.compress(_BYTES)
)


@st.composite
def articles(draw: st.DrawFn, _: Sequence[Entry]) -> Entry:
    return m.article(replace(draw(st.sampled_from([m.ARTICLE, m.OTHER, m.DRAFT])), title=draw(_WORDS)))


@st.composite
def readings(draw: st.DrawFn, _: Sequence[Entry]) -> Entry:
    of_one = draw(st.sampled_from([m.CLAIMS, m.CLAIMS, (m.LATER, m.LATER_SHARE, m.LATER_OPENED)]))
    claims = draw(st.lists(st.sampled_from(of_one), min_size=1, unique_by=lambda claim: claim.id))
    claimant = draw(st.sampled_from(["", "Ada Lund"]))
    read = (replace(claim, claimant=claimant) for claim in claims)
    extractor = draw(st.sampled_from(["0.9", "0.10", "0.10b"]))
    return m.reading(*read, extractor=extractor, published=draw(st.sampled_from(["", "", _DAY])))


@st.composite
def added_claims(draw: st.DrawFn, _: Sequence[Entry]) -> Entry:
    body = bodies.ClaimBody(
        claim=replace(draw(_CLAIMS), claimant=draw(st.sampled_from(["a person", "another"])))
    )
    return m.work("claim", body, by=draw(_PEOPLE), salt=draw(_WORDS))


@st.composite
def verdicts(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    seen = [entry for entry in earlier if entry.kind == "verdict"]
    replaced = draw(st.lists(st.sampled_from(seen), max_size=2, unique=True)) if seen else []
    rating = draw(st.sampled_from(["accurate", "mixed"]))
    return m.verdict(
        draw(_CLAIMS),
        rating,
        by=draw(_PEOPLE),
        replaces=tuple(replaced),
        rests_on=draw(_some(earlier, "evidence")),
        salt=draw(_WORDS),
    )


@st.composite
def calculations(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    """With inputs of any claim, such as evidence, a series or another calculation."""
    return m.calculation(*draw(_some(earlier, "evidence", "series")), of=draw(_CLAIMS), by=draw(_PEOPLE))


@st.composite
def kept_series(draw: st.DrawFn, _: Sequence[Entry]) -> Entry:
    return m.series(draw(st.sampled_from(["cpi", "rent"])), by=draw(_PEOPLE))


@st.composite
def _some(draw: st.DrawFn, earlier: Sequence[Entry], *kinds: str) -> tuple[Entry, ...]:
    known = [entry for entry in earlier if entry.kind in kinds]
    return tuple(draw(st.lists(st.sampled_from(known), max_size=2, unique=True))) if known else ()


@st.composite
def attached(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    sources = [entry.id for entry in earlier if entry.kind == "source"] or [""]
    return m.evidence(
        draw(_CLAIMS), source=draw(st.sampled_from(sources)), by=draw(_PEOPLE), quote=draw(_WORDS)
    )


@st.composite
def remarks(draw: st.DrawFn, _: Sequence[Entry]) -> Entry:
    of = draw(_CLAIMS)
    kind = draw(st.sampled_from(["dismissal", "note", "waiver"]))
    words = draw(st.text(min_size=1, max_size=6))
    body: bodies.Body = bodies.DismissalBody(claim_id=of.id)
    if kind != "dismissal":
        body = (
            bodies.NoteBody(claim_id=of.id, text=words)
            if kind == "note"
            else bodies.WaiverBody(claim_id=of.id, reason=words)
        )
    return m.work(kind, body, by=draw(_PEOPLE), salt=draw(_WORDS))


@st.composite
def filed(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    """A tag or an assignment, on a claim or on an article, in place of some that came before."""
    subject = draw(st.sampled_from([{"claim_id": m.TONNES.id}, {"article_id": m.ARTICLE.id}]))
    kind = draw(st.sampled_from(["tag", "assignment"]))
    replaces = tuple(entry.id for entry in draw(_some(earlier, kind)))
    body: bodies.Body = desk_bodies.TagBody(
        label=draw(st.sampled_from(["", "ports"])), replaces=replaces, **subject
    )
    if kind == "assignment":
        assignee = draw(st.sampled_from(["", m.ANN.id, m.BEN.id]))
        body = desk_bodies.AssignmentBody(assignee=assignee, replaces=replaces, **subject)
    return m.work(kind, body, by=draw(_PEOPLE), salt=draw(_WORDS))


@st.composite
def described(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    """What a person says of an article, in place of some that was said before."""
    replaces = tuple(entry.id for entry in draw(_some(earlier, "article_details")))
    body = desk_bodies.ArticleDetailsBody(
        article_id=m.ARTICLE.id,
        title=draw(st.sampled_from([None, "", "A harbour"])),
        published=draw(st.sampled_from([None, "", _DAY])),
        replaces=replaces,
    )
    return m.work("article_details", body, by=draw(_PEOPLE), at=draw(_TIMES), salt=draw(_WORDS))


@st.composite
def corrections(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    """A correction, or a decision on one in place of others."""
    named = draw(_some(earlier, "correction"))
    body: bodies.Body = desk_bodies.CorrectionBody(
        claim_id=m.TONNES.id, before=m.TONNES.text, after=draw(_WORDS), because="p. 7", start=30, end=48
    )
    if named:
        replaces = tuple(entry.id for entry in draw(_some(earlier, "decision")))
        decided: Decided = draw(st.sampled_from(get_args(Decided)))
        body = desk_bodies.DecisionBody(
            claim_id=m.TONNES.id, correction=named[0].id, decided=decided, replaces=replaces
        )
    return m.work("decision" if named else "correction", body, by=draw(_PEOPLE), salt=draw(_WORDS))


@st.composite
def asked(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    """A question to somebody about claims, or what came of one."""
    claims = (m.TONNES.id, draw(_CLAIMS).id)
    named = draw(_some(earlier, "question"))
    body: bodies.Body = desk_bodies.QuestionBody(claim_ids=claims, person_id=m.PERSON.id, text="How much?")
    if named:
        body = desk_bodies.AnswerBody(question=named[0].id, claim_ids=claims, outcome="withdrawn")
    return m.work("answer" if named else "question", body, by=draw(_PEOPLE), salt=draw(_WORDS))


@st.composite
def revisions(draw: st.DrawFn, _: Sequence[Entry]) -> Entry:
    """Drafts after one another, in a circle too, as two desks may make it."""
    articles = draw(st.permutations([m.DRAFT, m.ARTICLE, m.OTHER]))
    return m.revision(articles[0], articles[1], by=draw(_PEOPLE), salt=draw(_WORDS))


@st.composite
def sources(draw: st.DrawFn, _: Sequence[Entry]) -> Entry:
    title, number = draw(st.text(min_size=1, max_size=6)), draw(st.integers(0, 3))
    return m.source(title, by=draw(_PEOPLE), number=number, at=draw(_TIMES))


@st.composite
def retractions(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    done = [entry for entry in earlier if entry.checker] or [m.verdict()]
    named = draw(st.lists(st.sampled_from(done), min_size=1, max_size=2, unique=True))
    return m.retraction(*named, by=draw(_PEOPLE), salt=draw(_WORDS))


@st.composite
def signed(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    """Over entries that came before, by a key that was used on them or on others."""
    done = [entry for entry in earlier if entry.checker] or [m.verdict()]
    named = draw(st.lists(st.sampled_from(done), min_size=1, max_size=2, unique=True))
    over = draw(st.sampled_from([(), (done[0],)]))
    return m.signature(*named, by=draw(st.sampled_from([m.ANNS_KEY, m.BENS_KEY])), over=over)


@st.composite
def erasure_requests(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    # One that has a request erased is carried out before or after that request, which a person decides.
    erasable = [entry for entry in earlier if entry.kind != "erasure_request"] or [m.verdict()]
    named = draw(st.lists(st.sampled_from(erasable), min_size=1, max_size=2, unique=True))
    return m.erasure_request(*named, by=draw(_PEOPLE), at=draw(_TIMES), why=draw(_WHYS))


@st.composite
def acceptances(draw: st.DrawFn, earlier: Sequence[Entry]) -> Entry:
    """Of what sets aside others' work, perhaps before that is here."""
    proposed = [e for e in earlier if e.kind in {"retraction", "verdict", "dismissal", "acceptance"}]
    named = draw(
        st.lists(
            st.sampled_from(proposed or [m.retraction(m.verdict())]), min_size=1, max_size=2, unique=True
        )
    )
    return m.acceptance(*named, by=draw(_PEOPLE), salt=draw(_WORDS))


_STEPS = (
    articles,
    readings,
    added_claims,
    verdicts,
    verdicts,
    attached,
    calculations,
    kept_series,
    remarks,
    filed,
    described,
    corrections,
    asked,
    revisions,
    revisions,
    sources,
    signed,
    erasure_requests,
    acceptances,
    retractions,
    retractions,
)


@st.composite
def histories(draw: st.DrawFn, *, most: int = 14) -> list[Entry]:
    """Entries in an order in which people could have made them, most often after an article and its reading."""
    read = [m.article(), m.reading(*m.CLAIMS, extractor="0.1")]
    drafted = [*read, m.article(m.DRAFT), m.reading(m.LATER, m.LATER_SHARE, m.LATER_OPENED), m.revision()]
    made = draw(st.sampled_from([[], read, drafted]))[:]
    for step in draw(st.lists(st.sampled_from(_STEPS), max_size=most)):
        made.append(draw(step(made)))
    return made


@cache
def _empty() -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        schema.migrate(db)
        return db.serialize()


def database(batches: Iterable[Sequence[Entry]] = ()) -> sqlite3.Connection:
    """A database in memory to which these batches of entries were appended in turn."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.deserialize(_empty())
    for batch in batches:
        append(db, batch)
    return db


def append(db: sqlite3.Connection, entries: Sequence[Entry]) -> int:
    with transaction(db):
        return journal.append(db, journal.checked(entries))


def projections(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Everything that follows from the journal, but for the numbers of rows."""
    return {table: list(rows(db, table)) for table in schema.tables()}


def shown(db: sqlite3.Connection) -> dict[str, ClaimState]:
    """The listed claims by id."""
    found = tuple(row for (row,) in db.execute("SELECT row FROM claims WHERE listed"))
    return {state.claim.id: state for state in states(db, found)}


def claims_of(entry: Entry) -> tuple[Claim, ...]:
    return bodies.decode(entry, bodies.ReadingBody).claims


@st.composite
def desks(draw: st.DrawFn, *, count: int = 3) -> list[list[Parcel]]:
    """What so many desks have: each a part of one history, an entry of a newer version perhaps, and its erasures."""
    whole = [*draw(histories()), *draw(st.lists(st.just(m.of_a_newer_version()), max_size=1)), m.checker()]
    return [draw(_desk(whole)) for _ in range(count)]


@st.composite
def _desk(draw: st.DrawFn, whole: list[Entry]) -> list[Parcel]:
    has = draw(st.lists(st.booleans(), min_size=len(whole), max_size=len(whole)))
    erasable: list[Entry | Snapshot] = [*(one for one in whole if one.kind != "erasure_request"), SNAPSHOT]
    erases = draw(st.lists(st.sampled_from(erasable), max_size=2))
    erasures = [
        Erasure(id=one.sha256 if isinstance(one, Snapshot) else one.id, at=draw(_TIMES), why=draw(_WHYS))
        for one in erases
    ]
    parcels: list[Parcel] = [entry for entry, kept in zip(whole, has, strict=True) if kept]
    return parcels + draw(st.lists(st.just(SNAPSHOT), max_size=1)) + erasures


def merged(*desks: Sequence[Parcel]) -> sqlite3.Connection:
    """A database in memory into which these were merged in turn."""
    db = database()
    for parcels in desks:
        merge_into(db, parcels)
    return db


def merge_into(db: sqlite3.Connection, parcels: Sequence[Parcel]) -> Merged:
    with transaction(db):
        return merge(db, [parcels[:3], parcels[3:]])


def carry_out(db: sqlite3.Connection, asked: Iterable[ErasureRequest] | None = None) -> int:
    """Erases what these requests ask for, or all that wait."""
    with transaction(db):
        return requests.carry_out(db, requests.pending(db) if asked is None else asked)


def had(db: sqlite3.Connection) -> list[Parcel]:
    """All that a file has to share."""
    return list(selection.parcels(db, selection.select(db)))


def listed(db: sqlite3.Connection) -> str:
    """What `workbench list --format json` prints."""
    return json.dumps([json.state_json(state) for state in states(db, claims.find(db, ClaimFilter()))])


def disputes(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    return sorted(db.execute("SELECT * FROM disputes").fetchall(), key=repr)
