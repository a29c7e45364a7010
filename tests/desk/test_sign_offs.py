"""Sign-off: refused while facts are open, tied to all that it stood on, and told to have changed since; coverage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store import material as m
from workbench.desk import Desk, Session
from workbench.errors import InputError
from workbench.export.sign_off import facts
from workbench.model import ClaimFilter, Facts, Source
from workbench.store import ClaimsFile

ARTICLE = m.ARTICLE.id


@pytest.fixture
def judged(ann: Desk) -> Desk:
    """All claims of the article judged, but for one that is none."""
    for claim in m.CLAIMS[:3]:
        ann.verdicts.give(claim.id, "accurate")
    ann.verdicts.dismiss(m.OPENED.id)
    return ann


def changes(desk: Desk) -> list[tuple[str, ...]]:
    return [each.changes for each in desk.sign_offs.of(ARTICLE)]


def test_an_article_is_signed_off_with_counts_that_tie_out_and_a_signature(judged: Desk) -> None:
    signed = judged.sign_offs.sign(ARTICLE, because="Read by two of us.")
    assert signed.counts == Facts(facts=4, checked=3, carried=0, open=0, waived=0, dismissed=1)
    assert (len(signed.digest), signed.checker) == (64, m.ANN.id)
    assert judged.file.keys_of([signed.id]) == {signed.id: frozenset({m.ANNS_KEY.key})}
    assert changes(judged) == [()]


def test_open_facts_are_refused_unless_each_is_waived_with_a_reason(ann: Desk) -> None:
    with pytest.raises(InputError, match=r"open: No. 1 .* --waive"):
        ann.sign_offs.sign(ARTICLE, because="x")
    waived = {claim.id: "the author saw it" for claim in m.CLAIMS}
    with pytest.raises(InputError, match="needs its reason"):
        ann.sign_offs.sign(ARTICLE, because="x", waived={**waived, m.TONNES.id: " "})
    signed = ann.sign_offs.sign(ARTICLE, because="x", waived=waived)
    assert signed.counts == Facts(facts=4, checked=0, carried=0, open=0, waived=4, dismissed=0)
    assert facts(tuple(ann.claims.each(ClaimFilter(article=ARTICLE))), ()).open == 4


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda desk, _: desk.verdicts.give(m.SHARE.id, "mixed"), "No. 3: One in four"),
        (lambda desk, memo: desk.evidence.attach(m.TONNES.id, memo.id), "No. 1: 5.0 million tonnes"),
        (
            lambda desk, _: desk.corrections.propose(m.TONNES.id, "4", because="x"),
            "No. 1: 5.0 million tonnes",
        ),
        (lambda desk, _: desk.own_claims.add(ARTICLE, "in 2019"), "new: No. 2: in 2019"),
        (lambda desk, _: desk.own_claims.edit(m.TONNES.id, claimant="us"), "No. 1: 5.0 million tonnes"),
    ],
)
def test_what_changed_since_is_told_and_undone(
    judged: Desk, memo: Source, act: Callable[[Desk, Source], object], told: str
) -> None:
    judged.sign_offs.sign(ARTICLE, because="Read.")
    act(judged, memo)
    assert changes(judged) == [(told,)]
    judged.history.undo()
    assert changes(judged) == [()]


def test_notes_and_tags_change_nothing_that_was_signed(judged: Desk) -> None:
    judged.sign_offs.sign(ARTICLE, because="Read.")
    judged.filing.tag(m.TONNES.id, ["ports"])
    judged.filing.note(ARTICLE, "printed")
    assert changes(judged) == [()]


def test_somebody_unnamed_signs_nothing_off(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WORKBENCH_CHECKER", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with Desk.open(path) as desk, pytest.raises(InputError, match="needs a name"):
        desk.sign_offs.sign(ARTICLE, because="x")


def test_a_sign_off_merges_goes_out_with_its_article_and_is_erased_with_it(
    judged: Desk, tmp_path: Path
) -> None:
    judged.sign_offs.sign(ARTICLE, because="A secret reason.")
    judged.sharing.share(tmp_path / "its.db", article=ARTICLE)
    with Desk.of(Session(ClaimsFile.open(tmp_path / "theirs.db"), m.BEN)) as theirs:
        theirs.sharing.merge(tmp_path / "its.db")
        assert changes(theirs) == [()]
    judged.file.erase(ARTICLE, why="a court’s order", at=m.AT)
    assert b"A secret reason." not in judged.file.path.read_bytes()
    assert judged.file.verify() == ()


def test_what_is_not_marked_is_told(judged: Desk) -> None:
    coverage = judged.sign_offs.coverage(ARTICLE)
    assert [sentence.text for sentence in coverage.unmarked] == ["The mayor opened the quay on 3 May 1987."]
    assert (coverage.sentences, coverage.share) == (4, 0.25)


def test_the_desks_file_has_what_is_open_first_and_ties_out(judged: Desk, memo: Source) -> None:
    judged.evidence.attach(m.TONNES.id, memo.id, quote="5.0 million tonnes")
    name = judged.corrections.propose(m.TONNES.id, "4 million", because="p. 7").correction.id
    judged.corrections.decide(name, "accepted")
    judged.sign_offs.sign(ARTICLE, because="Read.")
    judged.verdicts.give(m.SHARE.id, "mixed")
    text = judged.reports.render("sign-off", ARTICLE)
    for words in (
        "**4 facts** = 3 checked + 0 carried + 0 open + 0 waived + 1 dismissed",
        "Signed off by Ann Ekberg",
        "Changed since: No. 3: One in four",
        "5.0 million tonnes → 4 million (accepted, no draft yet)",
        "AE, ",
        "supports: Memo",
        "1 of 4 sentences carry no claim (25%)",
        memo.snapshot,
    ):
        assert words in text
    assert (
        text.index("## Open")
        < text.index("## Corrections")
        < text.index("## Facts")
        < text.index("## SHA-256")
    )


def test_the_desks_file_has_nothing_of_a_confidential_source(judged: Desk, tmp_path: Path) -> None:
    secret = judged.sources.add(Source(id="", title="Quarrington", confidential=True))
    judged.evidence.attach(m.TONNES.id, secret.id, quote="Quarrington told us", locator="Quarrington p. 1")
    judged.corrections.propose(m.TONNES.id, "4 million", because="Quarrington says so")
    assert "Quarrington" not in judged.reports.render("sign-off", ARTICLE)
    assert "Quarrington" not in judged.reports.render("json", ARTICLE)
