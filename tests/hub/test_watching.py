"""Watching a hub: another's work comes as it is done, ours goes, and a hub that went away is tried again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.hub.conftest import OpenDesk, journal
from tests.hub.server import Server
from tests.hub.test_syncing import sync
from tests.store import material as m
from tests.waiting import PATIENCE
from workbench.errors import HubLost
from workbench.model import Problem, Synced
from workbench.store import ClaimsFile, hub

_ROOT = Path(__file__).parents[2]


def test_a_watching_desk_gets_anothers_verdict_and_sends_what_another_program_writes(
    desk: OpenDesk, url: str
) -> None:
    watcher, other = desk("watcher"), desk("other")
    with closing(hub.watch(watcher.for_hub(), hub.address(url))) as exchanges:
        next(exchanges)
        other.append([m.verdict(by=m.BEN)])
        sync(other, url)
        done = next(exchanges)
        assert isinstance(done, Synced)
        assert done.merged.new == {"verdict": 1}
        with ClaimsFile.open(watcher.path) as beside:
            beside.append([m.verdict(m.SHARE)])
        done = next(exchanges)
        assert isinstance(done, Synced)
        assert done.sent == {"verdict": 1}
    sync(other, url)
    assert journal(other) == journal(watcher)


def test_a_hub_that_restarts_is_told_and_tried_again(desk: OpenDesk, url: str, server: Server) -> None:
    watcher, other = desk("watcher"), desk("other")
    with closing(hub.watch(watcher.for_hub(), hub.address(url))) as exchanges:
        next(exchanges)
        server.stop()
        try:
            lost = next(exchanges)
        finally:
            server.start()
        assert isinstance(lost, Problem)
        assert "trying again" in lost.message
        other.append([m.verdict(by=m.BEN)])
        sync(other, url)
        done = next(each for each in exchanges if isinstance(each, Synced))
        assert done.merged.new == {"verdict": 1}


def test_a_hub_that_was_never_there_is_not_waited_for(desk: OpenDesk, tmp_path: Path) -> None:
    nowhere = hub.address(f"postgresql://ada@/claims?host={tmp_path}")
    with closing(hub.watch(desk("one").for_hub(), nowhere)) as exchanges, pytest.raises(HubLost):
        next(exchanges)


def test_the_command_prints_a_line_for_each_exchange_and_ends_cleanly_on_an_interrupt(
    desk: OpenDesk, url: str, tmp_path: Path
) -> None:
    other = desk("other")
    command = [sys.executable, "-m", "workbench", "--db", str(tmp_path / "mine.db"), "sync", "--watch", url]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    watcher = subprocess.Popen(
        command, cwd=_ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert watcher.stdout
    assert "Nothing new" in watcher.stdout.readline()
    other.append([m.article(), m.verdict(by=m.BEN)])
    sync(other, url)
    assert watcher.stdout.readline() == "Fetched 1 article, 1 verdict.\n"
    watcher.send_signal(signal.SIGINT)
    assert watcher.communicate(timeout=PATIENCE)[1] == "Stopped watching.\n"
    assert watcher.returncode == 0
