"""What is erased leaves no trace of its words, its id stays, and no copy brings it back."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store import material as m
from tests.store.histories import LAW, append, database, histories, projections
from tests.waiting import PATIENCE
from workbench.errors import FileError, InputError, LookupFailed
from workbench.model import ClaimFilter, Entry, Erasure, Parcel, Passage
from workbench.store import ClaimsFile
from workbench.store.connection import transaction
from workbench.store.erasure import plan, removal
from workbench.store.kinds import bodies

_ROOT = Path(__file__).parents[2]
_WHY = "Order 12 of the court"
_AT = "2025-03-01T10:00:00.000Z"

# Words that compress badly, so that one of them in a page of the file is the word itself.
_BYTES = b"The quay of Wexlerhaven was sold to Zubrowka Holding for 5.04 million."
_TEXT = Passage(ordinal=1, locator="p. 1", text=_BYTES.decode())


def _held(folder: Path) -> bytes:
    """Every byte in a folder: the claims file and whatever lies beside it."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def _body(entry: str, **fields: object) -> bodies.EvidenceBody:
    return bodies.EvidenceBody(claim_id=m.TONNES.id, source_id=entry, **fields)  # type: ignore[arg-type]


@pytest.fixture
def source(file: ClaimsFile) -> Entry:
    """A source with its bytes and text, quoted, calculated with and judged by."""
    snapshot = file.put_snapshot(_BYTES, "text/plain")
    source = m.work("source", bodies.SourceBody(title="Letter of Ottoline Quarrington", snapshot=snapshot))
    quote = m.work("evidence", _body(source.id, quote="sold to Zubrowka Holding", locator="p. 1"))
    worked = m.work("evidence", _body("", calculation="e1 * 2 (Quarrington)", inputs=(f"e1={quote.id}#0",)))
    series = m.work(
        "series",
        bodies.SeriesBody(name="quarrington", source=source.id, values=(("2024", Decimal("118.30")),)),
    )
    judged = bodies.VerdictBody(
        claim_id=m.TONNES.id,
        scale="accuracy",
        rating="accurate",
        explanation="So it says.",
        evidence_ids=(quote.id,),
    )
    verdict = m.work("verdict", judged)
    file.append([m.article(), m.reading(*m.CLAIMS), source, quote, worked, series, verdict])
    file.put_passages(snapshot, [_TEXT, replace(_TEXT, ordinal=2)], reader="1")
    return source


def test_a_source_goes_with_its_bytes_text_quotes_and_what_was_calculated_from_them(
    file: ClaimsFile, source: Entry
) -> None:
    plan = file.erase("s1", why=_WHY, at=_AT)
    assert plan.what == f"source {source.id[:8]} “Letter of Ottoline Quarrington”"
    assert plan.kinds == {"evidence": 2, "series": 1, "snapshot": 1, "source": 1}
    assert [entry.kind for entry in file.entries()] == ["article", "reading", "verdict"]
    held = _held(file.path.parent).lower()
    for word in (b"zubrowka", b"wexler", b"quarrington", b"ottoline", zlib.compress(_BYTES), b"118.30"):
        assert word.lower() not in held
    assert os.listdir(file.path.parent) == ["claims.db"]
    assert file.verify() == ()
    assert file.find_words("quay") == ()


def test_these_words_are_in_the_file_before(file: ClaimsFile, source: Entry) -> None:
    held = _held(file.path.parent).lower()
    for word in (b"zubrowka", b"wexler", b"quarrington", b"ottoline", zlib.compress(_BYTES), b"118.30"):
        assert word.lower() in held


def test_what_rests_on_it_stays_and_is_told(file: ClaimsFile, source: Entry) -> None:
    verdict = next(entry.id for entry in file.entries() if entry.kind == "verdict")
    assert file.doomed("s1").verdicts == (verdict,)
    file.erase("s1", why=_WHY, at=_AT)
    assert file.claim(m.TONNES.id).status == "reopened"
    with pytest.raises(LookupFailed, match=f"was erased on 2025-03-01: {_WHY}"):
        file.entry(source.id)


