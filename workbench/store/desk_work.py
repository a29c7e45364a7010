"""What a claims file tells of a desk's daily work around its claims."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model import ArticleWork, Person, Question, Revision
from workbench.store.access import Access
from workbench.store.derive import details
from workbench.store.queries import claims, filing, lookups, people


class DeskWork:
    """Who sees to what, and what is filed where."""

    _access: Access

    def subject(self, prefix: str) -> tuple[str, str]:
        """The id of the claim, or that of the article, that alone begins so; the other is "".

        LookupFailed where it is neither, or several.
        """
        with self._access.reading() as db:
            return filing.subject(db, prefix)

    def earlier(self, kind: str, *, claim_id: str = "", article_id: str = "") -> tuple[str, ...]:
        """The entries of a kind on a claim or an article, by full id: what a new one `replaces`."""
        with self._access.reading() as db:
            return filing.earlier(db, kind, claim_id, article_id)

    def rows_of(self, claim_ids: Sequence[str]) -> tuple[int, ...]:
        """The rows of the claims with these full ids, by id, listed or not."""
        with self._access.reading() as db:
            return claims.rows_of(db, claim_ids)

    def said_of(self, article_id: str) -> dict[str, str]:
        """What people say of the article with this full id, by the name of the detail."""
        with self._access.reading() as db:
            return details.said(db, article_id)

    def correction(self, prefix: str) -> tuple[str, str]:
        """The ids of a claim and of the correction on it that alone begins so, or that is the claim's only one."""
        with self._access.reading() as db:
            name = filing.only_correction(db, prefix) or lookups.id_of(db, "corrections", prefix)
            return filing.claim_of(db, "corrections", name), name

    def people(self) -> tuple[Person, ...]:
        """Everybody whom the file knows, by name and id."""
        with self._access.reading() as db:
            return people.people(db)

    def question(self, prefix: str) -> tuple[Question, ...]:
        """The question that alone begins so, once for each claim it is about. LookupFailed otherwise."""
        with self._access.reading() as db:
            return people.question(db, lookups.id_of(db, "questions", prefix))

    def open_questions(self) -> tuple[Question, ...]:
        """Questions that are neither answered nor withdrawn, by time and id, once for each claim."""
        with self._access.reading() as db:
            return people.open_questions(db)

    def revisions(self) -> tuple[Revision, ...]:
        """Which article is a draft after which, as people said and did not take back."""
        with self._access.reading() as db:
            return filing.revisions(db)

    def has_article(self, article_id: str) -> bool:
        """Whether the text of the article with this full id is here."""
        with self._access.reading() as db:
            return article_id in lookups.fitting(db, "articles", article_id)

    def desk(self) -> tuple[ArticleWork, ...]:
        """All articles with what is done on each as a whole, by date of publication, title and id."""
        with self._access.reading() as db:
            return filing.desk(db)
