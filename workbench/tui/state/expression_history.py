"""What was typed before on one line, to be gone through with the arrows."""

from __future__ import annotations


class Tried:
    """Lines, the oldest first; stepping beyond the newest gives back what was being typed."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._place = 0
        self._draft = ""

    def keep(self, line: str) -> None:
        """Keeps a line as the newest; one that was there moves, an empty one is none."""
        if line:
            self._lines = [*(kept for kept in self._lines if kept != line), line]
        self._place, self._draft = len(self._lines), ""

    def step(self, by: int, now: str) -> str | None:
        """The line before (-1) or after (1) the one that is shown, None beyond the ends; `now` is what is typed.

        >>> tried = Tried()
        >>> tried.keep("1 + 1")
        >>> tried.step(-1, "2 +"), tried.step(-1, "1 + 1"), tried.step(1, "1 + 1")
        ('1 + 1', None, '2 +')
        """
        place = self._place + by
        if not 0 <= place <= len(self._lines):
            return None
        if self._place == len(self._lines):
            self._draft = now
        self._place = place
        return self._draft if place == len(self._lines) else self._lines[place]
