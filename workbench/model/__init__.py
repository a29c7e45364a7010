"""The records that pass between the layers: frozen, typed, and built from the standard library alone.

Offsets are half-open, in code points, into `Article.text`, which never changes. Numbers read from a text are
Decimals with the digits as written. Identifiers are hexadecimal.
"""

from workbench.model.claims import Claim, Date, DateForm, Form, Kind, Modifier, Quantity, Role, Term, claim_id
from workbench.model.filing import Assignment, Tag
from workbench.model.reviews import (
    Agreement,
    Dispute,
    Exhibit,
    GivenVerdict,
    Ground,
    Proposal,
    SecondView,
    Side,
)
from workbench.model.sources import FoundPassage, Passage, Source, SourceKind
from workbench.model.states import (
    ArticleHead,
    ArticleWork,
    ClaimFilter,
    ClaimState,
    Counts,
    Report,
    Sort,
    Status,
)
from workbench.model.texts import Article, Problem, Span, article_of, identity
from workbench.model.transfer import Entry, Erasure, ErasureRequest, Merged, Parcel, Shared, Snapshot, Synced
from workbench.model.work import (
    AddedClaim,
    Checker,
    Comparison,
    Evidence,
    Note,
    Stance,
    Verdict,
    Waiver,
    WorkRecord,
    checker_of,
)

__all__ = [
    "AddedClaim",
    "Agreement",
    "Article",
    "ArticleHead",
    "ArticleWork",
    "Assignment",
    "Checker",
    "Claim",
    "ClaimFilter",
    "ClaimState",
    "Comparison",
    "Counts",
    "Date",
    "DateForm",
    "Dispute",
    "Entry",
    "Erasure",
    "ErasureRequest",
    "Evidence",
    "Exhibit",
    "Form",
    "FoundPassage",
    "GivenVerdict",
    "Ground",
    "Kind",
    "Merged",
    "Modifier",
    "Note",
    "Parcel",
    "Passage",
    "Problem",
    "Proposal",
    "Quantity",
    "Report",
    "Role",
    "SecondView",
    "Shared",
    "Side",
    "Snapshot",
    "Sort",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Status",
    "Synced",
    "Tag",
    "Term",
    "Verdict",
    "Waiver",
    "WorkRecord",
    "article_of",
    "checker_of",
    "claim_id",
    "identity",
]
