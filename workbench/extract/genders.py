"""Whether a text tells of a man or a woman: by what stands before a name, and by the pronoun that takes it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Gender = Literal["", "man", "woman"]
_SHORTEST_TITLE = 5  # letters: "Ministerin" tells of a woman, "Im" of nobody


@dataclass(frozen=True, slots=True)
class Genders:
    """Words that tell of a man or a woman, in small letters, and the endings that a title has for a woman.

    Where there are such endings, a title without one tells of a man.
    """

    man: frozenset[str]
    woman: frozenset[str]
    endings: tuple[str, ...] = ()

    def told_by(self, words: Sequence[str], titles: Sequence[str] = ()) -> Gender:
        """What words before a name tell, the nearest first; `titles` are those of them that are offices."""
        for word in reversed(words):
            if gender := self.of_word(word):
                return gender
            if self.endings and word in titles and len(word) >= _SHORTEST_TITLE:
                return "woman" if word.endswith(self.endings) else "man"
        return ""

    def of_word(self, word: str) -> Gender:
        """What a pronoun or other word tells by itself; of one that is joined to a verb, its last part."""
        lower = word.lower().split("-")[-1]
        if lower in self.woman:
            return "woman"
        return "man" if lower in self.man else ""


def meant(pronoun: Gender, named: Sequence[str], genders: dict[str, Gender]) -> str:
    """Whom a pronoun means of those who were named, the last one last; "" where the last cannot be, and nobody else is.

    A name of which the text tells neither is whoever the pronoun says.
    """
    last = named[-1] if named else ""
    if not pronoun or genders.get(last, pronoun) == pronoun:
        return last
    others = [name for name in reversed(named) if genders.get(name, pronoun) == pronoun]
    return next((name for name in others if name in genders), others[0] if others else "")
