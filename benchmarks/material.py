"""What is read: the project's English corpus, and prose made from its sentences."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.scoring import Figure, value
from tests.corpus.loader import examples

ROOT = Path(__file__).parent.parent
SEED = 1949
SENTENCES = 5  # of a paragraph


def corpus() -> list[tuple[str, list[Figure]]]:
    """Every English text whose figures the corpus says, known gaps included, with those figures."""
    return [
        (
            one.text,
            [
                Figure(value(figure.lower, figure.upper), figure.unit, figure.modifier)
                for figure in one.quantities
            ],
        )
        for one in examples()
        if one.language == "en" and one.quantities is not None
    ]


def prose(characters: int, seed: int = SEED) -> list[str]:
    """Paragraphs of so many characters in all: sentences with figures, each followed by one of plain prose."""
    chance = random.Random(seed)
    figures = [text for text, _ in corpus()]
    plain = _plain()
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        pairs = [f"{chance.choice(figures)} {chance.choice(plain)}" for _ in range(SENTENCES // 2)]
        paragraphs.append(" ".join([*pairs, chance.choice(figures)]))
        length += len(paragraphs[-1]) + 2
    return paragraphs


def news(characters: int) -> list[str]:
    """The paragraphs of the test articles, as dense in figures as news is, repeated up to so many characters."""
    found: list[str] = []
    for path in sorted((ROOT / "tests" / "articles" / "genres").glob("*.txt")):
        found += [one for one in path.read_text(encoding="utf-8").split("\n\n") if one.strip()]
    times = -(-characters // sum(map(len, found)))
    return found * times


def _plain() -> list[str]:
    """English sentences of the test articles that have no digit in them: news is not made of figures alone."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "articles").rglob("*.txt"))
    ]
    lines = [line.strip() for text in texts for line in text.replace(". ", ".\n").splitlines()]
    return [
        line for line in lines if line.endswith(".") and " the " in line and not any(map(str.isdigit, line))
    ]
