"""The phrases of boilerplate.toml, ready to be compared with a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec

Phrases = dict[str, list[str]]

# The longest line, in characters, that each kind of phrase is looked for in: a longer one is a paragraph of prose.
_WHOLE_MAX, _LABEL_MAX, LONGEST, _PATTERN_MAX = 60, 250, 600, 250

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_LEAD = r"[^\w\"'“”„«‘‹]{0,3}"  # bullets and arrows, but no quotation mark: what is quoted is someone's words
_DIVIDED = r"\s*[:–—|>»→]+\s*\S|\s+-\s+\S"
_GLUED = r"(?-i:[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ‘“«\"„])"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of boilerplate and its phrases by language; the fields are explained in boilerplate.toml."""

    name: str
    what: str
    ends: bool = False
    top: bool = False
    bottom: bool = False
    tail: bool = False
    documents: bool = False
    whole: Phrases = {}
    label: Phrases = {}
    opening: Phrases = {}
    pattern: Phrases = {}


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: list[Rule]


@dataclass(frozen=True, slots=True)
class Hit:
    """The rule that a line falls under, the phrase that says so, and the author where a byline names one."""

    rule: Rule
    phrase: str
    author: str = ""


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the table."""
    text = resources.files("workbench.read").joinpath("boilerplate.toml").read_text(encoding="utf-8")
    return tuple(msgspec.toml.decode(text, type=_Table).rule)


def match(line: str) -> Hit | None:
    """The first rule that a line, with straight apostrophes and single spaces, falls under; None for prose."""
    if len(line) > LONGEST:
        return None
    return _whole(line) or _label(line) or _opening(line) or _pattern(line)


def is_whole(line: str) -> bool:
    """Whether a line is a phrase and nothing else: a heading, where a label or pattern names what it stands for."""
    return _whole(line) is not None


def bare(line: str) -> str:
    """A line as phrases are compared: without the signs around it and in one case."""
    return _EDGES.sub("", line).casefold()


def _whole(line: str) -> Hit | None:
    return _wholes().get(bare(line)) if len(line) <= _WHOLE_MAX else None


def _label(line: str) -> Hit | None:
    if len(line) > _LABEL_MAX or line.endswith("."):
        return None
    fit = _expression("label").match(line)
    if not fit:
        return None
    hit = _hits("label")[fit["phrase"].casefold()]
    glued = fit["glued"] is not None
    return hit if not glued or " " in hit.phrase else None


def _opening(line: str) -> Hit | None:
    fit = _expression("opening").match(line)
    return _hits("opening")[fit["phrase"].casefold()] if fit else None


def _pattern(line: str) -> Hit | None:
    if len(line) > _PATTERN_MAX or not _any_pattern().fullmatch(line):
        return None
    for pattern, hit in _patterns():
        fit = pattern.fullmatch(line)
        if fit:
            return Hit(hit.rule, hit.phrase, fit.groupdict().get("author") or "")
    return None


def phrases(rule: Rule, kind: str) -> Iterator[str]:
    """A rule's phrases of one kind, in all languages."""
    table: Phrases = getattr(rule, kind)
    for written in table.values():
        yield from written


@cache
def _wholes() -> dict[str, Hit]:
    return {bare(phrase): Hit(rule, phrase) for rule in rules() for phrase in phrases(rule, "whole")}


@cache
def _hits(kind: str) -> dict[str, Hit]:
    return {phrase.casefold(): Hit(rule, phrase) for rule in rules() for phrase in phrases(rule, kind)}


@cache
def _expression(kind: str) -> re.Pattern[str]:
    """All phrases of one kind as one expression, the longest first, so that none hides behind its own beginning."""
    tail = rf"(?:{_DIVIDED}|(?P<glued>{_GLUED}))" if kind == "label" else r"(?!\w)"
    return re.compile(rf"{_LEAD}(?P<phrase>{_either(_hits(kind))}){tail}", re.IGNORECASE)


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Hit], ...]:
    return tuple(
        (re.compile(phrase), Hit(rule, phrase)) for rule in rules() for phrase in phrases(rule, "pattern")
    )


@cache
def _any_pattern() -> re.Pattern[str]:
    """All patterns at once, so that a line that none of them fits costs one look."""
    written = (phrase for rule in rules() for phrase in phrases(rule, "pattern"))
    nameless = (re.sub(r"\(\?P<\w+>", "(?:", phrase) for phrase in written)
    return re.compile("|".join(f"(?:{phrase})" for phrase in nameless))
