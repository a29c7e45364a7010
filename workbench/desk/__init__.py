"""What a checker can do at the desk. The command line and the screen do all their work on a file through it."""

from workbench.desk.articles import Added, Reading, SimilarClaim, read_article
from workbench.desk.bench import Clock, Salt
from workbench.desk.contradictions import Contradiction
from workbench.desk.disputes import Disputes
from workbench.desk.hub import Hubs
from workbench.desk.reports import Reports
from workbench.desk.sharing import Sharing
from workbench.desk.signatures import Signatures
from workbench.desk.upkeep import Upkeep


class Desk(Reports, Disputes, Upkeep, Hubs, Signatures, Sharing):
    """A checker at a claims file, with all they can do there; each module of this package adds one kind of work."""


__all__ = [
    "Added",
    "Clock",
    "Contradiction",
    "Desk",
    "Reading",
    "Salt",
    "SimilarClaim",
    "read_article",
]
