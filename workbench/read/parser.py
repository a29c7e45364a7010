"""Asks the process that reads documents. It is started when it is first needed, and serves one document after another.

A document that reaches a limit is refused by an InputError that says which; the next one gets a new process.
"""

from __future__ import annotations

import atexit
import subprocess
import tempfile
from threading import Lock
from typing import IO, cast

from workbench.errors import InputError
from workbench.read import limits
from workbench.read.articles import Reading
from workbench.read.material import Given
from workbench.read.passages import Passages
from workbench.read.protocol import (
    QUESTIONS,
    REPLIES,
    Answer,
    ArticleAnswer,
    ArticleQuestion,
    PassagesAnswer,
    PassagesQuestion,
    Question,
    Refusal,
    Reply,
)
from workbench.sandbox import parent

_CHILD = "workbench.read.child"


class Parser:
    """A process that reads documents, or none yet. It may be asked from several threads: they wait for one another."""

    def __init__(self) -> None:
        self._child: parent.Child | None = None
        self._lock = Lock()

    def ask(self, question: Question) -> Answer:
        """The answer to a question. InputError where the document is refused, or ends the process that reads it."""
        with self._lock:
            reply = self._reply(question)
        if isinstance(reply.answer, Refusal):
            raise InputError(reply.answer.reason)
        return reply.answer

    def close(self) -> None:
        """Ends the process, if there is one."""
        child, self._child = self._child, None
        if child is not None:
            child.close()

    def _reply(self, question: Question) -> Reply:
        child = self._child = self._child or _started()
        size = len(question.given.data)
        child.patience = limits.patience(size)
        spent = True
        try:
            reply = _asked(child, question)
            if reply is None:
                raise InputError(f"{question.given.name}: {child.end()}; {limits.REMEDY}")
            spent = reply.spent
        finally:
            # Also when it is interrupted: a process that is in the middle of a document answers nothing else.
            if spent:
                self.close()
        return reply


def _asked(child: parent.Child, question: Question) -> Reply | None:
    with child.hurried():
        try:
            QUESTIONS.write(cast("IO[bytes]", child.process.stdin), question)
        except BrokenPipeError:  # it ended between two documents
            return None
        return REPLIES.read(cast("IO[bytes]", child.process.stdout))


def _started() -> parent.Child:
    trouble = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
    process = parent.start(_CHILD, [], folder=tempfile.gettempdir(), trouble=trouble, given=subprocess.PIPE)
    return parent.Child(process, trouble, limits.patience(0))


_PARSER = Parser()
atexit.register(_PARSER.close)


def reading_of(given: Given, language: str) -> Reading:
    """The article in a document, read in the process. InputError where there is no text to be had."""
    match _PARSER.ask(ArticleQuestion(given, language)):
        case ArticleAnswer(reading):
            return reading
        case _:
            raise InputError(f"{given.name}: {limits.WRONG_ANSWER}")


def passages_of(given: Given, most: int) -> Passages:
    """The passages of a document, read in the process. InputError where it has no text."""
    match _PARSER.ask(PassagesQuestion(given, most)):
        case PassagesAnswer(passages):
            return passages
        case _:
            raise InputError(f"{given.name}: {limits.WRONG_ANSWER}")
