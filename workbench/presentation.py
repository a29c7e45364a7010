"""How the work is told to people: the words and signs that the command line, the screen and the exports share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import NamedTuple

from workbench.model import (
    Answer,
    Checker,
    Claim,
    ClaimState,
    Correction,
    CorrectionState,
    Date,
    Decision,
    Doubt,
    DraftState,
    Fate,
    Proposal,
    Quantity,
    Question,
    Stance,
    Status,
    WorkRecord,
)

# Digits of an id that are shown: enough to tell things of one file apart, and few enough to be typed.
ID_DIGITS = 8
# What every record of work has beside what it says.
_NO_WORDS = frozenset({"id", "claim_id", "article_id", "parents", "wording", "checker", "at"})
_NOUNS = {"article_details": "details"}  # of tables whose name is not that of one record and an s
# Fields that name a checker by their id.
_PEOPLE = frozenset({"assignee"})


class StatusWords(NamedTuple):
    """A status: its sign, one cell wide, its word for readers of a report, and what it means to who works."""

    sign: str
    word: str
    meaning: str


class StanceWords(NamedTuple):
    """A stance: its sign, one cell wide, and its word."""

    sign: str
    word: str


class EntryWords(NamedTuple):
    """An entry of the journal: what one is called, what several are, and one's own where it is undone."""

    one: str
    many: str
    own: str


STATUSES: dict[Status, StatusWords] = {
    "open": StatusWords("·", "open", "open"),
    "reopened": StatusWords("!", "reopened", "reopened: what it rests on, or its words, changed"),
    "checking": StatusWords("?", "being checked", "checking: there is evidence, but no verdict"),
    "disputed": StatusWords("≠", "disputed", "disputed: checkers differ"),
    "checked": StatusWords("✓", "checked", "checked: one verdict stands"),
    "confirmed": StatusWords("=", "confirmed", "confirmed: two checkers agree"),
    "carried": StatusWords("→", "carried over", "carried: checked in the draft before, in the same sentence"),
    "dismissed": StatusWords("x", "not a claim", "dismissed: not a claim"),
}

STANCES: dict[Stance, StanceWords] = {
    "supports": StanceWords("+", "supports"),
    "refutes": StanceWords("−", "refutes"),
    "context": StanceWords("○", "context"),
}


FATES: dict[Fate, str] = {
    "proposed": "proposed",
    "contested": "decided differently",
    "accepted": "accepted, no draft yet",
    "rejected": "rejected",
    "stet": "stet",
    "carried_out": "carried out by the next draft",
    "ignored": "accepted, and not in the next draft",
    "cut": "accepted, its sentence is gone",
}
DRAFT_STATES: dict[DraftState, str] = {
    "kept": "kept",
    "moved": "moved",
    "changed_around": "in changed words",
    "changed": "changed",
    "new": "new",
    "gone": "gone",
}
# Behind a figure or date that might be read otherwise, and what of it is in doubt.
DOUBT_SIGN = "(?)"
DOUBTS: dict[Doubt, str] = {
    "order": "day or month first",
    "currency": "which country's money",
    "pounds": "weight or money",
    "points": "percentage points or others",
    "million": "metres or millions",
    "billion": "a thousand million or a million million",
}


def _regular(kind: str) -> EntryWords:
    return EntryWords(kind, f"{kind}s", f"your {kind}")


# By an entry's kind, in the order in which they are told, then what travels beside entries, and any entry.
ENTRIES: dict[str, EntryWords] = {
    "article": _regular("article"),
    "reading": _regular("reading"),
    "claim": EntryWords("claim", "claims", "your wording of the claim"),
    "verdict": _regular("verdict"),
    "evidence": EntryWords("piece of evidence", "pieces of evidence", "your piece of evidence"),
    "source": _regular("source"),
    "dismissal": EntryWords("dismissal", "dismissals", "your “not a claim”"),
    "waiver": _regular("waiver"),
    "note": _regular("note"),
    "article_details": EntryWords("article’s details", "details of articles", "your details of the article"),
    "revision": EntryWords("draft", "drafts", "that it is a draft"),
    "correction": _regular("correction"),
    "decision": EntryWords("decision on a correction", "decisions on corrections", "your decision"),
    "person": EntryWords("person", "people", "your person"),
    "question": _regular("question"),
    "answer": EntryWords("answer", "answers", "your answer"),
    "sign_off": EntryWords("sign-off", "sign-offs", "your sign-off"),
    "tag": _regular("tag"),
    "assignment": _regular("assignment"),
    "series": EntryWords("series", "series", "your series"),
    "retraction": EntryWords("retraction", "retractions", "your no to another's entry"),
    "acceptance": EntryWords("agreement to a proposal", "agreements to proposals", "your agreement"),
    "checker": EntryWords("checker", "checkers", "your name"),
    "signature": _regular("signature"),
    "snapshot": _regular("snapshot"),
    "erasure": _regular("erasure"),
    "erasure_request": EntryWords("request to erase", "requests to erase", "your request to erase"),
    "entry": EntryWords("entry", "entries", "your entry"),
}


def counted(number: int, kind: str) -> str:
    """So many of a kind of entry, or of anything with a regular plural: "2 pieces of evidence", "1,000 claims"."""
    words = _entry(kind)
    return f"{number:,} {words.one if number == 1 else words.many}"


