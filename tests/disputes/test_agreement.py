"""Krippendorff's alpha, beside a small reckoning of its own, over what checkers said independently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store import material as m
from workbench.desk import Desk, krippendorff
from workbench.model import Agreement, GivenVerdict, Verdict

STEPS = ("five", "four", "three", "two", "one")
NUMBERED: Mapping[str, Sequence[str]] = {"steps": STEPS, "other": ("yes", "no")}


def alpha(units: Sequence[Sequence[int]], *, ordinal: bool) -> Fraction:
    """Krippendorff's alpha by pairs of values, as his text defines it: 1 less observed over expected disagreement."""
    shared = [unit for unit in units if len(unit) > 1]
    values = [value for unit in shared for value in unit]
    many = Counter(values)

    def distance(one: int, two: int) -> Fraction:
        low, high = sorted((one, two))
        if not ordinal:
            return Fraction(low != high)
        between = sum(many[value] for value in range(low, high + 1))
        return (between - Fraction(many[low] + many[high], 2)) ** 2

    observed = sum(
        sum(distance(*pair) for pair in permutations(unit, 2)) / Fraction(len(unit) - 1) for unit in shared
    )
    expected = sum(distance(*pair) for pair in permutations(values, 2)) / Fraction(len(values) - 1)
    return 1 - observed / expected


def verdict(
    claim: str,
    checker: str,
    rating: str,
    *,
    scale: str = "steps",
    supersedes: Sequence[str] = (),
    **how: object,
) -> GivenVerdict:
    made = Verdict(
        id=str(how.get("id", f"{claim}/{checker}/{rating}")),
        claim_id=claim,
        scale=scale,
        rating=rating,
        supersedes=tuple(supersedes),
        checker=checker,
        blind=bool(how.get("blind", False)),
    )
    return GivenVerdict(
        verdict=made,
        article_id=str(how.get("article", "article")),
        live=bool(how.get("live", True)),
        retracted=bool(how.get("retracted", False)),
    )


def judged(*readers: str, article: str = "article") -> list[GivenVerdict]:
    """A reader a line, a claim a digit: the step from 1 to 5, "." for none."""
    return [
        verdict(f"{article}{place}", f"reader {number}", STEPS[5 - int(digit)], article=article)
        for number, line in enumerate(readers)
        for place, digit in enumerate(line)
        if digit != "."
    ]


def rows(given_: Sequence[GivenVerdict]) -> dict[tuple[str, ...], Agreement]:
    return {row.checkers: row for row in krippendorff.measure(given_, NUMBERED)}


# Four readers of twelve units, with gaps: the worked example of Krippendorff's "Computing Krippendorff's
# alpha-reliability" (2011), which gives 0.743 for nominal and 0.815 for ordinal data.
EXAMPLE = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_the_published_example_comes_out_as_published() -> None:
    everyone = rows(judged(*EXAMPLE))[tuple(f"reader {number}" for number in range(4))]
    assert everyone.nominal == pytest.approx(0.743, abs=0.0005)
    assert everyone.ordinal == pytest.approx(0.815, abs=0.0005)
    assert everyone.claims == 11
    assert everyone.reason == "ordinal too: all ratings given have a number"


def test_a_pair_worked_by_hand() -> None:
    """Ten claims, eight the same: of 20 values 14 are 5 and 6 are 1.

    Observed disagreement 4/20, expected 2·14·6/(20·19) = 168/380, so alpha is 1 − 0.2·380/168 = 0.547619.
    """
    (row,) = krippendorff.measure(judged("5555551111", "5555555511"), NUMBERED)
    assert (row.claims, row.same, row.nominal) == (10, 8, 0.547619)


@given(st.lists(st.text(alphabet="12345.", min_size=8, max_size=8), min_size=2, max_size=4))
def test_alpha_is_that_of_the_definition(readers: list[str]) -> None:
    for group, row in rows(judged(*readers)).items():
        lines = [readers[int(name.removeprefix("reader "))] for name in group]
        units = [[int(digit) for digit in unit if digit != "."] for unit in zip(*lines, strict=True)]
        shared = [unit for unit in units if len(unit) > 1]
        assert row.claims == len(shared)
        if row.nominal is None or row.ordinal is None:
            assert len(shared) < 2 or len({value for unit in shared for value in unit}) == 1
        else:
            assert row.nominal == pytest.approx(float(alpha(units, ordinal=False)), abs=1e-6)
            assert row.ordinal == pytest.approx(float(alpha(units, ordinal=True)), abs=1e-6)


# Who had looked before judging


