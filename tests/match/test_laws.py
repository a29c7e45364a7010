"""What holds for any two claims, however odd."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.match.pairs import known, pairs, state
from workbench import match
from workbench.model import Claim, ClaimState, Date, Quantity, Span, claim_id

_NUMBERS = st.none() | st.decimals(allow_nan=False, allow_infinity=False) | st.just(Decimal("1E+400"))
_UNITS = [
    "",
    "percent",
    "EUR",
    "USD / hour",
    "kilometer",
    "mile",
    "degree_Celsius",
    "kelvin",
    "no such unit",
    "EUR€",
]
_SENTENCES = st.text(max_size=60) | st.sampled_from([one for pair in pairs("alike")[::9] for one in pair])


_EDTF = ["", "1987", "198X", "XXXX", "1987-05/1988", "-0049", "1850~", "..", "/", "?"]
_PLACES = st.integers(-3, 70)
_FIGURES = st.builds(
    Quantity,
    start=_PLACES,
    end=_PLACES,
    text=st.just(""),
    lower=_NUMBERS,
    upper=_NUMBERS,
    unit=st.sampled_from(_UNITS),
    modifier=st.sampled_from(["=", "~", "<", ">="]),
    precision=st.decimals(0, 9),
    role=st.sampled_from(["", "from", "to", "by"]),
)
_DATES = st.builds(Date, start=_PLACES, end=_PLACES, text=st.just(""), edtf=st.sampled_from(_EDTF))


@st.composite
def states(draw: st.DrawFn) -> ClaimState:
    """Claims whose figures and dates stand anywhere, outside their sentence too."""
    sentence = draw(_SENTENCES)
    claim = Claim(
        id=claim_id("a", 0, len(sentence)), article_id="a", start=0, end=len(sentence), text=sentence,
        sentence=Span(0, len(sentence)), kind=draw(st.sampled_from(["quote", "statement", "quantity"])),
        claimant=draw(st.sampled_from(["", "Ada Holt", "’s", "the ministry"])),
        quantities=tuple(draw(st.lists(_FIGURES, max_size=3))), dates=tuple(draw(st.lists(_DATES, max_size=2))),
    )  # fmt: skip
    return ClaimState(claim=claim, number=1, sentence=sentence, status="open")


@given(states(), states())
def test_the_score_is_the_same_both_ways_and_never_leaves_its_bounds(
    one: ClaimState, other: ClaimState
) -> None:
    there, back = match.compare(one, other), match.compare(other, one)
    assert there.score == back.score
    assert there.figures == back.figures
    assert 0 <= there.score <= 1


@given(states())
def test_a_claim_is_wholly_like_itself(one: ClaimState) -> None:
    assert match.compare(one, one).score == 1


@given(st.sampled_from([sentence for pair in pairs("same") for sentence in pair]).filter(state))
def test_a_claim_told_again_elsewhere_in_the_same_words_is_wholly_like_it(sentence: str) -> None:
    one = known(sentence)
    again = replace(one, claim=replace(one.claim, id="f" * 40, article_id="another"))
    found = match.compare(one, again)
    assert (found.score, found.claim_id) == (1, "f" * 40)
