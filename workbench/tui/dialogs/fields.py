"""Fields to type in that keep what is pasted harmless: a terminal would act on control characters."""

from __future__ import annotations

from textual import events
from textual.widgets import Input, TextArea

from workbench.terminal import shown, shown_line


class LineField(Input):
    """One line."""

    def on_paste(self, event: events.Paste) -> None:
        """Pasted lines become one, so that nothing of a quote is lost."""
        event.text = shown_line(event.text)


class TextField(TextArea):
    """Several lines; Tab leaves it."""

    def on_paste(self, event: events.Paste) -> None:
        """Line breaks stay."""
        event.text = shown(event.text.replace("\r\n", "\n").replace("\r", "\n"))
