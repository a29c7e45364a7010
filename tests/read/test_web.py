"""Addresses: a real server on this machine answers, and what may not be read is refused before it is asked."""

import gzip
import os
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workbench import read
from workbench.errors import InputError
from workbench.read import address, location, web

TEXT = (
    "The bridge over the Lenne was closed after the storm, and it will stay closed until the end of the year."
)
PAGE = f"<html><head><title>A bridge</title><link rel=canonical href='https://example.org/old'></head><body><article><p>{TEXT}</p></article></body></html>"
KOI = "Мост закрыли после бури, и он не откроется до конца года, сообщил мэр города."
REDIRECTS = {
    "/moved": "/page",
    "/permanent": "page",
    "/loop": "/loop",
    "/file": "file:///etc/hostname",
    "/ftp": "ftp://example.org/a",
    "/script": "javascript:alert(1)",
    "/port": "http://localhost:99999/",
    **{f"/hop{number}": f"/hop{number + 1}" for number in range(1, 7)},
    "/hop7": "/page",
}
ANSWERS: dict[str, tuple[str, bytes]] = {
    "/page": ("text/html; charset=utf-8", PAGE.encode()),
    "/koi": ("text/plain; charset=koi8-r", KOI.encode("koi8_r")),
    "/untold": ("", PAGE.encode()),
    "/stream": ("application/octet-stream", PAGE.encode()),
    "/notes.md": ("application/octet-stream", b"# A bridge\n\n**Closed**"),
    "/empty": ("text/html", b""),
    "/picture": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "/huge": ("text/plain", b"a" * (location.LIMIT + 1)),
}


class Handler(BaseHTTPRequestHandler):
    """Answers by the tables above; the rest by what its path says."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path in REDIRECTS:
            self._answer(302, "", b"", ("Location", REDIRECTS[path]))
        elif path == "/elsewhere":
            other = self.headers["Host"].replace("127.0.0.1", "localhost")
            self._answer(301, "", b"", ("Location", f"http://{other}/page"))
        elif path == "/inward":
            # The reader was let in here, and is let in no further.
            os.environ.pop(address.ALLOW)
            self._answer(302, "", b"", ("Location", "http://[fec0::1]/page"))
        elif path == "/slow":
            self._drip()
        elif path == "/bomb":
            packed = gzip.compress(bytes(location.LIMIT + 1))
            self._answer(200, "text/plain", packed, ("Content-Encoding", "gzip"))
        elif path == "/layers":
            packed = gzip.compress(gzip.compress(PAGE.encode()))
            self._answer(200, "text/html", packed, ("Content-Encoding", "gzip, gzip"))
        elif path == "/headers":
            said = " ".join(f"{name}={value}" for name, value in self.headers.items())
            self._answer(200, "text/plain", said.encode())
        elif path.startswith("/status/"):
            self._answer(int(path.rpartition("/")[2]), "text/plain", b"No.")
        else:
            self._answer(200, *ANSWERS[path])

    def _answer(self, status: int, kind: str, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (*headers, ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        if kind:
            self.send_header("Content-Type", kind)
        self.end_headers()
        self._write(body)

    def _drip(self) -> None:
        """A byte now and then, so that no single wait is long, until the reader has gone."""
        self.send_response(200)
        self.end_headers()
        while self._write(b"a"):
            time.sleep(0.05)

    def _write(self, body: bytes) -> bool:
        try:
            self.wfile.write(body)
        except OSError:
            return False
        return True

    def log_message(self, *_: object) -> None:
        """Nothing is said on the terminal."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(port: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv(address.ALLOW, "1")
    return f"http://127.0.0.1:{port}"


def refusal(place: str) -> str:
    with pytest.raises(InputError) as refused:
        read.read(place)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_page_is_read_and_keeps_its_address(site: str) -> None:
    article, problems = read.read(f"{site}/page?id=5#part")
    assert (article.text, article.title, article.media_type) == (TEXT, "A bridge", "text/html")
    assert (article.url, problems) == (f"{site}/page?id=5", ())


@pytest.mark.parametrize("path", ["/moved", "/permanent"])
def test_a_redirect_is_followed_and_shown(site: str, path: str) -> None:
    article, problems = read.read(f"{site}{path}")
    assert article.url == f"{site}/page"
    assert [(one.message, one.location) for one in problems] == [
        (f"redirected to {site}/page", f"{site}{path}")
    ]


def test_a_redirect_to_another_host_says_so(site: str) -> None:
    other = site.replace("127.0.0.1", "localhost")
    article, problems = read.read(f"{site}/elsewhere")
    assert [one.message for one in problems] == [f"redirected to another host: {other}/page"]
    assert article.url == f"{other}/page"


def test_what_is_packed_more_than_once_is_refused(site: str) -> None:
    assert "it is packed more than once; save the page" in refusal(f"{site}/layers")


def test_five_redirects_are_followed_and_each_is_shown(site: str) -> None:
    assert len(read.read(f"{site}/hop3")[1]) == web.REDIRECTS


@pytest.mark.parametrize("path", ["/hop2", "/loop"])
def test_more_redirects_are_not(site: str, path: str) -> None:
    assert "it redirects more than 5 times" in refusal(f"{site}{path}")


@pytest.mark.parametrize(("path", "scheme"), [("/file", "file"), ("/ftp", "ftp")])
def test_a_redirect_away_from_the_web_is_refused(site: str, path: str, scheme: str) -> None:
    said = refusal(f"{site}{path}")
    assert f"it leads to {scheme}:/" in said
    assert said.endswith("only http and https addresses are read")