_NOTICE: list[Parcel] = [Erasure(id=m.evidence().id, at=_AT, why=_WHY)]
_RESTING: list[Entry] = [m.article(), m.reading(*m.CLAIMS), m.verdict(rests_on=(m.evidence(),))]
_ARRIVALS: dict[str, Sequence[Sequence[Parcel]]] = {
    "after all": [[*_RESTING, m.evidence()], _NOTICE],
    "before all": [_NOTICE, [*_RESTING, m.evidence()]],
    "before the verdict": [[m.evidence()], _NOTICE, _RESTING],
    "where the evidence never was": [_RESTING, _NOTICE],
    "where neither was": [_NOTICE, _RESTING],
    "together": [[*_NOTICE, m.evidence(), *_RESTING]],
}


@pytest.mark.parametrize("arrivals", _ARRIVALS.values(), ids=_ARRIVALS)
def test_a_verdict_on_evidence_that_was_erased_is_looked_at_again(
    file: ClaimsFile, arrivals: Sequence[Sequence[Parcel]]
) -> None:
    for parcels in arrivals:
        file.merge([parcels])
    assert file.claim(m.TONNES.id).status != "reopened"
    file.carry_out(file.erasure_requests())
    assert file.claim(m.TONNES.id).status == "reopened"
    assert file.verify() == ()
    file.append([m.verdict(replaces=(m.verdict(rests_on=(m.evidence(),)),))])
    assert file.claim(m.TONNES.id).status == "checked"


def test_evidence_that_only_is_not_here_yet_reopens_nothing(file: ClaimsFile) -> None:
    file.append(_RESTING)
    assert file.claim(m.TONNES.id).status == "checked"


def test_whoever_keeps_what_others_erased_has_nothing_reopened(file: ClaimsFile) -> None:
    file.append([*_RESTING, m.evidence()])
    file.merge([_NOTICE])
    assert file.claim(m.TONNES.id).status == "checked"


def test_ids_stay_with_when_and_why(file: ClaimsFile, source: Entry) -> None:
    plan = file.erase(source.id[:8], why=f"  {_WHY}\n", at=_AT)
    assert len(plan.ids) == 5
    assert set(file.erasures()) == {Erasure(id=one, at=_AT, why=_WHY) for one in plan.ids}


def test_what_was_erased_is_not_taken_in_again(file: ClaimsFile, source: Entry) -> None:
    file.erase("s1", why=_WHY, at=_AT)
    refused = r"was erased from this file on 2025-03-01 \(Order 12 of the court\) and stays out of it"
    with pytest.raises(InputError, match=f"entry {source.id[:8]} {refused}"):
        file.append([source])
    with pytest.raises(InputError, match=f"snapshot .* {refused}"):
        file.put_snapshot(_BYTES, "text/plain")


def test_bytes_that_another_live_source_has_stay(file: ClaimsFile, source: Entry) -> None:
    snapshot = bodies.decode(source, bodies.SourceBody).snapshot
    other = m.work("source", bodies.SourceBody(title="The same by post", snapshot=snapshot))
    file.append([other])
    assert "snapshot" not in file.doomed(source.id).kinds
    file.erase(source.id, why=_WHY, at=_AT)
    assert file.snapshot(snapshot) == _BYTES
    assert file.find_words("quay") != ()
    file.append([m.retraction(other)])
    assert file.doomed(other.id).kinds == {"snapshot": 1, "source": 1}


