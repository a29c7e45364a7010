"""Cases in a process of their own that may compute and hold so much and no more; what ends it is a finding."""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import time
import traceback
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NoReturn

import msgspec

from benchmarks.fuzz.case import Area, Broken, Case, generator
from benchmarks.fuzz.growth import GROWTH_EVERY, grows
from workbench.errors import WorkbenchError
from workbench.sandbox.limits import limit_cpu

MB = 1_000_000
SECONDS, MEMORY = 5.0, 400 * MB
_KILLED_AFTER = 4  # seconds more, where a library in C hears no signal
_SILENCE = 120.0  # seconds by the clock after which a case waits for something that never comes
_LONGEST = 400  # characters of what is told of a finding


class TooLong(BaseException):
    """A case computes for longer than it may. No error of the program's, so that nothing there catches it."""


class Outcome(msgspec.Struct, frozen=True):
    """What became of a case: `what` went wrong and at which `place` of the program; both are "" where nothing did."""

    number: int
    size: int = 0
    what: str = ""
    place: str = ""
    is_over: bool = True


def outcomes(area: Area, seed: int, first: int, seconds: float) -> Iterator[Outcome]:
    """The cases from `first` on, for so many seconds of computing; ends early where a case ends their process."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _work(area, seed, first, seconds, writing)
    os.close(writing)
    begun = Outcome(first, is_over=False)
    for begun in _read(reading):
        if begun.is_over:
            yield begun
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    if not begun.is_over:
        yield msgspec.structs.replace(begun, what=_ending(status), place="the process", is_over=True)


def _read(reading: int) -> Iterator[Outcome]:
    """What the process writes, until it ends or is silent for too long."""
    rest = b""
    with contextlib.closing(os.fdopen(reading, "rb", buffering=0)) as lines:
        while select.select([lines], [], [], _SILENCE)[0] and (some := lines.read(65_536)):
            *whole, rest = (rest + some).split(b"\n")
            yield from (msgspec.json.decode(line, type=Outcome) for line in whole)


def _ending(status: int) -> str:
    number = os.WTERMSIG(status)  # 0 where it ended by itself
    if number == signal.SIGXCPU:
        return f"computes for more than {SECONDS:.0f} s, in a library"
    if not os.WIFSIGNALED(status):
        return "cannot be drawn"
    return (
        f"waits for more than {_SILENCE:.0f} s"
        if number == signal.SIGKILL
        else f"ended by {signal.Signals(number).name}"
    )


def _work(area: Area, seed: int, first: int, seconds: float, writing: int) -> NoReturn:
    """The process: cases one after another, each told before and after. There is no way back to its parent's code."""
    try:
        signal.signal(signal.SIGPROF, _stop)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        limit = _addresses() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        for number in count(first):
            if number > first and time.process_time() > seconds:
                break
            _tell(writing, Outcome(number, is_over=False))
            case = area.draw(generator(area, seed, number))
            _tell(writing, Outcome(number, case.size, is_over=False))
            what, place = judged(case, is_doubled=number % GROWTH_EVERY == 0)
            _tell(writing, Outcome(number, case.size, what, place))
    except BaseException:  # noqa: BLE001 - whatever it is, this process is not the one that goes on
        traceback.print_exc()
    finally:
        os._exit(0)


def _stop(_number: int, _frame: object) -> None:
    raise TooLong


def _tell(writing: int, outcome: Outcome) -> None:
    os.write(writing, msgspec.json.encode(outcome) + b"\n")


def _addresses() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()


def judged(case: Case, *, is_doubled: bool) -> tuple[str, str]:
    """Runs a case within its seconds; what went wrong, and at which place of the program."""
    limit_cpu(SECONDS + _KILLED_AFTER)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        with contextlib.suppress(WorkbenchError):
            case.run()
        signal.setitimer(signal.ITIMER_PROF, 0)
        if is_doubled and (what := grows(case)):
            return what, "growth"
    except Broken as broken:
        return _printable(str(broken)), _printable(broken.place)
    except TooLong as error:
        return f"computes for more than {SECONDS:.0f} s", _place(error)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return _printable(f"{type(error).__name__}: {error}"), _place(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return "", ""


def _printable(words: str) -> str:
    return words[:_LONGEST].encode("ascii", "backslashreplace").decode()


def _place(error: BaseException) -> str:
    """The innermost function of the program in which it was raised, and the error's type."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        frame for frame in frames if "/workbench/" in frame.filename and "site-packages" not in frame.filename
    ]
    frame = (ours or frames)[-1]
    return f"{Path(frame.filename).name}:{frame.name} {type(error).__name__}"
