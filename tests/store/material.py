"""Articles, claims and entries written by hand, small enough to see through."""

from __future__ import annotations

from decimal import Decimal

from workbench.model import (
    Article,
    Checker,
    Claim,
    Date,
    Entry,
    Facts,
    Quantity,
    Span,
    article_of,
    checker_of,
    claim_id,
)
from workbench.signing import Signer, signer
from workbench.store.kinds import bodies, desk_bodies

TEXT = (
    "The harbour of Norvik handled 5.0 million tonnes in 2019. “We expect €40 billion,” said Ada Lund. "
    "One in four ships came from the naïve South. The mayor opened the quay on 3 May 1987."
)
ARTICLE = article_of(TEXT, title="Norvik’s harbour", publisher="Example Courier", url="https://example.org/1")
OTHER = article_of("A second text about 7 km of dyke and 12 pumps.", title="Dykes")
# The next draft: its last sentence comes first, and one figure is another.
DRAFT = article_of(
    "The mayor opened the quay on 3 May 1987. "
    "The harbour of Norvik handled 5.0 million tonnes in 2019. “We expect €40 billion,” said Ada Lund. "
    "One in five ships came from the naïve South.",
    title="Norvik’s harbour, second draft",
)
ANN = checker_of("Ann Ekberg", organization="Example Courier")
BEN = checker_of("Ben Osei")
ANNS_KEY, BENS_KEY = (signer(letter * 32) for letter in (b"a", b"b"))
AT = "2025-02-14T09:30:00.000Z"


def claim(words: str, *, article: Article = ARTICLE, worth: float = 0.5, claimant: str = "") -> Claim:
    """The claim on the first place of these words, with a figure that has digits to keep."""
    start = article.text.index(words)
    end = start + len(words)
    opening = article.text.rfind(". ", 0, start) + 2 if ". " in article.text[:start] else 0
    closing = article.text.find(".", end)
    figure = Quantity(
        start=start,
        end=end,
        text=words,
        lower=Decimal("5.0"),
        upper=None,
        unit="tonne",
        precision=Decimal("1E+5"),
    )
    day = Date(start=start, end=end, text=words, edtf="2019", rule="year")
    return Claim(
        id=claim_id(article.id, start, end),
        article_id=article.id,
        start=start,
        end=end,
        text=words,
        sentence=Span(opening, closing),
        kind="quantity",
        claimant=claimant,
        quantities=(figure,),
        dates=(day,),
        worth=worth,
        reasons=("has a figure",),
    )


TONNES = claim("5.0 million tonnes", worth=0.9)
BILLIONS = claim("€40 billion", claimant="Ada Lund", worth=0.7)
SHARE = claim("One in four", worth=0.4)
OPENED = claim("3 May 1987", worth=0.4)
CLAIMS = (TONNES, BILLIONS, SHARE, OPENED)
DYKE = claim("7 km", article=OTHER)
LATER = claim("5.0 million tonnes", article=DRAFT)
LATER_SHARE = claim("One in five", article=DRAFT)
LATER_OPENED = claim("3 May 1987", article=DRAFT)


def article(of: Article = ARTICLE) -> Entry:
    return bodies.entry("article", bodies.ArticleBody.of(of))


def reading(*claims: Claim, extractor: str = "1.0", published: str = "") -> Entry:
    body = bodies.ReadingBody(
        article_id=claims[0].article_id, extractor=extractor, claims=claims, published=published
    )
    return bodies.entry("reading", body)


def work(kind: str, body: bodies.Body, *, by: Checker = ANN, at: str = AT, salt: str = "") -> Entry:
    return bodies.entry(kind, body, checker=by.id, at=at, salt=salt.encode())


def verdict(
    of: Claim = TONNES,
    rating: str = "accurate",
    *,
    by: Checker = ANN,
    replaces: tuple[Entry, ...] = (),
    rests_on: tuple[Entry, ...] = (),
    at: str = AT,
    salt: str = "",
) -> Entry:
    body = bodies.VerdictBody(
        claim_id=of.id,
        scale="accuracy",
        rating=rating,
        evidence_ids=tuple(entry.id for entry in rests_on),
        supersedes=tuple(sorted(entry.id for entry in replaces)),
    )
    return work("verdict", body, by=by, at=at, salt=salt)


def evidence(of: Claim = TONNES, *, source: str = "", by: Checker = ANN, quote: str = "5.04") -> Entry:
    body = bodies.EvidenceBody(
        claim_id=of.id, source_id=source, calculation="" if source else "1 + 1", quote=quote
    )
    return work("evidence", body, by=by)


def calculation(*inputs: Entry, of: Claim = TONNES, by: Checker = ANN) -> Entry:
    """Evidence that names these entries as its inputs: e1, e2 …"""
    named = tuple(f"e{place}={entry.id}#0" for place, entry in enumerate(inputs, start=1))
    body = bodies.EvidenceBody(claim_id=of.id, calculation="e1 * 2 = 10.08", inputs=named)
    return work("evidence", body, by=by)


def series(name: str = "cpi", *, by: Checker = ANN) -> Entry:
    body = bodies.SeriesBody(name=name, source="Statistics Norvik", values=(("2010", Decimal(80)),))
    return work("series", body, by=by)


def revision(
    article: Article = DRAFT, before: Article = ARTICLE, *, by: Checker = ANN, salt: str = ""
) -> Entry:
    body = desk_bodies.RevisionBody(article_id=article.id, before=before.id)
    return work("revision", body, by=by, salt=salt)


