"""The rest of a whole: "40 percent were not replaced" against "60 percent were replaced"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from workbench.check import say
from workbench.check.denial import denied
from workbench.check.movement import is_change
from workbench.check.pair import HUNDRED, Pair
from workbench.figures.intervals import is_part, value
from workbench.model import Modifier, Quantity

NAME = "the rest of the whole"  # of the step, which answers a denial
_ONE = Decimal(1)
_MIRRORED: Mapping[Modifier, Modifier] = {
    ">": "<", ">=": "<=", "<": ">", "<=": ">=", "<~": ">~", ">~": "<~",
}  # fmt: skip


def of_whole(pair: Pair) -> Pair | None:
    """The pair with the rest of the found share, where one text denies of its share what the other says of its own."""
    if not (_is_share(pair.claimed) and _is_share(pair.found)) or pair.working:
        return None
    case = pair.case
    if is_change(case.claimed, pair.claimed) or is_change(case.found, pair.found):
        return None
    said = {denied(case.claimed, pair.claimed), denied(case.found, pair.found)}
    if said != {"", "what is said of it"}:
        return None
    rest = _rest(pair.found)
    working = f"the rest beside {say.quoted(pair.found)} of the source, {say.like(value(rest), rest)},"
    return replace(pair, found=rest, working=working)


def _is_share(quantity: Quantity) -> bool:
    return quantity.unit == "percent" or is_part(quantity)


def _rest(share: Quantity) -> Quantity:
    whole = HUNDRED if share.unit == "percent" else _ONE
    return replace(
        share,
        lower=None if share.upper is None else whole - share.upper,
        upper=None if share.lower is None else whole - share.lower,
        modifier=_MIRRORED.get(share.modifier, share.modifier),
    )
