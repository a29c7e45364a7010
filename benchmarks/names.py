"""What a peer calls a unit becomes what we call it: by the table in units.toml, else by the registry of units."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from workbench.units import is_unit, registry

_TABLE: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("units.toml").read_text(encoding="utf-8")
)
_POWERS = {"square": 2, "cubic": 3}


class Unit(NamedTuple):
    """A canonical unit, and what a number of the peer's unit is multiplied by: 12 and "" for dozens."""

    factor: float
    name: str


@cache
def unit(peer: str, words: str) -> Unit:
    """The unit that a peer means; a word that nobody knows stays as it is, and so is right nowhere."""
    factor, known = _known(peer, words)
    if known == words and len(parts := words.split(" per ")) > 1:
        known = " / ".join(_known(peer, part)[1] or "1" for part in parts)
    return Unit(factor, str(registry().parse_units(known)) if known and _readable(known) else known)


def _known(peer: str, words: str) -> tuple[float, str]:
    """The factor and name in the table; without an entry the words as the registry writes such names."""
    if len(words) == 3 and words.isupper():  # an ISO 4217 code: CUP is no cup
        return 1.0, words
    lowered = words.lower()
    found = _TABLE.get(peer, {}).get(lowered, _TABLE["any"].get(lowered))
    if found is not None:
        number, _, rest = found.partition(" ") if found[:1].isdigit() else ("1", "", found)
        return float(number), rest
    if " per " in words:
        return 1.0, words
    power, _, base = lowered.partition(" ")
    if power in _POWERS and base:
        return 1.0, f"{base.replace(' ', '_')} ** {_POWERS[power]}"
    joined = lowered.replace(" ", "_").replace("-", "_")
    return 1.0, joined if _readable(joined) else words


def _readable(expression: str) -> bool:
    """Whether the registry can read it at all; what a peer calls a unit may be any string."""
    try:
        return is_unit(expression)
    except Exception:  # noqa: BLE001 - pint's parser raises what Python's tokenizer does
        return False
