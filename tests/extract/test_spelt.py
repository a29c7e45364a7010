"""Numbers spelt out are read as what they are: all up to 200, and as many larger ones as a quick test takes."""

from __future__ import annotations

import random

import pytest

from tests.extract.spelt import MOST, SPELLERS
from workbench.extract import quantities

SENTENCES = {
    "en": "The town has {} boats.",
    "de": "Die Stadt zählt {} Boote.",
    "fr": "La ville compte {} bateaux.",
    "es": "La ciudad tiene {} barcos.",
}
_DRAWN = random.Random(7)  # the same numbers each time
NUMBERS = sorted(
    {*range(2, 201), *(10**power for power in range(2, 7)), 1001, 1100, 2100, 71_000, 80_000, 200_000, MOST}
    | {_DRAWN.randrange(2, 10**digits) for digits in (3, 4, 5, 6, 7) for _ in range(60)}
)


@pytest.mark.parametrize("spelling", SPELLERS)
def test_a_number_spelt_out_is_read(spelling: str) -> None:
    language, spell = SPELLERS[spelling]
    wrong = []
    for number in NUMBERS:
        read = quantities(SENTENCES[language].format(spell(number)), language=language)
        if [figure.lower for figure in read] != [number]:
            wrong.append((number, spell(number), [str(figure.lower) for figure in read]))
    assert wrong == []
