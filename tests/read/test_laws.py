"""What holds for any bytes and any text, whatever is in them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import read
from workbench.errors import InputError
from workbench.model import Article, Problem
from workbench.read import clean, decode, paragraphs, rules

UNTIMED = settings(deadline=None)  # the first example imports what reads pages

BOILERPLATE = [phrase for rule in rules.rules() for phrase in rules.phrases(rule, "whole")]
SEEDS = """
the of and a in rose percent Vance said NATO 1949 € der und Brücke les des à maire и в мост 橋 [/] <p> “no” . … » | -
"""
WORDS = st.sampled_from(SEEDS.split())
LINES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=40).map(" ".join),
    st.sampled_from(BOILERPLATE),
    st.sampled_from(BOILERPLATE).map(lambda phrase: f"{phrase}: The bridge is long"),
    st.text(max_size=60),
)
TEXTS = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\n \n\n"])), max_size=30).map(
    lambda rows: "".join(line + gap for line, gap in rows)
)
TAGS = """
<p> </p> <h1> </h1> <ul><li> </ul> <table><tr><td> </table> <article> <div> </div> <!-- --> <script> </script> <br> </a>
&euro; &#0; &#27; &#xd800; <![CDATA[ ]]> <sup> <a_href=x> <html_lang=de> <meta_charset=utf-16>
"""
MARKUP = st.lists(st.one_of(st.sampled_from(TAGS.split()), LINES), max_size=40).map(
    lambda parts: "<html>" + " ".join(parts).replace("_", " ")
)


def refusal(error: InputError) -> None:
    """Nothing is read of what is refused, and its reason has one line."""
    assert "\n" not in str(error)


def article_or_none(data: bytes, **how: str) -> Article | None:
    """The article, or None where the bytes are refused with one line; anything else that is raised fails the test."""
    try:
        article, problems = read.read_bytes(data, **how)
    except InputError as refused:
        refusal(refused)
        return None
    assert all(isinstance(problem, Problem) and "\n" not in problem.message for problem in problems)
    return article


@UNTIMED
@given(st.binary(max_size=400), st.sampled_from(["", *read.READERS]))
def test_any_bytes_give_an_article_or_are_refused(data: bytes, media_type: str) -> None:
    article = article_or_none(data, media_type=media_type)
    assert article is None or article.text.strip()


@UNTIMED
@given(MARKUP, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_markup_gives_an_article_or_is_refused(page: str, codec: str) -> None:
    article_or_none(page.encode(codec, "replace"))


@UNTIMED
@given(TEXTS, st.sampled_from(["", *read.READERS]))
def test_what_is_read_shows_and_does_not_act(text: str, media_type: str) -> None:
    article = article_or_none(text.encode("utf-8", "replace"), media_type=media_type)
    if article:
        assert decode.clean_characters(article.text, "") == (article.text, ())


@UNTIMED
@given(TEXTS)
def test_each_paragraph_is_kept_or_left_out_and_none_is_both(text: str) -> None:
    cleaned = clean.clean(text)
    told = sorted([*cleaned.kept, *(one.paragraph for one in cleaned.left_out)], key=lambda unit: unit.span)
    assert tuple(told) == paragraphs.split(text)


@UNTIMED
@given(TEXTS)
def test_what_is_kept_is_the_original_in_order(text: str) -> None:
    cleaned = clean.clean(text)
    place = 0
    for unit in cleaned.kept:
        place = cleaned.text.index(unit.text, place) + len(unit.text)
    assert cleaned.text.split() == [word for unit in cleaned.kept for word in unit.text.split()]


@UNTIMED
@given(TEXTS)
def test_paragraphs_are_slices_that_cover_all_but_white_space(text: str) -> None:
    units = paragraphs.split(text)
    assert all(text[unit.span.start : unit.span.end] == unit.text for unit in units)
    assert "".join("".join(unit.text.split()) for unit in units) == "".join(text.split())


@UNTIMED
@given(TEXTS)
def test_a_text_that_has_words_keeps_some(text: str) -> None:
    assert bool(clean.clean(text).text.strip()) == bool(text.strip())


@UNTIMED
@given(TEXTS)
def test_the_same_bytes_give_the_same_article(text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert article_or_none(data) == article_or_none(data)
