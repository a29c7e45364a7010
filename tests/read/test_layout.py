"""A tree of markup becomes text as a reader of the page would see it."""

import pytest
from lxml import html

from workbench.read import layout

PAGES = [
    ("<p>One</p><p>Two</p>", "One\n\nTwo"),
    ("<h2>Head</h2>Words <b>in</b>side a<i> line</i>.", "Head\n\nWords inside a line."),
    ("<p>One<br>Two<br/><br/>Three</p>", "One\nTwo\nThree"),
    ("<p>a\n  wrapped\tline&nbsp;</p>", "a wrapped line"),
    (
        "<ul><li>One<ul><li>Inner</li></ul></li><li><p>Two</p><p>Three</p></li></ul><p>Four</p>",
        "One\nInner\nTwo\nThree\n\nFour",
    ),
    (
        "<table><tr><th>Year</th><th>Homes</th></tr><tr><td><p>2013</p></td><td>2,610<br>more</td></tr></table>",
        "Year | Homes\n2013 | 2,610 more",
    ),
    ("<p>One<!-- no --> two<script>no()</script> three</p><style>no {}</style>", "One two three"),
    ("<p>x<sup>2</sup> and H<sub>2</sub>O</p>", "x2 and H2O"),
    ("<div><div><div></div></div></div>", ""),
]


@pytest.mark.parametrize(("page", "text"), PAGES)
def test_a_page_is_laid_out_as_it_shows(page: str, text: str) -> None:
    assert layout.text_of(html.fromstring(f"<html><body>{page}</body></html>")) == text


def test_a_tree_of_any_depth_is_laid_out() -> None:
    root = inner = html.Element("div")
    for _ in range(5000):
        child = html.Element("div")
        inner.append(child)
        inner = child
    inner.text = "Deep"
    assert layout.text_of(root) == "Deep"
