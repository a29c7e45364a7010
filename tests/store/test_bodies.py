"""Bodies are canonical, complete and strict, and an id stands for all of an entry."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store import material as m
from tests.store.histories import LAW
from workbench.errors import InputError
from workbench.model import (
    Claim,
    Comparison,
    Date,
    Entry,
    Kind,
    Modifier,
    Quantity,
    Span,
    claim_id,
    identity,
)
from workbench.store.kinds import bodies

_OFFSETS = st.integers(0, 2**31 - 1)
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
_SPANS = st.tuples(_OFFSETS, _OFFSETS).map(sorted)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    start, end = draw(_SPANS)
    return Quantity(
        start=start,
        end=end,
        text=draw(_TEXTS),
        lower=draw(st.none() | _NUMBERS),
        upper=draw(st.none() | _NUMBERS),
        unit=draw(st.sampled_from(["", "percent"])),
        modifier=draw(st.sampled_from(get_args(Modifier))),
        precision=draw(_NUMBERS),
        counted=draw(_TEXTS),
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    (start, end), sentence, day = draw(_SPANS), draw(_SPANS), draw(_SPANS)
    return Claim(
        id=claim_id(m.ARTICLE.id, start, end),
        article_id=m.ARTICLE.id,
        start=start,
        end=end,
        text=draw(_TEXTS),
        sentence=Span(*sentence),
        kind=draw(st.sampled_from([kind for kind in get_args(Kind) if kind != "omission"])),
        claimant=draw(_TEXTS),
        quantities=tuple(draw(st.lists(quantities(), max_size=2))),
        dates=(Date(start=day[0], end=day[1], text="x", edtf=draw(_TEXTS), relative=draw(st.booleans())),),
        worth=draw(st.floats(0, 1)),
        reasons=tuple(draw(st.lists(_TEXTS, max_size=2))),
    )


def _written(claim: Claim) -> str:
    """Every field with its digits: Decimal("5.0") equals Decimal("5") but is not written like it."""
    return repr(claim)


@LAW
@given(st.lists(claims(), max_size=3, unique_by=lambda claim: claim.id))
def test_a_reading_comes_back_with_every_digit_and_character(found: list[Claim]) -> None:
    body = bodies.ReadingBody(article_id=m.ARTICLE.id, extractor="1", claims=tuple(found))
    back = bodies.decode(bodies.entry("reading", body), bodies.ReadingBody)
    assert [_written(claim) for claim in back.claims] == [_written(claim) for claim in found]


@LAW
@given(claims())
def test_an_entry_is_canonical_whatever_it_was_made_from(found: Claim) -> None:
    entry = m.work("claim", bodies.ClaimBody(claim=found))
    again = m.work("claim", bodies.decode(entry, bodies.ClaimBody))
    assert again == entry
    assert entry.body.encode() == msgspec.json.encode(msgspec.json.decode(entry.body), order="sorted")


def test_fields_at_their_default_are_left_out() -> None:
    assert m.verdict().body == (f'{{"claim_id":"{m.TONNES.id}","rating":"accurate","scale":"accuracy"}}')


def test_a_default_with_other_digits_is_kept() -> None:
    figure = Quantity(start=0, end=1, text="1", lower=Decimal(1), upper=Decimal(1), precision=Decimal("1.0"))
    body = bodies.EvidenceBody(claim_id=m.TONNES.id, calculation="1", quantities=(figure,))
    back = bodies.decode(m.work("evidence", body), bodies.EvidenceBody)
    assert str(back.quantities[0].precision) == "1.0"


def test_whole_numbers_are_written_as_the_type_has_them() -> None:
    whole, real = replace(m.TONNES, worth=1), replace(m.TONNES, worth=1.0)
    assert m.reading(whole) == m.reading(real)


def test_evidence_keeps_its_comparison() -> None:
    comparison = Comparison(
        claimed="5", found="5.04", outcome="consistent", finding="within_rounding", flags=("unit_slip",)
    )
    body = bodies.EvidenceBody(claim_id=m.TONNES.id, calculation="5.04", comparison=comparison)
    assert bodies.decode(m.work("evidence", body), bodies.EvidenceBody) == body


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (m.article(), "ad50b733cb334dbde1a15bbc070921e164fa661a"),
        (m.reading(m.TONNES), "24b1ca3f868bfe571a2c8ecf1028d458c9e330a7"),
        (m.checker(), "f10b3782aae1e2e5314418b0bb145f9138e4b4bf"),
        (m.verdict(salt="s"), "0221d9d606d03c03e50f029633712b696fd4dc59"),
        (m.source(), "a3c9f3547e6acb782e79c82593b8364205a6423d"),
    ],
    ids=["article", "reading", "checker", "verdict", "source without a number"],
)
def test_an_id_once_given_stays(entry: Entry, name: str) -> None:
    assert entry.id == name


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "note"},
        {"body": m.verdict(rating="mixed").body},
        {"checker": m.BEN.id},
        {"at": "2025-02-14T09:30:00.001Z"},
        {"salt": b"other"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_an_entry_of_which_anything_was_changed_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="not what its id says"):
        bodies.checked(replace(m.verdict(), **changed))


def _entry(kind: str, body: str) -> Entry:
    derived = kind in {"article", "reading", "checker"}
    who, at = ("", "") if derived else (m.ANN.id, m.AT)
    return Entry(id=bodies.entry_id(kind, body, who, at), kind=kind, body=body, checker=who, at=at)


_FIGURE = '{"start":0,"end":1,"text":"x","lower":"%s","upper":null}'


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("verdict", "{}"),
        ("verdict", "not JSON"),
        ("verdict", '{"claim_id":"short","scale":"s","rating":"r"}'),
        ("verdict", f'{{"claim_id":"{m.TONNES.id}","scale":"s","rating":5}}'),
        ("verdict", f'{{"claim_id":"{m.TONNES.id}","scale":"s","rating":""}}'),
        ("verdict", f'{{"claim_id":"{m.TONNES.id}","scale":"s","rating":"r","supersedes":["x"]}}'),
        ("evidence", f'{{"claim_id":"{m.TONNES.id}","stance":"perhaps"}}'),
        ("evidence", f'{{"claim_id":"{m.TONNES.id}","quantities":[{_FIGURE % "NaN"}]}}'),
        ("evidence", f'{{"claim_id":"{m.TONNES.id}","quantities":[{_FIGURE % "Infinity"}]}}'),
        ("evidence", f'{{"claim_id":"{m.TONNES.id}","quantities":[{_FIGURE % "five"}]}}'),
        ("evidence", f'{{"claim_id":"{m.TONNES.id}","quantities":[{_FIGURE % ("1E+" + "9" * 30)}]}}'),
        ("note", '{"new":' + "[" * 100_000),
        ("reading", f'{{"article_id":"{m.ARTICLE.id}","extractor":"{"9" * 5000}"}}'),
        ("source", '{"title":"t","confidential":"no"}'),
        ("source", '{"title":"t","snapshot":"abc"}'),
        ("source", '{"title":"t","number":-1}'),
        ("source", '{"title":"t","number":1000000}'),
        ("source", '{"title":"t","number":1.5}'),
        ("source", '{"title":"t","number":"12"}'),
        ("source", '{"title":"t","number":true}'),
        ("retraction", '{"entries":[]}'),
        ("article", '{"text":""}'),
        ("article", '{"text":"x","published":"yesterday"}'),
        ("reading", f'{{"article_id":"{m.ARTICLE.id}","extractor":""}}'),
    ],
)  # fmt: skip
def test_a_body_with_a_field_that_cannot_be_is_refused(kind: str, body: str) -> None:
    with pytest.raises(InputError, match=f"is no {kind}|is not finite"):
        bodies.checked(_entry(kind, body))


@pytest.mark.parametrize(
    "changed",
    [{"worth": 1.5}, {"worth": float("nan")}, {"start": -1}, {"end": 2**40}, {"start": 9, "end": 3}],
    ids=str,
)
def test_a_claim_that_cannot_be_is_refused(changed: dict[str, Any]) -> None:
    found = replace(m.TONNES, **changed)
    named = replace(found, id=claim_id(found.article_id, found.start, found.end))
    with pytest.raises(InputError):
        m.reading(named)


@pytest.mark.parametrize(
    ("claims_read", "message"),
    [
        ((m.TONNES, m.TONNES), "two claims on one span"),
        ((m.TONNES, m.DYKE), "ids that do not follow"),
        ((replace(m.TONNES, id=m.SHARE.id),), "ids that do not follow"),
    ],
)
def test_a_reading_whose_claims_do_not_belong_together_is_refused(
    claims_read: tuple[Claim, ...], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        m.reading(*claims_read)


@pytest.mark.parametrize("text", ["half a pair \ud800", "\udfff"])
def test_half_a_surrogate_pair_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="cannot be kept"):
        m.source(text)


@pytest.mark.parametrize(
    ("checker", "at", "salt"),
    [(m.ANN.id, "", b""), ("", m.AT, b""), ("", "", b"s")],
    ids=["checker", "at", "salt"],
)
def test_what_follows_from_a_text_names_no_one(checker: str, at: str, salt: bytes) -> None:
    with pytest.raises(InputError, match="must name no checker"):
        bodies.entry("article", bodies.ArticleBody.of(m.ARTICLE), checker=checker, at=at, salt=salt)


@pytest.mark.parametrize(
    ("checker", "at"),
    [("", m.AT), ("Ann", m.AT), (m.ANN.id, ""), (m.ANN.id, "yesterday"), (m.ANN.id, m.AT[:-1])],
)
def test_what_a_person_does_says_who_and_when(checker: str, at: str) -> None:
    body = bodies.NoteBody(claim_id=m.TONNES.id, text="ring the port")
    with pytest.raises(InputError, match="needs a checker's id and a time"):
        bodies.entry("note", body, checker=checker, at=at)


def test_a_body_of_another_kind_is_refused() -> None:
    with pytest.raises(InputError, match="no body of kind 'verdict'"):
        bodies.entry("verdict", bodies.NoteBody(claim_id=m.TONNES.id, text="x"))
    with pytest.raises(InputError, match="not a NoteBody"):
        bodies.decode(m.verdict(), bodies.NoteBody)


def test_a_kind_of_a_newer_version_has_no_body_here_but_a_true_id() -> None:
    assert bodies.checked(m.of_a_newer_version()) is None
    with pytest.raises(InputError):
        bodies.checked(replace(m.of_a_newer_version(), salt=b"other"))


def test_a_field_of_a_newer_version_is_no_obstacle() -> None:
    body = f'{{"claim_id":"{m.TONNES.id}","confidence":3,"rating":"mixed","scale":"accuracy"}}'
    assert bodies.decode(_entry("verdict", body), bodies.VerdictBody).rating == "mixed"


def test_an_article_or_checker_under_a_false_id_is_refused() -> None:
    with pytest.raises(InputError, match="article_of"):
        bodies.ArticleBody.of(replace(m.ARTICLE, id=m.OTHER.id))
    with pytest.raises(InputError, match="checker_of"):
        bodies.CheckerBody.of(replace(m.ANN, id=m.BEN.id))


@given(
    st.text(alphabet="0123456789abcdef", min_size=40, max_size=40),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
)
def test_a_claim_is_named_by_its_article_and_its_place(article: str, start: int, end: int) -> None:
    assert claim_id(article, start, end) == identity("claim", article, str(start), str(end))
