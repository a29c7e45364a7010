"""E-mail as it is saved: who wrote what when, and which of its parts is read."""

from datetime import date
from email.message import EmailMessage

import pytest

from workbench import read
from workbench.errors import InputError
from workbench.read import media

TEXT = "The bridge cost €12 million, the mayor said."
PAGE = f"<html><body><p>{TEXT}</p></body></html>"


def letter(text: str = TEXT, **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": "Zoë Berg <zoe@example.org>", "Subject": "A bridge", **headers}.items():
        made[name] = value
    made.set_content(text)
    return made


def test_headers_say_what_it_is() -> None:
    sent = letter(Date="Fri, 03 May 2024 23:30:00 +0200", Subject="Brücke in Halvik")
    article, problems = read.read_bytes(bytes(sent))
    assert (article.title, article.author) == ("Brücke in Halvik", "Zoë Berg")
    assert (article.published, article.text, problems) == (date(2024, 5, 3), TEXT, ())
    assert article.media_type == media.MAIL


def test_a_sender_without_a_name_is_their_address() -> None:
    assert read.read_bytes(bytes(letter(From="zoe@example.org")))[0].author == "zoe@example.org"


def test_the_plain_part_is_read_before_the_page() -> None:
    sent = letter()
    sent.add_alternative("<html><body><p>Another text.</p></body></html>", subtype="html")
    assert read.read_bytes(bytes(sent))[0].text == TEXT


def test_a_message_that_is_only_a_page_is_read_as_one() -> None:
    sent = letter()
    sent.set_content(PAGE, subtype="html")
    article, _ = read.read_bytes(bytes(sent))
    assert (article.text, article.title) == (TEXT, "A bridge")


def test_an_attachment_is_named() -> None:
    sent = letter()
    sent.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="report.pdf")
    _, problems = read.read_bytes(bytes(sent))
    assert [one.message for one in problems] == ["an attachment was not read: report.pdf; save it and add it"]


def test_a_message_of_nothing_but_an_attachment_is_refused() -> None:
    sent = EmailMessage()
    sent["From"], sent["MIME-Version"] = "zoe@example.org", "1.0"
    sent.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="report.pdf")
    with pytest.raises(InputError, match="an e-mail without text: save its attachment and add that file"):
        read.read_bytes(bytes(sent), name="letter.eml")


def test_a_signature_is_left_out_and_reported() -> None:
    article, problems = read.read_bytes(bytes(letter(f"{TEXT}\n-- \nZoë Berg\n+47 555 0199\n")))
    assert article.text == TEXT
    assert [one.message for one in problems] == ["left out as a signature: “Zoë Berg +47 555 0199”"]


def test_flowed_lines_are_joined() -> None:
    sent = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\nThe bridge \nis long.\n"
    assert read.read_bytes(sent)[0].text == "The bridge is long."


@pytest.mark.parametrize(
    "header",
    [
        "Date: yesterday",
        "Date: Fri, 99 May 2024 99:99:99 +9999",
        "Subject: =?x?q?=ff?=",
        "From: <<>>",
        "From: \xff",
    ],
)
def test_a_broken_header_costs_nothing_but_itself(header: str) -> None:
    sent = f"MIME-Version: 1.0\n{header}\nX: 1\n\n{TEXT}".encode()
    assert read.read_bytes(sent, name="letter.eml")[0].text == TEXT


@pytest.mark.parametrize("charset", ["windows-1252", "no-such-charset", "utf-8"])
def test_its_charset_is_obeyed_where_there_is_such_a_one(charset: str) -> None:
    codec = "utf-8" if charset == "no-such-charset" else charset
    head = f"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    assert read.read_bytes(head.encode() + TEXT.encode(codec))[0].text == TEXT


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("From: a\nMessage-ID: <1>\n\n", media.MAIL),
        ("Received: by b\n\tfor c\nFrom: a\n\n", media.MAIL),
        ("From: the harbour\nTo: the town\n\n", media.PLAIN),
        ("Note: From 1987 on\n\n", media.PLAIN),
    ],
)
def test_a_message_is_known_by_its_headers(head: str, kind: str) -> None:
    assert media.sniff(head.encode() + b"Text.") == kind
