"""Reports made by hand, so that the exports are tested without a file and without the reader of texts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from workbench.model import (
    AddedClaim,
    Claim,
    ClaimState,
    Comparison,
    Counts,
    Date,
    Evidence,
    Kind,
    Note,
    Quantity,
    Report,
    Source,
    Span,
    Status,
    Verdict,
    Waiver,
    article_of,
    checker_of,
    claim_id,
)

TEXT = (
    "Harbour to grow by a third\n\n"
    "The port handled 7 billion tonnes in 2019, the harbour master said. "
    "Fees rose from €40 to €50.0 a berth. "
    "Three in five berths are leased. "
    "No ferry runs on Sundays. "
    "It is the oldest port of the coast."
)
ARTICLE = article_of(
    TEXT,
    title="Harbour to grow by a third",
    publisher="Coast Daily",
    url="https://coast.example/harbour",
    published=date(2026, 2, 1),
)
ANNA = checker_of("Anna Berg", organization="Desk")
BEN = checker_of("Ben Ode", initials="bo", organization="Desk")
REGISTER = Source(
    id="aa" * 20, title="Harbour register", publisher="Port office", url="https://port.example/r", published="2019",
    accessed="2026-02-01T10:00:00.000Z", kind="primary", archive_url="https://archive.example/r", checker=ANNA.id,
)  # fmt: skip
PILOT = Source(
    id="bb" * 20, title="Call with Pilot Vane", publisher="Vane himself", url="https://vane.example",
    archive_url="https://archive.example/vane", snapshot="5e" * 32, kind="person", confidential=True, checker=BEN.id,
)  # fmt: skip
UNUSED = Source(id="cc" * 20, title="Never cited")


def claim(text: str, kind: Kind = "statement", **fields: object) -> Claim:
    """A claim that stands where `text` first stands in the article, in the sentence around it."""
    start = ARTICLE.text.index(text)
    end = start + len(text)
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s|$)|(?=\n\n)", ARTICLE.text)]
    stop = min(place for place in ends if place >= end)
    begin = max((place for place in ends if place <= start), default=0)
    begin += len(ARTICLE.text[begin:]) - len(ARTICLE.text[begin:].lstrip())
    made = Claim(
        id=claim_id(ARTICLE.id, start, end), article_id=ARTICLE.id, start=start, end=end, text=text,
        sentence=Span(begin, stop), kind=kind,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def state(made: Claim, number: int, status: Status = "open", **fields: object) -> ClaimState:
    sentence = ARTICLE.text[made.sentence.start : made.sentence.end]
    return ClaimState(claim=made, number=number, sentence=sentence, status=status, **fields)  # type: ignore[arg-type]


def quantity(text: str, lower: str | None, upper: str | None, unit: str = "", **fields: object) -> Quantity:
    start = TEXT.index(text)
    low, high = (None if bound is None else Decimal(bound) for bound in (lower, upper))
    return Quantity(start=start, end=start + len(text), text=text, lower=low, upper=high, unit=unit, **fields)  # type: ignore[arg-type]


def _checked() -> ClaimState:
    year = TEXT.index("2019")
    made = claim(
        "7 billion tonnes in 2019", "quantity", claimant="the harbour master", worth=0.75, reasons=("a figure",),
        quantities=(quantity("7 billion tonnes", "7E+9", "7E+9", "metric_ton", precision=Decimal("1E+9")),),
        dates=(Date(start=year, end=year + 4, text="2019", edtf="2019"),),
    )  # fmt: skip
    working = Comparison(
        claimed="7 billion tonnes", found="7.1 billion tonnes", outcome="consistent", finding="within_rounding",
        explanation="7 billion stands for 6.5 to 7.5 billion, and 7.1 billion lies within.",
    )  # fmt: skip
    evidence = Evidence(
        id="e1" * 20, claim_id=made.id, source_id=REGISTER.id, quote="7.1 billion tonnes", locator="p. 50",
        comparison=working, checker=ANNA.id, at="2026-02-01T10:05:00.000Z",
    )  # fmt: skip
    verdict = Verdict(
        id="d1" * 20, claim_id=made.id, scale="accuracy", rating="accurate", explanation="The register has it.",
        evidence_ids=(evidence.id,), checker=ANNA.id, at="2026-02-01T10:06:00.000Z",
    )  # fmt: skip
    waiver = Waiver(
        id="f1" * 20, claim_id=made.id, reason="Counted by us, too", checker=ANNA.id, at="2026-02-01T10:07:00.000Z"
    )  # fmt: skip
    return state(made, 2, "checked", verdicts=(verdict,), evidence=(evidence,), waivers=(waiver,),
        notes=(
            Note(id="f3" * 20, claim_id=made.id, text="*Ring* the port", checker=BEN.id, at="2026-02-01T09:00:00Z"),
        ),
        added_claims=(
            AddedClaim(id="f4" * 20, claim_id=made.id, text=made.text, checker=BEN.id, at="2026-02-01T08:00:00Z"),
        ),
    )  # fmt: skip


def _disputed() -> ClaimState:
    low = quantity("€40", "40", "40", "EUR", role="from")
    high = quantity("€50.0 a berth", "50.0", "50.0", "EUR", role="to", precision=Decimal("0.1"))
    made = claim("from €40 to €50.0 a berth", "change", quantities=(low, high))
    secret = Evidence(
        id="e2" * 20, claim_id=made.id, source_id=PILOT.id, quote="They took 55 from me", locator="minute 4",
        stance="refutes", checker=BEN.id, at="2026-02-02T09:00:00.000Z",
    )  # fmt: skip
    sums = Evidence(
        id="e3" * 20, claim_id=made.id, calculation="50 − 40 = 10", stance="context", checker=BEN.id
    )
    mine = Verdict(
        id="d2" * 20,
        claim_id=made.id,
        scale="accuracy",
        rating="accurate",
        checker=ANNA.id,
        at="2026-02-01T11:00:00Z",
    )
    theirs = Verdict(
        id="d3" * 20, claim_id=made.id, scale="accuracy", rating="mixed", explanation="Not for all berths.",
        checker=BEN.id, at="2026-02-02T09:01:00.000Z",
    )  # fmt: skip
    waiver = Waiver(id="f2" * 20, claim_id=made.id, reason="Pilot Vane told us", checker=BEN.id)
    return state(made, 3, "disputed", verdicts=(mine, theirs), evidence=(secret, sums), waivers=(waiver,),
        notes=(
            Note(
                id="f5" * 20, claim_id=made.id, text="Vane is not named", checker=BEN.id, at="2026-02-02T08:00:00Z"
            ),
        ),
    )  # fmt: skip


def report() -> Report:
    """One claim of each standing a reader meets, with a confidential source."""
    claims = (
        state(claim("grow by a third", "change"), 1, "dismissed"),
        _checked(),
        _disputed(),
        state(claim("Three in five berths", "quantity"), 4),
        state(claim("No ferry runs on Sundays"), 5, "checking", evidence=(_orphan(),)),
    )
    return Report(
        article=ARTICLE,
        counts=Counts(open=1, checking=1, checked=1, disputed=1, dismissed=1),
        claims=claims,
        sources={source.id: source for source in (UNUSED, PILOT, REGISTER)},
        checkers={checker.id: checker for checker in (BEN, ANNA)},
    )


def _orphan() -> Evidence:
    return Evidence(
        id="e4" * 20, claim_id="", source_id="dd" * 20, quote="whose source has not come yet", locator="p. 9"
    )


def hostile(text: str) -> Report:
    """A report in which every word that comes from outside is `text`."""
    article = article_of(f"Before {text} after.", title=text, publisher=text, author=text, url=text)
    span = Span(0, len(article.text))
    made = Claim(
        id="c0" * 20, article_id=article.id, start=7, end=7 + len(text), text=text, sentence=span, kind="statement",
        claimant=text, reasons=(text,),
    )  # fmt: skip
    source = Source(id="aa" * 20, title=text, publisher=text, url=text, published=text, archive_url=text)
    working = Comparison(claimed=text, found=text, outcome="consistent", finding="exact", explanation=text)
    evidence = Evidence(
        id="e0" * 20, claim_id=made.id, source_id=source.id, quote=text, locator=text, comparison=working
    )
    sums = replace(evidence, source_id="", calculation=text, stance="context")
    verdict = Verdict(
        id="d0" * 20, claim_id=made.id, scale=text, rating=text, explanation=text, checker=BEN.id, at=text
    )
    waiver = Waiver(id="f0" * 20, claim_id=made.id, reason=text, checker=BEN.id)
    one = ClaimState(
        claim=made,
        number=1,
        sentence=ARTICLE.text,
        status="checked",
        verdicts=(verdict,),
        evidence=(evidence, sums),
        waivers=(waiver,),
        notes=(Note(id="f6" * 20, claim_id=made.id, text=text, checker=BEN.id),),
        added_claims=(AddedClaim(id="f7" * 20, claim_id=made.id, text=text, checker=BEN.id),),
    )
    two = replace(one, number=2, status="dismissed")
    people = {BEN.id: replace(BEN, name=text, initials=text)}
    return Report(
        article=article, counts=Counts(), claims=(one, two), sources={source.id: source}, checkers=people
    )
