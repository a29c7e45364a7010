"""Numbers as two sentences have them in digits: what is left when the figures that agree are set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.match.figures import agreeing, ends, same_time
from workbench.model import ClaimState, Quantity

_NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")


def unmatched(one: ClaimState, other: ClaimState) -> tuple[frozenset[str], frozenset[str]]:
    """The digits of the numbers that only one of two sentences has, and that belong to no figure or date of both."""
    first, second = _left(one, other), _left(other, one)
    return first - _written(other.sentence), second - _written(one.sentence)


def elsewhere(one: Sequence[Quantity], other: Sequence[Quantity], sentences: tuple[str, str]) -> bool:
    """Whether each sentence has the digits of the other claim's figures too, so that they are not of one thing."""
    first, second = {_digits(each) for each in one}, {_digits(each) for each in other}
    return not first & second and first <= _written(sentences[1]) and second <= _written(sentences[0])


def _left(one: ClaimState, other: ClaimState) -> frozenset[str]:
    return _written(one.sentence) - frozenset(_of_both(one, other))


def _of_both(one: ClaimState, other: ClaimState) -> Iterator[str]:
    """The digits of figures and dates that the other claim has as well."""
    for figure in one.claim.quantities:
        if agreeing(figure, other.claim.quantities):
            yield from map(_plain, _NUMBER.findall(figure.text))
    for date in one.claim.dates:
        if any(same_time(date.edtf, each.edtf) for each in other.claim.dates):
            yield from map(_plain, _NUMBER.findall(date.text))


def _written(sentence: str) -> frozenset[str]:
    """The numbers that a sentence has in digits, without what parts them."""
    return frozenset(map(_plain, _NUMBER.findall(sentence)))


def _digits(figure: Quantity) -> str:
    return _plain(figure.text) or f"{ends(figure)[0]:f}"


def _plain(text: str) -> str:
    return "".join(filter(str.isdigit, text))