@pytest.mark.parametrize(("path", "said"), [("/script", "that is no address"), ("/port", "cannot read")])
def test_a_redirect_to_no_address_is_refused(site: str, path: str, said: str) -> None:
    assert said in refusal(f"{site}{path}")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "answered 404: there is no such page"),
        (403, "answered 403: it lets no program in"),
        (418, "answered 418: check the address"),
        (503, "answered 503: its server is in trouble; try again later"),
        (204, "answered 204: check the address"),
        (304, "answered 304: check the address"),
    ],
)
def test_an_error_says_its_number_and_what_to_do(site: str, status: int, said: str) -> None:
    assert said in refusal(f"{site}/status/{status}")


def test_the_charset_of_the_header_is_obeyed(site: str) -> None:
    assert read.read(f"{site}/koi")[0].text == KOI


@pytest.mark.parametrize(
    ("path", "media_type", "text"),
    [
        ("/untold", "text/html", TEXT),
        ("/stream", "text/html", TEXT),
        ("/notes.md", "text/markdown", "A bridge\n\nClosed"),
    ],
)
def test_a_kind_that_is_not_told_is_found(site: str, path: str, media_type: str, text: str) -> None:
    article, _ = read.read(f"{site}{path}")
    assert (article.media_type, article.text) == (media_type, text)


@pytest.mark.parametrize(("path", "said"), [("/empty", "is empty"), ("/picture", "is an image")])
def test_what_is_no_text_is_refused(site: str, path: str, said: str) -> None:
    assert said in refusal(f"{site}{path}")


@pytest.mark.parametrize("path", ["/huge", "/bomb"])
def test_a_page_beyond_the_limit_is_refused_while_it_comes(site: str, path: str) -> None:
    assert "it has more than 20 MB" in refusal(f"{site}{path}")


def test_a_source_may_be_larger_and_of_any_kind(site: str) -> None:
    assert len(read.source_bytes(f"{site}/huge")[0]) == location.LIMIT + 1
    assert read.source_bytes(f"{site}/picture")[1] == "image/png"


def test_a_server_that_never_ends_is_left(site: str) -> None:
    with pytest.raises(InputError, match=r"it took longer than 0\.3 seconds; try again later"):
        web.fetch(f"{site}/slow", limit=1000, seconds=0.3)


def test_a_server_that_says_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(address.ALLOW, "1")
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(InputError, match="it took longer than"),
    ):
        web.fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", limit=1000, seconds=0.3)


def test_a_closed_door_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(address.ALLOW, "1")
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    assert "check the address and your connection" in refusal(f"http://127.0.0.1:{port}/")


def test_the_host_is_named_though_the_connection_goes_by_its_address(site: str, port: int) -> None:
    assert f"Host=localhost:{port} " in read.read(f"http://localhost:{port}/headers")[0].text


def test_a_password_in_an_address_is_not_kept(site: str) -> None:
    assert read.read(site.replace("//", "//zoe:secret@") + "/page")[0].url == f"{site}/page"


def test_an_address_of_this_machine_is_refused_unless_asked_for(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(address.ALLOW, raising=False)
    assert refusal(f"http://localhost:{port}/page").endswith(
        "is not public; set WORKBENCH_ALLOW_PRIVATE=1 to read from your own network"
    )


def test_an_address_within_one_s_own_network_is_refused_behind_a_redirect_too(site: str) -> None:
    assert "its address fec0::1 is not public" in refusal(f"{site}/inward")


@pytest.mark.parametrize(
    "place",
    [
        "http://127.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_other_ways_to_write_a_private_address_are_refused(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(address.ALLOW, raising=False)
    assert "is not public" in refusal(place)


# On both sides of each edge.
PUBLIC = [
    *("93.184.215.14", "9.255.255.255", "11.0.0.0", "192.88.98.255", "192.88.100.0", "223.255.255.255"),
    *("2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2000::1", "3ffe:ffff::1", "3fff:1000::1"),
    *("64:ff9b::5db8:d70e", "::ffff:93.184.215.14", "::93.184.215.14", "::ffff:0:93.184.215.14"),
    *("2002:5db8:d70e::1", "2003::1", "2001:200::1"),
]
PRIVATE = [
    *("127.0.0.1", "10.0.0.0", "10.1.2.3", "10.255.255.255", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
    *("100.64.0.1", "0.0.0.0", "192.88.99.0", "192.88.99.255", "224.0.0.1", "255.255.255.255", "localhost"),
    *("::", "::1", "::2", "fe80::1%eth0", "febf:ffff::1", "fec0::", "feff:ffff::1", "ff02::1", "ff0e::1"),
    *(
        "fbff::1",
        "fc00::1",
        "fdff::1",
        "fe00::1",
        "1fff:ffff::1",
        "4000::1",
        "2001:db8::1",
        "3fff::1",
        "3fff:fff::1",
    ),
    *("64:ff9b::a00:1", "64:ff9b:0:ffff::", "64:ff9b:1::", "64:ff9b:1:ffff::93.184.215.14", "64:ff9b:2::"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:10.0.0.1", "::10.0.0.1", "::192.88.99.1"),
    *(
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2002:c058:6301::",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ),
]


@pytest.mark.parametrize("written", PUBLIC)
def test_an_address_of_the_internet_is_public(written: str) -> None:
    assert address.is_public(written)


@pytest.mark.parametrize("written", PRIVATE)
def test_any_other_address_is_not(written: str) -> None:
    assert not address.is_public(written)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("http://", "names no host"),
        ("http:///page", "names no host"),
        ("http://no-such-host.invalid/", "there is no host no-such-host.invalid"),
        ("http://localhost:99999/", "cannot read"),
        ("http://[::1/", "no address"),
        ("http://" + "a" * 300 + ".invalid/", "cannot read"),
        ("file:///etc/hostname", "only http and https addresses are read"),
        ("FTP://example.org/", "only http and https addresses are read"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(place: str, said: str) -> None:
    assert said in refusal(place)
