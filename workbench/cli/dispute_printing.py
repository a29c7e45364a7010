"""How the command line shows verdicts side by side, claims for a second reader, and agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench import export, scales
from workbench.cli.columns import Column, table, terminal_width
from workbench.cli.printing import out, safe_lines
from workbench.model import (
    Agreement,
    Checker,
    ClaimState,
    Dispute,
    Exhibit,
    Ground,
    Proposal,
    SecondView,
    Side,
    Source,
)
from workbench.presentation import (
    STANCES,
    checker_initials,
    checker_name,
    full_name,
    proposal_line,
    short_id,
)
from workbench.terminal import shown_line

_NARROWEST = 26  # columns in which a sentence can still be read
_OWN = "≠ "  # before evidence that not every verdict rests on


def show_dispute(dispute: Dispute, sources: Mapping[str, Source], checkers: Mapping[str, Checker]) -> None:
    """Prints a claim and its verdicts, as many beside each other as the terminal has room for, and what is proposed."""
    state = dispute.state
    remark = [f"  {dispute.remark}"] if dispute.remark else []
    out(safe_lines([f"{short_id(state.claim.id)}  {state.claim.text}", f"  {state.sentence}", *remark]))
    width = terminal_width()
    beside = max(1, width // _NARROWEST) if width else len(dispute.sides)
    for start in range(0, len(dispute.sides), beside):
        out(_sides(dispute.sides[start : start + beside], sources))
    if any(not ground.shared for side in dispute.sides for ground in side.grounds):
        out(f"  {_OWN}not every verdict rests on this")
    for line in proposal_lines(dispute.proposals, checkers):
        out(f"  {line}")
    out("")


def proposal_lines(proposals: Sequence[Proposal], checkers: Mapping[str, Checker]) -> list[str]:
    """What is proposed, a line each, and how one says what becomes of it."""
    lines = [
        shown_line(proposal_line(each, lambda checker: checker_name(checker, checkers))) for each in proposals
    ]
    return [*lines, "To agree or not: workbench accept ID, workbench decline ID"] if lines else []


def sides_line(dispute: Dispute) -> str:
    """The ratings that differ and who gave them, in a line: "Accurate by Ann Ekberg, Mixed by Ben Osei"."""
    return ", ".join(shown_line(f"{side.label} by {side.checker.name}") for side in dispute.sides)


def others_line(state: ClaimState, checkers: Mapping[str, Checker], own: str) -> str:
    """Whom a second reader agrees with, and where the claim stands with that."""
    names = [checker_name(verdict.checker, checkers) for verdict in state.verdicts if verdict.checker != own]
    return shown_line(f"You agree with {', '.join(names)}: the claim is {state.status}.")


def view_lines(view: SecondView, sources: Mapping[str, Source]) -> Iterator[str]:
    """A claim for a second reader: its sentence, and each passage to read."""
    lines = [f"{short_id(view.claim.id)}  {view.claim.text}", f"  {view.sentence}"]
    lines += [f"  {_exhibit(exhibit, sources)}" for exhibit in view.exhibits]
    lines += [] if view.exhibits else ["  no source is attached"]
    return safe_lines(lines)


def ratings_line(views: Sequence[SecondView]) -> str:
    """The ratings that can be given on these claims, a scale after the other."""
    used = dict.fromkeys(view.scale for view in views)
    used_scales = [scales.scales()[code] for code in used if code in scales.scales()]
    return "; ".join(
        f"{scale.name}: {', '.join(rating.code for rating in scale.ratings)}" for scale in used_scales
    )


def agreement_table(
    agreements: Iterable[Agreement], titles: Mapping[str, str], checkers: Mapping[str, Checker]
) -> Iterator[str]:
    """A row for each article, group of checkers and scale; what has no alpha says why."""
    heads = ("article", "checkers", "scale", "claims", "same", "blind", "nominal", "ordinal", "")
    columns = [Column(head, wraps=head in ("article", "checkers", "")) for head in heads]
    return table(columns, (_agreement_row(agreement, titles, checkers) for agreement in agreements))


def _agreement_row(
    agreement: Agreement, titles: Mapping[str, str], checkers: Mapping[str, Checker]
) -> Sequence[str]:
    article = agreement.article_id
    counts = map(str, (agreement.same, agreement.blind)) if agreement.scale else "––"
    return (
        titles.get(article, short_id(article)) if article else "all articles",
        ", ".join(checker_initials(name, checkers) for name in agreement.checkers),
        agreement.scale or "–",
        str(agreement.claims),
        *counts,
        _alpha(agreement.nominal),
        _alpha(agreement.ordinal),
        agreement.reason,
    )


def dispute_json(dispute: Dispute) -> dict[str, object]:
    """The claim as `list` tells it, with `remark`, `sides` and `proposals`: the fields of these."""
    claim = export.json.state_json(dispute.state)
    return claim | {
        "remark": dispute.remark,
        "sides": export.json.plain(dispute.sides),
        "proposals": export.json.plain(dispute.proposals),
    }


def agreement_json(agreement: Agreement, checkers: Mapping[str, Checker]) -> dict[str, object]:
    """The fields of `Agreement`, with the checkers' names beside their ids."""
    names = [checkers[name].name if name in checkers else "" for name in agreement.checkers]
    fields = export.json.plain(agreement)
    return {**fields, "names": names} if isinstance(fields, dict) else {}


def _sides(sides: Sequence[Side], sources: Mapping[str, Source]) -> Iterator[str]:
    columns = [Column(""), *(Column(full_name(side.checker), wraps=True) for side in sides)]
    rows = ((name, *("\n".join(tell(side, sources)) for side in sides)) for name, tell in _ROWS.items())
    return table(columns, (row for row in rows if any(row[1:])))


def _rating(side: Side, _: Mapping[str, Source]) -> Iterator[str]:
    yield f"{scales.mark(side.verdict.scale, side.verdict.rating)} {side.label}"


def _when(side: Side, _: Mapping[str, Source]) -> Iterator[str]:
    yield f"{side.verdict.at[:10]} {side.verdict.at[11:16]} UTC{side.verdict.manner}"


def _why(side: Side, _: Mapping[str, Source]) -> Iterator[str]:
    yield side.verdict.explanation


def _grounds(side: Side, sources: Mapping[str, Source]) -> Iterator[str]:
    for ground in side.grounds:
        yield _ground(ground, sources)


def _replaced(side: Side, _: Mapping[str, Source]) -> Iterator[str]:
    for verdict in side.replaced:
        yield f"{scales.label(verdict.scale, verdict.rating)} of {verdict.at[:10]}"


# What is told of each verdict, a row of the table after the other.
_ROWS = {"verdict": _rating, "given": _when, "because": _why, "rests on": _grounds, "replaced": _replaced}


def _ground(ground: Ground, sources: Mapping[str, Source]) -> str:
    evidence = ground.evidence
    place = _place(evidence.source_id, ground.title, evidence.locator, evidence.quote, sources)
    gone = " (taken back since)" if ground.taken_back else ""
    return f"{'' if ground.shared else _OWN}{STANCES[evidence.stance].word}: {place}{gone}"


def _exhibit(exhibit: Exhibit, sources: Mapping[str, Source]) -> str:
    return _place(exhibit.source_id, exhibit.title, exhibit.locator, exhibit.quote, sources)


def _place(source_id: str, title: str, locator: str, quote: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(source_id)
    name = f"{source.short_name} {title}" if source else title
    return shown_line(", ".join(part for part in (name, locator, f"“{quote}”" if quote else "") if part))


def _alpha(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
