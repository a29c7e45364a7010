"""Opposites, denials and who does what to whom: what in two claims turns the one against the other."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.match.order import Order
from workbench.match.roles import Ends
from workbench.match.words import Profile

Sides = tuple[Profile, Profile]
Against = Iterator[tuple[str, str]]  # the name of a factor, and what speaks against it in words


def roles_against(sides: Sides, told: Order) -> Against:
    """Who does it to whom in the one, and the other way round in the other."""
    ends = _ends(sides).values()
    turned = any(one.likeness(two) < 0 for one, two in ends)
    told_alike = all(one.active == two.active for one, two in ends if one.likeness(two) > 0)
    if turned or (told.exchanged and told_alike):
        yield "roles", "the other way round"


def denials_against(sides: Sides) -> Against:
    """Poles of opposites, and a denial, where they do not make up for each other: "not allowed" is "banned"."""
    if denies_opposite(sides):
        return
    yield from _opposites(sides)
    yield from _turned(sides)
    if sides[0].denied != sides[1].denied and not _denied_otherwise(sides):
        yield "negation", "one denies it"


def denies_opposite(sides: Sides) -> bool:
    """Whether one denies the one thing that excludes what the other says: "not allowed" is "banned"."""
    return sides[0].negated != sides[1].negated and len([*_opposites(sides), *_turned(sides)]) == 1


def _ends(sides: Sides) -> dict[str, tuple[Ends, Ends]]:
    one, two = (side.acts_on for side in sides)
    return {name: (one[name], two[name]) for name in sorted(one.keys() & two.keys())}


def _opposites(sides: Sides) -> Against:
    """Poles that exclude each other, but in relations that are told from their two ends."""
    one, two = (side.poles for side in sides)
    same_ends = {row for row, (mine, theirs) in _ends(sides).items() if mine.likeness(theirs) > 0}
    for row in sorted(one.keys() & two.keys() - same_ends):
        if not one[row] & two[row]:
            yield "contrast", f"{min(one[row])} or {min(two[row])}"


def _turned(sides: Sides) -> Against:
    """The names that it goes to in one claim and comes from in the other."""
    one, two = (side.routes for side in sides)
    if any(one[name] != two[name] for name in one.keys() & two.keys()):
        yield "contrast", "to or from"


def _denied_otherwise(sides: Sides) -> bool:
    """Whether what one denies is undone by the other, or happened there for the last time: "none since"."""
    since = any(
        side.negated and "since" in side.poles.get("span", ()) and "last" in other.poles.get("first_last", ())
        for side, other in (sides, sides[::-1])
    )
    return since or any(side.undone and not side.denied for side in sides)


def denied_too(row: str, sides: Sides) -> bool:
    """Whether one undoes what the other denies: "cancelled" and "did not take place"."""
    return any(row in side.undone and other.denied for side, other in (sides, sides[::-1]))
