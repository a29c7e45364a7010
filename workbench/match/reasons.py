"""What a fine, a prize, a sentence or the like is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from workbench.match.lexicon import Lexicon
from workbench.match.tokens import Token, Word

_REACH = 6  # words after "for" among which the reason stands


def reasons(tokens: Sequence[tuple[Token, bool]], known: Lexicon) -> frozenset[str]:
    """The keys of what stands after a word such as "for" in a claim of a fine or a prize; who gives it is no reason."""
    words = [token.word for token, _ in tokens if token.word]
    if all(known.answers.isdisjoint(word.rows) for word in words):
        return frozenset()
    return frozenset(
        word.key for after in _after(tokens, known) for word in after if known.answers.isdisjoint(word.rows)
    )


def _after(tokens: Sequence[tuple[Token, bool]], known: Lexicon) -> Iterator[list[Word]]:
    """The words that carry something after each word of a reason, up to the next preposition or figure; no names."""
    ends = (known.prepositions | known.reasons) | {"#"}
    for place, (token, _) in enumerate(tokens):
        if token.small in known.reasons:
            following = tokens[place + 1 : place + 1 + _REACH]
            part = takewhile(lambda one: one[0].small not in ends, following)
            words = [one.word for one, name in part if one.word and not name and not one.word.common]
            if all(known.deciders.isdisjoint(word.rows) for word in words):
                yield words