@pytest.mark.parametrize(
    ("blind", "counted"),
    [((), 0), (("ann",), 0), (("ann", "ben"), 1), (("ann", "ben", "cem"), 1)],
)
def test_a_claim_is_read_blind_where_all_but_one_read_it_so(blind: tuple[str, ...], counted: int) -> None:
    given_ = [verdict("c", who, "five", blind=who in blind) for who in ("ann", "ben", "cem")]
    everyone = rows(given_)["ann", "ben", "cem"]
    assert (everyone.claims, everyone.blind) == (1, counted)
    asked = krippendorff.measure(given_, NUMBERED, blind=True)
    assert [row.claims for row in asked if len(row.checkers) == 3] == [1] * counted


def test_a_pair_is_read_blind_by_what_the_two_of_it_did() -> None:
    given_ = [verdict("c", who, "five", blind=who == "ann") for who in ("ann", "ben", "cem")]
    assert {row.checkers for row in krippendorff.measure(given_, NUMBERED, blind=True)} == {
        ("ann", "ben"),
        ("ann", "cem"),
    }


# Where there is no alpha


@pytest.mark.parametrize(
    ("readers", "reason"),
    [
        (("5", "5"), "fewer than 2 claims were judged by both, so alpha is undefined"),
        (("51..", "5.31"), "fewer than 2 claims were judged by both, so alpha is undefined"),
        (("5555", "5555"), "all gave the same rating throughout: nothing varies, so alpha is undefined"),
    ],
)
def test_where_alpha_is_undefined_it_is_said_in_words(readers: tuple[str, ...], reason: str) -> None:
    (row,) = krippendorff.measure(judged(*readers), NUMBERED)
    assert (row.nominal, row.ordinal, row.reason) == (None, None, reason)


def test_a_rating_that_varies_only_where_nobody_else_judged_is_no_variation() -> None:
    (row,) = krippendorff.measure(judged("5551", "555."), NUMBERED)
    assert (row.claims, row.nominal) == (3, None)


def test_readers_who_share_no_claim_have_no_row() -> None:
    assert krippendorff.measure(judged("51..", "..15"), NUMBERED) == ()


def test_a_rating_without_a_number_is_no_step_between_others() -> None:
    given_ = [*judged("5511", "5515"), verdict("c", "reader 0", "unproven"), verdict("c", "reader 1", "five")]
    (row,) = krippendorff.measure(given_, NUMBERED)
    assert (row.claims, row.ordinal, row.reason) == (5, None, "nominal alone: no number for unproven")
    assert row.nominal == pytest.approx(
        float(alpha([[5, 5], [5, 5], [1, 1], [1, 5], [9, 5]], ordinal=False)), abs=1e-6
    )


def test_a_scale_that_is_not_known_here_is_nominal() -> None:
    given_ = [verdict(claim, who, claim, scale="new") for claim in "ab" for who in ("ann", "ben")]
    (row,) = krippendorff.measure(given_, NUMBERED)
    assert (row.nominal, row.ordinal, row.reason) == (1.0, None, "nominal alone: no number for a, b")


def test_scales_are_reckoned_apart_and_claims_that_share_none_are_told() -> None:
    given_ = [
        *judged("5511", "5515"),
        *(verdict(claim, who, "yes", scale="other") for claim in "ab" for who in ("reader 0", "reader 1")),
        verdict("c", "reader 0", "five"),
        verdict("c", "reader 1", "yes", scale="other"),
    ]
    told = [
        (row.scale, row.claims, row.nominal is None, row.reason[:20])
        for row in krippendorff.measure(given_, NUMBERED)
    ]
    assert told == [
        ("other", 2, True, "all gave the same ra"),
        ("steps", 4, False, "ordinal too: all rat"),
        ("", 1, True, "judged on different "),
    ]


def test_articles_are_told_apart_and_then_together() -> None:
    given_ = [*judged("551", "511", article="one"), *judged("133", "153", article="two")]
    told = [(row.article_id, row.claims) for row in krippendorff.measure(given_, NUMBERED)]
    assert told == [("one", 3), ("two", 3), ("", 6)]


# What is independent


def test_who_settles_has_seen_the_others_and_what_was_settled_still_counts() -> None:
    given_ = [
        verdict("c", "ann", "five", live=False, id="a"),
        verdict("c", "ben", "one", live=False, id="b"),
        verdict("c", "cleo", "three", supersedes=["a", "b"], id="c"),
    ]
    assert {who: said.rating for who, said in krippendorff.independent(given_).items()} == {
        "ann": "five",
        "ben": "one",
    }


