"""What others erased is a request here: nothing goes by a merge, unless a key asks that is trusted for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store import material as m
from workbench.desk import Desk, Session
from workbench.errors import InputError, LookupFailed
from workbench.model import Checker, Entry, Erasure, Parcel
from workbench.signing import Signer, keyring
from workbench.store import ClaimsFile
from workbench.store.exchange import share

_CLAIMS = (m.TONNES, m.BILLIONS, m.SHARE, m.OPENED)
# As many as 334 of the lines that once wiped a file; what they do does not depend on their number.
_WORK: tuple[Entry, ...] = (
    m.article(),
    m.reading(*m.CLAIMS),
    *(m.verdict(of, salt=str(number)) for of in _CLAIMS for number in range(20)),
    *(m.evidence(of, quote=str(number)) for of in _CLAIMS for number in range(10)),
)


def _bens_signer(who: Checker) -> Signer | None:
    return m.BENS_KEY if who == m.BEN else None


def _desk(path: Path, who: Checker) -> Desk:
    return Desk.of(Session(ClaimsFile.open(path), who, signer=_bens_signer))


@pytest.fixture
def ann(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with _desk(tmp_path / "ann.db", m.ANN) as desk:
        desk.file.append(_WORK)
        yield desk


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file of nothing but erasures, one for each thing that Ann has."""
    erasures: list[Parcel] = [Erasure(id=entry.id, at=m.AT, why="so I say") for entry in _WORK]
    share.write(tmp_path / "lines.jsonl", erasures)
    return tmp_path / "lines.jsonl"


@pytest.fixture
def bens(tmp_path: Path, ann: Desk) -> Path:
    """Ben's copy, in which he erased a verdict and signed for that."""
    with _desk(tmp_path / "ben.db", m.BEN) as desk:
        desk.file.append(_WORK)
        desk.upkeep.erase(m.verdict(salt="0").id, why="a court’s order")
    return tmp_path / "ben.db"


def test_a_file_of_erasures_takes_nothing_out(ann: Desk, lines: Path) -> None:
    merged = ann.sharing.merge(lines)
    assert (merged.erased, merged.requested) == (0, 1)
    assert set(ann.file.entries()) == set(_WORK)
    assert ann.file.erasures() == ()
    (request,) = ann.erasures.pending()
    assert (request.checker, request.why, request.here) == ("", "so I say", len(_WORK))
    assert request.kinds == {"article": 1, "evidence": 40, "reading": 1, "verdict": 80}


def test_merged_again_it_is_the_same_request(ann: Desk, lines: Path) -> None:
    ann.sharing.merge(lines)
    before = ann.erasures.pending()
    assert ann.sharing.merge(lines).requested == 1
    assert ann.erasures.pending() == before


def test_a_line_that_nobody_stands_behind_goes_on_to_nobody(ann: Desk, lines: Path, tmp_path: Path) -> None:
    ann.sharing.merge(lines)
    assert ann.sharing.share(tmp_path / "out.db").erasures == 0


def test_who_asks_and_why_is_told_and_goes_on_to_others(ann: Desk, bens: Path, tmp_path: Path) -> None:
    ann.sharing.merge(bens)
    (request,) = ann.erasures.pending()
    assert (request.checker, request.why, request.kinds) == (m.BEN.id, "a court’s order", {"verdict": 1})
    ann.sharing.share(tmp_path / "out.db")
    with _desk(tmp_path / "third.db", m.ANN) as third:
        third.sharing.merge(tmp_path / "out.db")
        assert third.erasures.pending() == (request,)


def test_a_request_goes_with_an_article_that_is_shared_alone(ann: Desk, bens: Path, tmp_path: Path) -> None:
    ann.sharing.merge(bens)
    assert ann.sharing.share(tmp_path / "out.db", article=m.ARTICLE.id).entries["erasure_request"] == 1


def test_what_is_carried_out_stays_out_and_is_asked_of_others(ann: Desk, bens: Path, tmp_path: Path) -> None:
    ann.sharing.share(before := tmp_path / "before.db")
    ann.sharing.merge(bens)
    assert ann.erasures.carry_out([ann.erasures.called(ann.erasures.pending()[0].id[:6])]) == 1
    assert ann.erasures.pending() == ()
    assert ann.sharing.merge(before).refused == 1
    assert ann.sharing.share(tmp_path / "after.db").erasures == 1
    assert ann.file.verify() == ()


def test_a_key_that_is_trusted_for_it_erases_unasked(ann: Desk, bens: Path) -> None:
    keyring.trust(m.BENS_KEY.key, m.BEN, may_erase=True)
    merged = ann.sharing.merge(bens)
    assert (merged.erased, merged.requested) == (1, 0)
    assert ann.erasures.pending() == ()


@pytest.mark.parametrize("may_erase", [True, False])
def test_unless_it_is_told_not_to_or_the_key_is_only_known(ann: Desk, bens: Path, may_erase: bool) -> None:
    keyring.trust(m.BENS_KEY.key, m.BEN, may_erase=may_erase)
    assert ann.sharing.merge(bens, erasures=not may_erase).requested == 1
    assert set(_WORK) <= set(ann.file.entries())


def test_a_forged_signature_erases_nothing(ann: Desk) -> None:
    """The request bears Ben's name, and a signature of his over something else."""
    keyring.trust(m.BENS_KEY.key, m.BEN, may_erase=True)
    request = m.erasure_request(_WORK[-1], by=m.BEN)
    forged = m.signature(request, by=m.BENS_KEY, over=(_WORK[-1],))
    ann.erasures.honour(ann.file.merge([[request, forged]]))
    assert set(_WORK) <= set(ann.file.entries())
    assert len(ann.erasures.pending()) == 1


def test_a_copy_beside_the_file_has_what_goes(ann: Desk, lines: Path, tmp_path: Path) -> None:
    ann.sharing.merge(lines)
    first, second = ann.erasures.keep_copy(), ann.erasures.keep_copy()
    assert [place.name for place in (first, second)] == ["ann.before-erasing.db", "ann.before-erasing-2.db"]
    ann.erasures.carry_out(ann.erasures.pending())
    assert ann.file.entries() == ()
    with ClaimsFile.open(second) as copy:
        assert set(copy.entries()) == set(_WORK)
        assert copy.verify() == ()


def test_a_request_is_named_by_how_it_begins(ann: Desk, bens: Path) -> None:
    with pytest.raises(LookupFailed, match="is no request to erase; `workbench erasures` lists them"):
        ann.erasures.called("ffff")
    with ann.step("something"), pytest.raises(InputError, match="cannot be part of"):
        ann.erasures.carry_out(())
