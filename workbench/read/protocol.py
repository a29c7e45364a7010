"""What is asked of the process that reads documents, and what it answers."""

from __future__ import annotations

import msgspec

from workbench.read.articles import Reading
from workbench.read.limits import LARGEST_ANSWER, LARGEST_QUESTION
from workbench.read.material import Given
from workbench.read.passages import Passages
from workbench.sandbox.frames import Frames


class ArticleQuestion(msgspec.Struct, frozen=True, array_like=True, tag="article"):
    """Asks for the article in a document; a `language` that is given is not told from the text."""

    given: Given
    language: str = ""


class PassagesQuestion(msgspec.Struct, frozen=True, array_like=True, tag="passages"):
    """Asks for the passages of a document, `most` of them at most."""

    given: Given
    most: int


class ArticleAnswer(msgspec.Struct, frozen=True, array_like=True, tag="article"):
    """The article in a document."""

    reading: Reading


class PassagesAnswer(msgspec.Struct, frozen=True, array_like=True, tag="passages"):
    """The passages of a document."""

    passages: Passages


class Refusal(msgspec.Struct, frozen=True, array_like=True, tag="refused"):
    """Why a document is not read, in the words of an error."""

    reason: str


Question = ArticleQuestion | PassagesQuestion
Answer = ArticleAnswer | PassagesAnswer | Refusal


class Reply(msgspec.Struct, frozen=True, array_like=True):
    """An answer, and whether whoever gives it has grown so large that another should be asked next."""

    answer: Answer
    spent: bool


QUESTIONS = Frames(msgspec.msgpack.Decoder[Question](Question), LARGEST_QUESTION)
REPLIES = Frames(msgspec.msgpack.Decoder[Reply](Reply), LARGEST_ANSWER)
