"""The tables of a claims file, as migrations; what is a projection can be dropped and made anew at any time.

The journal, snapshots and erased entries are the truth. Everything else is derived, in ordinary tables and views that
other programs can read: a table for each kind of entry (`kinds/table.py`), and claims with their parts. Ids are
hexadecimal there. Rows of `claims` keep their number (`row`) over a VACUUM, since the search index refers to it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from workbench.model import Date, Quantity
from workbench.store.kinds.columns import columns_of
from workbench.store.kinds.connection import kinds_of
from workbench.store.kinds.registry import Registry
from workbench.store.kinds.table import KINDS

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

APPLICATION_ID = 0x57424348  # "WBCH"
SHARED_ID = 0x57425348  # "WBSH", a shared file: of these tables it has TRUTH alone
VERSION = KINDS.version

# All that a shared file has of these tables.
TRUTH = (
    """CREATE TABLE journal (
        id BLOB PRIMARY KEY NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
        checker TEXT NOT NULL, at TEXT NOT NULL, salt BLOB NOT NULL)""",
    "CREATE INDEX journal_checker ON journal (checker) WHERE checker <> ''",
    "CREATE TABLE snapshots (sha256 BLOB PRIMARY KEY NOT NULL, media_type TEXT NOT NULL, data BLOB NOT NULL)",
    "CREATE TABLE erased (id BLOB PRIMARY KEY NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL)",
)

_CLAIMS = (
    """CREATE TABLE claims (
        row INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, article_id TEXT NOT NULL, number INTEGER NOT NULL,
        text TEXT NOT NULL, status TEXT NOT NULL, rating TEXT NOT NULL, claimant TEXT NOT NULL, kind TEXT NOT NULL,
        worth REAL NOT NULL, reasons TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        sentence TEXT NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
        listed INTEGER NOT NULL, reading TEXT, entry TEXT NOT NULL)""",
    # All claims of an article are looked up by it too, and few are not listed.
    'CREATE INDEX claims_order ON claims (article_id, "start", "end")',
    'CREATE INDEX claims_worth ON claims (worth DESC, article_id, "start", "end") WHERE listed',
    'CREATE INDEX claims_status ON claims (status, article_id, "start", "end") WHERE listed',
)


def _parts(table: str, record: type) -> str:
    """What a claim has several of, each a row, in their order."""
    columns = ", ".join(f"{column.name} {column.type}" for column in columns_of(record))
    place = "claim_id TEXT NOT NULL, position INTEGER NOT NULL"
    return f"CREATE TABLE {table} ({place}, {columns}, PRIMARY KEY (claim_id, position))"


# Which claim of a draft comes from which of the draft before, by `drafts`; the same where a person parted a claim.
_PAIRS = (
    """CREATE TABLE claim_pairs (
        claim_id TEXT NOT NULL, before_id TEXT NOT NULL, state TEXT NOT NULL, article_id TEXT NOT NULL,
        PRIMARY KEY (claim_id, before_id))""",
    "CREATE INDEX claim_pairs_before ON claim_pairs (before_id)",
    "CREATE INDEX claim_pairs_article ON claim_pairs (article_id)",
)

# The texts of sources, made from the snapshots by the reader whose version is kept with them. A rebuild empties them;
# the Desk reads the snapshots again.
_TEXTS = (
    """CREATE TABLE passages (
        row INTEGER PRIMARY KEY, snapshot TEXT NOT NULL, ordinal INTEGER NOT NULL, locator TEXT NOT NULL,
        context TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (snapshot, ordinal))""",
    """CREATE TABLE snapshot_texts (
        snapshot TEXT PRIMARY KEY NOT NULL, reader TEXT NOT NULL, trouble TEXT NOT NULL, language TEXT NOT NULL)""",
)


def _index(table: str, columns: str) -> tuple[str, ...]:
    """A search index over a table's columns, which holds no second copy of them, and what keeps it in step."""
    index = f"{table}_fts"
    names = columns.split(", ")
    old = ", ".join(f"old.{name}" for name in names)
    new = ", ".join(f"new.{name}" for name in names)
    add = f"INSERT INTO {index} (rowid, {columns}) VALUES (new.row, {new});"
    drop = f"INSERT INTO {index} ({index}, rowid, {columns}) VALUES ('delete', old.row, {old});"
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in names)
    return (
        # sqlite-utils and Datasette know the index as the table's by these double quotes.
        f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content=\"{table}\", content_rowid='row',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {columns} ON {table} WHEN {changed}"
        f" BEGIN {drop} {add} END",
    )


def _terms(table: str) -> str:
    """How many rows have a word: what is rare finds most."""
    return f"CREATE VIRTUAL TABLE {table}_terms USING fts5vocab({table}_fts, 'row')"


_SEARCH = (
    *_index("claims", "text, sentence, claimant"),
    *_index("sources", "title, publisher, author, url"),
    _terms("claims"),
)
_READ = (*_TEXTS, *_index("passages", "text, context"), _terms("passages"))

