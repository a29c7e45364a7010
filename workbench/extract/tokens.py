"""A text becomes tokens: where each stands, and the character that tells its word classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from workbench.extract.addresses import masked

_MOST_SEEN = 50_000  # words remembered: the vocabulary of a long book, so that odd texts fill no memory
LONGEST = 24  # digits: the longest figure that a text means as one


class Lexeme(NamedTuple):
    """A word or phrase of the grammar: its value in each of its classes, and the character for the set of them."""

    character: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed sequence of words that counts as one token; one with a capital matches only as it is spelled.

    `rest` is what follows its first word. A mark in it must be glued to the word before, as in "A$".
    """

    first: str
    exact: bool

    rest: tuple[str, ...]
    lexeme: Lexeme


class Word(NamedTuple):
    """What a word as spelled is: its character, its lexeme, and the words that may follow it in a phrase."""

    character: str
    lexeme: Lexeme | None
    next_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language's words are, ready for looking up: spellings with a capital only match as written.

    `seen` remembers words as they are spelled in texts, so that each is looked up once. `glued` has what letters
    stand for only right before a figure: "R" in "R400 billion"; `phrased_signs` are signs with letters behind: "$US".
    """

    words: Mapping[str, Lexeme]
    phrases: Mapping[str, tuple[Phrase, ...]]
    seen: dict[str, Word]
    shapes: Mapping[str, str]
    marks: Mapping[str, str]
    prefixes: frozenset[str]
    looks_plural: Callable[[str], bool]
    numbered: tuple[str, ...]
    glued: Mapping[str, Lexeme]
    phrased_signs: frozenset[str]
    numeral: re.Pattern[str]


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, as parallel lists; `classes` has one character a token."""

    text: str
    starts: list[int]
    ends: list[int]
    characters: list[str]
    lexemes: list[Lexeme | None]

    def word(self, index: int) -> str:
        """The token's text."""
        return self.text[self.starts[index] : self.ends[index]]

    def value(self, index: int, name: str) -> str | None:
        """What the token's word stands for in a class; None where it is not of that class."""
        lexeme = self.lexemes[index]
        return lexeme.values.get(name) if lexeme else None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Half-open offsets of the tokens first up to, not including, last."""
        return self.starts[first], self.ends[last - 1]

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """All tokens of a text, phrases joined. One pass; time grows with the text's length alone."""
    tokens, seen = Tokens(text, [], [], [], []), lexicon.seen
    add_start, add_end = tokens.starts.append, tokens.ends.append
    add_character, add_lexeme = tokens.characters.append, tokens.lexemes.append
    heads: list[tuple[int, frozenset[str]]] = []
    for found in lexicon.numeral.finditer(masked(text)):
        start, end = found.span()
        kind = found.lastgroup
        if kind == "word" or kind == "mark":
            spelled = found.group()
            character, lexeme, next_words = seen.get(spelled) or _look_up(spelled, lexicon)
            if next_words:
                heads.append((len(tokens.starts), next_words))
            if kind == "mark" and spelled in "-–" and _is_sign(text, start, end, tokens, lexicon):
                character = lexicon.shapes["sign"]
        else:
            lexeme = None
            character = _shape(str(kind), text, start, end, tokens, lexicon)
        add_start(start)
        add_end(end)
        add_character(character)
        add_lexeme(lexeme)
    _join_phrases(tokens, heads, lexicon)
    return tokens


