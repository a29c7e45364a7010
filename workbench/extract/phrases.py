"""What stands after a figure: the whole a share is taken of, and the things a number counts."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.extract.amounts import Reader

_LONGEST = 4  # words of a noun phrase before or at its head
_BETWEEN = frozenset({"hyphen", "name"})  # what a noun phrase may have between its words
_OUTSIDE = frozenset({"function", "hedge", "month"})  # words that no noun phrase has


def base(reader: Reader, last: int) -> tuple[str, int]:
    """What follows "of" after a share, and the token after it: ("GDP", …) for "3 percent of GDP"; "" if none."""
    if not (reader.is_a(last, "'of'") or reader.is_a(last, "of")):
        return "", last
    first = last + 1
    while reader.is_a(first, "determiner"):
        first += 1
    end = _head(reader, first)
    if end is None:
        return "", last
    start, stop = reader.tokens.span(first, end + 1)
    return reader.tokens.text[start:stop], end + 1


def counted(reader: Reader, last: int, *, is_one: bool = False) -> tuple[str, int]:
    """The head noun a number counts, and the token after it: ("ships", …) for "400 grey ships"; "" if none."""
    while reader.is_a(last, "counting"):
        last += 1
    if is_one and not reader.grammar.table.noun.capital:
        end = last if reader.is_a(last, "lower") else None
    else:
        end = _head(reader, _last_part(reader, last), plural=True)
    return (_whole_word(reader, end), end + 1) if end is not None else ("", last)


def _last_part(reader: Reader, first: int) -> int:
    """The token at which a row of words with one ending has that ending: the "Darlehensbanken" of "Spar- und …"."""
    while (
        reader.is_a(first + 1, "hyphen")
        and reader.is_a(first + 2, "function")
        and reader.is_a(first + 3, "word")
    ):
        first += 3
    return first


def _whole_word(reader: Reader, last: int) -> str:
    """The word that ends with this token, with what hyphens join to it: "CDU-Politiker", "co-workers"."""
    first = last
    while reader.is_a(first - 1, "hyphen") and reader.is_a(first - 2, "word") and _is_joined(reader, first):
        first -= 2
    start, end = reader.tokens.span(first, last + 1)
    return reader.tokens.text[start:end]


def _is_joined(reader: Reader, index: int) -> bool:
    return reader.tokens.glued(index) and reader.tokens.glued(index - 1)


def _head(reader: Reader, first: int, *, plural: bool = False) -> int | None:
    """The token that heads the noun phrase beginning at first: its first plural or acronym, else its last word."""
    last_word = None
    for index in _noun_phrase(reader, first):
        if reader.tokens.word(index).endswith(("'s", "’s")):
            continue
        last_word = index
        if reader.is_a(index, "adjective") or _goes_on(reader, index):
            continue
        if _is_plural(reader, index) and _is_of_people(reader, index):
            continue
        if _is_plural(reader, index) or (not plural and _is_acronym(reader, index)):
            return index
    return None if plural else last_word


def _goes_on(reader: Reader, index: int) -> bool:
    """Whether a hyphen joins a word to the next, whose first part alone it is."""
    return (
        reader.is_a(index + 1, "hyphen") and reader.is_a(index + 2, "word") and _is_joined(reader, index + 2)
    )


def _noun_phrase(reader: Reader, first: int) -> Iterator[int]:
    """The words from first that may be of one noun phrase; passes over hyphens and designations: "T-72 tanks"."""
    words = 0
    for index in range(first, len(reader.classes)):
        classes = reader.grammar.classes[reader.classes[index]]
        if words and not _BETWEEN.isdisjoint(classes):
            continue
        if words == _LONGEST or "word" not in classes or not _OUTSIDE.isdisjoint(classes):
            return
        words += 1
        yield index


def _is_of_people(reader: Reader, index: int) -> bool:
    """Whether a plural without an s only tells of whom the next one is: "police officers"."""
    plurals = reader.grammar.table.irregular_plurals
    if reader.tokens.word(index).lower() not in plurals or not reader.is_a(index + 1, "plural"):
        return False
    return reader.tokens.word(index + 1).lower() not in plurals


def _is_acronym(reader: Reader, index: int) -> bool:
    return reader.is_a(index, "acronym")


def _is_plural(reader: Reader, index: int) -> bool:
    """Whether it may be the noun that a number counts; in a language with capital nouns, any of them."""
    spelled = reader.tokens.word(index)
    if reader.grammar.table.noun.capital:
        return spelled[0].isupper()
    return reader.grammar.lexicon.looks_plural(spelled)
