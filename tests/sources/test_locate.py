"""Any words of a text are found where they stand, and words that were changed where they stood."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.sources.changes import Difference
from workbench.sources.quotations import Located, locate

LAW = settings(deadline=None, max_examples=150)

PASSAGES = (
    "The harbour of Norvik handled 5.04 million tonnes in 2019, said Ada Lund.",
    "“We expect more,” she added — and the quay’s new crane would help.",
    "Fees rose from 40 to 50 euros a berth. Fees for yachts rose too.",
)
_PLACES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def found(quote: str) -> Located:
    place = locate(quote, PASSAGES)
    assert place is not None
    return place


_MARKS = str.maketrans(dict.fromkeys("«»„“”‘’'‹›‚", '"'))


def sliced(place: Located, passages: tuple[str, ...]) -> str:
    if place.first == place.last:
        return passages[place.first][place.start : place.end]
    between = passages[place.first + 1 : place.last]
    return "\n".join((passages[place.first][place.start :], *between, passages[place.last][: place.end]))


@LAW
@given(st.lists(_PLACES, min_size=1, max_size=5).map(tuple), st.data())
def test_any_part_of_a_text_is_found_exactly(passages: tuple[str, ...], data: st.DataObject) -> None:
    whole = "\n".join(passages)
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    quote = whole[start:end].strip()
    place = locate(quote, passages)
    if not quote:
        assert place is None
        return
    assert place is not None
    assert place.exact
    assert sliced(place, passages) == place.words
    # Marks of quotation are alike to a reader, so that a place with others may stand first.
    if whole.translate(_MARKS).count(quote.translate(_MARKS)) == 1 and len(place.words) == len(quote):
        assert place.words == quote


_WORDS = st.text(string.ascii_lowercase, min_size=3, max_size=9)


@LAW
@given(st.lists(_WORDS, min_size=60, max_size=150, unique=True), st.data())
def test_a_quotation_with_a_tenth_of_its_words_changed_is_still_located(
    words: list[str], data: st.DataObject
) -> None:
    paragraphs = [words[at : at + 30] for at in range(0, len(words) - 29, 30)]
    passages = tuple(" ".join(words) for words in paragraphs)
    index = data.draw(st.integers(0, len(paragraphs) - 1))
    start = data.draw(st.integers(0, 8))
    quoted = paragraphs[index][start : start + 20]
    changed = list(quoted)
    for word in data.draw(st.lists(st.integers(1, 18), max_size=2, unique=True)):
        changed[word] = "Xyzzy" + changed[word][:2]
    place = locate(" ".join(changed), passages)
    assert place is not None
    assert place.words == " ".join(quoted)
    assert {one.quoted for one in place.differences} == {" ".join(run) for run in _runs(changed, quoted)}


def _runs(changed: list[str], quoted: list[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    last = -2
    for place, (one, other) in enumerate(zip(changed, quoted, strict=True)):
        if one != other:
            if place != last + 1:
                runs.append([])
            runs[-1].append(one)
            last = place
    return runs


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("5.04 million tonnes", "5.04 million tonnes"),
        ("  harbour \n of\u00a0Norvik ", "harbour of Norvik"),
        ("'We expect more,' she added - and", "“We expect more,” she added — and"),
        ("the quay's new crane", "the quay’s new crane"),
        ('said Ada Lund. "We expect', "said Ada Lund.\n“We expect"),
        ("“Fees rose from 40”", "Fees rose from 40"),
    ],
)
def test_the_shapes_of_signs_and_spaces_do_not_matter(quote: str, words: str) -> None:
    place = found(quote)
    assert (place.exact, place.cut, place.words) == (True, False, words)


@pytest.mark.parametrize("quote", ["5.0", "04 million", "5.04 millio", "arbour", "40 to 5"])
def test_a_quotation_that_cuts_a_word_or_figure_in_two_is_told(quote: str) -> None:
    assert found(quote).cut


def test_a_whole_figure_is_found_before_a_part_of_another() -> None:
    place = locate("50", ("They had 150 or 50.7 or 1950.", "There were 50."))
    assert place is not None
    assert (place.first, place.cut, place.places) == (1, False, 1)


def test_of_several_places_the_one_that_was_meant_comes_first() -> None:
    passages = ("Fees rose.", "Nothing else.", "Fees rose.")
    places = [locate("Fees rose", passages, near=near) for near in ((), (2,))]
    assert [(place.first, place.places) for place in places if place] == [(0, 2), (2, 2)]


@pytest.mark.parametrize(
    ("quote", "differences"),
    [
        ("handled 5.4 million tonnes in 2018, said", [("5.4", "5.04"), ("2018,", "2019,")]),
        ("Fees fell from 40 to 50 euros a berth", [("fell", "rose")]),
        ("The harbour of Norvik handled nearly 5.04 million tonnes", [("nearly", "")]),
        ("The harbour handled 5.04 million tonnes in 2019", [("", "of Norvik")]),
        ("the harbour of Norvik handled", [("the", "The")]),
    ],
)
def test_what_differs_is_told_word_by_word(quote: str, differences: list[tuple[str, str]]) -> None:
    place = found(quote)
    assert not place.exact
    assert list(place.differences) == [Difference(*pair) for pair in differences]


@pytest.mark.parametrize("quote", ["", "   ", "wholly unrelated wording about bees", "7.31", "of the and"])
def test_what_is_nowhere_is_nowhere(quote: str) -> None:
    assert locate(quote, PASSAGES) is None


@pytest.mark.parametrize("passages", [(), ("",), ("", "")])
def test_nothing_is_found_in_nothing(passages: tuple[str, ...]) -> None:
    assert locate("a word", passages) is None


@LAW
@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4).map(tuple))
def test_no_text_raises_and_every_place_is_a_slice(quote: str, passages: tuple[str, ...]) -> None:
    place = locate(quote, passages)
    if place is not None:
        assert sliced(place, passages) == place.words
        assert 0 <= place.score <= 1


def test_a_long_quotation_that_was_changed_is_located_by_its_beginning() -> None:
    words = [f"word{number}" for number in range(2000)]
    passages = tuple(" ".join(words[at : at + 100]) for at in range(0, 2000, 100))
    place = locate(" ".join(["word300", "changed", *words[302:1900]]), passages)
    assert place is not None
    assert (place.first, place.start, place.differences[0]) == (3, 0, Difference("changed", "word301"))
