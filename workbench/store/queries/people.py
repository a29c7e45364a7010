"""People who can be asked, and what is asked of them."""

from __future__ import annotations

import sqlite3

from workbench.model import Person, Question
from workbench.store.rows import record_of, selected

_QUESTIONS = f"SELECT {selected(Question)} FROM questions AS asked WHERE live"
_OPEN = "NOT EXISTS (SELECT 1 FROM answers WHERE answers.question = asked.id AND answers.live)"


def people(db: sqlite3.Connection) -> tuple[Person, ...]:
    """Live people, by name and id."""
    rows = db.execute(f"SELECT {selected(Person)} FROM people WHERE live ORDER BY name, id")
    return tuple(record_of(Person, row) for row in rows)


def question(db: sqlite3.Connection, name: str) -> tuple[Question, ...]:
    """A question, once for each claim it is about."""
    rows = db.execute(f"{_QUESTIONS} AND id = ? ORDER BY claim_id", (name,))
    return tuple(record_of(Question, row) for row in rows)


def open_questions(db: sqlite3.Connection) -> tuple[Question, ...]:
    """Questions that are neither answered nor withdrawn, by time and id, once for each claim."""
    rows = db.execute(f"{_QUESTIONS} AND {_OPEN} ORDER BY at, id, claim_id")
    return tuple(record_of(Question, row) for row in rows)
