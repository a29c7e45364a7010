"""Sources that go back to one count once, a verdict without a place is told, and what is confidential stays here."""

from __future__ import annotations

import json

import pytest

from tests.sources.conftest import Add
from workbench import export
from workbench.desk import Desk
from workbench.errors import InputError
from workbench.export import FORMATS
from workbench.model import ClaimState, Source
from workbench.sources import independence

SECRET = "pilotvane"
NO_PLACE = "no located evidence: the verdict rests on no place in a source"


def lines(desk: Desk, claim: str) -> tuple[str, ...]:
    return independence.lines(desk.claims.get(claim), {source.id: source for source in desk.sources.all()})


def test_ten_reprints_of_one_release_count_once(desk: Desk, tonnes: str) -> None:
    release = desk.sources.add(Source(id="", title="Release"))
    for number in range(10):
        reprint = desk.sources.add(Source(id="", title=f"Reprint {number}", derived_from=release.id))
        desk.evidence.attach(tonnes, reprint.id, locator="p. 1")
    assert lines(desk, tonnes) == ("1 independent source (10 that go back to 1)",)


def test_sources_apart_are_counted(desk: Desk, tonnes: str) -> None:
    for title in ("Register", "Yearbook"):
        desk.evidence.attach(tonnes, desk.sources.add(Source(id="", title=title)).id, locator="p. 1")
    assert lines(desk, tonnes) == ("2 independent sources",)


def test_a_chain_is_followed_to_its_end(desk: Desk, tonnes: str) -> None:
    first = desk.sources.add(Source(id="", title="Release"))
    second = desk.sources.add(Source(id="", title="Agency", derived_from=first.id))
    third = desk.sources.add(Source(id="", title="Paper", derived_from=second.id))
    for source in (first, third):
        desk.evidence.attach(tonnes, source.id, locator="p. 1")
    assert lines(desk, tonnes)[0].startswith("1 independent source ")


def test_the_same_words_for_an_origin_are_the_same_origin(desk: Desk, tonnes: str) -> None:
    for title, origin in (("A", "release of 3 May"), ("B", "Release of 3 May "), ("C", "release of 4 May")):
        source = desk.sources.add(Source(id="", title=title, derived_from=origin))
        desk.evidence.attach(tonnes, source.id, locator="p. 1")
    assert lines(desk, tonnes) == ("2 independent sources (3 that go back to 2)",)


def test_the_same_bytes_are_the_same_source(desk: Desk, add: Add, tonnes: str) -> None:
    for name in ("one.txt", "two.txt"):
        desk.evidence.attach(tonnes, add(name=name).id, quote="5.04 million tonnes")
    assert lines(desk, tonnes)[0].startswith("1 independent source ")


def test_context_is_no_support(desk: Desk, tonnes: str) -> None:
    desk.evidence.attach(
        tonnes, desk.sources.add(Source(id="", title="A")).id, locator="p. 1", stance="context"
    )
    assert lines(desk, tonnes) == ()


def test_a_circle_of_origins_ends() -> None:
    sources = {name: Source(id=name, title=name, derived_from=other) for name, other in ("ab", "bc", "cb")}
    assert {independence.origin(name, sources) for name in "bc"} == {"b"}


@pytest.mark.parametrize(("locator", "told"), [("", True), ("  ", True), ("p. 3", False)])
def test_a_verdict_without_a_place_in_a_source_is_told(
    desk: Desk, tonnes: str, locator: str, told: bool
) -> None:
    desk.evidence.attach(tonnes, desk.sources.add(Source(id="", title="Letter")).id, locator=locator)
    assert NO_PLACE not in lines(desk, tonnes)  # nothing is judged yet
    desk.verdicts.give(tonnes, "accurate")
    assert (NO_PLACE in lines(desk, tonnes)) is told
    assert (NO_PLACE in desk.reports.render("markdown")) is told


def test_a_waiver_gives_its_reason_instead_and_can_be_taken_back(desk: Desk, tonnes: str) -> None:
    desk.verdicts.give(tonnes, "accurate")
    desk.evidence.waive(tonnes, "seen by two of us")
    assert lines(desk, tonnes) == ("located evidence waived: seen by two of us",)
    assert "Sourcing: located evidence waived: seen by two of us" in desk.reports.render("markdown")
    assert desk.upkeep.verify() == ()
    desk.history.undo()
    assert lines(desk, tonnes) == (NO_PLACE,)
    desk.history.redo()
    assert [one.reason for one in desk.claims.get(tonnes).waivers] == ["seen by two of us"]


def test_a_waiver_needs_a_reason(desk: Desk, tonnes: str) -> None:
    with pytest.raises(InputError, match="a waiver needs its reason"):
        desk.evidence.waive(tonnes, "  ")


@pytest.fixture
def secret(desk: Desk, add: Add, tonnes: str) -> ClaimState:
    """A claim judged on a confidential source, in all of whose fields the same word stands."""
    words = f"The harbour handled 5.04 million tonnes, {SECRET} said."
    source = add(
        words, "secret.txt", title=f"{SECRET} title", author=f"{SECRET} author", publisher=SECRET, note=SECRET,
        url=f"https://{SECRET}.example", archive_url=f"https://archive.example/{SECRET}", confidential=True,
    )  # fmt: skip
    desk.evidence.attach(tonnes, source.id, quote=words, locator=f"{SECRET} p. 1", note=SECRET)
    reprint = desk.sources.add(Source(id="", title="Open reprint", derived_from=source.id))
    desk.evidence.attach(tonnes, reprint.id)
    desk.verdicts.give(tonnes, "accurate")
    return desk.claims.get(tonnes)


@pytest.mark.parametrize("name", export.FORMATS)
def test_no_format_lets_a_confidential_source_out(desk: Desk, secret: ClaimState, name: str) -> None:
    report = desk.reports.render(name)
    assert secret.claim.text in report
    assert SECRET not in report.lower()
    assert desk.sources.get("s1").snapshot not in report


def test_a_waiver_on_confidential_evidence_gives_no_reason_outside(desk: Desk, add: Add, tonnes: str) -> None:
    source = desk.sources.add(Source(id="", title="Pilot", confidential=True))
    desk.evidence.attach(tonnes, source.id)
    desk.verdicts.give(tonnes, "accurate")
    desk.evidence.waive(tonnes, f"only {SECRET} was there")
    assert SECRET in lines(desk, tonnes)[-1]
    for name in FORMATS:
        report = desk.reports.render(name)
        assert SECRET not in report, name
        assert "reason withheld" in report, name
    assert "located evidence waived: reason withheld" in desk.reports.render("markdown")


def test_a_claim_as_json_keeps_what_is_confidential_back(desk: Desk, secret: ClaimState) -> None:
    sources = {source.id: source for source in desk.sources.all()}
    made = export.json.dumps(export.json.state_json(export.redacted_state(secret, sources)))
    assert SECRET not in made
    assert [one["stance"] for one in json.loads(made)["evidence"]] == ["supports", "supports"]
