"""The widgets of a screen, handed together to whoever fills them."""

from __future__ import annotations

from typing import NamedTuple

from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.panes.evidence import EvidencePane
from workbench.tui.panes.filter import FilterBar
from workbench.tui.panes.header import HeaderLine
from workbench.tui.panes.verdict import VerdictPane


class Panes(NamedTuple):
    """The first line, the list with its filter, and the panes beside it."""

    header: HeaderLine
    claims: ClaimList
    filter: FilterBar
    article: ArticlePane
    evidence: EvidencePane
    verdict: VerdictPane