@pytest.mark.parametrize("supersedes", [["a"], ["gone"], ["b2"]])
def test_a_verdict_that_replaced_anothers_is_not_independent_even_by_way_of_ones_own(
    supersedes: list[str],
) -> None:
    given_ = [
        verdict("c", "ann", "five", live=False, id="a"),
        verdict("c", "ben", "three", supersedes=["a"], live=False, id="b2"),
        verdict("c", "ben", "one", supersedes=supersedes, id="b"),
    ]
    assert list(krippendorff.independent(given_)) == ["ann"]


def test_ones_last_word_counts() -> None:
    given_ = [
        verdict("c", "ann", "five", live=False, id="a1"),
        verdict("c", "ann", "four", supersedes=["a1"], live=False, id="a2"),
        verdict("c", "ann", "three", supersedes=["a2"], id="a3"),
    ]
    assert krippendorff.independent(given_)["ann"].rating == "three"


def test_what_was_taken_back_does_not_count() -> None:
    given_ = [
        verdict("c", "ann", "five", id="a1"),
        verdict("c", "ann", "four", supersedes=["a1"], live=False, retracted=True, id="a2"),
    ]
    assert krippendorff.independent(given_)["ann"].rating == "five"


@pytest.mark.parametrize(
    ("live", "said"), [((True, False), "five"), ((True, True), None), ((False, False), None)]
)
def test_of_two_words_of_one_person_the_live_one_counts_or_none(
    live: tuple[bool, bool], said: str | None
) -> None:
    given_ = [
        verdict("c", "ann", rating, live=lives, id=rating)
        for rating, lives in zip(("five", "one"), live, strict=True)
    ]
    found = krippendorff.independent(given_).get("ann")
    assert (found.rating if found else None) == said


@given(st.permutations(range(7)))
def test_the_order_in_which_verdicts_come_does_not_matter(order: list[int]) -> None:
    given_ = [
        *judged("51", "53"),
        verdict("c", "reader 0", "five", live=False, id="a"),
        verdict("c", "reader 1", "one", live=False, id="b"),
        verdict("c", "reader 0", "three", supersedes=["a", "b"], id="c"),
    ]
    assert krippendorff.measure([given_[place] for place in order], NUMBERED) == krippendorff.measure(
        given_, NUMBERED
    )


# At the desk


def test_at_the_desk_settled_disputes_still_count_as_disagreement(ann: Desk, ben: Desk) -> None:
    for claim, one, other in zip(m.CLAIMS, (5, 4, 1, 1), (5, 4, 1, 5), strict=True):
        ann.verdicts.give(claim.id, _rating(one))
        ben.reviews.give_second(claim.id, _rating(other))
    ann.verdicts.give(m.DYKE.id, "accurate")
    before = ann.reviews.agreement(m.ARTICLE.id)
    ann.verdicts.resolve(ann.disputes.get(m.OPENED.id), "mixed")
    assert ann.reviews.agreement(m.ARTICLE.id) == before == ann.reviews.agreement()
    assert (before[0].claims, before[0].same, before[0].scale) == (4, 3, "accuracy")
    assert set(before[0].checkers) == {m.ANN.id, m.BEN.id}
    expected = alpha([[5, 5], [4, 4], [1, 1], [1, 5]], ordinal=False)
    assert before[0].nominal == pytest.approx(float(expected), abs=1e-6)


def test_at_the_desk_only_a_second_reading_is_blind(ann: Desk, ben: Desk) -> None:
    for claim in (m.TONNES, m.SHARE):
        ann.verdicts.give(claim.id, "accurate")
    ben.reviews.give_second(m.TONNES.id, "mixed")
    ben.verdicts.give(m.SHARE.id, "mixed")
    assert [(row.claims, row.blind) for row in ann.reviews.agreement()] == [(2, 1)]
    assert [(row.claims, row.blind) for row in ann.reviews.agreement(blind=True)] == [(1, 1)]
    said = {one.checker: one.given for one in ann.claims.get(m.TONNES.id).verdicts}
    assert said[m.BEN.id].endswith(", read blind")
    assert not said[m.ANN.id].endswith("blind")


def test_at_the_desk_a_dismissed_claim_does_not_count(ann: Desk, ben: Desk) -> None:
    for claim in (m.TONNES, m.SHARE):
        ann.verdicts.give(claim.id, "accurate")
        ben.reviews.give_second(claim.id, "mixed")
    ann.verdicts.dismiss(m.SHARE.id)
    assert [row.claims for row in ben.reviews.agreement()] == [1]


def test_at_the_desk_without_shared_claims_there_is_nothing_to_tell(ann: Desk) -> None:
    ann.verdicts.give(m.TONNES.id, "accurate")
    assert ann.reviews.agreement() == ()


def _rating(value: int) -> str:
    return {5: "accurate", 4: "mostly_accurate", 1: "inaccurate"}[value]
