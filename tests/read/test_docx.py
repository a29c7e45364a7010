"""Word documents made for the tests: what is read of them, and what is refused."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from workbench import read
from workbench.errors import InputError

W = nsdecls("w")


def saved(document: Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_part(data: bytes, path: str, content: str) -> bytes:
    """The archive with one part more, or in another part's place."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != path:
                new.writestr(name, old.read(name))
        new.writestr(path, content)
    return made.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as refused:
        read.read_bytes(data, name="draft.docx")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_headings_paragraphs_and_lists_are_read_in_order() -> None:
    document = docx.Document()
    document.add_heading("Bridge closed", 1)
    document.add_paragraph("It cost €12 million.")
    document.add_paragraph("One point", style="List Bullet")
    document.add_paragraph("Another point", style="List Bullet")
    article, problems = read.read_bytes(saved(document))
    assert article.text == "Bridge closed\n\nIt cost €12 million.\n\nOne point\nAnother point"
    assert (article.title, problems) == ("Bridge closed", ())


def test_properties_say_what_it_is() -> None:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "A bridge", "Zoë Berg"
    document.add_paragraph("It cost €12 million.")
    article, _ = read.read_bytes(saved(document))
    assert (article.title, article.author) == ("A bridge", "Zoë Berg")
    assert article.media_type.endswith("wordprocessingml.document")


def test_a_table_gives_its_rows_with_their_heads() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for place, words in enumerate(["Year", "Homes", "Flats", "2013", "", "410"]):
        table.cell(place // 3, place % 3).text = words
    assert read.read_bytes(saved(document))[0].text == "2013 — Flats: 410."


def test_tracked_changes_are_read_as_accepted_with_a_note() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("It cost ")._p
    paragraph.append(
        parse_xml(f'<w:del {W} w:author="a"><w:r><w:delText>€9 million</w:delText></w:r></w:del>')
    )
    paragraph.append(parse_xml(f'<w:ins {W} w:author="a"><w:r><w:t>€12 million</w:t></w:r></w:ins>'))
    article, problems = read.read_bytes(saved(document))
    assert article.text == "It cost €12 million"
    assert [problem.message for problem in problems] == ["2 tracked changes are read as accepted"]


def test_a_content_control_is_read() -> None:
    document = docx.Document()
    inner = "<w:sdtContent><w:p><w:r><w:t>It is 7 km long.</w:t></w:r></w:p></w:sdtContent>"
    document.element.body.insert(0, parse_xml(f"<w:sdt {W}>{inner}</w:sdt>"))
    assert read.read_bytes(saved(document))[0].text == "It is 7 km long."


def test_a_footnote_is_read_below_and_its_number_is_no_digit_of_the_figure() -> None:
    document = docx.Document()
    run = document.add_paragraph("It cost €12")._p
    run.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>In 1987.</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    data = with_part(saved(document), "word/footnotes.xml", notes)
    relation = (
        '<Relationship Id="rId99" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    path = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        relations = parts.read(path).decode()
    data = with_part(data, path, relations.replace("</Relationships>", relation))
    assert read.read_bytes(data)[0].text == "It cost €12\n\nIn 1987."


def test_a_document_that_unpacks_without_end_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("Short.")
    assert "unpacks to more than a document holds" in refusal(
        with_part(saved(document), "word/more.xml", " " * 100_000_001)
    )


def test_a_document_that_brings_in_entities_is_refused() -> None:
    document = docx.Document()
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    assert "draft.docx is damaged" in refusal(with_part(saved(document), "word/document.xml", bomb))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: with_part(data, "word/document.xml", "<w:document"),
        lambda data: with_part(data, "word/document.xml", "<a/>"),
        lambda data: data.replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x01\x00\x63\x00"),
    ],
    ids=["cut off", "unfinished", "no document", "packed by other means"],
)
def test_a_broken_document_says_so(damage: Callable[[bytes], bytes]) -> None:
    document = docx.Document()
    document.add_paragraph("It cost €12 million.")
    assert "draft.docx is damaged: open it in the program it was made with" in refusal(
        damage(saved(document))
    )


def test_a_document_without_text_says_so() -> None:
    assert "draft.docx has no text in it" in refusal(saved(docx.Document()))


def test_a_list_and_clauses_are_no_frame_of_a_page() -> None:
    document = docx.Document()
    paragraphs = [
        "Boats",
        "Cranes",
        "Tugs",
        "Barges",
        "Locks",
        "Comments:",
        "(c) Cost. Owners pay 40 percent of it",
        "Share",
    ]
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    article, problems = read.read_bytes(saved(document))
    assert (article.text.split("\n\n"), problems) == (paragraphs, ())
