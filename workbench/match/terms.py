"""The words of a text that carry something, where they stand, with what the tables know of them."""

from __future__ import annotations

from workbench.match.lexicon import lexicon
from workbench.match.tokens import placed
from workbench.model import Term


def terms(text: str, language: str) -> tuple[Term, ...]:
    """The words of a text in order, without those that carry nothing and stand in no row of opposites."""
    known = lexicon(language)
    found = []
    for token, named, start, end in placed(text, known):
        poles = frozenset(token.poles)
        if token.word is None and not poles:
            continue
        keys = (token.word.rows or frozenset({token.word.key})) if token.word else frozenset[str]()
        scopes = frozenset(one for one in poles if one[0] in known.scopes - known.undone)
        common = token.word is None or token.word.common
        found.append(Term(start, end, token.written, keys, poles, scopes, common, named))
    return tuple(found)
