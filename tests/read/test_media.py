"""What kind of material bytes are, and which kinds can be read."""

import io
import zipfile

import pytest

from workbench import read
from workbench.errors import InputError
from workbench.read import media


def zipped(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        archive.writestr(zipfile.ZipInfo(name), "<document/>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"<!DOCTYPE html><p>Hello", "page.txt", media.HTML),
        (b"\n<!-- saved -->\n<HTML lang=en>", "", media.HTML),
        (b"\xef\xbb\xbf<html>", "", media.HTML),
        ("\ufeff<html><p>wide".encode("utf-16-le"), "", media.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "", media.XHTML),
        (b"<p>A fragment</p>", "page.htm", media.HTML),
        (b"<p>A fragment</p>", "page.txt", media.PLAIN),
        (b"# Title", "notes.md", media.MARKDOWN),
        (b"# Title", "notes", media.PLAIN),
        (b"a < b and the <html> tag", "notes.txt", media.PLAIN),
        (b"%PDF-1.7", "article.txt", media.PDF),
        (zipped("word/document.xml"), "article.docx", media.DOCX),
        (zipped("data.xml"), "article.txt", media.ZIP),
        (zipped("META-INF/container.xml"), "book", media.EPUB),
        (zipped("word/document.xml")[:60], "cut off.docx", media.DOCX),
        (b"no archive", "article.docx", media.PLAIN),
        (b"\n%PDF-1.7", "late.pdf", media.PDF),
        (b"", "empty.pdf", media.PLAIN),
        (b"{\\rtf1", "article.txt", "application/rtf"),
    ],
)
def test_content_tells_the_kind_before_the_name_does(data: bytes, name: str, media_type: str) -> None:
    assert media.sniff(data, name) == media_type


@pytest.mark.parametrize(
    ("data", "called"),
    [
        (zipped("data.xml"), "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"SQLite format 3\x00", "a database"),
    ],
)
def test_a_kind_without_a_reader_is_refused_by_name(data: bytes, called: str) -> None:
    with pytest.raises(InputError, match=f"x.bin is {called}, which cannot be read yet: save it as"):
        read.read_bytes(data, name="x.bin")


@pytest.mark.parametrize(
    ("said", "data", "media_type"),
    [
        ("text/html", b"words", media.HTML),
        ("TEXT/HTML ", b"words", media.HTML),
        ("application/x-pdf", b"%PDF-1.7", media.PDF),
        ("application/octet-stream", b"%PDF-1.7", media.PDF),
        ("text/plain", b"%PDF-1.7", media.PDF),
        ("text/plain", b"<html>", media.PLAIN),
        ("", b"<html>", media.HTML),
        ("nonsense", b"<html>", media.HTML),
    ],
)
def test_what_a_sender_says_counts_unless_it_says_nothing(said: str, data: bytes, media_type: str) -> None:
    assert media.declared(said, data) == media_type


def test_a_kind_that_is_given_but_unknown_is_refused() -> None:
    with pytest.raises(InputError, match="is audio/flac, which cannot be read yet"):
        read.read_bytes(b"words", media_type="audio/flac")


def test_each_suffix_of_a_folders_files_has_a_reader() -> None:
    assert set(media.SUFFIXES.values()) <= set(read.READERS)


def test_an_article_keeps_its_kind() -> None:
    article, _ = read.read_bytes(b"The text of it.", media_type="text/markdown; variant=GFM")
    assert article.media_type == "text/markdown"


MARKS = [
    ("# The title of it\n\nWords.", "The title of it\n\nWords."),
    ("The title of it\n===\n\nWords.", "The title of it\n\nWords."),
    ("It cost **5 percent** more.", "It cost 5 percent more."),
    ("It cost *5 percent* more, _she_ said.", "It cost 5 percent more, she said."),
    ('A [report](https://example.org/r "Report") of it.', "A report of it."),
    ("> Someone said so.", "Someone said so."),
    ("It cost 5 * 3 * 2 euros and snake_case_words.", "It cost 5 * 3 * 2 euros and snake_case_words."),
    ("Five[^1] of them.", "Five of them."),
]


@pytest.mark.parametrize(("written", "text"), MARKS)
def test_markdown_loses_its_marks(written: str, text: str) -> None:
    article, _ = read.read_bytes(written.encode(), media_type="text/markdown")
    assert article.text == text


def test_front_matter_says_what_an_article_is() -> None:
    text = '---\ntitle: "A bridge"\nauthor: Zoë\ndate: 2024-05-03\nlang: en\n---\n\nThe bridge is long.'
    article, problems = read.read_bytes(text.encode(), media_type="text/markdown")
    assert (article.text, article.title, article.author) == ("The bridge is long.", "A bridge", "Zoë")
    assert article.published is not None
    assert article.published.isoformat() == "2024-05-03"
    assert [problem.message for problem in problems] == ["left out as front matter: 4 lines"]
