"""A page that is large or deep only by what shows nothing is read like the page without it, and that is said."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.errors import InputError
from workbench.read import html, layout, limits, markup, media
from workbench.read.clutter import without_clutter
from workbench.read.material import Given, Material

_MANY = limits.ELEMENTS.most + 1
_SENTENCE = "The bridge cost 5 million euros in 2019, the city said. "
_ARTICLE = "".join(f"<p>{number}. {_SENTENCE * 3}</p>" for number in range(4))
_CLUTTER = (
    ("comments", "<!-- <p>5 million</p> -->", "comments and declarations"),
    ("declarations", "<!a>", "comments and declarations"),
    ("scripts", "<script>document.write('<p>6 million euros</p>')</script>", "scripts, styles and drawings"),
    ("drawings", "<svg class=a><path d=m1 /><text>7 million</text></svg>", "scripts, styles and drawings"),
    ("empty elements", "<div class=a><span>\n</span><b></b></div>", "empty elements"),
    ("pictures", "<img src=a alt=b>", "pictures and fields"),
    ("line breaks", "<br/>", "line breaks"),
)


def _read(body: str) -> Material:
    page = f"<!DOCTYPE html><html><head><title>A bridge</title></head><body>{body}</body></html>"
    return html.read(Given(data=page.encode(), name="page.html", media_type=media.HTML))


@pytest.mark.parametrize(("unit", "cut"), [row[1:] for row in _CLUTTER], ids=[row[0] for row in _CLUTTER])
def test_clutter_is_cut_and_the_article_is_read_as_without_it(unit: str, cut: str) -> None:
    clear = _read(f"<article><h1>A bridge</h1>{_ARTICLE}</article>")
    clutter = unit * (_MANY // unit.count("<") + 1)
    found = _read(f"{clutter}<article><h1>A bridge</h1>{_ARTICLE}</article>")
    assert (found.text, found.title) == (clear.text, clear.title)
    (said,) = (problem.message for problem in found.problems if "cut from the page" in problem.message)
    assert said.endswith(cut)


@pytest.mark.parametrize("wrapper", ["<div>", "<b>", "<section class=a><span>"])
def test_of_wrappers_nested_deeper_than_a_parser_follows_the_words_are_read(wrapper: str) -> None:
    found = _read(f"<p>{_SENTENCE}</p>{wrapper * 1_000}{_ARTICLE}")
    assert [f"{number}. {_SENTENCE}" in found.text for number in range(4)] == [True] * 4
    assert any("levels of nesting" in problem.message for problem in found.problems)


def test_what_stands_too_deep_for_the_parser_is_told_where_it_cannot_be_cut() -> None:
    found = _read(f"<p>{_SENTENCE}</p>{'<table><tr><td>' * 200}{_ARTICLE}")
    assert any("nests deeper than any page" in problem.message for problem in found.problems)


def test_a_page_that_is_neither_large_nor_deep_is_left_as_it_is() -> None:
    clutter = "".join(unit for _, unit, _ in _CLUTTER)
    assert not any("cut from" in problem.message for problem in _read(clutter + _ARTICLE).problems)


def test_what_does_not_end_is_no_clutter_and_is_refused_where_it_is_too_much() -> None:
    for unit in ("<!--", "<script>", "<a "):
        with pytest.raises(InputError, match="more than"):
            _read(unit * _MANY + _ARTICLE)
    assert without_clutter("page", f"<svg><p>{_SENTENCE}").markup.startswith(f"<svg><p>{_SENTENCE}")


def test_what_a_page_says_of_itself_in_data_stays() -> None:
    data = '<script type="application/ld+json">{"@type":"Article","headline":"A bridge"}</script>'
    lean = without_clutter("page", f"<head>{data}<script>var a</script></head><body>")
    assert data in lean.markup
    assert lean.cut == {"scripts, styles and drawings": 1}


_TAGS = ["p", "div", "span", "b", "ul", "li", "table", "tr", "td", "h1", "article", "a"]
_PIECES = st.sampled_from(
    [*(f"<{tag}>" for tag in _TAGS), *(f"</{tag}>" for tag in _TAGS), "5 million", "euros ", " ", "<br>", "x"]
    + [unit for _, unit, _ in _CLUTTER if "5 million" not in unit]
)


@given(st.lists(_PIECES, max_size=40))
@example(["x", "<div>", "</div>", "x"])
@example(["<td>", "x", "<p>", "</td>", "<td>", "x", "</p>"])
def test_no_word_goes_and_none_runs_into_another(pieces: list[str]) -> None:
    written = f"<html><body>{''.join(pieces)}<p>end</p></body></html>"
    before, after = (markup.page(each) for each in (written, without_clutter("page", written).markup))
    assert before is not None
    assert after is not None
    assert layout.text_of(after).replace("|", "").split() == layout.text_of(before).replace("|", "").split()
