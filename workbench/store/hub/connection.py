"""Connections to a hub by its address, their errors in words. A password is never shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING

from workbench.errors import HubError, HubLost, InputError

if TYPE_CHECKING:
    from psycopg import Connection, Error

SCHEMES = ("postgresql://", "postgres://")
# Where the address says nothing else: a hub that does not answer is given up soon, one that vanished is noticed.
_PATIENCE = {
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
    "fallback_application_name": "workbench",
    "client_encoding": "UTF8",
}
_UNREADABLE = (
    "the hub's address cannot be read; write postgresql://user@host:port/database, and special signs as %XX"
)
_NO_RIGHT = (
    "does not let your role do this; ask its owner for the role workbench_checker (`workbench sync --roles`)"
)
# What a person can do, by the SQLSTATE or its class.
_REMEDIES = {
    "42501": _NO_RIGHT,
    "25006": "is a read-only server, such as a standby; name the main one",
    "57014": "stopped a statement that took too long; ask its owner: ALTER ROLE … SET statement_timeout = '5min'",
    "55P03": "is locked by another program; try again in a moment",
    "40P01": "is locked by another program; try again in a moment",
    "53": "has no room left (disk, memory or connections); tell its owner",
    "42": "has tables that are no hub's in the schema workbench; use another database",
}
# What libpq and the server say before there is a connection, which has no SQLSTATE.
_REFUSALS = (
    ("password", "refused the password; set it in ~/.pgpass or PGPASSWORD"),
    ("pg_hba.conf", "does not admit you from here; ask its owner for a line in pg_hba.conf, or use TLS"),
    ("certificate", "could not prove who it is; name its certificate by sslrootcert=FILE in the address"),
    ("SSL", "and you do not agree on TLS; set sslmode in the address as its owner says"),
    ("role ", "does not know your role; ask its owner to make it"),
    ("database ", "has no such database; name another, or ask its owner to make it"),
)
_ABSENT = (
    ("translate host name", "has a name that nobody knows; check the address"),
    ("resolve host", "has a name that nobody knows; check the address"),
    ("refused", "does not answer; check the address, and that PostgreSQL runs there"),
    ("No such file", "does not answer; check the address, and that PostgreSQL runs there"),
    ("timeout", "does not answer in time; check the address, and the network between"),
    ("starting up", "is starting; try again in a moment"),
    ("shutting down", "is shutting down; try again later"),
    ("too many", "has too many connections; try again in a moment"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a hub is: for libpq, and as it may be shown."""

    conninfo: str = field(repr=False)
    shown: str


def address(url: str) -> Address:
    """The address in a URL; InputError, which repeats nothing of it, where it cannot be read."""
    if not url.startswith(SCHEMES):
        raise InputError("a hub's address begins with postgresql://, as in postgresql://user@host/database")
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    except (ProgrammingError, UnicodeEncodeError):
        # libpq quotes what it could not read, which may be part of a password.
        raise InputError(_UNREADABLE) from None
    host = parts.get("host") or parts.get("hostaddr") or ""
    if "@" in host or not parts.get("port", "0").replace(",", "").isdigit():
        # A password with a sign of its own has spilled over into what follows.
        raise InputError(_UNREADABLE)
    shown = f"{host or 'localhost'}/{parts.get('dbname', '')}"
    return Address(conninfo=make_conninfo("", **{**_PATIENCE, **parts}), shown=shown)


@contextmanager
def connected(to: Address) -> Iterator[Connection]:
    """A connection on which each statement is its own transaction, closed in the end."""
    from psycopg import connect

    with in_words(to):
        # Poolers hand a connection from one client to another, so nothing is prepared on it.
        connection = connect(to.conninfo, autocommit=True, prepare_threshold=None)
    try:
        yield connection
    finally:
        connection.close()


def is_private(connection: Connection) -> bool:
    """Whether nobody on the way between can read along: by TLS, or because nothing leaves this machine."""
    info = connection.info
    local = info.host.startswith("/") or ip_address(info.hostaddr).is_loopback
    return local or connection.pgconn.ssl_in_use


def reach(to: Address) -> None:
    """HubError where there is no connecting to the hub."""
    with connected(to):
        pass


@contextmanager
def in_words(to: Address) -> Iterator[None]:
    """Turns psycopg's errors into a HubError of one line, HubLost where there is no connection any more."""
    from psycopg import Error

    try:
        yield
    except Error as error:
        raise _told(to, error) from error


def _told(to: Address, error: Error) -> HubError:
    from psycopg import InterfaceError, OperationalError

    state = error.sqlstate or ""
    remedy = _REMEDIES.get(state) or _REMEDIES.get(state[:2])
    if remedy:
        return HubError(f"the hub {to.shown} {remedy}")
    said = str(error)
    lost = isinstance(error, InterfaceError | OperationalError) and (
        not state or state.startswith(("08", "57P"))
    )
    if not lost:
        return HubError(f"the hub {to.shown} failed: {said.splitlines()[0]}; tell its owner")
    for words, why in _ABSENT:
        if words in said:
            return HubLost(f"the hub {to.shown} {why}")
    for words, why in _REFUSALS:
        if words in said:
            return HubError(f"the hub {to.shown} {why}")
    return HubLost(f"the connection to the hub {to.shown} broke off; sync again, and it goes on from there")
