"""Erasure plan: the transitive closure of entries and snapshots that contain or quote the erased item."""

from __future__ import annotations

import sqlite3
import string
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbench.errors import InputError, LookupFailed
from workbench.model import Entry
from workbench.store.derive import short_names
from workbench.store.erasure import closure
from workbench.store.erasure.closure import ids_in, names, with_calculations
from workbench.store.kinds.bodies import ArticleBody, decode
from workbench.store.rows import ENTRY, chunks, entry_of, marks

# What is erased stays erased, so a slip of a key must not name something.
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What goes when a thing is erased: ids of entries (40 digits) and of snapshots (64), and how many of each kind.

    `what` names the thing in words. `verdicts` are the ids of verdicts that rest on it, and stay with their words.
    """

    what: str
    ids: tuple[str, ...]
    kinds: dict[str, int]
    verdicts: tuple[str, ...] = ()


def plan(db: sqlite3.Connection, name: str) -> Plan:
    """What goes with the entry, article or source of this name: an id, how it begins, or s12.

    LookupFailed where it names nothing or several things, InputError where it is a claim, a part of its article.
    """
    kind, thing = _resolved(db, name)
    going = with_calculations(db, _GOING.get(kind, _alone)(db, thing))
    snapshots = tuple(sorted(_snapshots(db, going)))
    kinds = Counter(kind for (kind,) in _select(db, "kind", going)) + Counter(snapshot=len(snapshots))
    return Plan(
        what=_description(db, kind, thing),
        ids=(*sorted(going), *snapshots),
        kinds=dict(sorted(kinds.items())),
        verdicts=tuple(sorted(_resting(db, going))),
    )


def _resolved(db: sqlite3.Connection, name: str) -> tuple[str, str]:
    """The kind and the id of what a name stands for; an article's id is that of its text."""
    source = short_names.id_called(db, name)
    if source:
        return "source", source
    prefix = name.strip().lower()
    if not _SHORTEST <= len(prefix) <= 40 or set(prefix) - set(string.hexdigits):
        raise LookupFailed(
            f"{name!r} names nothing to erase; give s12, or {_SHORTEST} digits of an id or more"
        )
    matches = _beginning(db, prefix)
    if len(matches) > 1:
        raise LookupFailed(f"{name!r} fits {len(matches)} entries; give more characters")
    if not matches:
        raise _nothing(db, name, prefix)
    return matches.pop()


def _beginning(db: sqlite3.Connection, prefix: str) -> set[tuple[str, str]]:
    articles = db.execute("SELECT id FROM articles WHERE id >= ? AND id < ?", (prefix, prefix + "g"))
    matches = {("article", article) for (article,) in articles}
    bounds = [bytes.fromhex(prefix.ljust(40, digit)) for digit in "0f"]
    for row in db.execute(f"SELECT {ENTRY} FROM journal WHERE id BETWEEN ? AND ?", bounds):
        matches.add(_thing(entry_of(row)))
    return matches


def _thing(entry: Entry) -> tuple[str, str]:
    """The kind and the id of what an entry describes; one that cannot be read describes nothing but itself."""
    if entry.kind != "article":
        return entry.kind, entry.id
    try:
        return "article", decode(entry, ArticleBody).article().id
    except InputError:
        return "unreadable article", entry.id


def _nothing(db: sqlite3.Connection, name: str, prefix: str) -> Exception:
    row = db.execute(
        "SELECT article_id FROM claims WHERE id >= ? AND id < ?", (prefix, prefix + "g")
    ).fetchone()
    if row:
        return InputError(
            f"{name!r} is a claim, which is words of its article; `workbench erase {row[0][:8]} --why TEXT` erases that"
        )
    bounds = [bytes.fromhex(prefix.ljust(40, digit)) for digit in "0f"]
    row = db.execute("SELECT at, why FROM erased WHERE id BETWEEN ? AND ?", bounds).fetchone()
    if row:
        return LookupFailed(f"{name!r} was erased already, on {row[0][:10]}: {row[1]}")
    return LookupFailed(f"nothing begins with {name!r}; `workbench show CLAIM --format json` has the ids")


def _alone(db: sqlite3.Connection, entry: str) -> set[str]:
    del db
    return {entry}


def _of_article(db: sqlite3.Connection, article: str) -> set[str]:
    """An article goes with its readings and all work on its claims, since people quote what they judge."""
    going = closure.of_article(db, article)
    claims = names(db, "SELECT id FROM claims WHERE article_id = ?", article)
    return going | closure.unknown(db, naming=going | {article} | claims)


def _of_person(db: sqlite3.Connection, person: str) -> set[str]:
    return closure.of_people(db, [person])


_GOING: dict[str, Callable[[sqlite3.Connection, str], set[str]]] = {
    "source": closure.of_source,
    "article": _of_article,
    "person": _of_person,
}


def _snapshots(db: sqlite3.Connection, going: set[str]) -> set[str]:
    """The bytes of the sources that go, unless a live source that stays has the same."""
    rows = db.execute("SELECT id, snapshot, live FROM sources WHERE snapshot <> ''").fetchall()
    kept = {snapshot for source, snapshot, live in rows if live and source not in going}
    return {snapshot for source, snapshot, _ in rows if source in going} - kept


def _resting(db: sqlite3.Connection, going: set[str]) -> set[str]:
    rows = db.execute("SELECT id, evidence_ids FROM verdicts WHERE explanation <> ''")
    return {entry for entry, cited in rows if entry not in going and not going.isdisjoint(ids_in(cited))}


def _description(db: sqlite3.Connection, kind: str, thing: str) -> str:
    if kind not in ("source", "article"):
        return f"{kind} {thing[:8]}"
    row = db.execute(f"SELECT title FROM {kind}s WHERE id = ?", (thing,)).fetchone()
    return f"{kind} {thing[:8]}" + (f" “{row[0]}”" if row and row[0] else "")


def _select(db: sqlite3.Connection, columns: str, entries: Iterable[str]) -> Iterable[tuple[str, ...]]:
    for some in chunks(map(bytes.fromhex, entries)):
        yield from db.execute(f"SELECT {columns} FROM journal WHERE id IN ({marks(some)})", some)
