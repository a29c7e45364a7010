"""What has been attached to the current claim, and what persons noted on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model import ClaimState, Evidence, Exhibit, Note, Source
from workbench.presentation import DOUBT_SIGN, STANCES, checker_initials, doubts_of
from workbench.tui.panes import comparison_line
from workbench.tui.panes.comparison_line import STANCE_COLOURS
from workbench.tui.panes.text_pane import TextPane
from workbench.tui.state.reader import NAMES_NOTHING, Names
from workbench.tui.state.weighed import Weighed
from workbench.tui.text import display_line, display_text

EMPTY = "No evidence yet. a attaches a source, = calculates."
UNKNOWN = "a source that this file does not have"
_INDENT = 2
_UNWEIGHED = Weighed()


class EvidencePane(TextPane):
    """Stance, source, locator, quote and arithmetic of each piece of evidence, the oldest first, and notes below them.

    The sentences of the arithmetic are shown where all of them have room.
    """

    def __init__(self) -> None:
        super().__init__(id="evidence")
        self._evidence: tuple[Evidence, ...] = ()
        self._notes: tuple[Note, ...] = ()
        self._names = NAMES_NOTHING
        self._weighed: Mapping[str, Weighed] = {}
        self._against: tuple[str, ...] = ()
        self._doubts: tuple[str, ...] = ()
        self._exhibits: Sequence[Exhibit] = ()

    def compose(self) -> ComposeResult:
        """One block of text."""
        yield Static(EMPTY, markup=False)

    def show(self, state: ClaimState | None, names: Names) -> None:
        """Shows the evidence on a claim; `names` is whom and what it names, and what of it is gone."""
        self._evidence = state.evidence if state else ()
        self._notes = state.notes if state else ()
        self._names, self._weighed, self._against = names, {}, ()
        self._doubts = tuple(doubts_of(state.claim)) if state else ()
        self._exhibits = ()
        self._draw()
        self.border_subtitle = display_line(str(len(self._evidence)) if self._evidence else "")
        self.scroll_to(y=0, animate=False)

    def hand_out(self, exhibits: Sequence[Exhibit]) -> None:
        """Shows passages to a second reader, and nothing of what others made of them."""
        self._evidence, self._notes, self._against, self._exhibits = (), (), (), exhibits
        self._doubts = ()
        self._draw()
        self.border_subtitle = display_line(str(len(exhibits)))
        self.scroll_to(y=0, animate=False)

    def weigh(self, weighed: Mapping[str, Weighed]) -> None:
        """Adds the arithmetic of the evidence that is shown, by its id."""
        self._weighed = weighed
        self._draw()

    def contradict(self, lines: tuple[str, ...]) -> None:
        """Says above the evidence what the claim contradicts."""
        if lines != self._against:
            self._against = lines
            self._draw()

    def on_resize(self, _: events.Resize) -> None:
        """There may be room for the sentences now, or none any more."""
        self._draw()

    def _draw(self) -> None:
        text = self._text(sentences=True)
        width, height = self.scrollable_content_region.size
        if width > 0 and len(text.wrap(width)) > height:
            text = self._text(sentences=False)
        self.query_one(Static).update(text)

    def _text(self, *, sentences: bool) -> Content:
        blocks = [display_line(f"{DOUBT_SIGN} {doubt}", "$foreground-muted") for doubt in self._doubts]
        blocks += [display_line(line, "bold $text-warning") for line in self._against]
        blocks += [self._block(evidence, sentences=sentences) for evidence in self._evidence]
        blocks += map(self._exhibit, self._exhibits)
        notes = [self._note(note) for note in self._notes]
        if not (self._evidence or self._exhibits):
            blocks.append(Content.styled(EMPTY, "$foreground-muted"))
        return Content("\n").join([*blocks, *notes])

    def _block(self, evidence: Evidence, *, sentences: bool) -> Content:
        weighed = self._weighed.get(evidence.id, _UNWEIGHED)
        lines = [self._head(evidence)]
        if evidence.calculation:
            lines.append(self._indented(display_text(evidence.calculation)))
        if gone := self._names.gone.get(evidence.id):
            warning = f"! an input was taken back or erased: {', '.join(gone)}; = calculates it anew"
            lines.append(self._indented(display_line(warning, "bold $text-warning")))
        if evidence.quote:
            lines.append(self._indented(display_text(f"“{evidence.quote}”", "italic")))
        if weighed.word_for_word is False:
            lines.append(self._indented(Content.styled(comparison_line.NOT_THERE, "bold $text-warning")))
        comparison = weighed.comparison or evidence.comparison
        if comparison:
            lines.append(self._indented(comparison_line.line(comparison)))
            if sentences and comparison.explanation:
                lines.append(self._indented(display_text(comparison.explanation, "$foreground-muted")))
        return Content("\n").join(lines)

    def _exhibit(self, exhibit: Exhibit) -> Content:
        head = display_line(", ".join(filter(None, (exhibit.title, exhibit.locator))), "bold")
        quote = display_text(f"“{exhibit.quote}”", "italic")
        return head + Content("\n") + self._indented(quote) if exhibit.quote else head

    def _note(self, note: Note) -> Content:
        about = f"{checker_initials(note.checker, self._names.checkers)} · {note.at[:16].replace('T', ' ')}"
        head = Content.styled("note  ", "bold $text-accent") + display_line(about, "$foreground-muted")
        return head + Content("\n") + self._indented(display_text(note.text))

    def _head(self, evidence: Evidence) -> Content:
        stance = STANCES[evidence.stance]
        colour = STANCE_COLOURS[evidence.stance]
        head = [Content.styled(f"{stance.sign} {stance.word}", f"bold {colour}"), Content("  ")]
        head.append(_source(evidence, self._names.sources.get(evidence.source_id)))
        if evidence.locator:
            head += [Content(", "), display_line(evidence.locator)]
        if evidence.checker:
            who = checker_initials(evidence.checker, self._names.checkers)
            head += [Content("  "), display_line(who, "$foreground-muted")]
        return Content("").join(head)

    def _indented(self, content: Content) -> Content:
        """Two columns in, on the lines that the width of the pane makes, too."""
        width = self.scrollable_content_region.width - _INDENT
        lines = content.wrap(width) if width > 0 else content.split("\n")
        return Content("\n").join(Content(" " * _INDENT) + line for line in lines)


def _source(evidence: Evidence, source: Source | None) -> Content:
    if source is None:
        return display_line("a calculation" if evidence.calculation else UNKNOWN)
    tail = f" ({source.publisher})" if source.publisher else ""
    kept = Content.styled("  confidential", "bold $text-warning") if source.confidential else Content("")
    return display_line(source.title + tail) + kept
