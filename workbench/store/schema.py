"""The tables of a claims file, as migrations; what is a projection can be dropped and made anew at any time.

The journal, snapshots and erased entries are the truth. Everything else is derived, in ordinary tables and views that
other programs can read. Ids are hexadecimal there. Rows of `claims` keep their number (`row`) over a VACUUM, since the
search index refers to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

APPLICATION_ID = 0x57424348  # "WBCH"
SHARED_ID = 0x57425348  # "WBSH", a shared file: of these tables it has TRUTH alone
VERSION = 5

_TRUTH = (
    """CREATE TABLE journal (
        id BLOB PRIMARY KEY NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
        checker TEXT NOT NULL, at TEXT NOT NULL, salt BLOB NOT NULL)""",
    "CREATE INDEX journal_checker ON journal (checker) WHERE checker <> ''",
    "CREATE TABLE snapshots (sha256 BLOB PRIMARY KEY NOT NULL, media_type TEXT NOT NULL, data BLOB NOT NULL)",
    "CREATE TABLE erased (id BLOB PRIMARY KEY NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL)",
)

# Projected tables with their primary keys, by which two projections are compared.
TABLES: dict[str, str] = {
    "articles": "id",
    "readings": "id",
    "claims": "id",
    "quantities": "claim_id, position",
    "dates": "claim_id, position",
    "sources": "id",
    "evidence": "id",
    "verdicts": "id",
    "dismissals": "id",
    "notes": "id",
    "waivers": "id",
    "series": "id",
    "added_claims": "id",
    "checkers": "id",
    "retractions": "id, entry",
    "signatures": "id, entry",
}

_AUTHORED = "checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL"
_PROJECTED = (
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, author TEXT NOT NULL,
        published TEXT, url TEXT NOT NULL, language TEXT NOT NULL, media_type TEXT NOT NULL, entry TEXT NOT NULL,
        text TEXT NOT NULL)""",
    """CREATE TABLE readings (
        id TEXT PRIMARY KEY NOT NULL, article_id TEXT NOT NULL, extractor TEXT NOT NULL, newest INTEGER NOT NULL)""",
    "CREATE INDEX readings_article ON readings (article_id)",
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
    """CREATE TABLE quantities (
        claim_id TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, modifier TEXT NOT NULL,
        lower TEXT, upper TEXT, unit TEXT NOT NULL, precision TEXT NOT NULL, role TEXT NOT NULL, "of" TEXT NOT NULL,
        counted TEXT NOT NULL, rule TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (claim_id, position))""",
    """CREATE TABLE dates (
        claim_id TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, edtf TEXT NOT NULL,
        relative INTEGER NOT NULL, rule TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (claim_id, position))""",
    f"""CREATE TABLE sources (
        row INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
        url TEXT NOT NULL, published TEXT NOT NULL, accessed TEXT NOT NULL, kind TEXT NOT NULL,
        author TEXT NOT NULL, archive_url TEXT NOT NULL, snapshot TEXT NOT NULL, derived_from TEXT NOT NULL,
        note TEXT NOT NULL, number INTEGER NOT NULL, given INTEGER NOT NULL, short_name TEXT NOT NULL,
        confidential INTEGER NOT NULL, {_AUTHORED})""",
    "CREATE INDEX sources_title ON sources (title, id)",
    "CREATE INDEX sources_number ON sources (number)",
    "CREATE INDEX sources_snapshot ON sources (snapshot) WHERE snapshot <> ''",
    f"""CREATE TABLE evidence (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, source_id TEXT NOT NULL, calculation TEXT NOT NULL,
        quote TEXT NOT NULL, locator TEXT NOT NULL, stance TEXT NOT NULL, quantities TEXT NOT NULL,
        comparison TEXT NOT NULL, note TEXT NOT NULL, inputs TEXT NOT NULL, {_AUTHORED})""",
    "CREATE INDEX evidence_claim ON evidence (claim_id)",
    "CREATE INDEX evidence_source ON evidence (source_id)",
    "CREATE INDEX evidence_calculated ON evidence (claim_id) WHERE inputs <> '[]'",
    f"""CREATE TABLE verdicts (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, scale TEXT NOT NULL, rating TEXT NOT NULL,
        explanation TEXT NOT NULL, evidence_ids TEXT NOT NULL, supersedes TEXT NOT NULL, blind INTEGER NOT NULL,
        {_AUTHORED},
        retracted INTEGER NOT NULL)""",
    "CREATE INDEX verdicts_claim ON verdicts (claim_id)",
    f"""CREATE TABLE dismissals (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, reason TEXT NOT NULL, {_AUTHORED})""",
    "CREATE INDEX dismissals_claim ON dismissals (claim_id)",
    f"""CREATE TABLE notes (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, text TEXT NOT NULL, {_AUTHORED})""",
    "CREATE INDEX notes_claim ON notes (claim_id)",
    f"""CREATE TABLE waivers (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, reason TEXT NOT NULL, {_AUTHORED})""",
    "CREATE INDEX waivers_claim ON waivers (claim_id)",
    f"""CREATE TABLE series (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL, "values" TEXT NOT NULL, {_AUTHORED})""",
    f"""CREATE TABLE added_claims (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, article_id TEXT NOT NULL, text TEXT NOT NULL,
        {_AUTHORED})""",
    "CREATE INDEX added_claims_claim ON added_claims (claim_id)",
    """CREATE TABLE checkers (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, initials TEXT NOT NULL, organization TEXT NOT NULL,
        url TEXT NOT NULL, entry TEXT NOT NULL)""",
    f"""CREATE TABLE retractions (
        id TEXT NOT NULL, entry TEXT NOT NULL, {_AUTHORED}, PRIMARY KEY (id, entry))""",
    "CREATE INDEX retractions_entry ON retractions (entry) WHERE live",
    """CREATE TABLE signatures (
        id TEXT NOT NULL, entry TEXT NOT NULL, key TEXT NOT NULL, valid INTEGER NOT NULL, PRIMARY KEY (id, entry))""",
    "CREATE INDEX signatures_entry ON signatures (entry)",
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
_TEXT_SEARCH = (*_index("passages", "text, context"), _terms("passages"))

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
    # How far the exchange with a hub has come, by the hub's own name for itself.
    "CREATE TABLE IF NOT EXISTS hubs (identity TEXT PRIMARY KEY NOT NULL, remembered TEXT NOT NULL)",
)

