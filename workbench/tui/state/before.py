"""Earlier claims that say the same as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workbench.desk import SimilarClaim
from workbench.model import Checker


class Before(NamedTuple):
    """Claims that say the same as one, or nearly so, best first, and the checkers of their verdicts by id."""

    similar: Sequence[SimilarClaim] = ()
    checkers: Mapping[str, Checker] = {}
