"""Modules that are imported when they are first used: a command that needs no grammar starts without one.

Whoever imports this way tells the type checker by an ordinary import:

    if TYPE_CHECKING:
        from workbench import extract
    else:
        extract = LazyModule("workbench.extract")
"""

from __future__ import annotations

from importlib import import_module


class LazyModule:
    """Stands for a module until something of it is asked for; from several threads at once, too.

    >>> LazyModule("decimal").Decimal("5.0")
    Decimal('5.0')
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self._name), name)
