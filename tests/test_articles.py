"""Ten pages of ten genres, read as a desk would: figures and dates, what else would be ticked, no boilerplate."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.articles.genres.pages import (
    PAGES,
    Expected,
    Page,
    page,
    pairs,
    same_date,
    same_value,
    same_value_and_modifier,
    same_value_and_unit,
)
from workbench.model import Claim, Date, Quantity

by_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def _told(page: Page, expected: Expected, what: object, items: Sequence[Quantity | Date]) -> str:
    there = [item for item in items if expected.meets(item)]
    return f"{page.name}: {expected.text!r} wanted {what}, found {there}"


def _measure(same: Callable[..., bool], field: str) -> tuple[float, list[str]]:
    """F1 over all pages, and the misses and surplus in words."""
    right = wanted = found = 0
    told: list[str] = []
    for one in map(page, PAGES):
        items = getattr(one, field)
        found += len(items)
        for expected in one.expected:
            hits = pairs(expected, items, getattr(expected, field), same)
            right += sum(hits)
            wanted += len(hits)
            told += [
                _told(one, expected, what, items)
                for what, hit in zip(getattr(expected, field), hits, strict=True)
                if not hit
            ]
        told += [f"{one.name}: surplus {item}" for item in items if not _is_expected(item, one, field)]
    return 2 * right / (wanted + found), told


def _is_expected(item: Quantity | Date, page: Page, field: str) -> bool:
    return any(expected.meets(item) for expected in page.expected if getattr(expected, field))


def test_there_is_a_page_for_each_genre() -> None:
    assert {path.stem for path in PAGES} == {
        "politics", "economy", "sport", "science", "crime", "travel", "wire", "interview", "liveblog", "press_release",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("same", "field"),
    [
        (same_value, "quantities"),
        (same_value_and_unit, "quantities"),
        (same_value_and_modifier, "quantities"),
        (same_date, "dates"),
    ],
    ids=["value", "value and unit", "value and modifier", "date"],
)
def test_figures_and_dates_of_all_pages_together_are_read_right(
    same: Callable[..., bool], field: str
) -> None:
    f1, told = _measure(same, field)
    assert f1 >= 0.95, "\n".join([f"F1 {f1:.3f}", *told])


@by_page
def test_boilerplate_is_reported(path: Path) -> None:
    one = page(path)
    messages = [problem.message for problem in one.problems]
    around = any("around the main text" in message for message in messages)
    missed = [
        beginning
        for beginning in one.left_out
        if not any(f"“{beginning[:40]}" in message for message in messages)
        and not (around and path.suffix == ".html")
    ]
    assert missed == []


@by_page
def test_boilerplate_is_gone_and_yields_no_claim(path: Path) -> None:
    """A headline given twice stays once, so what is left out of a text is counted against the page as saved."""
    one = page(path)
    kept = [
        beginning
        for beginning in one.left_out
        if _paragraphs(one.article.text, beginning)
        > max(0, _paragraphs(one.original, beginning) - one.left_out.count(beginning))
    ]
    assert kept == []


def _paragraphs(text: str, beginning: str) -> int:
    return sum(line.startswith(beginning) for line in text.splitlines())


@by_page
def test_what_a_desk_ticks_besides_figures_is_found(path: Path) -> None:
    one = page(path)
    missed = [
        (expected.kind, expected.text)
        for expected in one.expected
        if not expected.figures and not any(_ticked(expected, claim) for claim in one.found)
    ]
    assert missed == []


def _figures(claim: Claim) -> tuple[Quantity | Date, ...]:
    return (*claim.quantities, *claim.dates)


def _ticked(expected: Expected, claim: Claim) -> bool:
    return expected.within(claim) and claim.kind == expected.kind


def _together(expected: Expected, claim: Claim) -> bool:
    """Whether a claim has exactly the figures and dates expected of it."""
    return (
        len(claim.quantities) == len(expected.quantities)
        and len(claim.dates) == len(expected.dates)
        and all(pairs(expected, list(claim.quantities), expected.quantities, same_value))
        and all(pairs(expected, list(claim.dates), expected.dates, same_date))
    )


def _grouped(expected: Expected, claim: Claim) -> bool:
    return expected.within(claim) and _together(expected, claim)


def _shares(expected: Expected, claim: Claim) -> bool:
    """Whether a claim has some of the figures and dates expected, so that its kind and claimant can be compared."""
    return any(pairs(expected, list(claim.quantities), expected.quantities, same_value)) or any(
        pairs(expected, list(claim.dates), expected.dates, same_date)
    )


def _kind(expected: Expected, claim: Claim) -> bool:
    return _shares(expected, claim) and expected.kind in {claim.kind, ""}


def _roles(expected: Expected, claim: Claim) -> bool:
    wanted = [(one["role"], one) for one in expected.quantities if "role" in one]
    return all(
        any(found.role == role and same_value(found, one) for found in claim.quantities)
        for role, one in wanted
    )


def _claimant(expected: Expected, claim: Claim) -> bool:
    """One name may be longer than the other: "Varga", "Prime Minister Ilse Varga"."""
    wanted, found = expected.claimant.casefold(), claim.claimant.casefold()
    same = _shares(expected, claim) if expected.figures else _ticked(expected, claim)
    return same and (wanted in found or (bool(found) and found in wanted))


@pytest.mark.parametrize(
    ("holds", "applies"),
    [
        (_grouped, lambda expected: expected.figures),
        (_kind, lambda expected: expected.figures and bool(expected.kind)),
        (_roles, lambda expected: any("role" in one for one in expected.quantities)),
        (_claimant, lambda expected: bool(expected.claimant)),
    ],
    ids=["figures of one relation together", "kind", "roles", "claimant"],
)
def test_claims_say_what_is_claimed_and_by_whom(
    holds: Callable[[Expected, Claim], bool], applies: Callable[[Expected], bool]
) -> None:
    rows = [(one, expected) for one in map(page, PAGES) for expected in one.expected if applies(expected)]
    missed = [
        f"{one.name}: {expected.text!r}, found {[(c.text, c.kind, c.claimant) for c in one.found if expected.meets(c)]}"
        for one, expected in rows
        if not any(expected.meets(claim) and holds(expected, claim) for claim in one.found)
    ]
    right = 1 - len(missed) / len(rows)
    assert right >= 0.9, "\n".join([f"{right:.3f} of {len(rows)}", *missed])


@by_page
def test_spans_slice_to_their_text_within_their_sentence(path: Path) -> None:
    one = page(path)
    text = one.article.text
    figures = [figure for claim in one.found for figure in _figures(claim)]
    parts = [*one.found, *figures]
    assert [part for part in parts if text[part.start : part.end] != part.text] == []
    outside = [c for c in one.found if not c.sentence.start <= c.start < c.end <= c.sentence.end]
    assert outside == []
