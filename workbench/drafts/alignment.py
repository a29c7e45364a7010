"""Which word of a draft is which word of the draft before: sentences first, then words between and within them.

1. Sentences that both have, in the same order, are anchors; those that both have elsewhere have moved.
2. Between two anchors, words are set against words, as far as a sentence has enough in common with another.
3. A sentence that found nothing there is looked for among those of the draft before that found nothing either.

Each is a longest common subsequence over whole numbers (rapidfuzz), so that time grows with what changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rapidfuzz.distance import Indel, LCSseq, Opcode

from workbench.drafts.words import Stretch, Words

NOWHERE = -1
_ALIKE = 0.4  # of the words of the shorter sentence that two have in common, to be one sentence edited
_FEWEST = 3  # words in common that make a sentence elsewhere the same one
_CANDIDATES = 4  # sentences that are compared with one that is looked for
_COMMON = 40  # a word in more sentences than these finds none


@dataclass(slots=True)
class Alignment:
    """Two drafts as words; `links` has by word of the later its place in the one before, or NOWHERE.

    `moved` are the words of the later draft that stand elsewhere in the order of the text.
    """

    before: Words
    after: Words
    links: list[int]
    moved: set[int] = field(default_factory=set)

    @property
    def shared(self) -> float:
        """How much of the shorter draft is in both, from 0 to 1."""
        linked = sum(link != NOWHERE for link in self.links)
        return linked / max(1, min(len(self.links), len(self.before.keys)))


def align(before: str, after: str) -> Alignment:
    """Two drafts of one text, word by word."""
    earlier, later = Words(before), Words(after)
    alignment = Alignment(earlier, later, [NOWHERE] * len(later.keys))
    numbers: dict[str, int] = {}
    old, new = ([numbers.setdefault(key, len(numbers)) for key in words.keys] for words in (earlier, later))
    gaps = list(_anchor(alignment))
    for old_words, new_words in gaps:
        _link_words(alignment, old, new, old_words, new_words)
    _drop_stray(alignment)
    _find_elsewhere(alignment, old, new)
    _drop_stray(alignment)
    return alignment


def _anchor(alignment: Alignment) -> Iterator[tuple[list[int], list[int]]]:
    """Links the sentences that both drafts have, and yields the words of the others, gap by gap."""
    numbers: dict[tuple[str, ...], int] = {}
    old, new = (_sentence_numbers(words, numbers) for words in (alignment.before, alignment.after))
    codes = list(Indel.opcodes(old, new))
    for code in codes:
        if code.tag == "equal":
            for offset in range(code.src_end - code.src_start):
                _link_sentence(alignment, code.src_start + offset, code.dest_start + offset)
    changed = [code for code in codes if code.tag != "equal"]
    left = set(_sources(changed)), set(_targets(changed))
    _link_moved(alignment, (old, new), left)
    for is_anchor, group in groupby(codes, key=lambda code: code.tag == "equal"):
        if not is_anchor:
            gap = list(group)
            yield (
                _words_of(alignment.before, left[0].intersection(_sources(gap))),
                _words_of(alignment.after, left[1].intersection(_targets(gap))),
            )


def _sources(codes: Iterable[Opcode]) -> Iterator[int]:
    return (place for code in codes for place in range(code.src_start, code.src_end))


def _targets(codes: Iterable[Opcode]) -> Iterator[int]:
    return (place for code in codes for place in range(code.dest_start, code.dest_end))


def _sentence_numbers(words: Words, numbers: dict[tuple[str, ...], int]) -> list[int]:
    """A number for each sentence, the same for the same words."""
    keys = (tuple(words.keys[sentence.first : sentence.last]) for sentence in words.sentences)
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def _link_sentence(alignment: Alignment, old: int, new: int, *, moved: bool = False) -> None:
    source, target = alignment.before.sentences[old], alignment.after.sentences[new]
    for offset in range(target.last - target.first):
        alignment.links[target.first + offset] = source.first + offset
        if moved:
            alignment.moved.add(target.first + offset)


def _link_moved(
    alignment: Alignment,
    keys: tuple[list[int], list[int]],
    left: tuple[set[int], set[int]],
) -> None:
    """Links sentences that stand elsewhere now, and takes them from those that are left."""
    waiting: defaultdict[int, deque[int]] = defaultdict(deque)
    for place in sorted(left[0]):
        waiting[keys[0][place]].append(place)
    for place in sorted(left[1]):
        if places := waiting.get(keys[1][place]):
            old = places.popleft()
            _link_sentence(alignment, old, place, moved=True)
            left[0].discard(old)
            left[1].discard(place)


def _words_of(words: Words, sentences: Iterable[int]) -> list[int]:
    stretches = (words.sentences[number] for number in sorted(sentences))
    return [word for stretch in stretches for word in range(stretch.first, stretch.last)]


def _link_words(
    alignment: Alignment, old: Sequence[int], new: Sequence[int], old_words: list[int], new_words: list[int]
) -> None:
    if not old_words or not new_words:
        return
    for code in LCSseq.opcodes([old[word] for word in old_words], [new[word] for word in new_words]):
        if code.tag == "equal":
            for source, target in zip(
                old_words[code.src_start : code.src_end],
                new_words[code.dest_start : code.dest_end],
                strict=True,
            ):
                alignment.links[target] = source


def _drop_stray(alignment: Alignment) -> None:
    """Unlinks words whose sentences have too little in common: "the" and "of" are in all of them."""
    sentence_of = alignment.before.sentence_of
    for sentence in alignment.after.sentences:
        links = alignment.links[sentence.first : sentence.last]
        in_common = Counter(sentence_of[link] for link in links if link != NOWHERE)
        for offset, link in enumerate(links):
            if link != NOWHERE and not _is_alike(in_common[sentence_of[link]], sentence, alignment, link):
                alignment.links[sentence.first + offset] = NOWHERE


def _is_alike(number: int, sentence: Stretch, alignment: Alignment, link: int) -> bool:
    source = alignment.before.sentences[alignment.before.sentence_of[link]]
    return number >= _ALIKE * min(sentence.length, source.length)


def _find_elsewhere(alignment: Alignment, old: Sequence[int], new: Sequence[int]) -> None:
    """Links edited sentences that stand elsewhere now to what they were, those first that share most words."""
    taken = {link for link in alignment.links if link != NOWHERE}
    sources = [each for each in alignment.before.sentences if _is_loose(len(_taken(taken, each)), each)]
    targets = [each for each in alignment.after.sentences if _is_loose(_linked(alignment, each), each)]
    likest = sorted(_likest(old, new, sources, targets))
    settled: set[int] = set()
    for _, place, number in likest:
        if place not in settled:
            settled.add(place)
            _link_elsewhere(alignment, (old, new), sources[number], targets[place], taken)


def _likest(
    old: Sequence[int], new: Sequence[int], sources: Sequence[Stretch], targets: Sequence[Stretch]
) -> Iterator[tuple[int, int, int]]:
    """How many words two sentences share, as a negative number, and the places of the later and the earlier one."""
    for place, number in _candidates(old, new, sources, targets):
        source, target = sources[number], targets[place]
        shared = LCSseq.similarity(old[source.first : source.last], new[target.first : target.last])
        if shared >= max(_FEWEST, _ALIKE * min(source.length, target.length)):
            yield -shared, place, number


def _taken(taken: set[int], sentence: Stretch) -> set[int]:
    return taken.intersection(range(sentence.first, sentence.last))


def _candidates(
    old: Sequence[int], new: Sequence[int], sources: Sequence[Stretch], targets: Sequence[Stretch]
) -> Iterator[tuple[int, int]]:
    """Targets and sources, by their places, that share most of the words that are in few sources."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        for word in set(old[source.first : source.last]):
            index[word].append(number)
    for place, target in enumerate(targets):
        shared: Counter[int] = Counter()
        for word in set(new[target.first : target.last]):
            if len(index.get(word, ())) <= _COMMON:
                shared.update(index.get(word, ()))
        yield from ((place, number) for number, _ in shared.most_common(_CANDIDATES))


def _link_elsewhere(
    alignment: Alignment,
    words: tuple[Sequence[int], Sequence[int]],
    source: Stretch,
    target: Stretch,
    taken: set[int],
) -> None:
    """Links what is not linked yet of the two; a sentence that was parted has both of its parts from one source."""
    loose = [word for word in range(target.first, target.last) if alignment.links[word] == NOWHERE]
    free = [word for word in range(source.first, source.last) if word not in taken]
    _link_words(alignment, *words, free, loose)
    linked = [word for word in loose if alignment.links[word] != NOWHERE]
    taken.update(alignment.links[word] for word in linked)
    alignment.moved.update(linked)


def _linked(alignment: Alignment, sentence: Stretch) -> int:
    return sum(link != NOWHERE for link in alignment.links[sentence.first : sentence.last])


def _is_loose(linked: int, sentence: Stretch) -> bool:
    return linked < _ALIKE * sentence.length
