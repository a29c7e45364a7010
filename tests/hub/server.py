"""A real PostgreSQL server in a temporary folder, with a socket and a loopback port of its own."""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.waiting import PATIENCE

PASSWORD = "s3cret-word"
_SETTINGS = "-c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1"


@dataclass(frozen=True)
class Server:
    """A server that can be stopped, killed and started again; `folder` has its data and its socket."""

    binaries: Path
    folder: Path
    port: int

    def url(self, database: str = "postgres", user: str = "postgres") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"

    def tcp(self, database: str = "postgres", user: str = "postgres", password: str = "") -> str:
        word = f":{password}" if password else ""
        return f"postgresql://{user}{word}@127.0.0.1:{self.port}/{database}"

    def run(self, sql: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Runs statements as the owner of everything, and returns what the last one gave."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []

    def start(self) -> None:
        settings = f"{_SETTINGS} -c port={self.port} -c unix_socket_directories={self.folder}"
        self._control("start", "-w", "-l", str(self.folder / "log"), "-o", settings)

    def stop(self, mode: str = "fast") -> None:
        self._control("stop", "-m", mode, "-w")

    def _control(self, *arguments: str) -> None:
        as_user(self.binaries / "pg_ctl", "-D", str(self.folder / "data"), *arguments)


def binaries() -> Path | None:
    """Where PostgreSQL's own programs are: those of the newest version, wherever a distribution puts them."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    return Path(versions[-1]).parent if versions else None


def as_user(program: Path, *arguments: str) -> None:
    """Runs a program of the server's, which refuses to be root, as nobody where root runs the tests."""
    command = [str(program), *arguments]
    if os.geteuid() == 0:
        command = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", *command]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def running() -> Iterator[Server]:
    """A fresh server. Its path is short, since that of a socket may have 107 characters at most."""
    found = binaries()
    assert found
    folder = Path(tempfile.mkdtemp(prefix="wb-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    server = Server(found, folder, _free_port())
    try:
        as_user(
            found / "initdb", "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C", "--no-sync",
        )  # fmt: skip
        # Whoever comes by TCP needs a password, so that wrong ones can be tried.
        rules = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
        (folder / "data" / "pg_hba.conf").write_text(rules, encoding="utf-8")
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
