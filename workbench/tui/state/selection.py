"""The claims that an action is for: the one under the cursor, or those that were marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model import ClaimState, Verdict
from workbench.tui.text import safe_line

_LONGEST = 60  # characters of a claim in a title or a line


@dataclass(frozen=True, slots=True)
class Selection:
    """Claims in the order of the list; false where there is none. What is done to several of them is one step."""

    claims: tuple[ClaimState, ...] = ()

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[ClaimState]:
        return iter(self.claims)

    @property
    def first(self) -> ClaimState:
        """The first of them; IndexError where there is none."""
        return self.claims[0]

    @property
    def is_single(self) -> bool:
        """Whether it is one claim."""
        return len(self.claims) == 1

    @property
    def name(self) -> str:
        """How it is called in a title: by the claim's words, or by how many there are."""
        return quoted(self.first) if self.is_single else f"{len(self):,} claims"

    @property
    def numbered(self) -> str:
        """The same with the claim's number in its article: "3 “four years”"."""
        return f"{self.first.number} {self.name}" if self.is_single else self.name


def quoted(state: ClaimState) -> str:
    """The beginning of a claim's words between quotation marks, as it may stand on a terminal."""
    return f"“{safe_line(state.claim.text)[:_LONGEST]}”"


def verdict_by(checker_id: str, state: ClaimState) -> Verdict | None:
    """The standing verdict of a checker on a claim."""
    return next((verdict for verdict in state.verdicts if verdict.checker == checker_id), None)
