"""What holds for any two drafts: a claim is kept only in the sentence it had, and typography is no change."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drafts.drafts import PAIRS, read
from workbench import drafts, extract
from workbench.model import Claim, article_of
from workbench.typography import normalize

LAW = settings(deadline=None, max_examples=60)
_TEXTS = [text for path in PAIRS for text in (read(path).before, read(path).after)]
_FIGURES = ["3", "three", "5,000", "50 percent", "1987", "never", "Ada Holm", ""]


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A draft, and one made of it: words replaced, sentences dropped, doubled and put elsewhere."""
    text = draw(st.sampled_from(_TEXTS))
    after = text
    for _ in range(draw(st.integers(0, 6))):
        after = draw(st.sampled_from([_reworded, _reordered, _without_a_sentence, _doubled]))(draw, after)
    return text, after


def _reworded(draw: st.DrawFn, text: str) -> str:
    words = text.split(" ")
    words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(_FIGURES))
    return " ".join(words)


def _reordered(draw: st.DrawFn, text: str) -> str:
    return "\n\n".join(draw(st.permutations(text.split("\n\n"))))


def _without_a_sentence(draw: st.DrawFn, text: str) -> str:
    sentences = text.split(". ")
    del sentences[draw(st.integers(0, len(sentences) - 1))]
    return ". ".join(sentences)


def _doubled(draw: st.DrawFn, text: str) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join([*paragraphs, draw(st.sampled_from(paragraphs))])


def claims(text: str) -> dict[str, Claim]:
    return {claim.id: claim for claim in extract.claims(article_of(text))}


def sentence(text: str, claim: Claim) -> str:
    return normalize(text[slice(*claim.sentence)])


@LAW
@given(edited())
def test_no_tick_is_carried_to_another_sentence_or_other_words(texts: tuple[str, str]) -> None:
    before, after = texts
    old, new = claims(before), claims(after)
    pairs = drafts.pairs(drafts.align(before, after), list(old.values()), list(new.values()))
    for pair in pairs:
        if pair.state in ("kept", "moved"):
            source, target = old[pair.before], new[pair.after]
            assert sentence(before, source) == sentence(after, target)
            assert normalize(source.text) == normalize(target.text)
    assert len({pair.before for pair in pairs}) == len(pairs) == len({pair.after for pair in pairs})


@LAW
@given(st.sampled_from(_TEXTS))
def test_a_draft_of_itself_keeps_every_claim(text: str) -> None:
    own = claims(text)
    pairs = drafts.pairs(drafts.align(text, text), list(own.values()), list(own.values()))
    assert [(pair.state, pair.before, pair.after) for pair in pairs] == [("kept", name, name) for name in own]
    assert {paragraph.state for paragraph in drafts.paragraphs(drafts.align(text, text))} == {"same"}


_TYPESET = {"“": '"', "”": '"', " – ": " -- ", ". ": ".  ", "é": "e\u0301", "5 ": "5\u00a0"}


@LAW
@given(st.sampled_from(_TEXTS), st.sets(st.sampled_from(sorted(_TYPESET))))
def test_typography_is_no_change(text: str, shapes: set[str]) -> None:
    after = text
    for shape in sorted(shapes):
        after = after.replace(shape, _TYPESET[shape])
    assert normalize(after) == normalize(text)
    alignment = drafts.align(text, after)
    assert alignment.links == list(range(len(alignment.before.keys)))


@LAW
@given(edited())
def test_alignment_says_the_same_each_time(texts: tuple[str, str]) -> None:
    assert drafts.align(*texts).links == drafts.align(*texts).links
