"""What a noun phrase says of a claimant: the person without an occupation, or the body with all of its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workbench.extract.people import People, Titles
from workbench.extract.word_classes import Words

_RUN = re.compile("C{1,6}(?:v{1,2}C{1,3})?")
_JOINT = re.compile("[kr]")
_JOINT_AT_END = re.compile("(?:k[ar]?|r)$")
_ARTICLES = ("a", "r")
_SUBJECT = re.compile("^(?:[ar]|C(?=l))?n?[lgd]{0,4}(?P<who>C{1,6}(?:v{1,2}C{1,3})?)")
_SUBJECT_APPOSED = re.compile("^[ar][^.,OQ]{1,6},[ar]?[lgd]{0,3}(?P<who>C{2,})")
_VERBS = ("s", "e", "x", "h")
_FULL = 2


class Somebody(NamedTuple):
    """A claimant, and the words of a sentence that say so."""

    name: str
    first: int
    last: int

    def frames(self, length: int, edge: int) -> bool:
        """Whether it is said at the sentence's beginning or end, and so of all that the sentence says."""
        return self.first <= edge or self.last >= length - edge


@dataclass(frozen=True, slots=True)
class Claimants:
    """Tells claimants from noun phrases, by the people that a text names."""

    people: People
    titles: Titles
    oblique: frozenset[str]

    def somebody(
        self, words: Words, match: re.Match[str], near: Sequence[str], *, oblique: bool = False
    ) -> Somebody | None:
        """Who a way of saying names; None where that is nobody who could speak."""
        if "who" not in match.re.groupindex:
            return None
        first, last = match.span("who")
        if oblique and words.between(first, first + 1).lower() in self.oblique:
            first += 1
        if first >= last or "p" in words.letters[first:last]:
            return None
        name = self._name(words, first, last, near)
        if not name and oblique and words.letters[first] == "C":
            name = words.between(
                first, last
            )  # a noun with a capital that its place makes a body: "laut Ministerium"
        return Somebody(name, match.start(), match.end()) if name else None

    def subject(self, words: Words, near: Sequence[str]) -> str:
        """The person who begins the sentence: whom the next "he" or "she" means; "" if there is none."""
        found = _SUBJECT_APPOSED.match(words.letters) or _SUBJECT.match(words.letters)
        if found is None:
            return ""
        run = words.between(*found.span("who"))
        return self._person(run, near)

    def _person(self, run: str, near: Sequence[str]) -> str:
        """The person in a run of words with capitals, in full where the text gives it in full; or ""."""
        surname = run.split()[-1]
        name = self.titles.name_in(run)
        known = self.people.by_surname.get(surname, [])
        if name and (name in known or not known):
            return name if name in known else ""
        return self.people.whole(surname, near)

    def _name(self, words: Words, first: int, last: int, near: Sequence[str]) -> str:
        letters = words.letters[first:last]
        runs = list(_RUN.finditer(letters))
        if len(runs) > 1 and not letters[runs[0].end() : runs[1].start()].strip("l"):
            runs = runs[1:]  # an occupation with a capital: "Grid operator", "le Premier ministre"
        if not runs:
            return self._without_name(words, first, last)
        before, after = letters[: runs[0].start()], letters[runs[0].end() :]
        if _JOINT.search(before, 1):
            person = self._behind_joint(words, first, last, runs[-1], near)
        elif before.endswith(_ARTICLES):
            run = words.between(first + runs[0].start(), first + runs[0].end())
            person = self._person(run, near) if self._is_named_office(run) else ""
        elif before.startswith("n"):
            person = ""
        else:
            return self._with_name(words, first + runs[0].start(), last, after, near)
        return person or _in_small_letters(words, first, last)

    def _without_name(self, words: Words, first: int, last: int) -> str:
        """Somebody without a name: the ministry, two officials at the treasury, police."""
        letters = words.letters[first:last]
        stands_for_people = letters[0] in "arn" or "g" in letters
        return _in_small_letters(words, first, last) if stands_for_people else ""

    def _behind_joint(
        self, words: Words, first: int, last: int, run: re.Match[str], near: Sequence[str]
    ) -> str:
        """The spokesman of the ferrymen, Per Vik, is a person; aides to somebody are not that person."""
        before = words.letters[first : first + run.start()]
        is_one = (
            before.startswith(_ARTICLES) and not _JOINT_AT_END.search(before) and run.end() == last - first
        )
        return self._person(words.between(first + run.start(), last), near) if is_one else ""

    def _is_named_office(self, run: str) -> bool:
        """Whether a run of words behind an article may be an occupation and a person: where nouns have capitals."""
        return self.titles.nouns_have_capitals and len(run.split()) > 1

    def _with_name(self, words: Words, first: int, last: int, after: str, near: Sequence[str]) -> str:
        """A person with what follows left out ("of Kolm Bank"), or a body with all of its name ("Openness for All")."""
        run = words.between(first, last - len(after))
        before_verb = words.letters[last : last + 1] in _VERBS
        of_sources = bool(after) and not after.strip("l") and before_verb  # "Channel North sources said"
        person = "" if of_sources or not self._ends_name(run, after) else self._person(run, near)
        return person or ("" if self._is_any_noun(run, after) else words.between(first, last))

    def _ends_name(self, run: str, after: str) -> bool:
        """Whether what follows a name says no more of its bearer than where from: "of Kolm Bank"."""
        is_somebody = len(run.split()) >= _FULL or run in self.people.by_surname
        return not after.strip("l") or (is_somebody and _JOINT.match(after) is not None)

    def _is_any_noun(self, run: str, after: str) -> bool:
        """Whether it is one word with a capital where all nouns have one."""
        return self.titles.nouns_have_capitals and not after and len(run.split()) < _FULL


def _in_small_letters(words: Words, first: int, last: int) -> str:
    """A phrase whose article has a small letter."""
    phrase = words.between(first, last)
    return phrase[:1].lower() + phrase[1:] if words.letters[first] in "arn" else phrase
