"""What has been attached to the current claim."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model import Checker, ClaimState, Evidence, Source, Stance
from workbench.tui.text import display_line, display_text
from workbench.tui.text_pane import TextPane

EMPTY = "No evidence yet. a attaches a source."
# Each stance has a sign beside its word, so that it is told without colour.
_STANCES: dict[Stance, tuple[str, str]] = {
    "supports": ("+ supports", "$text-success"),
    "refutes": ("− refutes", "$text-error"),
    "context": ("○ context", "$text-secondary"),
}


class EvidencePane(TextPane):
    """Stance, source, locator, quote and arithmetic of each piece of evidence, the oldest first."""

    def compose(self) -> ComposeResult:
        """One block of text."""
        yield Static(EMPTY, markup=False)

    def show(
        self, state: ClaimState | None, sources: Mapping[str, Source], checkers: Mapping[str, Checker]
    ) -> None:
        """Shows the evidence on a claim; `sources` and `checkers` are those it names, by id."""
        found = state.evidence if state else ()
        blocks = [_block(one, sources.get(one.source_id), checkers.get(one.checker)) for one in found]
        self.query_one(Static).update(
            Content("\n").join(blocks) if blocks else Content.styled(EMPTY, "$foreground-muted")
        )
        self.border_subtitle = display_line(str(len(found)) if found else "")
        self.scroll_to(y=0, animate=False)


def _block(evidence: Evidence, source: Source | None, checker: Checker | None) -> Content:
    word, colour = _STANCES[evidence.stance]
    head = [Content.styled(word, f"bold {colour}"), Content("  "), _source(evidence, source)]
    if evidence.locator:
        head += [Content(", "), display_line(evidence.locator)]
    if checker:
        head += [Content("  "), display_line(checker.initials or checker.name, "$foreground-muted")]
    lines = [Content("").join(head)]
    if evidence.quote:
        lines.append(_indented(display_text(f"“{evidence.quote}”", "italic")))
    if evidence.comparison:
        lines.append(_indented(display_text(evidence.comparison.explanation)))
    return Content("\n").join(lines)


def _source(evidence: Evidence, source: Source | None) -> Content:
    if source is None:
        return display_line(evidence.calculation or "a source that this file does not have")
    tail = f" ({source.publisher})" if source.publisher else ""
    kept = Content.styled("  confidential", "bold $text-warning") if source.confidential else Content("")
    return display_line(source.title + tail) + kept


def _indented(content: Content) -> Content:
    return Content("\n").join(Content("  ") + line for line in content.split("\n"))