def test_an_article_goes_with_its_claims_and_all_work_on_them(file: ClaimsFile) -> None:
    file.append(m.whole_history())
    file.append([m.article(replace(m.ARTICLE, title="The same, retitled"))])
    file.append([m.verdict(of=m.DYKE)])
    plan = file.erase(m.ARTICLE.id[:8], why=_WHY, at=_AT)
    assert plan.what == f"article {m.ARTICLE.id[:8]} “The same, retitled”"
    kept = [
        "acceptance",
        "article",
        "checker",
        "checker",
        "erasure_request",
        "person",
        "reading",
        "retraction",
        "revision",
        "series",
        "signature",
        "source",
        "verdict",
    ]
    assert sorted(entry.kind for entry in file.entries()) == kept
    assert plan.kinds["contact"] == 1, "a kind of a newer version that names one of its claims"
    held = _held(file.path.parent)
    for word in (
        "Norvik handled",
        "5.0 million",
        "Ada Lund",
        "ring the port",
        "figure of speech",
        "ministry",
    ):
        assert word.encode() not in held
    assert file.verify() == ()


def test_an_articles_entry_names_the_article(file: ClaimsFile) -> None:
    file.append(m.whole_history())
    assert file.doomed(m.article().id) == file.doomed(m.ARTICLE.id)


def test_one_verdict_goes_alone_and_the_claim_has_the_status_that_is_left(file: ClaimsFile) -> None:
    file.append(m.whole_history())
    assert file.claim(m.TONNES.id).status == "disputed"
    assert file.erase(m.verdict(by=m.ANN).id, why=_WHY, at=_AT).kinds == {"verdict": 1}
    assert file.claim(m.TONNES.id).status == "checked"


_REFUSED: dict[str, tuple[Callable[[ClaimsFile], str], str]] = {
    "a claim": (lambda _: m.TONNES.id, "is a claim, which is words of its article"),
    "nothing": (lambda _: "f" * 40, "nothing begins with"),
    "no id": (lambda _: "the letter", "names nothing to erase; give s12, or 4 digits"),
    "a slip of a key": (lambda _: "a", "names nothing to erase"),
    "a source that is not there": (lambda _: "s12", "there is no source s12"),
}


@pytest.mark.parametrize(("name", "message"), _REFUSED.values(), ids=_REFUSED)
def test_what_cannot_be_erased_is_told(
    file: ClaimsFile, name: Callable[[ClaimsFile], str], message: str
) -> None:
    file.append(m.whole_history())
    before = file.entries()
    with pytest.raises((InputError, LookupFailed), match=message):
        file.erase(name(file), why=_WHY, at=_AT)
    assert file.entries() == before


def test_an_erasure_needs_its_reason(file: ClaimsFile, source: Entry) -> None:
    with pytest.raises(InputError, match="needs its reason"):
        file.erase("s1", why=" \n", at=_AT)
    assert file.entry(source.id) == source


def test_what_was_erased_before_says_so(file: ClaimsFile, source: Entry) -> None:
    file.erase("s1", why=_WHY, at=_AT)
    with pytest.raises(LookupFailed, match=f"was erased already, on 2025-03-01: {_WHY}"):
        file.erase(source.id, why=_WHY, at=_AT)


def test_an_erasure_that_comes_from_another_file_applies_here(file: ClaimsFile, source: Entry) -> None:
    with closing(sqlite3.connect(file.path, isolation_level=None)) as db:
        with transaction(db):
            snapshot = bodies.decode(source, bodies.SourceBody).snapshot
            gone = [Erasure(id=name, at=_AT, why=_WHY) for name in (source.id, snapshot, "a" * 40)]
            assert removal.erase(db, gone) == 2
        assert not removal.is_clean(db)
        removal.clean(db)
        assert removal.is_clean(db)
    assert file.sources() == ()
    assert file.verify() == ()


