"""OpenDocument texts made for the tests: what is read of them, and what is refused."""

import io
import zipfile

import pytest

from workbench import read
from workbench.errors import InputError

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
)
STYLES = (
    '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="T2"><style:text-properties style:text-position="super 58%"/></style:style>'
)
PURL = "http://purl.org/dc/elements/1.1/"
META = f'<m xmlns:dc="{PURL}"><dc:title>A bridge</dc:title><dc:creator>Zoë Berg</dc:creator></m>'


def document(body: str, **parts: str) -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for path, text in {"content.xml": content, "meta.xml": META, **parts}.items():
            archive.writestr(path, text)
    return made.getvalue()


def cells(*texts: str) -> str:
    return "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)


def test_headings_paragraphs_lists_and_tables_are_read_in_order() -> None:
    points = "".join(f"<text:list-item><text:p>{point}</text:p></text:list-item>" for point in ("One", "Two"))
    rows = f"<table:table-row>{cells('Year', 'Cost')}</table:table-row>"
    article, problems = read.read_bytes(
        document(
            f"<text:h>Bridge closed</text:h><text:p>It<text:s/>cost<text:tab/>€12 million &amp; more.</text:p>"
            f"<text:list>{points}</text:list><table:table><table:table-header-rows>{rows}</table:table-header-rows>"
            f"<table:table-row>{cells('2013', '€3m')}</table:table-row></table:table>"
        )
    )
    assert article.text == "Bridge closed\n\nIt cost €12 million & more.\n\nOne\nTwo\n\n2013 — Cost: €3m."
    assert (article.title, article.author, problems) == ("A bridge", "Zoë Berg", ())


def test_notes_stand_below_and_their_numbers_nowhere() -> None:
    body = "<text:note-body><text:p>Or so.</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>4</text:note-citation>{body}</text:note>"
    article, _ = read.read_bytes(
        document(f"<text:p>It has 250{note} staff.</text:p><text:p>It grew.</text:p>")
    )
    assert article.text == "It has 250 staff.\n\nIt grew.\n\nOr so."


def test_struck_words_are_told_and_raised_digits_are_notes_or_powers() -> None:
    body = (
        '<text:p>It has <text:span text:style-name="T1">90</text:span> 95<text:span text:style-name="T2">4</text:span> '
        'staff and 10<text:span text:style-name="T2">6</text:span> cells.</text:p>'
    )
    article, problems = read.read_bytes(document(body))
    assert article.text == "It has 95 staff and 10^6 cells."
    assert [problem.message for problem in problems] == ["struck out on it, and left out: 1 word, “90”"]


def test_what_was_deleted_and_remarks_of_editors_are_not_read() -> None:
    deleted = "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"
    remark = "<office:annotation><text:p>Sure?</text:p></office:annotation>"
    assert (
        read.read_bytes(document(f"{deleted}<text:p>It has {remark}95 staff.</text:p>"))[0].text
        == "It has 95 staff."
    )


@pytest.mark.parametrize(
    "data",
    [
        document("<text:p>A")[:200],
        document("", **{"content.xml": "<a><b>"}),
        document("", **{"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        document("", **{"content.xml": "<a>" + "<b/>" * 100_000 + "</a>"}),
    ],
    ids=["cut off", "no markup", "entities", "elements without end"],
)
def test_a_broken_or_endless_document_is_refused_in_a_line(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read.read_bytes(data, name="draft.odt")
    assert "\n" not in str(refused.value)


def test_a_rich_text_document_has_a_remedy() -> None:
    with pytest.raises(InputError, match="save it as PDF, text or HTML"):
        read.read_bytes(b"{\\rtf1 It cost 5 million.}", name="draft.rtf")
