"""What became of the paragraphs of a draft: the same, moved, edited, new or gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.drafts.alignment import NOWHERE, Alignment
from workbench.drafts.words import Stretch, Words
from workbench.model import ChangedParagraph, ParagraphState

_MOST = 0.5  # of a paragraph's words come from one of the draft before, where it is that one edited


def paragraphs(alignment: Alignment) -> tuple[ChangedParagraph, ...]:
    """The paragraphs of the later draft in text order, each beside what it was, then those that are gone."""
    before, after = alignment.before, alignment.after
    number_of = [
        number for number, each in enumerate(before.paragraphs) for _ in range(each.first, each.last)
    ]
    changed: list[ChangedParagraph] = []
    used: set[int] = set()
    for stretch in after.paragraphs:
        number = _origin(alignment, stretch, number_of, used)
        if number == NOWHERE:
            changed.append(ChangedParagraph(state="new", after=_words(after, stretch)))
            continue
        used.add(number)
        state = _state(alignment, stretch, before.paragraphs[number])
        source = _words(before, before.paragraphs[number])
        changed.append(ChangedParagraph(state=state, before=source, after=_words(after, stretch)))
    return (*changed, *_gone(before, used))


def _origin(alignment: Alignment, stretch: Stretch, number_of: list[int], used: set[int]) -> int:
    links = [link for link in alignment.links[stretch.first : stretch.last] if link != NOWHERE]
    for number, count in Counter(number_of[link] for link in links).most_common(1):
        if number not in used and count >= _MOST * (stretch.last - stretch.first):
            return number
    return NOWHERE


def _state(alignment: Alignment, stretch: Stretch, source: Stretch) -> ParagraphState:
    if alignment.links[stretch.first : stretch.last] != list(range(source.first, source.last)):
        return "edited"
    return "moved" if stretch.first in alignment.moved else "same"


def _gone(before: Words, used: set[int]) -> Iterator[ChangedParagraph]:
    for number, stretch in enumerate(before.paragraphs):
        if number not in used:
            yield ChangedParagraph(state="gone", before=_words(before, stretch))


def _words(words: Words, stretch: Stretch) -> str:
    return words.text[slice(*words.span(stretch))]