def test_a_claim_that_only_erased_work_kept_on_the_list_goes_from_it(file: ClaimsFile) -> None:
    quote = m.evidence()
    others = [claim for claim in m.CLAIMS if claim != m.TONNES]
    file.append([m.article(), m.reading(*m.CLAIMS), quote, m.reading(*others, extractor="2.0")])
    assert len(file.find(ClaimFilter())) == len(m.CLAIMS)
    file.erase(quote.id, why=_WHY, at=_AT)
    listed = file.states(file.find(ClaimFilter()))
    assert [(state.number, state.claim.id) for state in listed] == [
        (place, claim.id) for place, claim in enumerate(sorted(others, key=lambda claim: claim.start), 1)
    ]
    assert file.verify() == ()


@LAW
@given(history=histories(), data=st.data())
def test_a_file_after_an_erasure_is_as_if_the_entries_had_never_been(
    history: list[Entry], data: st.DataObject
) -> None:
    gone = data.draw(st.lists(st.sampled_from(history), unique=True)) if history else []
    with closing(database([history])) as erased, closing(database()) as other:
        # The other knows of the erasures from the beginning, and never had what they took.
        for db in (erased, other):
            with transaction(db):
                removal.erase(db, [Erasure(id=entry.id, at=_AT, why=_WHY) for entry in gone])
        append(other, [entry for entry in history if entry not in gone])
        assert projections(erased) == projections(other)


@LAW
@given(
    erasures=st.permutations(
        [Erasure(id="b" * 40, at=at, why=why) for at in (_AT, m.AT) for why in ("one", "two")]
    )
)
def test_of_several_erasures_of_one_thing_every_file_keeps_the_same(erasures: list[Erasure]) -> None:
    with closing(database()) as db:
        for one in erasures:
            with transaction(db):
                removal.erase(db, [one])
        assert removal.erasures(db) == (Erasure(id="b" * 40, at=m.AT, why="one"),)


_KILLED = """
import os, signal, sys
from pathlib import Path
from workbench.store import ClaimsFile
from workbench.store.erasure import removal
removal.clean = lambda db: os.kill(os.getpid(), signal.SIGKILL)
with ClaimsFile.open(Path(sys.argv[1])) as file:
    pass
"""


@pytest.fixture
def killed(file: ClaimsFile, source: Entry) -> ClaimsFile:
    """A file whose source was erased by a process that came no further than the end of the transaction."""
    with closing(sqlite3.connect(file.path, isolation_level=None)) as db, transaction(db):
        going = plan.plan(db, "s1")
        removal.erase(db, [Erasure(id=one, at=_AT, why=_WHY) for one in going.ids])
    return file


def test_a_process_that_is_killed_before_the_file_is_clean_leaves_that_to_the_next(
    killed: ClaimsFile,
) -> None:
    child = subprocess.run(
        [sys.executable, "-c", _KILLED, killed.path], cwd=_ROOT, check=False, timeout=PATIENCE
    )
    assert child.returncode == -9
    with closing(sqlite3.connect(killed.path)) as db:
        assert not removal.is_clean(db)
    with ClaimsFile.open(killed.path) as again:
        assert again.verify() == ()
    with closing(sqlite3.connect(killed.path)) as db:
        assert removal.is_clean(db)
        assert db.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert b"ubrowka" not in _held(killed.path.parent)


def test_a_file_that_others_read_meanwhile_opens_and_verify_says_what_is_left(killed: ClaimsFile) -> None:
    with closing(sqlite3.connect(killed.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM journal").fetchone()
        with ClaimsFile.open(killed.path) as again:
            (problem,) = again.verify()
            assert "bytes of what was erased may still be in the file" in problem.message
        other.execute("COMMIT")
    with ClaimsFile.open(killed.path) as again:
        assert again.verify() == ()


def test_a_reader_in_the_way_of_an_erasure_leaves_all_as_it_was(file: ClaimsFile, source: Entry) -> None:
    before = file.entries()
    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM journal").fetchone()
        with (
            ClaimsFile.open(file.path, timeout=0.01) as impatient,
            pytest.raises(FileError, match="in use by another program"),
        ):
            impatient.erase("s1", why=_WHY, at=_AT)
    assert file.entries() == before
    assert file.verify() == ()
