"""What a page says it is: titles, authors and days as they were meant."""

from datetime import date

import pytest

from workbench import read
from workbench.read import metadata

PROSE = (
    "<p>The harbour authority of Kolmvik said on Tuesday that dredging of the basin will cost 48 million crowns, "
    "almost twice what was budgeted, and that two of its three cranes will stand idle.</p>"
)


@pytest.mark.parametrize(
    ("written", "site", "headline", "title", "named"),
    [
        ("A bridge – Kolmvik Courier", "", "A bridge", "A bridge", "Kolmvik Courier"),
        ("A bridge | Courier", "Courier", "", "A bridge", "Courier"),
        ("Courier: A bridge", "Courier", "A bridge", "Courier: A bridge", "Courier"),
        ("Courier - A bridge", "Courier", "A bridge", "A bridge", "Courier"),
        ("A bridge – and a tunnel", "Courier", "A bridge – and a tunnel", "A bridge – and a tunnel", "Courier"),
        ("A bridge – and a tunnel – Courier", "", "A bridge – and a tunnel", "A bridge – and a tunnel", "Courier"),
        ("A bridge", "", "A bridge", "A bridge", ""),
    ],
)  # fmt: skip
def test_a_title_has_no_name_of_its_site(
    written: str, site: str, headline: str, title: str, named: str
) -> None:
    assert metadata.title_and_site(written, site, headline) == (title, named)


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("Ada Quist March 11", "Ada Quist"),
        ("Ada Quist March", "Ada Quist"),
        ("By Ada Quist | 11 March 2024", "Ada Quist"),
        ("Von Ada Quist, 11. März 2024", "Ada Quist"),
        ("Par Ada Quist 11 mars", "Ada Quist"),
        ("Por Ada Quist 11 marzo 2024", "Ada Quist"),
        ("Kolmvik Media Ltd; Ada Quist", "Ada Quist"),
        ("Quist; Ada", "Ada Quist"),
        ("Ada Quist; Per Moe", "Ada Quist; Per Moe"),
        ("Kolmvik Media Ltd", "Kolmvik Media Ltd"),
        ("Courier; Ada Quist", "Ada Quist"),
        ("June Mars", "June Mars"),
        ("", ""),
    ],
)
def test_an_author_is_a_person_without_a_day(written: str, author: str) -> None:
    assert metadata.author(written, "Courier") == author


@pytest.mark.parametrize(
    "line",
    [
        "Next review due: 3 March 2026",
        "Nächste Überprüfung: 3. März 2026",
        "Prochaine révision : 3 mars 2026",
        "Próxima revisión: 3 de marzo de 2026",
        "Gültig bis 03.03.2026",
    ],
)
def test_a_day_of_review_is_no_day_of_publication(line: str) -> None:
    page = (
        f'<html><body><article><h1>A bridge</h1><p><time datetime="2026-03-03">{line}</time></p>{PROSE * 2}'
    )
    assert read.read_bytes(page.encode())[0].published is None
    assert metadata.published(date(2026, 3, 3), line) is None
    assert metadata.published(date(2024, 5, 8), line) == date(2024, 5, 8)


def test_a_source_says_what_it_is() -> None:
    head = '<title>A bridge – Courier</title><meta name="author" content="Ada Quist">'
    head += '<meta property="og:site_name" content="Courier">'
    page = f"<html><head>{head}</head><body><article><h1>A bridge</h1>{PROSE * 2}</article></body></html>".encode()
    passages = read.source_passages(page, "text/html", "bridge.html")
    assert (passages.title, passages.author, passages.publisher) == ("A bridge", "Ada Quist", "Courier")