def counts_line(counts: Mapping[str, int]) -> str:
    """Of which kinds there are how many, without those of which there are none: "1 article, 31 claims"; "" for none."""
    order = dict.fromkeys([*ENTRIES, *counts])
    return ", ".join(counted(counts[kind], kind) for kind in order if counts.get(kind))


def with_doubt(text: str, doubt: Doubt) -> str:
    """A reading, and in brackets what of it is in doubt: "2019 (? day or month first)"."""
    return f"{text} (? {DOUBTS[doubt]})" if doubt else text


def doubts_of(claim: Claim) -> Iterator[str]:
    """Each figure and date of a claim that might be read otherwise, with what is in doubt."""
    readings: tuple[Quantity | Date, ...] = (*claim.quantities, *claim.dates)
    for reading in readings:
        if reading.doubt:
            yield f"“{reading.text}”: {DOUBTS[reading.doubt]}"


def doubt_sign(claim: Claim) -> str:
    """The sign behind a claim of which a reading is in doubt; "" for none."""
    return f" {DOUBT_SIGN}" if any(doubts_of(claim)) else ""


def own_entry(kind: str) -> str:
    """An entry of the reader's own, as in "Undone: your verdict"."""
    return _entry(kind).own


def short_id(whole: str) -> str:
    """How an id is shown, and can be typed."""
    return whole[:ID_DIGITS]


def checker_name(checker_id: str, checkers: Mapping[str, Checker]) -> str:
    """A checker's name; the beginning of the id of one who is not in the file."""
    checker = checkers.get(checker_id)
    return checker.name if checker else short_id(checker_id)


def checker_initials(checker_id: str, checkers: Mapping[str, Checker]) -> str:
    """A checker's initials, or the name of one without; the beginning of the id of one who is not in the file."""
    checker = checkers.get(checker_id)
    return checker.initials if checker and checker.initials else checker_name(checker_id, checkers)


def full_name(checker: Checker) -> str:
    """A checker's name with the initials by which they are shown elsewhere: "Ada Byron (AB)"."""
    return f"{checker.name} ({checker.initials})" if checker.initials else checker.name


def work_lines(state: ClaimState, name: Callable[[str], str]) -> Iterator[str]:
    """What people did to a claim besides judging it, a line each: "note, Ann Ekberg, 2025-02-14: ring the port".

    `name` tells what a checker is called, by their id.
    """
    yield from records_lines({"added": state.added_claims, "notes": state.notes, **state.work}, name)


def records_lines(work: Mapping[str, tuple[WorkRecord, ...]], name: Callable[[str], str]) -> Iterator[str]:
    """What people did, by the name of its table, a line each: "assignment, Ann Ekberg, 2025-02-14: Ben Osei"."""
    for table, records in work.items():
        for record in records:
            noun = _NOUNS.get(table) or table.removesuffix("s")
            yield f"{noun}, {name(record.checker)}, {record.at[:10]}: {_words(record, name)}"


def correction_lines(state: CorrectionState, checkers: Mapping[str, Checker]) -> Iterator[str]:
    """A correction: what became of it, its sentence before and after, why, and who decided."""
    correction = state.correction
    words = f"{correction.before} → {correction.after}"
    yield f"{short_id(correction.id)}  No. {state.number}, {FATES[state.fate]}: {words}"
    yield f"  before: {state.sentence}"
    yield f"  after: {state.corrected}"
    yield f"  {_when(correction, checkers)}: {correction.because}"
    for decision in state.decisions:
        because = f": {decision.because}" if decision.because else ""
        yield f"  {decision.decided} by {_when(decision, checkers)}{because}"


def _when(record: WorkRecord, checkers: Mapping[str, Checker]) -> str:
    return f"{checker_initials(record.checker, checkers)}, {record.at[:10]}"


def proposal_line(proposal: Proposal, name: Callable[[str], str]) -> str:
    """What somebody proposes: "proposed by Eve Nott, 2025-02-14: take back the verdict of Ann Ekberg (12ab34cd)".

    `name` tells what a checker is called, by their id.
    """
    act = _ACTS[proposal.kind]
    works = Counter((kind, author) for kind, _, author in proposal.set_aside)
    of = ", ".join(f"{counted(number, kind)} of {name(author)}" for (kind, author), number in works.items())
    what = f"{act} {of}" if of else act
    return f"proposed by {name(proposal.checker)}, {proposal.at[:10]}: {what} ({short_id(proposal.id)})"


# What a proposal would do, by the kind of its entry.
_ACTS = {"retraction": "take back", "verdict": "let their verdict replace", "dismissal": "this is no claim"}


def _words(record: WorkRecord, name: Callable[[str], str]) -> str:
    """What a record says of its own, field by field."""
    match record:
        case Correction(before=before, after=after, because=because):
            return f"“{before}” → “{after}”: {because}"
        case Question(text=text):
            return text
        case Answer(question=question, outcome=outcome):
            return f"{short_id(question)} {outcome}"
        case Decision(correction=correction, decided=decided, because=because):
            return f"{short_id(correction)} {decided}" + (f": {because}" if because else "")
    values = {each.name: getattr(record, each.name) for each in fields(record) if each.name not in _NO_WORDS}
    words = (
        name(value) if key in _PEOPLE else str(value)
        for key, value in values.items()
        if value not in ("", (), None)
    )
    return ", ".join(words)


def _entry(kind: str) -> EntryWords:
    return ENTRIES.get(kind) or _regular(kind)
