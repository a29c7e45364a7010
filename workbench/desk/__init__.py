"""What a checker can do at a claims file. The command line and the screen do all their work on a file through it.

`Desk` is put together from services, one for each kind of work, over one `Session`; a service is handed the session and
the few others it needs, and inherits from none. Each act is one step: see `session`.
"""

from workbench.desk.articles import Added, Reading, each_article, read_article
from workbench.desk.claims import SimilarClaim
from workbench.desk.contradictions import Contradiction
from workbench.desk.desk import Desk
from workbench.desk.session import Clock, Salt, Session, Step

__all__ = [
    "Added",
    "Clock",
    "Contradiction",
    "Desk",
    "Reading",
    "Salt",
    "Session",
    "SimilarClaim",
    "Step",
    "each_article",
    "read_article",
]
