"""The screen over everything that an earlier version let in: it shows, and nothing ends it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.hostile.entries import ENTRIES
from tests.hostile.test_what_cannot_be_read import put
from tests.store import material as m
from tests.tui.material import desk_at
from tests.tui.screen import desk_screen, press, shown, text
from workbench import log
from workbench.store import ClaimsFile


@pytest.fixture
def hostile(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with every hostile entry in it, which no bounds kept out."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with ClaimsFile.open(path) as file:
        file.append([m.article(), m.article(m.OTHER), m.reading(*m.CLAIMS), m.reading(m.DYKE), m.verdict()])
    entries = {entry.id: entry for row in ENTRIES for entry in row.build()}
    with closing(sqlite3.connect(path)) as db:
        here = {name.hex() for (name,) in db.execute("SELECT id FROM journal")}
    put(path, [entry for name, entry in entries.items() if name not in here])
    with ClaimsFile.open(path) as file:
        file.rebuild()
    return path


async def test_every_claim_and_every_window_is_shown(hostile: Path) -> None:
    controls = {chr(code) for code in (*range(32), 127, *range(128, 160), 0x202E)} - {"\n"}
    with desk_at(hostile) as desk:
        async with shown(desk) as pilot:
            for _ in desk.articles.all():
                for _ in desk_screen(pilot).claims.rows:
                    assert not controls & set(text(pilot))
                    await press(pilot, "j")
                await press(pilot, "]")
            # Disputes, sources, a source's text, help, similar claims, the calculator, the explanation.
            for keys in (
                ("d",),
                ("s", "enter", "escape", "escape"),
                ("?", "escape"),
                ("~", "escape"),
                ("=", "escape"),
            ):
                await press(pilot, *keys)
                assert not controls & set(text(pilot))
            await press(pilot, "e", "escape", "escape", "b", "j", "escape")
            assert pilot.app.return_code in (None, 0)
            assert not log.path().exists(), log.path().read_text(encoding="utf-8")