def _shape(kind: str, text: str, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> str:
    """The character for what is no word: by its form, or for a numeral by what stands beside it."""
    if kind != "figure":
        return lexicon.shapes[kind]
    if text[start - 1 : start].isalpha():
        _read_glued(text, start, end, tokens, lexicon)
    return _figure_shape(text, start, end, tokens, lexicon)


def _look_up(spelled: str, lexicon: Lexicon) -> Word:
    """A word or mark not met before: as spelled, else in small letters if its capitals may be a sentence's."""
    capital = spelled[0].isupper()
    lexeme = lexicon.words.get(spelled)
    if lexeme is None and capital and _may_be_lowered(spelled):
        lexeme = lexicon.words.get(spelled.lower())
    if lexeme is None and len(spelled) > _SHORT_CAPITALS and spelled.isupper():
        lexeme = lexicon.words.get(spelled.capitalize())
    if lexeme:
        character = lexeme.character
    elif spelled[0].isalpha():
        character = lexicon.shapes[_word_shape(spelled, lexicon)]
    else:
        character = lexicon.marks.get(spelled, lexicon.shapes["mark"])
    phrases = lexicon.phrases.get(spelled.lower(), ())
    made = Word(character, lexeme, frozenset(phrase.rest[0].lower() for phrase in phrases))
    if len(lexicon.seen) < _MOST_SEEN:
        lexicon.seen[spelled] = made
    return made


def _word_shape(spelled: str, lexicon: Lexicon) -> str:
    """What an unknown word is by its letters."""
    if len(spelled) > 1 and spelled.isupper():
        return "acronym"
    if spelled[0].isupper() and spelled.lower().endswith(lexicon.numbered):
        return "numbered"
    if spelled.endswith(("'s", "’s")):
        return "genitive" if spelled[0].isupper() else "lower_genitive"
    shape = "proper" if spelled[0].isupper() else "lower"
    return shape + "_plural" if lexicon.looks_plural(spelled) else shape


def _is_sign(text: str, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a hyphen or dash is a minus: apart from what precedes it, a figure or currency sign right behind."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if start and not (before.isspace() or before in "([$€£¥"):
        return False
    if tokens.ends and text[tokens.ends[-1] - 1].isdecimal() and tokens.ends[-1] + 1 == start:
        return False
    return after.isdecimal() or (
        after in lexicon.words and not after.isalpha() and text[end + 1 : end + 2].isdecimal()
    )


def _read_glued(text: str, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> None:
    """Gives the letters right before a figure the sense they have only there: "R" in "R400 billion", "c" in "c1850"."""
    lexeme = lexicon.glued.get(tokens.word(-1))
    if lexeme is None:
        return
    following = lexicon.words.get(_letters(text, end + (text[end : end + 1] == " ")))
    scaled = following is not None and "scale" in following.values
    if scaled or end - start > _GLUED_NAME or not text[start:end].isdigit():
        tokens.characters[-1], tokens.lexemes[-1] = lexeme.character, lexeme


def _figure_shape(text: str, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> str:
    """The character for a numeral: what it may be by its digits, or a part of a name by what it is glued to."""
    shapes = lexicon.shapes
    if (
        end - start > LONGEST
        or text[start : end + 1] in _CODES
        or _is_in_name(text, start, end, tokens, lexicon)
    ):
        return shapes["name"]
    digits = text[start:end]
    if digits.startswith("0") and len(digits) > 1 and digits.isdigit():
        return shapes["padded_day" if len(digits) == 2 and digits != "00" else "name"]
    if not digits.isdigit():
        return shapes["dotted" if _CLOCK_LIKE.match(digits) else "figure"]
    if end - start <= 3:
        return shapes[_small(int(digits))]
    if end - start == 4:
        return shapes["year" if "1000" <= digits <= "2199" else "four_digits"]
    return shapes["five_digits" if end - start == 5 else "figure"]


def _small(number: int) -> str:
    if number > 99:
        return "three_digits"
    return "day" if 1 <= number <= 31 else "two_digits"


def _is_in_name(text: str, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether letters before or after make it a name: G20, COVID-19, 5G, 3.11.4; but not €3bn, mid-1990s, 5ft, 7th."""
    before = text[start - 1 : start]
    if before.isalpha() and not any(_has(tokens, -1, name) for name in _GLUED_CLASSES):
        return len(tokens.starts) < 2 or text[tokens.starts[-2] : start] not in lexicon.phrased_signs
    if before in "-–" and before and start > 1 and text[start - 2].isalpha():
        if len(tokens.starts) < 2:
            return False
        if text[tokens.starts[-2] - 1 : tokens.starts[-2]].isdigit():
            return False  # 3m-4m
        return tokens.word(-2).lower() not in lexicon.prefixes and not _has(tokens, -2, "month")
    if before == "." and text[start - 2 : start - 1].isalnum():
        return True
    if before == "," and len(tokens.starts) > 1 and tokens.characters[-2] == lexicon.shapes["name"]:
        return True  # the second of several notes behind a word: "trials.4,7"
    after = text[end : end + 1]
    if after == "." and text[end + 1 : end + 2].isdigit():
        return True
    if not after.isalpha():
        return False
    suffix = _letters(text, end)
    if text[end + len(suffix) : end + len(suffix) + 1].isdigit():
        return suffix + text[end + len(suffix)] not in lexicon.words
    return not (_is_word(suffix, lexicon) or _begins_unit(text, end, suffix, lexicon))


def _is_word(suffix: str, lexicon: Lexicon) -> bool:
    lowered = suffix.lower() if _may_be_lowered(suffix) else suffix
    return suffix in lexicon.words or lowered in lexicon.words


def _begins_unit(text: str, start: int, suffix: str, lexicon: Lexicon) -> bool:
    """Whether letters right behind a figure are the first word of a unit of several: "2,750sq m"."""
    units = (phrase for phrase in lexicon.phrases.get(suffix.lower(), ()) if "unit" in phrase.lexeme.values)
    behind = text[start + len(suffix) : start + len(suffix) + _LONGEST_WORD].lstrip(" ")
    return any(behind.startswith(phrase.rest[0]) for phrase in units)


def _may_be_lowered(word: str) -> bool:
    """Whether a capital may be that of a sentence's or a heading's beginning: "In", "KILOMETRES", but not "G", "MW"."""
    return len(word) > 2 or word[1:].islower() or (len(word) == 1 and not word.isascii())


def _has(tokens: Tokens, index: int, name: str) -> bool:
    return bool(tokens.lexemes) and tokens.value(index, name) is not None


# What may stand right before a figure, written together with it.
_GLUED_CLASSES = ("currency", "hedge", "quarter_name", "half_name", "fiscal")
_LONGEST_WORD = 40  # characters: of the second word of a unit
_SHORT_CAPITALS = 3  # letters: "MAY" and "US" may be other words than "May" and "us"
_GLUED_NAME = 3  # digits: "N95" is a name, "N1850" may be money
# Lines of a picture, and a plan for old age by its paragraph of the law.
_CODES = frozenset({"144p", "240p", "360p", "480p", "720p", "1080p", "1440p", "2160p", "401k"})
_CLOCK_LIKE = re.compile(r"[0-9]{1,2}[.][0-5][0-9]$")
_SUFFIX = re.compile(r"[^\W\d_]{1,16}")


def _letters(text: str, start: int) -> str:
    found = _SUFFIX.match(text, start)
    return found.group() if found else ""


def _join_phrases(tokens: Tokens, heads: list[tuple[int, frozenset[str]]], lexicon: Lexicon) -> None:
    """Replaces each known phrase by one token: the longest that begins at a word, from the left."""
    joined: dict[int, tuple[int, Lexeme]] = {}
    covered = -1
    last_index = len(tokens.starts) - 1
    for head, next_words in heads:
        if head <= covered or head == last_index:
            continue
        following = tokens.word(head + 1)
        if following.lower() not in next_words and following != "-":
            continue
        for phrase in lexicon.phrases[tokens.word(head).lower()]:
            last = _phrase_end(tokens, head, phrase)
            if last is not None:
                joined[head] = last, phrase.lexeme
                covered = last
                break
    if joined:
        _rewrite(tokens, joined)


def _phrase_end(tokens: Tokens, head: int, phrase: Phrase) -> int | None:
    """The last token of the phrase that begins at head; its words may be joined by hyphens."""
    index = head
    if phrase.exact and tokens.word(head) != phrase.first:
        return None
    for wanted in phrase.rest:
        index += 1
        if index < len(tokens.starts) and wanted.isalnum() and tokens.word(index) == "-":
            index += 1
        if index >= len(tokens.starts) or not (wanted.isalnum() or _belongs(tokens, index, wanted, phrase)):
            return None
        word = tokens.word(index)
        if (word if phrase.exact else word.lower()) != wanted:
            return None
    return index


def _belongs(tokens: Tokens, index: int, mark: str, phrase: Phrase) -> bool:
    """Whether a mark is glued to the word before, or is a dollar sign behind its country: "HK $40", not "A $5 fee"."""
    return tokens.glued(index) or (mark == "$" and phrase.first != "A" and len(phrase.rest) == 1)


def _rewrite(tokens: Tokens, joined: Mapping[int, tuple[int, Lexeme]]) -> None:
    """The token lists anew, with each phrase as one; what stands between phrases is copied in one piece."""
    old, position = tokens, 0
    new = Tokens(old.text, [], [], [], [])
    for head, (last, lexeme) in (*joined.items(), (len(old.starts), (len(old.starts), None))):
        new.starts += old.starts[position : head + 1]
        new.ends += old.ends[position:head]
        new.characters += old.characters[position:head]
        new.lexemes += old.lexemes[position:head]
        if lexeme is not None:
            new.ends.append(old.ends[last])
            new.characters.append(lexeme.character)
            new.lexemes.append(lexeme)
        position = last + 1
    tokens.starts, tokens.ends = new.starts, new.ends
    tokens.characters, tokens.lexemes = new.characters, new.lexemes
