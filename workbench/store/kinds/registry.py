"""The registry of entry kinds: one row per kind, from which storing, undoing, erasing, sharing and showing follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, dataclass
from functools import cached_property
from typing import Any, ClassVar, Literal, Protocol, Self

from workbench.model import WorkRecord
from workbench.store.kinds.columns import Column, Row, row_maker


class Body(Protocol):
    """The body of an entry: any frozen record of fields that JSON can carry."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


class JournalForm(Protocol):
    """A body as the journal has it, where that leaves out what follows from the rest."""

    @classmethod
    def of(cls, body: Any) -> Self:
        """The form of a complete body."""

    def body(self) -> Body:
        """The complete body."""


# Who makes an entry: a person who works, who takes work back, or who lets others know what cannot be taken back; or
# nobody, since it follows from its content.
Origin = Literal["work", "undo", "notice", "derived"]
# What an entry is of: its table has that thing's id in a column of its own.
Subject = Literal["claim", "article", "entry", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table that entries of a kind are projected into, a row for each, found by its id.

    `columns` stand between the id and, where a person made the entry, `checker`, `at` and `live`; `extra` after them,
    as SQL. `indexes` are what comes after the table's name in that of an index, and what it is on.
    """

    name: str
    columns: tuple[Column, ...]
    extra: tuple[str, ...] = ()
    key: str = "id"
    indexes: tuple[tuple[str, str], ...] = ()
    numbered: bool = False  # whether a row keeps its number, by which a search index refers to it

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, as SQL has them, without the id."""
        return tuple(column.name for column in self.columns)

    def statements(self, *, authored: bool) -> tuple[str, ...]:
        """What makes the table and its indexes; `authored` is whether people make its entries."""
        columns = [f"{column.name} {column.type}" for column in self.columns]
        columns += ["checker TEXT NOT NULL", "at TEXT NOT NULL", "live INTEGER NOT NULL"] if authored else []
        body = ", ".join([*self._identity, *columns, *self.extra, *self._key])
        indexes = (f"CREATE INDEX {self.name}_{name} ON {self.name} {on}" for name, on in self.indexes)
        return (f"CREATE TABLE {self.name} ({body})", *indexes)

    @property
    def _identity(self) -> tuple[str, ...]:
        if self.numbered:
            return ("row INTEGER PRIMARY KEY", "id TEXT UNIQUE NOT NULL")
        return ("id TEXT PRIMARY KEY NOT NULL",) if self.key == "id" else ("id TEXT NOT NULL",)

    @property
    def _key(self) -> tuple[str, ...]:
        return () if self.key == "id" else (f"PRIMARY KEY ({self.key})",)


@dataclass(frozen=True, kw_only=True, eq=False)
class EntryKind:
    """All that the store has to know of one kind of entry.

    `record` is what `ClaimState` carries of it; None where the claim's status says all. `rests_on` are the columns that
    name what it rests on, which is shared with it; where that is a source whose words it keeps, `quotes` names the
    column, and it is erased and withheld with that source; `inputs` is that of the entries it was calculated from.
    `says` is the column whose "" says only that what the entry replaces no longer holds.
    """

    name: str
    body: type[Body]
    table: Table
    origin: Origin = "work"
    about: Subject = ""
    record: type[WorkRecord] | None = None
    carries_work: bool = False  # whether it keeps a claim on the list that the newest reading no longer has
    sets_aside: bool = False  # whether its entries may set aside what others did, who then have to agree
    replaceable: bool = False  # whether another of its kind may stand in its place, besides being undone
    own_rows: bool = (
        True  # whether its rows say what it says alone, and go with it; else all is projected anew
    )
    rests_on: tuple[str, ...] = ()
    quotes: str = ""
    inputs: str = ""
    says: str = ""
    form: type[JournalForm] | None = None
    rule: Callable[[Any], None] | None = None  # InputError for a body, in its journal form, that cannot be

    @cached_property
    def row(self) -> Callable[[Any], Row]:
        """What makes of a body its values in the table's columns."""
        return row_maker(self.table.columns)

    @cached_property
    def claim_place(self) -> int:
        """Which of the table's columns has the claim's id."""
        return self.table.names.index("claim_id")

    @property
    def is_derived(self) -> bool:
        """Whether its entries follow from a text, a name or a key, and so name no author, time or salt."""
        return self.origin == "derived"

    @property
    def is_undoable(self) -> bool:
        """Whether a retraction takes back what its entries say."""
        return self.origin == "work"

    @property
    def is_on_claim(self) -> bool:
        """Whether its entries hang on a claim."""
        return self.about == "claim"

    @property
    def is_on_article(self) -> bool:
        """Whether its entries hang, or may hang, on an article."""
        return "article_id" in self.table.names

    @property
    def replaces(self) -> bool:
        """Whether its entries name the earlier ones of their kind that they stand in place of."""
        return "replaces" in self.table.names

    @property
    def is_contestable(self) -> bool:
        """Whether it is a dispute where somebody would set aside another's; what is replaced freely never is."""
        return self.is_on_claim and not self.replaces

    @property
    def subject(self) -> str:
        """The column with the id of what an entry is of; its own where it stands for itself."""
        return {"claim": "claim_id", "article": "article_id", "entry": "entry"}.get(self.about, "id")

    @property
    def standing(self) -> str:
        """SQL for whether an entry was not taken back: what was replaced does not live, and still stands so."""
        return "NOT retracted" if self.replaceable else "live"

    @property
    def current(self) -> str:
        """SQL for whether a row, called `work`, says what holds now: it lives, and none that lives replaces it."""
        if not self.replaces:
            return "work.live"
        says = f" AND work.{self.says} <> ''" if self.says else ""
        same = " AND ".join(
            f"later.{name} = work.{name}" for name in self.table.names if name in ("claim_id", "article_id")
        )
        return (
            f"work.live{says} AND NOT EXISTS (SELECT 1 FROM {self.table.name} AS later,"
            f" json_each(later.replaces) AS named WHERE {same} AND later.live AND named.value = work.id)"
        )


@dataclass(frozen=True, eq=False)
class Registry:
    """The kinds of entries that a program knows, and the version of the tables they make.

    The version is raised with every change of a table, so that files of an earlier one are projected anew.
    """

    version: int
    kinds: tuple[EntryKind, ...]

    def extended(self, *kinds: EntryKind) -> Registry:
        """A registry with these kinds too, of the next version."""
        return Registry(self.version + 1, (*self.kinds, *kinds))

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> EntryKind:
        return self._by_name[name]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all kinds."""
        return tuple(self._by_name)

    @cached_property
    def undoable(self) -> tuple[EntryKind, ...]:
        """What a person does to the material, and can undo."""
        return tuple(kind for kind in self.kinds if kind.is_undoable)

    @cached_property
    def notices(self) -> tuple[EntryKind, ...]:
        """What concerns everyone who has the file, whatever part of it they are given."""
        return tuple(kind for kind in self.kinds if kind.origin == "notice")

    @cached_property
    def on_claims(self) -> tuple[EntryKind, ...]:
        """What hangs on a claim."""
        return tuple(kind for kind in self.kinds if kind.is_on_claim)

    @cached_property
    def on_articles(self) -> tuple[EntryKind, ...]:
        """What people do that hangs on an article and is shown with it."""
        return tuple(
            kind for kind in self.kinds if kind.is_on_article and kind.record and kind.name != "claim"
        )

    @cached_property
    def contestable(self) -> tuple[EntryKind, ...]:
        """What hangs on a claim, and is in dispute where somebody would set it aside."""
        return tuple(kind for kind in self.kinds if kind.is_contestable)

    @cached_property
    def carrying_work(self) -> tuple[EntryKind, ...]:
        """What keeps a claim on the list."""
        return tuple(kind for kind in self.kinds if kind.carries_work)

    @cached_property
    def quoting(self) -> tuple[EntryKind, ...]:
        """What keeps words or values of a source."""
        return tuple(kind for kind in self.kinds if kind.quotes)

    @cached_property
    def calculated(self) -> tuple[EntryKind, ...]:
        """What may be calculated from other entries."""
        return tuple(kind for kind in self.kinds if kind.inputs)

    @cached_property
    def _by_name(self) -> dict[str, EntryKind]:
        return {kind.name: kind for kind in self.kinds}
