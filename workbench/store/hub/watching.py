"""Exchanging with a hub for as long as one likes: whenever another desk tells of news, or this file has some."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import TYPE_CHECKING

from workbench.errors import HubLost
from workbench.model import Problem, Synced
from workbench.store.hub.connection import Address, connected, in_words
from workbench.store.hub.local import Local
from workbench.store.hub.sending import CHANNEL
from workbench.store.hub.syncing import exchange

if TYPE_CHECKING:
    from psycopg import Connection

# In seconds. A pooler may swallow the news, so there is an exchange now and then anyway.
_LOOK, _ANYWAY = 0.5, 60.0
_SOONEST, _LATEST = 1.0, 60.0


def watch(here: Local, to: Address, *, confidential: bool = True) -> Generator[Synced | Problem]:
    """Each exchange as it is done, without end; a lost hub is told, and tried again after a while, then a longer one.

    HubError where the first exchange fails, and where trying again is no use. Close it to end.
    """
    pause, ever = _SOONEST, False
    while True:
        try:
            for done in _while_connected(here, to, confidential=confidential):
                pause, ever = _SOONEST, True
                yield done
        except HubLost as error:
            if not ever:
                raise
            yield Problem(message=f"{error}; trying again in {pause:.0f} s")
            time.sleep(pause)
            pause = min(pause * 2, _LATEST)


def _while_connected(here: Local, to: Address, *, confidential: bool) -> Generator[Synced]:
    with connected(to) as connection, in_words(to):
        connection.execute(f"LISTEN {CHANNEL}".encode())
        while True:
            version = here.data_version()
            yield exchange(connection, here, confidential=confidential)
            _await_news(connection, here, version)


def _await_news(connection: Connection, here: Local, version: int) -> None:
    """Waits until another desk tells of news, another program has written to the file, or long enough."""
    until = time.monotonic() + _ANYWAY
    while time.monotonic() < until and here.data_version() == version:
        for news in connection.notifies(timeout=_LOOK):
            if news.pid != connection.info.backend_pid:
                return