_VIEWS = (
    """CREATE VIEW claim_status AS
        SELECT articles.title AS article, claims.number, claims.text, claims.status, claims.rating,
            claims.claimant, claims.sentence, claims.id AS claim_id, claims.article_id
        FROM claims LEFT JOIN articles ON articles.id = claims.article_id
        WHERE claims.listed ORDER BY claims.article_id, claims.number""",
    """CREATE VIEW live_verdicts AS
        SELECT claims.text AS claim, verdicts.scale, verdicts.rating, verdicts.explanation,
            checkers.name AS checker, verdicts.at, verdicts.claim_id, verdicts.id AS verdict_id
        FROM verdicts LEFT JOIN claims ON claims.id = verdicts.claim_id
            LEFT JOIN checkers ON checkers.id = verdicts.checker
        WHERE verdicts.live""",
    """CREATE VIEW disputes AS
        SELECT claims.article_id, claims.number, live_verdicts.*
        FROM claims JOIN live_verdicts ON live_verdicts.claim_id = claims.id
        WHERE claims.status = 'disputed' AND claims.listed""",
)

# What this file alone remembers: no truth, so it is never shared, and no projection, so a rebuild leaves it.
_LOCAL = (
    # A row while bytes of what was erased may still be in the file.
    "CREATE TABLE IF NOT EXISTS uncleaned (since TEXT NOT NULL)",
    # The highest number that a source had when sources were erased.
    "CREATE TABLE IF NOT EXISTS source_numbers (highest INTEGER NOT NULL)",
    # Entries that people at this desk wrote, of kinds that set aside what others did: here they need no one's consent.
    "CREATE TABLE IF NOT EXISTS written_here (id TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID",
    # What others erased, as lines that nobody's entry stands behind; whether it goes from here, a person says.
    """CREATE TABLE IF NOT EXISTS requested (
        id BLOB NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (id, at, why))""",
    # How far the exchange with a hub has come, by the hub's own name for itself.
    "CREATE TABLE IF NOT EXISTS hubs (identity TEXT PRIMARY KEY NOT NULL, remembered TEXT NOT NULL)",
)

VIEWS = ("claim_status", "disputes", "live_verdicts")
SEARCHED = ("claims_fts", "sources_fts")
TEXTS = ("passages_terms", "passages_fts", "passages", "snapshot_texts")
_PARTS: dict[str, type] = {"quantities": Quantity, "dates": Date}


@cache
def tables(kinds: Registry = KINDS) -> dict[str, str]:
    """The projected tables with their primary keys, by which two projections are compared."""
    parts = dict.fromkeys(_PARTS, "claim_id, position")
    return {
        "claims": "id",
        "claim_pairs": "claim_id, before_id",
        **parts,
        **{kind.table.name: kind.table.key for kind in kinds.kinds},
    }


@cache
def derived(kinds: Registry = KINDS) -> tuple[str, ...]:
    """What makes every projection but the texts of sources, empty."""
    of_kinds = (
        statement for kind in kinds.kinds for statement in kind.table.statements(authored=not kind.is_derived)
    )
    parts = (_parts(table, record) for table, record in _PARTS.items())
    return (*_CLAIMS, *_PAIRS, *parts, *of_kinds, *_SEARCH, *_VIEWS)


def statements(kinds: Registry = KINDS) -> tuple[str, ...]:
    """Everything that a file of this version is made of."""
    return (*TRUTH, *derived(kinds), *_READ, *_LOCAL)


def digest(kinds: Registry = KINDS) -> str:
    """What tells the tables of one version from those of another: SHA-256 of their statements, in hexadecimal."""
    return hashlib.sha256("\n".join(statements(kinds)).encode()).hexdigest()


def migrate(db: sqlite3.Connection) -> None:
    """Brings the file's tables to this version, projections empty; the caller holds the write transaction."""
    # Imported on first use: it costs a tenth of a second, and most openings find the tables in place.
    from sqlite_utils import Database, Migrations

    kinds = kinds_of(db)
    migrations = Migrations("workbench")
    migrations(name="1 journal and projections")(_first)
    # Only projections changed with these, and whatever the file has of them, they are all made anew below.
    for name in _OF_PROJECTIONS:
        migrations(name=name)(_nothing)
    migrations.apply(Database(db, execute_plugins=False))
    remake(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {kinds.version}")


_OF_PROJECTIONS = (
    "2 texts of sources, waivers",
    "3 series, inputs of calculations",
    "4 sharing",
    "5 short names of sources",
)


def _first(db: Database) -> None:
    for statement in TRUTH:
        db.execute(statement)


def _nothing(db: Database) -> None:
    del db


def remake(db: sqlite3.Connection, *, texts: bool = True) -> None:
    """Drops every projection, damaged ones too, and makes it anew, empty; the texts of sources too, or not."""
    kinds = kinds_of(db)
    for view in VIEWS:
        db.execute(f"DROP VIEW IF EXISTS {view}")
    for table in (*(TEXTS if texts else ()), "claims_terms", *SEARCHED, *tables(kinds)):
        db.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in (*derived(kinds), *(_READ if texts else ()), *_LOCAL):
        db.execute(statement)
