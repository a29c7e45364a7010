"""E-books made for the tests: the order of their pages, and what is refused."""

import io
import zipfile
from datetime import date

import pytest

from workbench import read
from workbench.errors import InputError

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>Bridges</dc:title><dc:creator>Zoë Berg</dc:creator><dc:creator>Lars Holm</dc:creator>
<dc:publisher>Halvik Press</dc:publisher><dc:language>en-GB</dc:language><dc:date>2024-05-03</dc:date></metadata>
<manifest>
<item id="b" href="two.xhtml"/><item id="a" href="text/one%20a.xhtml"/><item id="n" href="nav.xhtml"/></manifest>
<spine><itemref idref="a"/><itemref idref="n" linear="no"/><itemref idref="b"/></spine></package>"""
ONE = "The first bridge was built in 1987, and it is 400 metres long, which was the most in the north at that time."
TWO = "The second bridge cost €12 million, of which the state has paid about 40 percent, as the town had asked for."


def page(text: str) -> str:
    head = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
    return f"{head}<html><head><title>x</title></head><body>{text}</body></html>"


def book(**parts: str | None) -> bytes:
    """A book; a part that is given as None is missing."""
    whole: dict[str, str | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": PACKAGE,
        "OPS/text/one a.xhtml": page(f"<h1>Chapter one</h1><p>{ONE}</p>"),
        "OPS/two.xhtml": page(
            f"<p>{TWO}</p><table><tr><th>Year</th><th>Cost</th></tr><tr><td>2013</td><td>€3m</td></tr></table>"
        ),
        "OPS/nav.xhtml": page("<p>Contents</p>"),
        **parts,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in whole.items():
            if text is not None:
                archive.writestr(name, text)
    return made.getvalue()


def test_pages_are_read_in_the_order_of_the_spine() -> None:
    article, problems = read.read_bytes(book())
    assert article.text == f"Chapter one\n\n{ONE}\n\n{TWO}\n\n2013 — Cost: €3m."
    assert (article.title, article.author, article.publisher) == (
        "Bridges",
        "Zoë Berg, Lars Holm",
        "Halvik Press",
    )
    assert (article.language, article.published, problems) == ("en-GB", date(2024, 5, 3), ())


def test_a_missing_page_is_reported() -> None:
    article, problems = read.read_bytes(book(**{"OPS/two.xhtml": None}))
    assert article.text.endswith(ONE)
    assert [one.message for one in problems] == ["1 of the book's pages are missing from the file"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            {"META-INF/encryption.xml": '<a><CipherReference URI="OPS/two.xhtml"/></a>'},
            "is locked against copying",
        ),
        ({"META-INF/container.xml": "<container/>"}, "is damaged"),
        ({"META-INF/container.xml": None}, "is damaged"),
        ({"OPS/book.opf": "<package"}, "is damaged"),
        ({"OPS/text/one a.xhtml": None, "OPS/two.xhtml": None}, "has no text in it"),
        ({"OPS/more.xhtml": " " * 100_000_001}, "unpacks to more than a document holds"),
    ],
    ids=["locked", "no package named", "no container", "unfinished", "no pages", "without end"],
)
def test_a_book_that_cannot_be_read_says_why(parts: dict[str, str | None], said: str) -> None:
    with pytest.raises(InputError, match=said):
        read.read_bytes(book(**parts), name="book.epub")


def test_fonts_may_be_locked() -> None:
    locks = '<a><CipherReference URI="OPS/fonts/a.otf"/></a>'
    assert TWO in read.read_bytes(book(**{"META-INF/encryption.xml": locks}))[0].text
