"""PDFs made for the tests: their text, their pages, and what is said of those that cannot be read."""

import pytest
from fpdf import FPDF
from PIL import Image

from workbench import read
from workbench.errors import InputError
from workbench.read import limits

ONE = (
    "The bridge over the Lenne was closed after the storm, and it will stay closed until the end of the year, the "
    "mayor said on Monday."
)
TWO = (
    "Repairs are going to cost 12 million euros, of which the state is to pay about 40 percent. The rest is to come "
    "from the town."
)


def paper(
    pages: list[list[str]], *, head: str = "", foot: str = "", title: str = "", author: str = ""
) -> FPDF:
    """A document with paragraphs of 100 mm width; "{}" in its head and foot stands for the page's number."""
    made = FPDF()
    made.set_font("Times", size=11)
    made.set_title(title)
    made.set_author(author)
    for number, paragraphs in enumerate(pages, 1):
        made.add_page()
        made.text(20, 12, head.format(number))
        made.set_xy(20, 30)
        for paragraph in paragraphs:
            made.multi_cell(100, 5, paragraph, new_x="LEFT", new_y="NEXT")
            made.ln(4)
            made.set_x(20)
        made.text(100, 285, foot.format(number))
    return made


def data(made: FPDF) -> bytes:
    return bytes(made.output())


def scan(pages: int = 1) -> FPDF:
    made = FPDF()
    for _ in range(pages):
        made.add_page()
        made.image(Image.new("L", (60, 80), 200), 0, 0, 100)
    return made


def text(content: bytes) -> str:
    return read.read_bytes(content)[0].text


def messages(content: bytes) -> list[str]:
    return [problem.message for problem in read.read_bytes(content)[1]]


def refusal(content: bytes) -> str:
    with pytest.raises(InputError) as refused:
        read.read_bytes(content, name="report.pdf")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_not() -> None:
    assert text(data(paper([[ONE, TWO]]))) == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("It was the govern-\nment that paid.", "It was the government that paid."),
        ("It fell in 2019-\n2020 by half.", "It fell in 2019-2020 by half."),
        ("A well-known man is well-\nknown here.", "A well-known man is well-known here."),
        ("The Brown-\nSmith inquiry said so.", "The Brown-Smith inquiry said so."),
    ],
)
def test_a_word_divided_at_a_lines_end_is_joined(written: str, joined: str) -> None:
    assert text(data(paper([[written]]))) == joined


def test_running_heads_and_page_numbers_are_left_out_and_reported() -> None:
    made = data(paper([[ONE], [TWO], [ONE]], head="Annual report 2024", foot="- {} -"))
    assert "report" not in text(made)
    assert messages(made) == [
        "left out as a running head or foot of 3 pages: “Annual report 2024”",
        "left out as page numbers: 3 lines",
    ]


def test_a_head_that_changes_with_its_page_is_one() -> None:
    made = data(paper([[ONE], [TWO], [ONE]], head="Annual report | page {} of 3"))
    assert messages(made) == ["left out as a running head or foot of 3 pages: “Annual report | page 1 of 3”"]


def test_a_line_at_the_head_of_one_page_stays() -> None:
    made = paper([[ONE], [TWO]])
    made.add_page()
    made.text(20, 12, "Chapter two")
    assert text(data(made)) == f"{ONE}\n\n{TWO}\n\nChapter two"


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    head, _, tail = ONE.partition(" closed until")
    made = data(paper([[head], [f"closed until{tail}", TWO]], head="Annual report", foot="{}"))
    assert text(made) == f"{ONE}\n\n{TWO}"


def test_pages_serve_as_locators() -> None:
    reading = read.read_paged(
        data(paper([[ONE], [TWO], ["The end of the report."]], head="Report", foot="{}"))
    )
    where = {words: reading.page(reading.article.text.index(words)) for words in (ONE, TWO, "The end")}
    assert where == {ONE: 1, TWO: 2, "The end": 3}


def test_a_page_within_a_paragraph_is_found_at_its_first_word() -> None:
    head, _, tail = ONE.partition(" closed until")
    reading = read.read_paged(data(paper([[head], [f"closed until{tail}"]])))
    assert reading.article.text[reading.pages[1] :] == f"closed until{tail}"


def test_a_text_without_pages_has_none() -> None:
    reading = read.read_paged(ONE.encode())
    assert (reading.pages, reading.page(5)) == ((), 0)


