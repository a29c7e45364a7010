"""Names that look alike are told after a merge, and on the screen beside what they name."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Shell
from tests.tui.material import ADA, desk_at, harbour
from tests.tui.screen import press, shown, text
from tests.tui.screens.test_disputes import claim
from workbench.desk import Desk
from workbench.model import Source, checker_of

TWIN = checker_of(ADA.name.replace("a", "\u0430"))  # a Cyrillic letter


async def test_look_alikes_are_told_by_merge_beside_verdicts_and_among_sources(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    desk.verdicts.give(claim(desk), "accurate")
    desk.sources.add(Source(id="", title="Port of Norvik"))
    with desk_at(tmp_path / "theirs.db", TWIN) as theirs:
        theirs.articles.keep(harbour())
        theirs.verdicts.give(claim(theirs), "inaccurate")
        theirs.sources.add(Source(id="", title="Port of N\u043ervik"))
        theirs.sources.add(Source(id="", title="Yearbook"))
    done = Shell(tmp_path)("merge", "theirs.db")
    assert done.returncode == 0
    assert (
        "Checkers' names that look alike and are not the same: “Ada Berg”, “Ad\u0430 Berg” (with"
        in done.stderr
    )
    assert "Titles that look alike and are not the same: “Port of Norvik”" in done.stderr
    assert "look alike" not in Shell(tmp_path)("merge", "theirs.db").stderr
    async with shown(desk) as pilot:
        assert "Another checker's name looks like “Ad" in " ".join(text(pilot).replace("│", " ").split())
        await press(pilot, "s")
        assert text(pilot).count("looks like another title") == 2
        assert "Yearbook" in text(pilot)
