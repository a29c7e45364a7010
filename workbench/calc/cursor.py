"""A place in the tokens of an expression, and what is wrong there."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.calc import words
from workbench.calc.tokens import Token
from workbench.errors import InputError


class Cursor:
    """Goes through the tokens of a text from the first."""

    def __init__(self, found: Sequence[Token], text: str) -> None:
        self._tokens, self._text = found, text
        self._at = self._depth = self._calls = 0

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    @property
    def _follows(self) -> Token:
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)]

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _takes(self, *texts: str) -> bool:
        if self._now.kind in ("mark", "name") and self._now.text in texts:
            self._at += 1
            return True
        return False

    def finish(self) -> None:
        """InputError where anything is left."""
        token = self._now
        if token.text == ")":
            raise InputError(
                f"the bracket at character {token.place + 1} closes nothing; take it out or open one"
            )
        if token.kind == "name":
            raise words.unknown(token.text, token.place)
        if token.kind != "end":
            raise self._unexpected()

    def _unexpected(self) -> InputError:
        token = self._now
        if token.kind == "end":
            return InputError("the expression stops before its end; write what comes after the last sign")
        return InputError(
            f"{token.text!r} at character {token.place + 1} does not fit there; is a sign missing?"
        )
