"""The people a text names: whom a surname stands for, and what of a run of words is a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.extract.genders import Gender, Genders
from workbench.extract.word_classes import Words

_BEFORE = re.compile(
    "(?<!k)[ar][lgd]{0,3},?$|[lgd]{1,2}$"
)  # what tells of whom a name is: "la procureure", "spokesman"
_RUN = re.compile("C{1,6}(?:v{1,2}C{1,3})?")
_FULL = 2  # words of a name that is given in full, at least
_MOST = 3  # of a name without an office before it


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands before a name and is no part of it: `words` as written or in small letters, `endings` of words.

    `nouns_have_capitals` says that a word with a capital may be any noun: then a name is the last two words of a run.
    """

    words: frozenset[str]
    endings: tuple[str, ...]
    nouns_have_capitals: bool

    def has(self, word: str) -> bool:
        """Whether a word is an office or occupation."""
        lower = word.lower()
        return (
            word in self.words or lower in self.words or (bool(self.endings) and lower.endswith(self.endings))
        )

    def name_in(self, run: str) -> str:
        """The name in a run of words with capitals: "Emmanuel Macron" in "French President Emmanuel Macron"; or ""."""
        words = run.split()
        while words and self.has(words[0]):
            words.pop(0)
        capitals = [index for index, word in enumerate(words) if word[0].isupper()]
        most = _FULL if self.nouns_have_capitals else _MOST
        if len(capitals) > most:  # an office or body stands in front that no table knows
            words = words[capitals[-_FULL] :]
        return " ".join(words) if len(words) >= _FULL else ""


@dataclass(slots=True)
class People:
    """Surname -> the full names that end in it, in the order of the text.

    `either` joins the names of whom nobody can tell which is meant. `gender` has those of whom the text tells it.
    """

    titles: Titles
    either: str
    genders: Genders
    gender: dict[str, Gender] = field(default_factory=dict)
    by_surname: dict[str, list[str]] = field(default_factory=dict)

    def learn(self, words: Words) -> list[str]:
        """Takes in the full names that a sentence gives, and returns them in order."""
        given = []
        for run in _RUN.finditer(words.letters):
            bare = words.letters[max(0, run.start() - 1) : run.start()] not in ("a", "r")
            if run.end() - run.start() >= _FULL and (
                name := self._full(words.between(*run.span()), bare=bare)
            ):
                given.append(name)
                self._learn_gender(name, words, run)
                names = self.by_surname.setdefault(name.split()[-1], [])
                if name not in names:
                    names.append(name)
        return given

    def _learn_gender(self, name: str, words: Words, run: re.Match[str]) -> None:
        """Notes whether the words before a name tell of a man or a woman."""
        before = _BEFORE.search(words.letters[: run.start()])
        first = before.start() if before else run.start()
        told = [word.strip(",") for word in words.between(first, run.end()).removesuffix(name).split()]
        titles = [word for word in told if self.titles.has(word)]
        if gender := self.genders.told_by(told, titles):
            self.gender.setdefault(name, gender)

    def _full(self, run: str, *, bare: bool) -> str:
        """The full name in a run; behind an article a run of two is a body or an office with a surname."""
        name = self.titles.name_in(run)
        return name if bare or name != run else ""

    def whole(self, surname: str, near: Sequence[str] = ()) -> str:
        """The full name for a surname, "" for none; of several people the one among those named just before.

        Where that does not tell, all of them: who it was is left open.
        """
        names = self.by_surname.get(surname, [])
        close = [name for name in near if name in names]
        if close:
            return close[-1]
        return self.either.join(names)