def dismissal(of: Claim = TONNES, *, by: Checker = ANN) -> Entry:
    return work("dismissal", bodies.DismissalBody(claim_id=of.id, reason="a figure of speech"), by=by)


def source(
    title: str = "Port statistics", *, by: Checker = ANN, number: int = 0, at: str = AT, salt: str = ""
) -> Entry:
    body = bodies.SourceBody(title=title, publisher="Norvik Port", snapshot="0" * 64, number=number)
    return work("source", body, by=by, at=at, salt=salt)


def retraction(*of: Entry, by: Checker = ANN, at: str = AT, salt: str = "") -> Entry:
    return work(
        "retraction", bodies.RetractionBody(entries=tuple(entry.id for entry in of)), by=by, at=at, salt=salt
    )


def acceptance(*of: Entry, by: Checker = ANN, salt: str = "") -> Entry:
    body = bodies.AcceptanceBody(entries=tuple(entry.id for entry in of))
    return work("acceptance", body, by=by, salt=salt)


def erasure_request(*of: Entry, by: Checker = BEN, at: str = AT, why: str = "a court’s order") -> Entry:
    body = bodies.ErasureRequestBody(targets=tuple(entry.id for entry in of), why=why)
    return work("erasure_request", body, by=by, at=at)


def checker(who: Checker = ANN) -> Entry:
    return bodies.entry("checker", bodies.CheckerBody.of(who))


def signature(*of: Entry, by: Signer = ANNS_KEY, over: tuple[Entry, ...] = ()) -> Entry:
    """A signature said to be on these entries; `over` are those that the key was really used on."""
    names = tuple(entry.id for entry in of)
    made = by.sign([entry.id for entry in over or of])
    return bodies.entry("signature", bodies.SignatureBody(key=by.key, entries=names, signature=made))


def of_a_newer_version(*, snapshot: str = "") -> Entry:
    """An entry of a kind that this version does not know, which may name a snapshot."""
    card = f'"card":"{snapshot}",' if snapshot else ""
    body = "{" + card + '"claim_id":"' + TONNES.id + '","who":"the ministry"}'
    name = bodies.entry_id("contact", body, ANN.id, AT, b"n")
    return Entry(id=name, kind="contact", body=body, checker=ANN.id, at=AT, salt=b"n")


PERSON = work("person", desk_bodies.PersonBody(name="Quentin Quarrington", phone="+47 22 00 00 00"))
SIGNED = desk_bodies.SignOffBody(
    article_id=ARTICLE.id,
    because="read twice",
    digest="0" * 64,
    counts=Facts(facts=1, checked=1, carried=0, open=0, waived=0, dismissed=0),
)
QUESTION = desk_bodies.QuestionBody(claim_ids=(TONNES.id,), person_id=PERSON.id, text="Really?")
CORRECTION = desk_bodies.CorrectionBody(
    claim_id=TONNES.id,
    before=TONNES.text,
    after="5.1 million tonnes",
    because="the port says so",
    start=TONNES.start,
    end=TONNES.end,
)


def decision(correction: str) -> desk_bodies.DecisionBody:
    return desk_bodies.DecisionBody(claim_id=TONNES.id, correction=correction, decided="accepted")


NOTE = bodies.NoteBody(claim_id=TONNES.id, text="ring the port")
WAIVER = bodies.WaiverBody(claim_id=TONNES.id, reason="only the port counts")


def whole_history() -> list[Entry]:
    """One entry at least of every kind, with a dispute, an undo and something that is not known here."""
    report = source()
    first = verdict(by=ANN)
    undone = verdict(SHARE, "inaccurate", by=BEN)
    comparison = bodies.EvidenceBody(
        claim_id=BILLIONS.id,
        source_id=report.id,
        quote="40.2",
        locator="p. 4",
        quantities=BILLIONS.quantities,
    )
    return [
        article(),
        article(OTHER),
        reading(*CLAIMS),
        reading(DYKE),
        checker(ANN),
        checker(BEN),
        report,
        evidence(source=report.id),
        work("evidence", comparison, by=BEN),
        first,
        verdict(rating="mixed", by=BEN),
        undone,
        undo := retraction(undone, by=BEN),
        acceptance(undo),
        dismissal(OPENED),
        work("note", NOTE),
        work(
            "series", bodies.SeriesBody(name="cpi", source="the port", values=(("2024", Decimal("118.30")),))
        ),
        work("waiver", WAIVER),
        work("article_details", desk_bodies.ArticleDetailsBody(article_id=ARTICLE.id, slug="norvik")),
        revision(OTHER),
        PERSON,
        work("sign_off", SIGNED),
        question := work("question", QUESTION),
        work(
            "answer",
            desk_bodies.AnswerBody(claim_ids=(TONNES.id,), question=question.id, outcome="withdrawn"),
        ),
        work("tag", desk_bodies.TagBody(label="ports", claim_id=TONNES.id)),
        work("assignment", desk_bodies.AssignmentBody(assignee=BEN.id, article_id=ARTICLE.id)),
        work("claim", bodies.ClaimBody(claim=claim("Ada Lund"))),
        signature(first, undone),
        erasure_request(verdict(DYKE, salt="never here")),
        of_a_newer_version(),
    ]


def draft_history() -> list[Entry]:
    """What comes to the whole history with the next draft: its claims, and a correction that is decided."""
    correction = work("correction", CORRECTION)
    return [
        article(DRAFT),
        reading(LATER, LATER_SHARE, LATER_OPENED),
        revision(DRAFT),
        correction,
        work("decision", decision(correction.id)),
    ]
