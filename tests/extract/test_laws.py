"""What holds for every text, however odd."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench import extract
from workbench.extract.grammar import grammar
from workbench.extract.patterns import literals
from workbench.extract.vocabulary import MARKS
from workbench.model import Article, Date, Quantity, article_of

pytestmark = pytest.mark.slow

_PIECES = """5 percent|€40bn|rose from 3 km to 4 km|since 1949|one in four|3-4|$|,|.|. The |and|between|to|a|an|half|
dozen|hundreds of thousands|14 February|May|in|m|1,000|½|minus|per|hour|year-old|aged|7 out of 8|“|”|said|Anna Berg|
doubled|times|3.11.4|COVID-19|10:30|+49 30 1234 5678|the 1980s|last week|nearly|more than|[/]|ships"""
PIECES = st.sampled_from([*_PIECES.replace("|\n", "|").split("|"), "\n\n", "\x1b[2J"])
ODD = st.text(max_size=60)
TEXTS = st.lists(st.one_of(PIECES, ODD), max_size=30).map(" ".join)

_SIGNS = [*MARKS, "%", "€", "$", "½", "²", "°", "…", "\n\n", "\u00a0"]
_FIGURES = st.one_of(
    st.integers(0, 31).map(str),
    st.integers(1900, 2100).map(str),
    st.integers(0, 10**9).map(str),
    st.sampled_from(
        [
            "1,000",
            "1.000",
            "3.5",
            "3,5",
            "6.12½",
            "5 1/2",
            "0/0",
            "2025-02-14",
            "14/02/2025",
            "10:30",
            "1.2.3",
            "10 000",
            "12th",
            "٣٤",
        ]
    ),
)


def _joined(pieces: Sequence[tuple[str, str]]) -> str:
    return "".join(f"{piece}{behind}" for piece, behind in pieces)


def _of_a_grammar(language: str) -> st.SearchStrategy[tuple[str, str]]:
    """A language, and a text of its figures, marks, unit words and the words its rules are made of, glued or not."""
    rules = grammar(language)
    patterns = [row.pattern for row in rules.table.rule] + list(rules.table.macros.values())
    phrases = [
        f"{first} {' '.join(each.rest)}" for first, some in rules.lexicon.phrases.items() for each in some
    ]
    pieces = st.one_of(
        _FIGURES,
        _FIGURES,
        st.sampled_from(["-", "/"]),
        st.sampled_from(_SIGNS),
        st.sampled_from(sorted(literals(patterns))),
        st.sampled_from(sorted({*rules.lexicon.words, *phrases})),
    )
    texts = st.lists(st.tuples(pieces, st.sampled_from(["", " "])), max_size=12).map(_joined)
    return st.tuples(st.just(language), texts)


OF_A_GRAMMAR = st.sampled_from(["en", "de", "fr", "es"]).flatmap(_of_a_grammar)


@given(OF_A_GRAMMAR)
@example(("en", "5-6/10"))
@example(("en", "won 6-4/6-2"))
@example(("en", "from 9 to 5/10"))
@example(("de", "gewann 6-4/6-2"))
@example(("fr", "a gagné 6-4/6-2"))
@example(("es", "ganó 6-4/6-2"))
def test_no_mixture_of_figures_marks_and_words_of_a_language_raises(spoken: tuple[str, str]) -> None:
    language, text = spoken
    published = date(2025, 2, 14)
    readings: tuple[Sequence[Quantity | Date], ...] = (
        extract.quantities(text, language=language),
        extract.dates(text, language=language, published=published),
    )
    for found in readings:
        assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    article = article_of(text, language=language, published=published)
    assert all(text[claim.start : claim.end] == claim.text for claim in extract.claims(article))


@given(TEXTS)
def test_what_is_read_slices_to_its_text_in_order_and_without_overlap(text: str) -> None:
    readings: tuple[Sequence[Quantity | Date], ...] = (extract.quantities(text), extract.dates(text))
    for found in readings:
        assert [text[one.start : one.end] for one in found] == [one.text for one in found]
        assert all(before.end <= after.start for before, after in pairwise(found))


@given(TEXTS)
def test_claims_lie_in_their_sentence_and_overlap_only_by_containment(text: str) -> None:
    article = article_of(text, published=date(2025, 2, 14))
    claims = extract.claims(article)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end
        assert 0 <= claim.worth <= 1
    for one, other in ((a, b) for i, a in enumerate(claims) for b in claims[i + 1 :]):
        apart = one.end <= other.start
        within = one.start <= other.start and other.end <= one.end
        assert apart or within or (other.start <= one.start and one.end <= other.end)


@given(TEXTS)
def test_the_same_text_is_read_the_same_each_time(text: str) -> None:
    assert extract.claims(article_of(text)) == extract.claims(article_of(text))


@given(TEXTS)
def test_a_paragraph_in_front_shifts_offsets_and_changes_nothing_else(text: str) -> None:
    front = "Nothing stands here.\n\n"
    alone, behind = extract.quantities(text), extract.quantities(front + text)
    shift = len(front)
    assert [(q.start + shift, q.text, q.lower, q.upper, q.unit) for q in alone] == [
        (q.start, q.text, q.lower, q.upper, q.unit) for q in behind
    ]


@given(TEXTS)
def test_bounds_are_in_order_and_open_only_where_the_modifier_says_so(text: str) -> None:
    for quantity in extract.quantities(text):
        if quantity.lower is None or quantity.upper is None:
            assert quantity.modifier in ("<", "<=", ">", ">=")
        else:
            assert quantity.lower <= quantity.upper
        assert quantity.precision > 0


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "1" * 100_000,
        "1," * 20_000,
        "1.1" * 30_000,
        "(" * 50_000 + "5 km" + ")" * 50_000,
        "five " * 30_000,
        "and " * 50_000,
        "hundred and " * 20_000,
        "5 to " * 10_000,
        "between 3 and " * 6_000,
        "1-" * 25_000,
        "million " * 30_000,
        "€" * 50_000,
        "Anna Berg " * 20_000,
        "said " * 30_000,
        "“" * 50_000,
        "12:" * 30_000,
        "+49 30 " * 8_000,
        "\x00\x1b\x07" * 30_000,
        "٣٤٥ км 五百万 ५०० " * 5_000,
        "more than " * 30_000,
        "5 per a " * 8_000,
    ],
    ids=lambda text: repr(text[:16]),
)
def test_odd_texts_end_and_keep_their_spans(text: str) -> None:
    """Each would hang a reader whose expressions backtrack or whose passes nest."""
    for claim in extract.claims(article_of(text)):
        assert text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("5 percent", "5", "1"),
        ("5.0 percent", "5.0", "0.1"),
        ("€5.1 million", "5100000", "100000"),
        ("€40 billion", "40000000000", "1000000000"),
        ("1,234.50 km", "1234.50", "0.01"),
        ("two and a half million euros", "2500000", "500000"),
        ("one hundred and twenty ships", "120", "1"),
        ("three hundred thousand euros", "300000", "100000"),
    ],
)
def test_a_number_keeps_its_digits_and_the_place_of_its_last(text: str, value: str, precision: str) -> None:
    (quantity,) = extract.quantities(text)
    assert (quantity.lower, quantity.precision) == (Decimal(value), Decimal(precision))
    if "." in value:
        assert str(quantity.lower) == value


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("blank", [" ", "\n", "\n\n", "\t", "\u00a0", " \n"], ids=ascii)
def test_blanks_of_any_length_are_passed_over_at_once(blank: str, language: str) -> None:
    text = f"{blank * 40_000}In 2019 it cost €5 million.{blank * 40_000}"
    assert extract.claims(Article(id="", text=blank * 40_000, language=language)) == ()
    assert all(figure.text in text for figure in extract.quantities(text, language=language))
