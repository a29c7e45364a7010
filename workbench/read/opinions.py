"""Two opinions on a page's main text, as places of its blocks: an extractor's, and that of the densest container."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.read import containers
from workbench.read.layout import Block, Element

_SHINGLE = 4  # words that are looked for together
_HELD = 0.6  # the share of a block's shingles by which it is one that the extractor took
_LOST = 0.15  # the share of the extractor's shingles that no block has, above which its own text stands
_SURE = 12  # words of a block that is found by them wherever it stands
_NEAR = 3  # blocks around the sure ones in which a line of a few words is looked for

_WORD = re.compile(r"\w+")

_Shingles = set[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class View:
    """A page's blocks as the second opinion sees them, and the words of its description.

    Of each block: whether it stands in an aside, whether it may be the article's, whether it is a paragraph of prose,
    and its words in one case. `within` are the places of those of the densest container that may be the article's.
    """

    blocks: Sequence[Block]
    described: frozenset[str]
    asides: Sequence[bool]
    may_be: Sequence[bool]
    is_prose: Sequence[bool]
    words: Sequence[Sequence[str]]
    container: Element | None
    within: tuple[int, ...]


@dataclass(slots=True)
class Choice:
    """A main text under way: of each of the page's blocks whether it is taken."""

    view: View
    taken: list[bool]
    notes: list[str] = field(default_factory=list)

    @property
    def blocks(self) -> Sequence[Block]:
        """The page's."""
        return self.view.blocks

    def prose(self) -> list[int]:
        """The places of the paragraphs of prose that are taken."""
        return [at for at, is_taken in enumerate(self.taken) if is_taken and self.view.is_prose[at]]

    def is_new(self, at: int) -> bool:
        """Whether a block may be the article's and is not taken so far."""
        return self.view.may_be[at] and not self.taken[at]


def view_of(blocks: Sequence[Block], description: str) -> View:
    """The second opinion on a page, and what is needed to settle it with another."""
    asides = containers.asides(blocks)
    may_be = [
        not aside and not containers.is_linked(block) for aside, block in zip(asides, blocks, strict=True)
    ]
    is_prose = [containers.is_paragraph(block) for block in blocks]
    container = containers.densest(
        blocks, [may and prose for may, prose in zip(may_be, is_prose, strict=True)]
    )
    return View(
        blocks=blocks,
        described=frozenset(words_of(description)),
        asides=asides,
        may_be=may_be,
        is_prose=is_prose,
        words=[words_of(block.text) for block in blocks],
        container=container,
        within=tuple(containers.within(blocks, may_be, container)) if container is not None else (),
    )


def choice_of(view: View, extracted: str) -> Choice | None:
    """The blocks that an extractor took, by its text; None where that has much that the page's blocks have not."""
    taken = _taken(view.words, extracted)
    return None if _is_lost(view.words, taken, extracted) else Choice(view, taken)


def differences(choice: Choice) -> int:
    """How many paragraphs of prose only one of the two opinions takes."""
    other = {at for at in choice.view.within if choice.view.is_prose[at]}
    return len(other.symmetric_difference(choice.prose()))


# What the extractor took, in blocks


def words_of(text: str) -> list[str]:
    """The words of a text in one case."""
    return _WORD.findall(text.casefold())


def _shingles(words: Sequence[str]) -> _Shingles:
    return {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}


def _taken(words: Sequence[Sequence[str]], extracted: str) -> list[bool]:
    """Of each block, whether the extractor took it: a long one by its shingles, a short one as a line near others."""
    shingles = _shingles(words_of(extracted))
    lines = Counter(tuple(words_of(line)) for line in extracted.split("\n"))
    taken = [_is_covered(of_block, shingles) for of_block in words]
    _leave_repeats(words, taken, lines)
    sure = [at for at, is_taken in enumerate(taken) if is_taken and len(words[at]) >= _SURE]
    for at in range(sure[0] - _NEAR, sure[-1] + _NEAR + 1) if sure else range(len(words)):
        if 0 <= at < len(words) and 0 < len(words[at]) < _SHINGLE:
            taken[at] = tuple(words[at]) in lines
    return taken


def _is_covered(words: Sequence[str], shingles: _Shingles) -> bool:
    own = _shingles(words)
    return bool(own) and len(own & shingles) >= _HELD * len(own)


def _leave_repeats(
    words: Sequence[Sequence[str]], taken: list[bool], lines: Counter[tuple[str, ...]]
) -> None:
    """Of blocks with the same words, as many are taken as the extractor has lines of them: the last ones."""
    counts = Counter(tuple(of_block) for of_block, is_taken in zip(words, taken, strict=True) if is_taken)
    for at, of_block in enumerate(words):
        key = tuple(of_block)
        if taken[at] and counts[key] > max(lines[key], 1):
            taken[at] = False
            counts[key] -= 1


def _is_lost(words: Sequence[Sequence[str]], taken: Sequence[bool], extracted: str) -> bool:
    """Whether the extractor's text has much that the page's blocks have not: of a script, or put together by it."""
    wanted = _shingles(words_of(extracted))
    written = [word for of_block, is_taken in zip(words, taken, strict=True) if is_taken for word in of_block]
    return len(wanted - _shingles(written)) > _LOST * len(wanted)
