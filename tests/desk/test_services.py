"""What each service of the desk does, in a few lines of its own."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from tests.desk.content import kinds
from tests.store import material as m
from workbench.desk import Desk
from workbench.errors import InputError, LookupFailed
from workbench.model import ClaimFilter, Dispute, Source


def test_no_service_inherits_from_another(ann: Desk) -> None:
    for service in fields(ann):
        assert type(getattr(ann, service.name)).__mro__[1:] == (object,)


def test_articles_are_got_by_how_their_id_begins_or_all_together(ann: Desk) -> None:
    assert ann.articles.get(m.ARTICLE.id[:8]) == m.ARTICLE
    assert {head.id for head in ann.articles.all()} == {m.ARTICLE.id, m.OTHER.id} == set(ann.articles.ids())
    assert ann.articles.ids(m.OTHER.id[:8]) == (m.OTHER.id,)


def test_claims_are_found_by_row_and_read_in_pages(ann: Desk) -> None:
    wanted = ClaimFilter(article=m.ARTICLE.id)
    rows = ann.claims.find(wanted)
    assert [state.claim for state in ann.claims.at(rows)] == list(m.CLAIMS)
    assert [state.claim for state in ann.claims.each(wanted, page=3)] == list(m.CLAIMS)
    assert ann.claims.counts(m.ARTICLE.id).claims == len(m.CLAIMS)


def test_a_source_comes_with_its_text_and_is_searched(ann: Desk, memo: Source) -> None:
    assert [passage.locator for passage in ann.sources.passages("s1")] == ["¶ 1", "¶ 2"]
    assert [hit.passage.text for hit in ann.sources.search("ships")] == ["Ships came."]
    assert ann.sources.by_id() == {memo.id: memo}
    assert ann.sources.origin(" s1 ") == memo.id
    assert ann.sources.origin("a clerk") == "a clerk"


def test_bytes_without_a_text_are_kept_with_what_is_wrong(ann: Desk, tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    scan = ann.sources.add(Source(id="", title="Scan"), file=str(tmp_path / "scan.png"))
    assert scan.snapshot
    assert ann.sources.passages(scan.id) == ()
    assert "kept" in ann.sources.trouble(scan.id)


def test_a_quotation_is_attached_with_its_place(ann: Desk, memo: Source) -> None:
    state = ann.evidence.attach(m.TONNES.id, memo.id, quote="5.0 million tonnes")
    (evidence,) = state.evidence
    assert (evidence.locator, evidence.source_id) == ("¶ 1", memo.id)


def test_a_dismissal_is_given_and_taken_back(ann: Desk) -> None:
    assert ann.verdicts.dismiss(m.TONNES.id).status == "dismissed"
    assert ann.verdicts.restore(m.TONNES.id).status == "open"


def test_undo_and_redo_tell_what_they_were_about(ann: Desk) -> None:
    ann.verdicts.give(m.TONNES.id, "accurate")
    undone = ann.history.undo()
    assert undone is not None
    assert ann.history.claim_of(undone) == m.TONNES.id
    assert ann.claims.get(m.TONNES.id).status == "open"
    redone = ann.history.redo()
    assert redone == undone
    assert ann.claims.get(m.TONNES.id).status == "checked"
    assert ann.history.redo() is None


def test_a_second_reading_that_differs_is_a_dispute(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(m.TONNES.id, "accurate")
    (row,) = ben.reviews.second_queue()
    assert [view.claim for view in ben.reviews.second_views((row,))] == [m.TONNES]
    outcome = ben.reviews.give_second(m.TONNES.id, "inaccurate")
    assert isinstance(outcome, Dispute)
    assert outcome == ann.disputes.get(m.TONNES.id) == ann.disputes.all()[0]
    assert ann.reviews.checker_called("Ben Osei") == m.BEN


def test_a_calculation_is_made_anew_in_one_step(ann: Desk, path: Path) -> None:
    state = ann.calculations.attach(m.TONNES.id, "2 * 3 km")
    before = len(kinds(path))
    state = ann.calculations.recalculate(state.evidence[0].id, "3 * 3 km")
    assert kinds(path)[before:] == ["retraction", "evidence", "signature"]
    assert [evidence.calculation.partition(";")[0] for evidence in state.evidence] == ["3 * 3 km = 9 km"]
    ann.history.undo()
    (evidence,) = ann.claims.get(m.TONNES.id).evidence
    assert evidence.calculation.startswith("2 * 3 km = 6 km")


def test_series_are_added_and_give_the_level_of_prices(ann: Desk) -> None:
    ann.calculations.add_series("2023,100\n2024,118.3\n", "cpi", "Statistics Norvik")
    assert [series.name for series in ann.calculations.series()] == ["cpi"]
    assert str(ann.calculations.price_index("cpi", "2023", "2024").later_value) == "118.3"
    with pytest.raises(InputError, match="there are: cpi"):
        ann.calculations.price_index("wages", "2023", "2024")


def test_contradictions_are_of_an_article_or_of_a_claim(ann: Desk) -> None:
    assert ann.contradictions.find(m.OTHER.id) == ()
    assert ann.contradictions.find(claim=m.DYKE.id) == ()


def test_a_copy_is_shared_and_merged(ann: Desk, ben: Desk, tmp_path: Path) -> None:
    ann.verdicts.give(m.TONNES.id, "accurate")
    ann.sharing.share(tmp_path / "copy.jsonl")
    with Desk.open(tmp_path / "other.db", checker=m.BEN) as other:
        with other.sharing.rehearsal():
            other.sharing.merge(tmp_path / "copy.jsonl")
            assert other.claims.get(m.TONNES.id).status == "checked"
        with pytest.raises(LookupFailed):
            other.claims.get(m.TONNES.id)
        other.sharing.merge(tmp_path / "copy.jsonl")
        assert other.claims.get(m.TONNES.id).status == "checked"


def test_work_that_is_signed_says_so(ann: Desk) -> None:
    state = ann.verdicts.give(m.TONNES.id, "accurate")
    assert list(ann.signatures.remarks(state.verdicts)) == [state.verdicts[0].id]
    assert ann.signatures.signatories().unsigned == 0


def test_a_report_is_written_in_the_format_asked_for(ann: Desk) -> None:
    assert "5.0 million tonnes" in ann.reports.render("markdown", m.ARTICLE.id)
    with pytest.raises(InputError, match="unknown format"):
        ann.reports.render("runes")


def test_upkeep_finds_nothing_wrong_rebuilds_and_erases(ann: Desk, memo: Source) -> None:
    ann.evidence.attach(m.TONNES.id, memo.id, quote="5.0 million tonnes")
    ann.upkeep.rebuild()
    assert ann.upkeep.verify() == ()
    assert "source" in ann.upkeep.plan("s1").kinds
    ann.upkeep.erase("s1", why="asked to")
    assert ann.sources.all() == ()
    with pytest.raises(LookupFailed):
        ann.sources.get(memo.id)
