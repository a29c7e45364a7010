"""Which language a text is in, and whether a paragraph is in another one.

Scripts and common words answer for most texts. The identification model costs about a second to load, so it is asked
only where they do not; it decides against the article's own language only when it is nearly certain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from workbench.read import paragraphs

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LETTER = re.compile(r"[^\W\d_]|[\s'’-]")
_NO_LANGUAGE = "zxx"  # ISO 639-2: no linguistic content
_SAMPLE = 3000  # words of a text that its language is told from
_LOOKED_AT = 80  # words of a paragraph
_ENOUGH = (
    8  # words without which a paragraph's language is not judged: names and titles belong to any language
)
_CERTAIN = 0.9  # the model's probability for another language, and at most …
_UNLIKELY = 0.02  # … its probability for the article's own, to call a paragraph foreign
_PROBABLE = 0.7  # the model's probability that settles a whole text


class _Script(msgspec.Struct, frozen=True):
    range: str
    language: str


class _Table(msgspec.Struct, frozen=True):
    words: dict[str, str]
    scripts: dict[str, _Script]


def of_text(text: str, *, guess: bool = True) -> str:
    """The language of a text as an ISO 639 code; "" where it cannot be told. Only with `guess` is the model asked."""
    script = script_of(text)
    if script not in ("Latin", "Cyrillic"):
        return _table().scripts[script].language if script else ""
    common = by_words(text)
    if common:
        return common
    sample = paragraphs.words(text, _SAMPLE)
    if guess and len(sample) >= _ENOUGH:
        likeliest, probability = _ranked(" ".join(sample))[0]
        if probability >= _PROBABLE:
            return likeliest
    return _table().scripts[script].language


def by_words(text: str) -> str:
    """The language whose common words clearly lead in a text; "" where none does."""
    sample = [word.lower() for word in paragraphs.words(text, _SAMPLE)]
    hits = _all_hits(sample)
    scores = sorted(((hits[code], code) for code in _common()), reverse=True)
    (most, best), (second, _) = scores[:2]
    clear = most >= 1 and most * 12 >= len(sample) and most * 4 >= second * 5 and most > second
    return best if clear else ""


def foreign(text: str, own: str, *, guess: bool = True) -> str:
    """The language of a paragraph where it is surely not the article's `own`; "" where it is or may be.

    Names in another script, titles and lines of a few words are not judged. Only with `guess` is the model asked.
    """
    words = paragraphs.words(text, _LOOKED_AT)
    script, own_script = script_of(text), _script_of_language(own)
    if script and script != own_script:
        return (by_words(text) or _table().scripts[script].language) if _is_prose(text, words) else ""
    if len(words) < _ENOUGH or sum(word[0].islower() for word in words) * 2 < len(words) or _is_code(text):
        return ""
    return _foreign_words(words, own, guess=guess)


def script_of(text: str) -> str:
    """The script of nearly all letters of a text, by its name in the table; "" where it has none or several."""
    if text.isascii():
        return "Latin" if re.search("[A-Za-z]", text) else ""
    sample = text[:5000]
    counts = {name: len(pattern.findall(sample)) for name, pattern in _scripts().items()}
    if counts["Kana"]:  # Japanese writes in Kana and Han together
        counts["Kana"] += counts["Han"]
    letters = sum(count for name, count in counts.items() if name != "Han" or not counts["Kana"])
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] and counts[most] * 10 >= letters * 8 else ""


def _foreign_words(words: Sequence[str], own: str, *, guess: bool) -> str:
    lowered = [word.lower() for word in words]
    hits = _all_hits(lowered)
    mine = hits[own]
    others = {code: hits[code] for code in _common() if code != own}
    best = max(others, key=lambda code: others[code])
    if mine * 10 >= len(words) and mine * 4 >= others[best] * 3:
        return ""
    has_no_own_word = own in _common() and not mine
    if has_no_own_word and others[best] >= max(3, len(words) / 5):
        return best
    return _identified(words, own) if guess else ""


def _identified(words: Sequence[str], own: str) -> str:
    ranked = _ranked(" ".join(words))
    best, probability = ranked[0]
    certain = best != own and probability >= _CERTAIN and dict(ranked).get(own, 0.0) <= _UNLIKELY
    borne_out = best not in _common() or _all_hits([word.lower() for word in words])[best] > 0
    return best if certain and borne_out and best != _NO_LANGUAGE else ""


def _is_code(text: str) -> bool:
    """Whether so much of a paragraph is signs and figures that its words tell little: code, a table, addresses."""
    return len(_LETTER.sub("", text)) * 100 > 15 * len(text)


def _is_prose(text: str, words: Sequence[str]) -> bool:
    """Whether a line in another script says something, where a name alone may belong to the article."""
    script = script_of(text)
    if script in ("Han", "Kana", "Thai"):  # written without spaces
        return len(text) >= 12
    if script in ("Latin", "Cyrillic", "Greek", "Armenian"):
        return len(text.split()) >= 3 and any(word[0].islower() for word in words)
    return len(words) >= 4


def _all_hits(lowered: Sequence[str]) -> Counter[str]:
    """How many of the words are common ones, by language."""
    languages = _languages_of()
    return Counter(code for word in lowered for code in languages.get(word, ()))


@cache
def _table() -> _Table:
    text = resources.files("workbench.read").joinpath("languages.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=_Table)


@cache
def _common() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _table().words.items()}


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages of each common word."""
    languages: dict[str, tuple[str, ...]] = {}
    for code, words in _common().items():
        for word in words:
            languages[word] = (*languages.get(word, ()), code)
    return languages


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"[{script.range}]") for name, script in _table().scripts.items()}


@cache
def _script_of_language(code: str) -> str:
    """The script that a language is written in; Latin for those that the table has no script for."""
    for name, script in _table().scripts.items():
        if script.language == code:
            return name
    return script_of(_table().words.get(code, "")) or "Latin"


def _ranked(text: str) -> list[tuple[str, float]]:
    """All languages the model knows, likeliest first, with their probabilities."""
    return [(code, float(probability)) for code, probability in _model().rank(text)]


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
