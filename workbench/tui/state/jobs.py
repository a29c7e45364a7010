"""Work beside the screen, each kind of it one at a time, which can be cancelled at any moment.

A job is a coroutine in the screen's own thread, so that it may touch widgets; what takes time it awaits in another.
What reads the claims file goes to `in_thread`: it takes a bounded time, and the program waits for it before the file
is closed, since SQLite does not survive that. What may wait for ever, as a network may, goes to `detached`: cancelling
the job leaves the thread to itself, and the program ends without it. So it must not touch the claims file.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, ParamSpec, TypeVar

from textual.dom import DOMNode
from textual.worker import Worker

P = ParamSpec("P")
T = TypeVar("T")

_THREADS = ThreadPoolExecutor(thread_name_prefix="workbench")
_under_way: set[Future[Any]] = set()


class Jobs:
    """The jobs of a screen; they end with it."""

    def __init__(self, screen: DOMNode) -> None:
        self._screen = screen

    def start(
        self, kind: str, job: Callable[P, Coroutine[None, None, None]], *of: P.args, **by: P.kwargs
    ) -> None:
        """Begins a job in place of the one of the same kind that is under way."""
        work: Callable[[], Coroutine[None, None, None]] = partial(job, *of, **by)
        _worker: Worker[None] = self._screen.run_worker(work, group=kind, exclusive=True)

    def cancel(self, kind: str) -> None:
        """Ends the job of this kind, where one is under way."""
        self._screen.workers.cancel_group(self._screen, kind)

    def cancel_all(self) -> None:
        """Ends all jobs, before the widgets that they fill go."""
        self._screen.workers.cancel_node(self._screen)


async def in_thread(work: Callable[P, T], *of: P.args, **by: P.kwargs) -> T:
    """What the work returns or raises, done in a thread that `threads_ended` waits for."""
    outcome = _THREADS.submit(work, *of, **by)
    _under_way.add(outcome)
    outcome.add_done_callback(_under_way.discard)
    return await asyncio.wrap_future(outcome)


async def threads_ended() -> None:
    """Waits until nothing that was begun by `in_thread` is under way, whoever still wants to know of it."""
    while _under_way:
        await asyncio.wait(map(asyncio.wrap_future, tuple(_under_way)))


async def detached(work: Callable[[], T]) -> T:
    """What the work returns or raises, done in a thread that nobody has to wait for."""
    outcome: Future[T] = Future()

    def run() -> None:
        outcome.set_running_or_notify_cancel()
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is raised where the work is awaited
            outcome.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return await asyncio.wrap_future(outcome)
