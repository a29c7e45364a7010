"""Entries that keep every rule of ids and types, and ask for endless arithmetic, memory or patience: a row for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.store import material as m
from workbench.model import Checker, Comparison, Date, Entry, Quantity
from workbench.store.kinds import bodies, bounds
from workbench.store.kinds.canonical import encode
from workbench.store.kinds.registry import Body
from workbench.store.kinds.table import KINDS


@dataclass(frozen=True, slots=True)
class Hostile:
    """Entries beside an article with claims. `refused` are words of what keeps them out, "" where nothing does."""

    name: str
    build: Callable[[], list[Entry]]
    refused: str = ""

    def __str__(self) -> str:
        return self.name


def forced(kind: str, body: Body, *, by: Checker = m.BEN, salt: str = "") -> Entry:
    """An entry as a version without bounds wrote it."""
    row = KINDS[kind]
    text = encode(row.form.of(body) if row.form else body).decode()
    who, at, key = ("", "", b"") if row.is_derived else (by.id, m.AT, salt.encode())
    return Entry(
        id=bodies.entry_id(kind, text, who, at, key), kind=kind, body=text, checker=who, at=at, salt=key
    )


def _figure(unit: str = "tonne", number: Decimal = Decimal("5.04E+6"), precision: str = "1E+4") -> Quantity:
    return Quantity(
        start=0, end=4, text="5.04", lower=number, upper=number, unit=unit, precision=Decimal(precision)
    )  # fmt: skip


def _of_figure(*figures: Quantity) -> Callable[[], list[Entry]]:
    """A figure in a claim, in evidence on it, and in evidence on a claim that the article has already."""

    def build() -> list[Entry]:
        claim = replace(m.claim("12 pumps", article=m.OTHER), quantities=figures)
        found = bodies.EvidenceBody(claim_id=claim.id, calculation="1 + 1", quote="5.04", quantities=figures)
        return [
            forced("claim", bodies.ClaimBody(claim=claim)),
            forced("evidence", found),
            forced("evidence", replace(found, claim_id=m.TONNES.id)),
        ]

    return build


def _of_date(edtf: str) -> Callable[[], list[Entry]]:
    def build() -> list[Entry]:
        dates = (Date(start=0, end=4, text="then", edtf=edtf),)
        claim = replace(m.claim("12 pumps", article=m.OTHER), dates=dates)
        return [forced("claim", bodies.ClaimBody(claim=claim))]

    return build


def _work(kind: str, body: Body) -> Callable[[], list[Entry]]:
    return lambda: [forced(kind, body)]


def chain(length: int) -> Iterator[Entry]:
    """Verdicts each of which replaces the one before."""
    before: tuple[Entry, ...] = ()
    for number in range(length):
        verdict = m.verdict(replaces=before, by=m.BEN, salt=str(number), rating="mixed")
        before = (verdict,)
        yield verdict


_VERDICT = bodies.VerdictBody(claim_id=m.TONNES.id, scale="accuracy", rating="accurate")
_EVIDENCE = bodies.EvidenceBody(claim_id=m.TONNES.id, calculation="1 + 1 = 2")
_LONG = "A long word " * 10_000
_IMPOSSIBLE = "cannot be computed with"
_MANY = tuple(f"{number:040x}" for number in range(bounds.LISTED + 1))

ENTRIES: tuple[Hostile, ...] = (
    Hostile("a unit of no registry", _of_figure(_figure("zorkmid"), _figure("zorkmid / acre"))),
    Hostile("a number for a unit", _of_figure(_figure("nan"))),
    Hostile("a power of a scale", _of_figure(_figure("degree_Celsius ** 2"), _figure("decibel ** 2"))),
    Hostile("a product of powers", _of_figure(_figure(" * ".join(["quettameter ** 9"] * 12)))),
    Hostile(
        "a unit that is endless", _of_figure(_figure(" * ".join(["meter"] * 5000))), "its unit has 39,997"
    ),
    Hostile("a power without end", _of_figure(_figure("meter ** 999999999")), _IMPOSSIBLE),
    Hostile("powers of powers", _of_figure(_figure("meter" + " ** 2" * 50)), _IMPOSSIBLE),
    Hostile("brackets for a unit", _of_figure(_figure("(" * 200 + "meter" + ")" * 200)), "its unit has 405"),
    Hostile("a great exponent", _of_figure(_figure(number=Decimal("1E+999999999999999999"))), _IMPOSSIBLE),
    Hostile("a small exponent", _of_figure(_figure(number=Decimal("1E-100000000"))), _IMPOSSIBLE),
    Hostile("an endless precision", _of_figure(_figure(precision="1E-999999999")), _IMPOSSIBLE),
    Hostile("endless digits", _of_figure(_figure(number=Decimal("9" * 10_000))), _IMPOSSIBLE),
    Hostile("the largest figure", _of_figure(_figure(number=Decimal("1E+400"), precision="1E-400"))),
    Hostile("the smallest figure", _of_figure(_figure(number=Decimal("-1E-400"), precision="1E+400"))),
    Hostile("a precision of nothing", _of_figure(_figure(precision="0"), _figure(precision="-1"))),
    Hostile("bounds the wrong way", _of_figure(replace(_figure(), lower=Decimal(9), upper=Decimal(1)))),
    Hostile("many figures", _of_figure(*[_figure()] * 4_001), "its quantities has 4,001 items"),
    Hostile("the last day of all", _of_date("9999-12-31")),
    Hostile("a day of no calendar", _of_date("2019-02-31")),
    Hostile("a date of words", _of_date("/".join(["2019"] * 20))),
    Hostile("a date without end", _of_date("2019" * 1000), "its edtf has 4,000 characters"),
    Hostile("a long name", lambda: [forced("checker", bodies.CheckerBody(name=_LONG))], "its name has"),
    Hostile(
        "long initials",
        lambda: [
            forced("checker", bodies.CheckerBody(name="Ben Osei", initials="BO" * 500)),
            m.verdict(by=m.BEN),
        ],
        "its initials has 1,000 characters",
    ),
    Hostile("a long title", _work("source", bodies.SourceBody(title=_LONG)), "its title has 120,000"),
    Hostile("a long quotation", _work("evidence", replace(_EVIDENCE, quote=_LONG)), "its quote has 120,000"),
    Hostile(
        "a long explanation", _work("verdict", replace(_VERDICT, explanation=_LONG)), "its explanation has"
    ),
    Hostile("a long rating", _work("verdict", replace(_VERDICT, rating=_LONG)), "its rating has"),
    Hostile("a long note", _work("note", bodies.NoteBody(claim_id=m.TONNES.id, text=_LONG)), "its text has"),
    Hostile(
        "much evidence",
        _work("verdict", replace(_VERDICT, evidence_ids=_MANY)),
        "its evidence_ids has 10,001",
    ),
    Hostile(
        "much that is replaced", _work("verdict", replace(_VERDICT, supersedes=_MANY)), "its supersedes has"
    ),
    Hostile(
        "a series without end",
        _work(
            "series", bodies.SeriesBody(name="cpi", source="x", values=(("2010", Decimal("1E+999999999")),))
        ),
        "beyond all numbers",
    ),
    Hostile(
        "a comparison of its own",
        _work(
            "evidence",
            replace(
                _EVIDENCE,
                comparison=Comparison(
                    claimed=_LONG, found="", outcome="consistent", finding="nothing we know"
                ),
            ),
        ),
        "its claimed has",
    ),
    Hostile(
        "a finding and a rating of no table",
        lambda: [
            forced("verdict", replace(_VERDICT, scale="\x1b]0;a\x07", rating="\x1b[31m\u202ered")),
            forced(
                "evidence",
                replace(
                    _EVIDENCE,
                    comparison=Comparison(
                        claimed="a",
                        found="b",
                        outcome="consistent",
                        finding="\x1b[31m",
                        flags=("\x1b[2J", ""),
                    ),
                ),
            ),
        ],
    ),
    Hostile(
        "inputs that are not there",
        _work("evidence", replace(_EVIDENCE, calculation="e1 * 2 = 4", inputs=(f"e1={'ab' * 20}#9999",))),
    ),
    Hostile(
        "a formula without end", _work("evidence", replace(_EVIDENCE, calculation="(" * 50_000 + "1 = 1"))
    ),
    Hostile("verdicts that replace one another", lambda: list(chain(500))),
)
