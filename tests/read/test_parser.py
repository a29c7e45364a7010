"""The process that reads documents: one serves many, and none that comes to grief takes another with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.traps import TRAPS
from tests.shell import printed_by
from tests.waiting import PATIENCE
from workbench import read
from workbench.errors import InputError
from workbench.read import limits
from workbench.read.material import Given
from workbench.read.parser import Parser
from workbench.read.protocol import ArticleAnswer, ArticleQuestion

_TEXT = "The bridge over the Lenne was closed after the storm."
_PAGE = ArticleQuestion(Given(data=f"<html><p>{_TEXT}".encode(), name="page", media_type="text/html"), "en")
_BOMB = next(trap for trap in TRAPS if trap.name == "a form that draws itself")


@pytest.fixture
def parser() -> Iterator[Parser]:
    parser = Parser()
    yield parser
    parser.close()


def _text(parser: Parser) -> str:
    answer = parser.ask(_PAGE)
    assert isinstance(answer, ArticleAnswer)
    return answer.reading.article.text


def _process(parser: Parser) -> int:
    assert parser._child is not None
    return parser._child.process.pid


def test_one_process_serves_one_document_after_another(parser: Parser) -> None:
    assert _text(parser) == _TEXT
    first = _process(parser)
    assert _text(parser) == _TEXT
    assert _process(parser) == first


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_process_that_is_killed_is_told_and_the_next_document_gets_another(parser: Parser) -> None:
    assert _text(parser) == _TEXT
    os.kill(_process(parser), signal.SIGKILL)
    with pytest.raises(InputError, match=r"page: its reader was stopped by the system \(SIGKILL\)"):
        parser.ask(_PAGE)
    assert _text(parser) == _TEXT


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of memory is Linux's")
def test_a_document_that_takes_all_memory_is_refused_and_the_next_one_is_read(parser: Parser) -> None:
    """On a slow machine its time is up before its memory is."""
    bomb = Given(data=_BOMB.build(1_000), name="bomb.pdf", media_type="application/pdf")
    with pytest.raises(
        InputError,
        match=r"bomb\.pdf: .* (more memory than it may have|far longer than its size explains); save its text",
    ):
        parser.ask(ArticleQuestion(bomb))
    assert _text(parser) == _TEXT


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc")
def test_a_process_ends_when_whoever_asked_is_gone() -> None:
    code = (
        "import os; from workbench import read; from workbench.read import parser\n"
        f"read.read_bytes({_PAGE.given.data!r}, name='a.html')\n"
        "print(parser._PARSER._child.process.pid, flush=True); os._exit(0)"
    )
    process = printed_by(code)
    # Whoever started it no longer waits for it: it is gone once its number means no process, or a dead one.
    stat = Path(f"/proc/{process}/stat")
    while stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z":
        os.sched_yield()


def test_a_short_plain_text_is_read_without_a_process() -> None:
    code = (
        "import sys; from workbench import read\n"
        f"read.read_bytes({_TEXT!r}.encode(), name='a.txt')\n"
        "print('workbench.read.parser' in sys.modules)"
    )
    assert printed_by(code) == "False"


def _limited(code: str) -> str:
    begin = "from workbench.sandbox import limits; limits.stay_inside()\n"
    done = subprocess.run(
        [sys.executable, "-c", begin + code], stderr=subprocess.PIPE, text=True, check=False, timeout=PATIENCE
    )
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_a_process_that_reads_documents_neither_connects_nor_starts_anything(code: str) -> None:
    assert _limited(code).startswith(("PermissionError", "urllib.error.URLError: <urlopen error socket."))


def test_halves_of_characters_are_replaced_one_for_one() -> None:
    title = r'{"@type":"NewsArticle","headline":"A \ud800 bridge"}'
    page = (
        f'<html><head><script type="application/ld+json">{title}</script></head>'
        f"<body><article><p>{_TEXT * 4}</p></article></body></html>"
    )
    article, _ = read.read_bytes(page.encode(), name="a\udcff.html", language="en")
    article.title.encode()
    assert article.text == _TEXT * 4
    with pytest.raises(InputError, match="png is an image") as refused:
        read.read_bytes(b"\x89PNG\r\n\x1a\n", name="a\udcff.png")
    assert str(refused.value).startswith("a\ufffd.png")


def test_a_limit_says_what_is_too_many_and_what_to_do() -> None:
    with pytest.raises(InputError, match=r"^a\.html has more than 150,000 elements: save its text"):
        limits.ELEMENTS.hold("a.html", 150_001)
    limits.ELEMENTS.hold("a.html", 150_000)
