"""Where the sentences of a text are."""

from __future__ import annotations

from workbench.model import Span


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them; offsets are code points."""
    from sentencex import get_sentence_boundaries

    found = []
    for boundary in get_sentence_boundaries(language.split("-")[0], text):
        words: str = boundary["text"]
        bare = words.strip()
        if bare:
            start = boundary["start_index"] + len(words) - len(words.lstrip())
            found.append(Span(start, start + len(bare)))
    return tuple(found)
