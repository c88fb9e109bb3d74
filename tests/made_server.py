"""A real HTTP server on loopback that answers as a test says, also where that is against all rules.

Names are looked up by a table, and time is what the test says: nothing waits.
"""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from rujuk.watch.addresses import Gate
from rujuk.watch.connections import Bounds
from rujuk.watch.fetching import Fetcher
from rujuk.watch.states import Ledger
from rujuk.watch.times import Time

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator, Mapping

    from rujuk.store.case import Case

HOST = "berita.example"
HTML = {"Content-Type": "text/html; charset=utf-8"}
RSS = {"Content-Type": "application/rss+xml"}


@dataclass
class MadeTime:
    """A clock that stands still but for waits; with `step`, it moves each time it is looked at."""

    seconds: float = 1_760_000_000.0
    step: float = 0.0
    waits: list[float] = field(default_factory=list)
    is_stopped: bool = False

    def look(self) -> float:
        """The time; it moves a step."""
        self.seconds += self.step
        return self.seconds

    def sleep(self, seconds: float) -> None:
        """Move so far, and remember it."""
        self.waits.append(round(seconds, 3))
        self.seconds += seconds

    @property
    def time(self) -> Time:
        """As a watch takes it."""
        return Time(
            now=lambda: self.seconds,
            ticks=self.look,
            sleep=self.sleep,
            stopped=lambda: self.is_stopped,
        )


class Site:
    """What the server answers by path, and what it was asked.

    An answer is the bytes of a page, or status, headers and body, or a function that is given the
    handler; a list of these is answered one by one, the last for ever.
    """

    def __init__(self) -> None:
        """It answers nothing yet, and has no rules for robots."""
        self.answers: dict[str, object] = {"/robots.txt": (404, {}, b"")}
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.bodies: list[bytes] = []
        self.port = 0

    def url(self, path: str, host: str = HOST) -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def pages_asked(self) -> list[str]:
        """The paths asked for, in their order, robots.txt aside."""
        return [path for path in self.asked if path != "/robots.txt"]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one question, and remember it."""
        self.asked.append(handler.path)
        self.headers.append({key.lower(): value for key, value in handler.headers.items()})
        said = self.answers.get(handler.path, (404, {}, b""))
        if isinstance(said, list):
            said = said.pop(0) if len(said) > 1 else said[0]
        if callable(said):
            with suppress(OSError):
                said(handler)
            return
        if isinstance(said, bytes):
            said = (200, HTML, said)
        assert isinstance(said, tuple)
        status, headers, body = said
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@contextmanager
def served(trust: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site on loopback, as long as the block lasts."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.close_connection = True
            site.answer(self)

        def do_POST(self) -> None:
            self.close_connection = True
            site.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            site.answer(self)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Nothing: clients that break off are what the tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    if trust is not None:
        server.socket = trust.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def names(table: Mapping[str, str | list[str]]) -> Callable[[str, int], list[str]]:
    """A look-up by this table; a list is answered one after the other."""

    def resolve(host: str, _port: int) -> list[str]:
        said = table.get(host)
        if said is None:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        if isinstance(said, list):
            return [said.pop(0) if len(said) > 1 else said[0]]
        return [said]

    return resolve


def gate(**table: str) -> Gate:
    """The made host is on loopback and allowed by name; so is nothing else."""
    known: dict[str, str | list[str]] = {HOST: "127.0.0.1", "127.0.0.1": "127.0.0.1"}
    known |= {name.replace("_", "."): address for name, address in table.items()}
    return Gate([HOST], names(known))


def fetcher(case: Case, made: MadeTime, **given: object) -> Fetcher:
    """A fetcher that waits for nothing but a silent server, and that not long."""
    settings: dict[str, object] = {
        "gate": gate(),
        "bounds": Bounds(connect=1.0, silence=0.2),
        "agent": "rujuk/1 (+https://rujuk.example)",
        **given,
    }
    return Fetcher(Ledger(case), made.time, **settings)  # type: ignore[arg-type]