_READ = (*_TEXTS, *_TEXT_SEARCH)
_DERIVED = (*_PROJECTED, *_SEARCH, *_VIEWS)
# Everything that a file of this version is made of; TRUTH alone is what a shared file has.
TRUTH = _TRUTH
STATEMENTS = (*_TRUTH, *_DERIVED, *_READ, *_LOCAL)
VIEWS = ("claim_status", "disputes", "live_verdicts")
SEARCHED = ("claims_fts", "sources_fts")
TEXTS = ("passages_terms", "passages_fts", "passages", "snapshot_texts")


def migrate(db: sqlite3.Connection) -> None:
    """Brings the file's tables to this version, projections empty; the caller holds the write transaction."""
    # Imported on first use: it costs a tenth of a second, and most openings find the tables in place.
    from sqlite_utils import Database, Migrations

    migrations = Migrations("workbench")
    migrations(name="1 journal and projections")(_first)
    migrations(name="2 texts of sources, waivers")(_left_to_the_last)
    migrations(name="3 series, inputs of calculations")(_left_to_the_last)
    migrations(name="4 sharing")(_left_to_the_last)
    migrations(name="5 short names of sources")(_remade)
    migrations.apply(Database(db, execute_plugins=False))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def _first(db: Database) -> None:
    for statement in _TRUTH:
        db.execute(statement)


def _left_to_the_last(db: Database) -> None:
    """Nothing: whatever this version changed in the projections is made anew by the last migration, once."""


def _remade(db: Database) -> None:
    """Projections are made anew from the journal, so an older file only needs them as they are now."""
    remake(db.conn)


def remake(db: sqlite3.Connection, *, texts: bool = True) -> None:
    """Drops every projection, damaged ones too, and makes it anew, empty; the texts of sources too, or not."""
    for view in VIEWS:
        db.execute(f"DROP VIEW IF EXISTS {view}")
    for table in (*(TEXTS if texts else ()), "claims_terms", *SEARCHED, *TABLES):
        db.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in (*_DERIVED, *(_READ if texts else ()), *_LOCAL):
        db.execute(statement)
