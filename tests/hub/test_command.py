"""`workbench sync` as a checker meets it: what it prints, and one line for whatever a hub can refuse."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.hub.conftest import OpenDesk
from tests.hub.server import PASSWORD, Server, _free_port
from tests.store import material as m
from tests.waiting import PATIENCE
from workbench.cli import run
from workbench.cli.sync import tell
from workbench.model import Synced
from workbench.store import hub

_NOWHERE = f"postgresql://ada:{PASSWORD}@127.0.0.1:{_free_port()}/claims"
_WITH = "options=-c%20"


@pytest.fixture
def mine(tmp_path: Path, desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A claims file with some work, in a folder of its own."""
    monkeypatch.delenv("WORKBENCH_HUB", raising=False)
    file = desk("mine")
    file.append(m.whole_history())
    return file.path


def said(mine: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = run(["--db", str(mine), "sync", *arguments])
    return code, *capsys.readouterr()


def test_an_exchange_says_in_a_line_what_went_where(
    mine: Path, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, printed, _ = said(mine, url, "--dry-run", capsys=capsys)
    assert (code, printed[:22]) == (0, "Would send 2 articles,")
    code, printed, _ = said(mine, url, capsys=capsys)
    assert (code, printed[:16]) == (0, "Sent 2 articles,")
    assert "3 verdicts, 2 pieces of evidence," in printed
    assert "1 note," in printed
    code, printed, _ = said(mine.with_name("new.db"), url, capsys=capsys)
    assert code == 0
    assert "1 in dispute (workbench disputes)" in printed
    assert "kept what a newer workbench made: contact" in printed
    assert said(mine, url, capsys=capsys) == (0, "Nothing new on either side.\n", "")


def test_the_hub_can_be_named_by_the_environment(
    mine: Path, url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_HUB", url)
    assert said(mine, capsys=capsys)[0] == 0


def test_the_roles_are_printed_as_sql_that_the_server_takes(
    mine: Path, server: Server, database: str, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said(mine, url, capsys=capsys)
    code, printed, _ = said(mine, "--roles", capsys=capsys)
    assert code == 0
    done = subprocess.run(
        [server.binaries / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", url],
        input=printed.encode(),
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0


def test_a_password_is_taken_from_the_address(
    mine: Path, server: Server, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.run(f"ALTER ROLE postgres PASSWORD '{PASSWORD}'")
    to = server.tcp(database, password=PASSWORD)
    assert said(mine, f"{to}?sslmode=disable", capsys=capsys)[::2] == (0, "")


def test_an_open_connection_is_told_with_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Synced(encrypted=False), ("sent", "fetched"))
    assert "sslmode=verify-full" in capsys.readouterr().err


def test_something_unsound_on_the_hub_is_told_with_exit_code_1(
    mine: Path, server: Server, database: str, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said(mine, url, capsys=capsys)
    server.run("UPDATE workbench.entries SET body = '\\x1b5d' WHERE kind = 'note'", database)
    code, _, told = said(mine.with_name("new.db"), url, capsys=capsys)
    assert code == 1
    assert "left on the hub, where postgres put it" in told
    assert "\x1b" not in told


# An address (of the running server unless it begins otherwise), and a word of what is said of it.
REFUSED = {
    "a server that is not there": (_NOWHERE, "does not answer"),
    "a host that nobody knows": (f"postgresql://ada:{PASSWORD}@nowhere.invalid/claims", "nobody knows"),
    "a wrong password": ("tcp:?password=wrong-{secret}", "password"),
    "no password": ("tcp:", "password"),
    "a database that is not there": ("socket:/nowhere", "no such database"),
    "a role that is not there": ("role:", "does not know your role"),
    "TLS where there is none": ("tcp:?sslmode=require", "TLS"),
    "a statement that takes too long": (f"socket:&{_WITH}statement_timeout%3D1", "too long"),
    "a server that only reads": (f"socket:&{_WITH}default_transaction_read_only%3Don", "read-only"),
    "an address that is none": (f"http://ada:{PASSWORD}@host/db", "postgresql://"),
    "a port that is none": (f"postgresql://ada:{PASSWORD}@host:port/db", "cannot be read"),
    "a password with a sign that ends it": (
        f"postgresql://ada:{PASSWORD}@{PASSWORD}:x@host/db",
        "cannot be read",
    ),
    "an option that is none": (f"postgresql://ada:{PASSWORD}@host/db?colour=red", "cannot be read"),
    "no address": ("", "Say which hub"),
}


@pytest.mark.parametrize(("address", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_hub_that_cannot_be_used_is_one_line_without_the_password_and_exit_code_2(
    address: str, reason: str, mine: Path, server: Server, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.run(f"ALTER ROLE postgres PASSWORD '{PASSWORD}'")
    where, _, rest = address.partition(":")
    made = {
        "tcp": server.tcp(database) + rest.format(secret=PASSWORD),
        "socket": server.url(rest.removeprefix("/").partition("&")[0] or database)
        + "&"
        + rest.partition("&")[2],
        "role": server.url(database, "stranger"),
    }
    before = mine.read_bytes()
    code, printed, told = said(mine, *filter(None, [made.get(where, address)]), capsys=capsys)
    assert (code, printed, told.count("\n")) == (2, "", 1)
    assert reason in told
    assert PASSWORD not in told
    assert mine.read_bytes() == before


def test_a_file_that_is_not_there_is_not_begun_for_a_hub_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(tmp_path / "new.db", _NOWHERE, capsys=capsys)[0] == 2
    assert not (tmp_path / "new.db").exists()


def test_an_address_never_shows_its_password() -> None:
    to = hub.address(f"postgresql://ada:{PASSWORD}@host/db?passfile=/x&password={PASSWORD}")
    assert PASSWORD not in f"{to} {to!r} {to.shown}"
