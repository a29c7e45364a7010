"""E-mail as it is saved: the message that a person reads, and who sent it when."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from workbench.errors import InputError
from workbench.model import Problem
from workbench.read import bounds, html, plain
from workbench.read.material import Given, Material

_SIGNATURE = re.compile(r"^-- ?\n", re.MULTILINE)  # RFC 3676, section 4.3
_FLOWED = re.compile(r"(?<=\S) \n(?!\s|>|-- ?\n)")  # RFC 3676, section 4.1


def read(given: Given) -> Material:
    """The message's text: its plain part, or its HTML part as a page. Subject, sender and day say what it is.

    A signature and attachments are left out, with a Problem. InputError where no part holds a text.
    """
    bounds.hold_message(given.name, given.data)
    message = email.message_from_bytes(given.data, EmailMessage, policy=email.policy.default)
    body = _body(message)
    if body is None:
        raise InputError(f"{given.name} is an e-mail without text: save its attachment and add that file")
    material = _material(given, body)
    return replace(
        material,
        title=_header(message, "subject"),
        author=_sender(_header(message, "from")),
        url="",
        published=_day(message),
        problems=(*material.problems, *_attachments(given.name, message)),
    )


def _body(message: EmailMessage) -> MIMEPart | None:
    try:
        return message.get_body(preferencelist=("plain", "html"))
    except (MessageError, LookupError, ValueError, AttributeError):
        return None


def _material(given: Given, body: MIMEPart) -> Material:
    data = body.get_payload(decode=True)
    part = replace(
        given,
        data=data if isinstance(data, bytes) else b"",
        media_type=body.get_content_type(),
        charset=str(body.get_content_charset() or ""),
    )
    if part.media_type == "text/html":
        return html.read(part)
    material = plain.read(part)
    flowed = str(body.get_param("format", "")).lower() == "flowed"
    return _unsigned(_FLOWED.sub(" ", material.text) if flowed else material.text, material, given.name)


def _unsigned(text: str, material: Material, name: str) -> Material:
    parts = _SIGNATURE.split(text, maxsplit=1)
    if len(parts) == 1 or not parts[0].strip():
        return replace(material, text=text)
    signature = " ".join(parts[1].split())[:60]
    problem = Problem(message=f"left out as a signature: “{signature}”", location=name)
    return replace(material, text=parts[0], problems=(*material.problems, problem))


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (
        MessageError,
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
        RecursionError,
    ):  # of a broken one
        return ""


def _sender(header: str) -> str:
    name, address = parseaddr(header)
    return name or address


def _day(message: EmailMessage) -> date | None:
    """The day at the sender's own place."""
    try:
        at = getattr(message.get("date"), "datetime", None)
    except (ValueError, TypeError, OverflowError, LookupError, AttributeError, RecursionError):
        return None
    return at.date() if at else None


def _attachments(name: str, message: EmailMessage) -> Iterator[Problem]:
    try:
        names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    except (MessageError, LookupError, ValueError, AttributeError):
        return
    for attached in names:
        shown = " ".join(attached.split())[:60]
        yield Problem(message=f"an attachment was not read: {shown}; save it and add it", location=name)
