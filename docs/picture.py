"""Draws docs/screen.svg: the workbench with the sample, as it shows at 120x36: `make picture`."""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from pathlib import Path

from workbench.desk import Desk
from workbench.model import checker_of
from workbench.tui.app import WorkbenchApp

HERE = Path(__file__).parent
SIZE = (120, 36)
# To the dispute, which shows most of what there is to see.
WALK = ("slash", *"40 billion", "enter", "escape")
# The drawing names a font on somebody's server; a picture in a README must not fetch anything.
_FETCHED = re.compile(r"\s*@font-face\s*\{[^}]*\}")


async def draw() -> str:
    """The screen as SVG, from a copy of the sample."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "claims.db"
        shutil.copy(HERE.parent / "claims.db", copy)
        with Desk.open(
            copy, create=False, checker=checker_of("Mara Wendt", organization="The Coastline")
        ) as desk:
            app = WorkbenchApp(desk)
            async with app.run_test(size=SIZE) as pilot:
                await pilot.press(*WALK)
                await pilot.pause()
                return _FETCHED.sub("", app.export_screenshot(title="workbench"))


if __name__ == "__main__":
    (HERE / "screen.svg").write_text(asyncio.run(draw()), encoding="utf-8")
