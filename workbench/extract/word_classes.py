"""Words by what they may do in a sentence that says who claims something, one character each.

Verbs, occupations and names are open: what is no word of function is a plain word or, by its capital, a name. Ways
of saying who speaks are then expressions over the characters of a sentence (`voices.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from workbench.extract.quotations import CLOSES, HIDDEN, OPENS

# The character of each class of words; the names stand in [speech.words] of a language's table, but for the last
# three, which are told by their shape. A language that has no words for a class leaves it out.
LETTERS: Mapping[str, str] = {
    "article": "a",  # and possessives
    "genitive": "r",  # an article that also joins: "der Verband der Reeder", "la Chambre des métiers"
    "link": "k",  # joins the parts of a body's name: of, for, at
    "both": "j",
    "particle": "v",
    "function": "f",
    "adverb": "h",
    "conjunction": "w",
    "that": "t",
    "says": "s",
    "said": "e",
    "has": "x",
    "reported": "u",  # a verb in the mood of reported speech
    "source": "c",
    "afterwards": "z",  # according to, behind the name
    "so": "b",
    "as": "o",
    "pronoun": "p",
    "first": "i",
    "joined": "q",  # a verb of saying with its pronoun: "estime-t-il"
    "self": "y",
    "when": "m",
    "number": "n",
    "group": "g",
    "record": "d",
    "noting": "N",  # "noting that": who begins the sentence says what follows
    "gave": "G",  # with what parts from it a verb of saying: "gab bekannt"
    "away": "W",
    "hearsay": "R",
    "address": "A",
    "name": "C",
    "word": "l",
    "digits": "9",
}
_MARKS: Mapping[str, str] = {
    OPENS: "O",
    CLOSES: "Q",
    ",": ",",
    ".": ".",
    "!": ".",
    "?": ".",
    "…": ".",
    ":": ":",
}
_OTHER = "|"  # dashes, brackets, semicolons and whatever else parts clauses
_ABBREVIATED = r"\b(?:[A-ZÀ-Ý]|Dr|Mr|Mrs|Ms|St|Prof|Gov|Sen|Rep|Gen|Mme|Sra|Sr)\."
_TOKEN = rf"\d+(?:[.,]\d+)*|{_ABBREVIATED}|\w+(?:[’'.&-]\w+)*|[^\w\s{HIDDEN}]"
_ELIDED = r"\b(?i:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu)[’']"
# Behind these a word of another class with a capital is part of a name: Openness for All, Owen Tully.
_FUNCTION_IN_NAME = re.compile("(?<=[Ckl])[fn]|(?<=C)[hw]")
_MOST_KEPT = 20_000
_POSSESSIVE = re.compile(r"['’]s?$")


class Words:
    """A stretch of a text as characters of classes, one a word."""

    __slots__ = ("_starts", "_text", "_tokens", "letters")

    def __init__(self, text: str, tokens: Sequence[str], letters: str) -> None:
        self.letters = letters
        self._text = text
        self._tokens = tokens
        self._starts: list[int] = []

    def between(self, first: int, last: int) -> str:
        """The text of the words `first:last`, on one line."""
        if first >= last:
            return ""
        starts = self._starts_up_to(last)
        return " ".join(self._text[starts[first] : starts[last - 1] + len(self._tokens[last - 1])].split())

    def _starts_up_to(self, last: int) -> Sequence[int]:
        """Where each word up to the last stands: only spaces and hidden characters are between them."""
        starts = self._starts
        position = starts[-1] + len(self._tokens[len(starts) - 1]) if starts else 0
        for token in self._tokens[len(starts) : last]:
            position = self._text.index(token, position)
            starts.append(position)
            position += len(token)
        return starts


class _Letters(dict[str, str]):
    """The character of each word met so far, by its spelling."""

    def __init__(self, letter_of: Callable[[str], str]) -> None:
        super().__init__()
        self._letter_of = letter_of

    def __missing__(self, token: str) -> str:
        if len(self) > _MOST_KEPT:
            self.clear()
        letter = self[token] = self._letter_of(token)
        return letter


class WordClasses:
    """A language's words by class, ready to run."""

    def __init__(
        self, words: Mapping[str, tuple[str, ...]], shapes: Mapping[str, str], *, elides: bool
    ) -> None:
        self._letters = {word: LETTERS[name] for name, listed in words.items() for word in listed}
        self._shapes = [(re.compile(pattern), LETTERS[name]) for name, pattern in shapes.items()]
        self._letter_of = _Letters(self._letter).__getitem__
        phrases = [word for word in self._letters if not word.isalnum()]
        self._token = re.compile("|".join([*_by_first(phrases), *([_ELIDED] if elides else []), _TOKEN]))

    def of(self, text: str) -> Words:
        """The words of a stretch of text."""
        tokens = self._token.findall(text)
        letters = "".join(map(self._letter_of, tokens))
        if _FUNCTION_IN_NAME.search(letters):
            letters = _FUNCTION_IN_NAME.sub(
                lambda found: "C" if tokens[found.start()][0].isupper() else found.group(), letters
            )
        return Words(text, tokens, letters)

    def _letter(self, token: str) -> str:
        lower = token.replace("'", "’").lower()
        if letter := self._letters.get(token) or self._letters.get(lower):
            return letter
        if not token[0].isalnum():
            return _MARKS.get(token, _OTHER)
        if token[0].isdigit():
            return LETTERS["digits"]
        for shape, letter in self._shapes:
            if shape.search(lower):
                return letter
        return self._by_shape(token, lower)

    def _by_shape(self, token: str, lower: str) -> str:
        """A name by its capital, else a plain word; "they'd" is what "they" is, "Hagen's" no name that speaks."""
        bare = re.split("[’']", lower, maxsplit=1)[0]
        if bare != lower and bare in self._letters:
            return self._letters[bare]
        if token[0].isupper():
            return LETTERS["word"] if _POSSESSIVE.search(token) else LETTERS["name"]
        return LETTERS["word"]


def _by_first(phrases: Iterable[str]) -> Iterator[str]:
    """Expressions for phrases, the longest first: one for each first letter, by which `re` passes over the others."""
    of_first: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        of_first.setdefault(phrase[0].lower(), []).append(re.escape(phrase[1:]).replace("’", "[’']"))
    for first, rests in of_first.items():
        either = f"[{re.escape(first)}{re.escape(first.upper())}]"
        yield rf"{either}(?<=\b.)(?i:{'|'.join(rests)})(?!\w)"
