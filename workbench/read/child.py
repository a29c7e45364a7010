"""The process that reads documents: it limits itself, and answers one question after another until none is left.

python -m workbench.read.child
"""

from __future__ import annotations

import os
import sys

from workbench.errors import InputError
from workbench.read import limits
from workbench.read.articles import reading_of
from workbench.read.passages import passages_of
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
from workbench.sandbox.child import output
from workbench.sandbox.limits import limit_cpu, limit_resources, memory_used, stay_inside


def main() -> None:
    """Answers on standard output what is asked on standard input; ends when that does, since nobody asks any more."""
    limit_resources(limits.OF_CHILD)
    stay_inside()
    out, questions = output(), sys.stdin.buffer
    try:
        while (question := QUESTIONS.read(questions)) is not None:
            limit_cpu(limits.seconds(len(question.given.data)))
            reply = Reply(answer(question), spent=memory_used() > limits.MEMORY // 2)
            REPLIES.write(out, reply)
    except BrokenPipeError:
        os._exit(1)  # whoever asked is gone, and nothing here is worth tidying up


def answer(question: Question) -> Answer:
    """What a document says, or why it is refused; only what ends the process gets past this."""
    try:
        return _read(question)
    except InputError as error:
        return Refusal(str(error))
    except MemoryError:
        return Refusal(limits.too_much_memory(question.given.name))
    except Exception as error:  # noqa: BLE001 - parsers raise whatever they meet in what strangers made
        return Refusal(limits.parser_failed(question.given.name, error))


def _read(question: Question) -> Answer:
    match question:
        case ArticleQuestion(given, language):
            return ArticleAnswer(reading_of(given, language))
        case PassagesQuestion(given, most):
            return PassagesAnswer(passages_of(given, most))


if __name__ == "__main__":
    main()
