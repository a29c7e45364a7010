"""Pages of the web: one document from one address, within bounds of time, size and redirects."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.model import Problem
from workbench.read import address, media
from workbench.read.material import Given

if TYPE_CHECKING:
    from httpx import URL, Client, Response

SECONDS = 20.0
"""How long a page may take, from the question for its host's address to its last byte."""

REDIRECTS = 5

_HEADERS = {
    "User-Agent": "claims-workbench (fact-checking; reads one page at its reader's request)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_MOVED = frozenset({301, 302, 303, 307, 308})

# What to do about a status; where there is no row, its hundred's.
_REMEDIES = {
    401: "it wants a password; save the page and add the file",
    402: "it wants a subscription; save the page and add the file",
    403: "it lets no program in; save the page in your browser and add the file",
    404: "there is no such page; check the address, or look for it in a web archive",
    410: "the page is gone; look for it in a web archive",
    429: "it has been asked too often; try again later",
    451: "it is withheld for legal reasons; look for it in a web archive",
    400: "check the address, or save the page and add the file",
    500: "its server is in trouble; try again later",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What is asked for, the most bytes that may come, and when it must be there."""

    location: str
    limit: int
    seconds: float
    until: float

    def failed(self, why: str) -> InputError:
        return InputError(f"cannot read {self.location}: {why}")

    def left(self) -> float:
        """The seconds that are left; InputError where none are."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise self.late()
        return left

    def late(self) -> InputError:
        return self.failed(
            f"it took longer than {self.seconds:g} seconds; try again later, or save the page and add the file"
        )


def fetch(location: str, *, limit: int, seconds: float = SECONDS) -> Given:
    """What stands at an http or https address; its `url` is where it stood in the end, each redirect a Problem.

    The time is bounded as a whole, by a thread that is left behind if need be: neither a question for a host's address
    nor a server that sends a byte now and then has a bound of its own. InputError where there is nothing to be had.
    """
    task = _Task(location=location, limit=limit, seconds=seconds, until=time.monotonic() + seconds)
    answers: SimpleQueue[Given | Exception] = SimpleQueue()
    Thread(target=_answer, args=(task, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=seconds + 0.5)  # the reading thread knows better what it waited for
    except Empty:
        raise task.late() from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _answer(task: _Task, answers: SimpleQueue[Given | Exception]) -> None:
    try:
        answers.put(_fetched(task))
    except Exception as error:  # noqa: BLE001 - raised again by the thread that waits
        answers.put(error)


def _fetched(task: _Task) -> Given:
    import httpx

    problems: list[Problem] = []
    try:
        url = _checked(httpx.URL(task.location), task)
        with _client() as client:
            for _ in range(REDIRECTS + 1):
                with _response(client, url, task) as response:
                    if response.status_code not in _MOVED or "location" not in response.headers:
                        return _given(task, url, response, tuple(problems))
                    onward = _checked(url.join(response.headers["location"]), task)
                problems.append(_redirect(url, onward, task.location))
                url = onward
    except httpx.TimeoutException as error:
        raise task.late() from error
    except httpx.InvalidURL as error:
        raise task.failed("that is no address; check how it is written") from error
    except httpx.HTTPError as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise task.failed(f"{reason}; check the address and your connection") from error
    raise task.failed(f"it redirects more than {REDIRECTS} times; open it in your browser and save the page")


def _client() -> Client:
    """No proxy and no stored password from the environment: the connection goes to the address that was checked."""
    import httpx

    return httpx.Client(headers=_HEADERS, trust_env=False, verify=httpx.create_ssl_context())


def _checked(url: URL, task: _Task) -> URL:
    if url.scheme not in ("http", "https"):
        raise task.failed(f"it leads to {str(url)[:100]}, and only http and https addresses are read")
    if not url.host:
        raise task.failed("its address names no host; check how it is written")
    return url


@contextmanager
def _response(client: Client, url: URL, task: _Task) -> Iterator[Response]:
    """The answer of the first of the host's addresses that can be connected to.

    The host is named in the Host header and to the certificate's check; the connection itself goes by the address.
    """
    import httpx

    port = url.port or (443 if url.scheme == "https" else 80)
    addresses = address.checked(url.host, port, task.location)
    for place, host_address in enumerate(addresses, 1):
        request = client.build_request(
            "GET",
            url.copy_with(host=host_address, fragment=None),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
            timeout=task.left(),
        )
        try:
            response = client.send(request, stream=True)
        except httpx.ConnectError:
            if place == len(addresses):
                raise
            continue
        try:
            yield response
        finally:
            response.close()
        return


def _given(task: _Task, url: URL, response: Response, problems: tuple[Problem, ...]) -> Given:
    if response.status_code != 200:
        raise _refused(task, response.status_code)
    data = _body(task, response)
    kind, _, parameters = response.headers.get("content-type", "").partition(";")
    return Given(
        data=data,
        name=task.location,
        media_type=media.declared(kind, data, url.path),
        charset=media.charset(parameters),
        url=str(url.copy_with(userinfo=b"", fragment=None)),
        problems=problems,
    )


def _refused(task: _Task, status: int) -> InputError:
    remedy = _REMEDIES.get(status) or _REMEDIES.get(status // 100 * 100) or _REMEDIES[400]
    return task.failed(f"the server answered {status}: {remedy}")


def _body(task: _Task, response: Response) -> bytes:
    if "," in response.headers.get("content-encoding", ""):
        # What is packed in what is packed may grow a million times before a byte of it is seen.
        raise task.failed("it is packed more than once; save the page and add the file")
    data = bytearray()
    for chunk in response.iter_bytes(65_536):
        data += chunk
        if len(data) > task.limit:
            raise task.failed(
                f"it has more than {task.limit // 1_000_000} MB; save the part to be checked and add the file"
            )
        task.left()
    return bytes(data)


def _redirect(old: URL, new: URL, location: str) -> Problem:
    shown = str(new.copy_with(userinfo=b""))
    where = "" if new.host == old.host else "another host: "
    return Problem(message=f"redirected to {where}{shown}", location=location)