def test_rows_of_figures_stay_apart() -> None:
    assert text(data(paper([["Halvik 12 14 19\nBrokk 3 8 11"]]))) == "Halvik 12 14 19\n\nBrokk 3 8 11"


def test_a_table_of_contents_is_left_out_line_by_line() -> None:
    made = data(paper([["1 Bridges . . . . . . . . . 4\n2 Tunnels . . . . . . . . . 9", ONE]]))
    assert text(made) == ONE
    assert len(messages(made)) == 2


@pytest.mark.parametrize(
    ("title", "kept"), [("A bridge", "A bridge"), ("report.docx", ""), ("Microsoft Word - bridge", "")]
)
def test_a_document_says_what_it_is_but_a_file_name_is_no_title(title: str, kept: str) -> None:
    article, _ = read.read_bytes(data(paper([[ONE + " " + TWO]], title=title, author="Zoe Berg")))
    assert (article.title, article.author, article.media_type) == (kept, "Zoe Berg", "application/pdf")


def test_the_day_it_was_made_is_not_taken_for_the_day_of_publication() -> None:
    assert read.read_bytes(data(paper([[ONE]])))[0].published is None


def test_a_scan_says_so_with_the_remedy() -> None:
    assert refusal(data(scan())) == (
        "report.pdf is a scan without text: have its text recognised (OCR), for instance by ocrmypdf, and add the copy"
    )


def test_pages_that_are_pictures_are_named() -> None:
    made = paper([[ONE]])
    made.add_page()
    made.image(Image.new("L", (60, 80), 200), 0, 0, 100)
    assert messages(data(made)) == ["1 of its 2 pages are pictures without text, not read: 2"]


def test_an_empty_page_is_no_scan() -> None:
    made = FPDF()
    made.add_page()
    assert "report.pdf has no text in it" in refusal(data(made))


def test_a_locked_document_says_so() -> None:
    made = paper([[ONE]])
    made.set_encryption(owner_password="one", user_password="two")
    assert refusal(data(made)) == "report.pdf is locked by a password: unlock it, save it and add the copy"


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 5 percent", data(paper([[ONE]]))[:300]], ids=["no document", "cut off"]
)
def test_a_broken_document_says_so(content: bytes) -> None:
    assert "report.pdf is a broken PDF: open it in a reader and save it anew" in refusal(content)


def test_a_document_of_too_many_pages_is_refused() -> None:
    made = FPDF()
    for _ in range(limits.PAGES + 1):
        made.add_page()
    assert "report.pdf has 2,001 pages; at most 2,000 are read" in refusal(data(made))


@pytest.mark.parametrize("place", range(0, 1500, 50))
def test_any_damage_gives_an_article_or_a_refusal_of_one_line(place: int) -> None:
    whole = data(paper([[ONE, TWO]]))
    damaged = whole[:place] + b"\xff\x00" + whole[place + 2 :]
    try:
        said = read.read_bytes(damaged, name="report.pdf")[0].text
    except InputError as refused:
        said = str(refused)
        assert "\n" not in said
    assert said


def raised(before: str, digits: str, after: str, *, rise: float = 4, size: float = 6) -> bytes:
    """A sentence with digits in small type, raised above its line."""
    made = FPDF()
    made.set_font("Times", size=11)
    made.add_page()
    made.set_xy(20, 30)
    made.write(5, before)
    made.set_font("Times", size=size)
    with made.local_context(char_vpos="LINE"):
        x, y = made.get_x(), made.get_y()
        made.set_xy(x, y - rise / 2.83)
        made.write(5, digits)
        made.set_xy(made.get_x(), y)
    made.set_font("Times", size=11)
    made.write(5, after)
    return data(made)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("It has 250", "4", " staff, they said."), "It has 250 staff, they said."),
        (("So it was in 2020.", "12", " Then it fell."), "So it was in 2020. Then it fell."),
        (("It has 10", "6", " cells in all."), "It has 10^6 cells in all."),
        (("It has 250 m", "2", " of floor."), "It has 250 m2 of floor."),
    ],
)
def test_small_raised_digits_are_notes_but_for_powers(parts: tuple[str, str, str], said: str) -> None:
    assert text(raised(*parts)) == said


def test_digits_that_stand_on_the_line_are_read() -> None:
    assert text(raised("It has CO", "2", " and 2504 staff.", rise=-1.5)) == "It has CO2 and 2504 staff."
