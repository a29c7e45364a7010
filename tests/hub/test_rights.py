"""Roles with the least rights: what each may do, and what an exchange says of what it may not."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from tests.hub.conftest import OpenDesk, journal
from tests.hub.server import Server
from tests.hub.test_syncing import contacts, sync
from tests.store import material as m
from workbench.errors import HubError
from workbench.store import hub

_INSERT = "INSERT INTO workbench.entries (id, kind, body, checker, at, salt"


@pytest.fixture
def people(server: Server, database: str, desk: OpenDesk, url: str) -> dict[str, str]:
    """The address of a person of each role, on a hub whose owner has begun it; "guest" has no role."""
    owner = desk("owner")
    owner.append([m.article(), m.verdict()])
    sync(owner, url)
    server.run(
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC; GRANT CONNECT ON DATABASE {database} TO PUBLIC"
    )
    server.run(hub.roles(), database)
    server.run(hub.roles(), database)
    found = {}
    mark = uuid4().hex
    for role in ("reader", "checker", "eraser", "guest"):
        name = f"{role}_{mark}"
        server.run(f"CREATE ROLE {name} LOGIN")
        if role != "guest":
            server.run(f"GRANT workbench_{role} TO {name}")
        found[role] = server.url(database, name)
    return found


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE workbench.entries SET body = '{}'",
        "DELETE FROM workbench.entries",
        "TRUNCATE workbench.entries",
        "DELETE FROM workbench.snapshots",
        "UPDATE workbench.hub SET version = 2",
        "DROP TABLE workbench.entries",
        "ALTER TABLE workbench.entries DISABLE TRIGGER ALL",
        "CREATE TABLE workbench.mine (id int)",
        f"{_INSERT}, xid) VALUES ('', '', '', '', '', '', '3')",
        f"{_INSERT}, sent_by) VALUES ('', '', '', '', '', '', 'ada')",
        "INSERT INTO workbench.erased (id, at, why) VALUES ('', '', '')",
        "SELECT workbench.sweep()",
    ],
)
def test_a_checker_can_neither_change_nor_remove_nor_hide_anything(
    people: dict[str, str], statement: str
) -> None:
    with (
        psycopg.connect(people["checker"]) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement.encode())


def test_a_checker_sends_and_fetches(people: dict[str, str], desk: OpenDesk) -> None:
    one = desk("one")
    one.append([m.verdict(by=m.BEN, salt="one")])
    one.put_snapshot(b"bytes", "text/plain")
    done = sync(one, people["checker"])
    assert (done.sent, done.problems) == ({"verdict": 1, "snapshot": 1}, ())
    assert done.merged.new == {"article": 1, "verdict": 1}


def test_a_reader_fetches_and_is_told_that_nothing_was_sent(people: dict[str, str], desk: OpenDesk) -> None:
    one = desk("one")
    one.append(contacts(1))
    done = sync(one, people["reader"])
    assert done.sent == {}
    assert done.merged.new == {"article": 1, "verdict": 1}
    (problem,) = done.problems
    assert "workbench_checker" in problem.message
    # Once the owner has granted it, what stayed here goes.
    assert sync(one, people["checker"]).sent == {"contact": 1}


def test_a_checkers_erasure_stays_here_until_someone_with_the_right_sends_it(
    people: dict[str, str], desk: OpenDesk
) -> None:
    one = desk("one")
    sync(one, people["checker"])
    one.erase(m.verdict().id, why="by court order", at=m.AT)
    (problem,) = sync(one, people["checker"]).problems
    assert "workbench_eraser" in problem.message
    assert journal(one) == {m.article()}
    assert sync(one, people["eraser"]).sent == {"erasure": 1}
    owner = desk("owner")
    assert sync(owner, people["checker"]).merged.requested == 1
    assert owner.carry_out(owner.erasure_requests()) == 1
    assert journal(owner) == {m.article()}


def test_someone_without_a_role_is_told_which_to_ask_for(people: dict[str, str], desk: OpenDesk) -> None:
    with pytest.raises(HubError, match="workbench_checker"):
        sync(desk("one"), people["guest"])


def test_someone_who_may_not_make_the_tables_is_told_whom_to_ask(
    server: Server, database: str, desk: OpenDesk
) -> None:
    name = f"newcomer_{uuid4().hex}"
    server.run(f"CREATE ROLE {name} LOGIN")
    with pytest.raises(HubError, match="owner"):
        sync(desk("one"), server.url(database, name))
