"""The screen: Textual widgets over the Desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk import Desk


def run(desk: Desk) -> int:
    """Shows the Desk on the terminal until the checker quits, and returns 0, or 2 where an error ended it.

    Textual is loaded only here.
    """
    from textual.theme import BUILTIN_THEMES

    from workbench import settings
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.state import screen_settings

    app = WorkbenchApp(desk, screen_settings.read(BUILTIN_THEMES), unnamed=not settings.is_named())
    app.run()
    return 2 if app.return_code else 0
