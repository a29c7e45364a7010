"""The call sheet: open questions by the person to ring, each claim in its sentence, with room for the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from workbench.export.escape import html_text, markdown_text
from workbench.model import Call, Person, Question, Subject
from workbench.presentation import short_id
from workbench.terminal import shown_line

_ROOM = "_" * 60
_STYLE = "body{max-width:45em;margin:2em auto;font-family:serif}.room{border-bottom:1px solid;height:2em}"


def text(calls: Sequence[Call]) -> str:
    """As plain text, for a terminal or a printer."""
    return _written(_text_lines(calls))


def markdown(calls: Sequence[Call]) -> str:
    """As Markdown."""
    return _written(_markdown_lines(calls))


def html(calls: Sequence[Call]) -> str:
    """As one page of HTML, with lines to write on."""
    return _written(_html_lines(calls))


FORMATS: dict[str, Callable[[Sequence[Call]], str]] = {"text": text, "markdown": markdown, "html": html}


def _written(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _text_lines(calls: Sequence[Call]) -> Iterator[str]:
    for call in calls:
        yield shown_line(_person(call.person))
        for question, subjects in call.questions:
            yield f"  {short_id(question.id)}  {shown_line(question.text)}"
            yield from (f"    {shown_line(_told(subject))}" for subject in subjects)
            yield from (f"    {_ROOM}", f"    {_ROOM}", "")
    if not calls:
        yield "There is no open question."


def _markdown_lines(calls: Sequence[Call]) -> Iterator[str]:
    yield from ("# Calls", "")
    for call in calls:
        yield from (f"## {markdown_text(_person(call.person))}", "")
        for question, subjects in call.questions:
            yield f"- [ ] {markdown_text(question.text)} ({short_id(question.id)})"
            yield from (f"  - {markdown_text(_told(subject))}" for subject in subjects)
            yield "  - Answer:"
        yield ""


def _html_lines(calls: Sequence[Call]) -> Iterator[str]:
    yield f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Calls</title><style>{_STYLE}</style>'
    yield "<h1>Calls</h1>"
    for call in calls:
        yield f"<h2>{html_text(_person(call.person))}</h2>"
        for question, subjects in call.questions:
            yield from _html_question(question, subjects)
    yield "</html>"


def _html_question(question: Question, subjects: Sequence[Subject]) -> Iterator[str]:
    yield f"<p><strong>{html_text(question.text)}</strong> <small>{short_id(question.id)}</small></p><ul>"
    yield from (f"<li>{html_text(_told(subject))}</li>" for subject in subjects)
    yield '</ul><div class="room"></div><div class="room"></div>'


def _person(person: Person) -> str:
    parts = (person.name, person.role, person.organization, person.phone, person.email)
    secret = " (confidential)" if person.confidential else ""
    return ", ".join(part for part in parts if part) + secret


def _told(subject: Subject) -> str:
    where = f" ({subject.article})" if subject.article else ""
    return f"{subject.text}: {subject.sentence}{where}"
