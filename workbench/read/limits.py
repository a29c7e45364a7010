"""How much of a document is read at all: each limit with its reason, and what is said where it is reached.

What refuses a document is one of these, counted while it is read. The limits of the process that reads it (memory,
seconds of computing, the clock) are for what nobody thought of; Windows has the clock alone, macOS no limit of memory.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.errors import InputError
from workbench.sandbox.limits import Limits

MB = 1_000_000

# The process that reads documents
MEMORY = 1_000 * MB  # of addresses: 280 MB are its libraries
OF_CHILD = Limits(memory=MEMORY, file_size=200 * MB, open_files=64)  # the language model unpacks to a file
LARGEST_QUESTION = 210 * MB  # a source has 200 MB at most
LARGEST_ANSWER = 300 * MB  # 200,000 passages of 1,200 characters
_CPU, _BYTES_PER_CPU_SECOND = 4.0, MB  # the slowest of good documents, books as PDF, take half of it
_WAIT, _PER_CPU_SECOND = 20.0, 4  # a machine that is busy gives a process a quarter of its time
WRONG_ANSWER = "its reader answered what it was not asked"
REMEDY = "save its text as a text file and add that"


def seconds(size: int) -> float:
    """The seconds of computing that a document of so many bytes may take."""
    return _CPU + size / _BYTES_PER_CPU_SECOND


def patience(size: int) -> float:
    """The seconds by the clock that a document of so many bytes is waited for."""
    return _WAIT + _PER_CPU_SECOND * seconds(size)


def too_much_memory(name: str) -> str:
    """What is said of a document that takes more memory than its reader has."""
    return f"{name}: reading it takes more memory than a document needs ({MEMORY // MB:,} MB); {REMEDY}"


def parser_failed(name: str, error: Exception) -> str:
    """What is said of a document on which its parser fails in a way of its own."""
    return f"{name}: its reader failed on it ({type(error).__name__}); {REMEDY}"


@dataclass(frozen=True, slots=True)
class Limit:
    """The most of something that a document may have: what is counted, and why nothing good has more."""

    most: int
    what: str
    reason: str

    def hold(self, name: str, count: int) -> None:
        """InputError, with what to do, where a document has more."""
        if count > self.most:
            raise self.reached(name)

    def reached(self, name: str) -> InputError:
        """What is said of a document that has more."""
        return InputError(f"{name} has more than {self.most:,} {self.what}: {REMEDY}")


PLAIN_BYTES = 64_000  # of a text that is read without a process of its own
MOST_PASSAGES = 200_000
SOURCE_BYTES = 50 * MB  # more of a source is kept and not searched: a book has two million characters


def hold_source(size: int) -> None:
    """InputError for a source that is too long to be searched."""
    if size > SOURCE_BYTES:
        raise InputError(f"kept, but too long to be searched ({size // MB} MB)")
