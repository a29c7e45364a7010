"""Whether the next draft carries a correction out."""

from __future__ import annotations

import re
from typing import Literal

from workbench.drafts.alignment import NOWHERE, Alignment
from workbench.model import Span
from workbench.typography import normalize

Outcome = Literal["carried_out", "ignored", "cut"]


def outcome(alignment: Alignment, sentence: Span, replaced: Span, after: str) -> Outcome:
    """What became of the words at `replaced`, in a sentence of the draft before, for which `after` was to stand."""
    text = alignment.before.text
    before = text[slice(*replaced)]
    corrected = text[sentence.start : replaced.start] + after + text[replaced.end : sentence.end]
    draft = normalize(alignment.after.text)
    if _is_a_sentence(normalize(corrected), draft):
        return "carried_out"
    if normalize(text[slice(*sentence)]) in draft:
        return "ignored"
    now = _sentences_now(alignment, sentence)
    if not now:
        return "cut"
    if not after and len(now.split()) > len(normalize(corrected).split()):
        return "ignored"  # other words have come where some were to go
    return "carried_out" if _has(now, after) and not _still_has(now, before, after) else "ignored"


def _is_a_sentence(words: str, draft: str) -> bool:
    """Whether words stand in a text as a sentence does: at its beginning, or behind the end of another."""
    return re.search(rf"(?:^|[.!?:;…”\"»)]\s*){re.escape(words)}", draft) is not None


def _sentences_now(alignment: Alignment, sentence: Span) -> str:
    """The sentences of the later draft that words of this one stand in, in one typography; "" for none."""
    words = alignment.before.within(sentence)
    numbers = {
        alignment.after.sentence_of[word]
        for word, link in enumerate(alignment.links)
        if link != NOWHERE and words.first <= link < words.last
    }
    spans = [alignment.after.span(alignment.after.sentences[number]) for number in sorted(numbers)]
    return normalize(" ".join(alignment.after.text[slice(*span)] for span in spans))


def _has(now: str, words: str) -> bool:
    """Whether words stand in a text as whole words and whole figures: 240 is not in 7,240, and 8 is not in 88."""
    return not words or _whole(words).search(now) is not None


def _still_has(now: str, before: str, after: str) -> bool:
    """Whether the old words stand there, besides as a part of the new ones."""
    shortened = not after or _has(normalize(before), after)
    return _has(now if shortened else _whole(after).sub("", now), before)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!\d[.,])(?:{re.escape(normalize(words))})(?!\w)(?![.,]\d)")
