"""Sources behind addresses that lead elsewhere, on a server of this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.sources.material import REPORT
from workbench.cli.group import workbench
from workbench.read import address


class Handler(BaseHTTPRequestHandler):
    """Answers with a report, or sends elsewhere for it."""

    def do_GET(self) -> None:
        if self.path == "/elsewhere":
            other = self.headers["Host"].replace("127.0.0.1", "localhost")
            self.send_response(302)
            self.send_header("Location", f"http://{other}/report")
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(REPORT.encode())

    def log_message(self, *_: object) -> None:
        """Nothing is said on the terminal."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv(address.ALLOW, "1")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(
        workbench, ["--db", str(folder / "claims.db"), *args], catch_exceptions=False, standalone_mode=False
    )


def test_a_redirect_to_another_host_is_told_and_stays_in_the_note(site: str, tmp_path: Path) -> None:
    done = run(tmp_path, "source", "add", f"{site}/elsewhere", "--note", "as sent by the desk")
    assert done.return_value == 0
    assert "redirected to another host: http://localhost" in done.output
    shown = run(tmp_path, "source", "show", "s1").output
    assert "as sent by the desk; redirected to another host" in shown
    assert "5.04 million tonnes" in shown
