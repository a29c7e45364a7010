"""Reads documents as the workbench does, each in a process of its own that may compute and hold so much and no more.

python -m tests.hostile.reader SECONDS BYTES

A line of standard input is a path, and how it is read: as an article or as a source. A line of JSON answers: what is
said of the document, "" where it was read whole, and the signal that ended its process, if one did. What most reading
stands on is loaded once, so that a document costs little more than it takes to read it.
"""

from __future__ import annotations

import email.policy
import json
import os
import resource
import sys
from pathlib import Path
from signal import Signals

import mammoth
import openpyxl

from workbench import extract
from workbench.model import Article
from workbench.read import html, limits, media, spreadsheets
from workbench.read.child import answer
from workbench.read.material import Given
from workbench.read.protocol import ArticleAnswer, ArticleQuestion, PassagesAnswer, PassagesQuestion, Refusal

LOADED = (email.policy, mammoth, openpyxl)  # once, and not in each process


def main(seconds: int, memory: int) -> None:
    """Answers until nobody asks any more."""
    html.read(Given(data=b"<p>The bridge cost 5 million euros.", name="page", media_type=media.HTML))
    extract.claims(Article(id="", text="The bridge cost 5 million euros.", language="en"))
    for line in sys.stdin:
        path, manner = line.split()
        said, ending = _apart(Path(path), manner, seconds, memory)
        sys.stdout.write(json.dumps({"said": said, "ending": ending}) + "\n")
        sys.stdout.flush()


def _apart(path: Path, manner: str, seconds: int, memory: int) -> tuple[str, str]:
    """What a process that ends with this document says of it, and the signal that it ends by."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        os.write(writing, _said(path, manner).encode("utf-8", "replace"))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answers:
        said = answers.read()
    status = os.waitpid(process, 0)[1]
    return said, Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else ""


def _said(path: Path, manner: str) -> str:
    data = path.read_bytes()
    kind = spreadsheets.media_type(data, path.name, media.sniff(data, path.name))
    given = Given(data=data, name=path.name, media_type=kind)
    question = (
        ArticleQuestion(given, "en") if manner == "article" else PassagesQuestion(given, limits.MOST_PASSAGES)
    )
    match answer(question):
        case Refusal(reason):
            return reason
        case ArticleAnswer(reading):
            return "" if extract.claims(reading.article) else "no claims found"
        case PassagesAnswer(passages):
            return "; ".join(problem.message for problem in passages.problems)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
