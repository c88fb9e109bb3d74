"""One question to one server, at one address that was checked before, within bounds.

Every byte that comes is counted and timed where it comes in, so that no slow drip, endless header
or endless chunk outlasts the bounds. The host's name is what TLS checks.
"""

from __future__ import annotations

import io
import ssl
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO, TYPE_CHECKING, cast

from urllib3 import exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection

from rujuk.errors import FetchError

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping

    from urllib3.response import HTTPResponse

    from rujuk.watch.addresses import Target

MOST_BYTES = 32 * 1024 * 1024
"""Longest answer, as it is sent and as it is inflated: the longest page read has so many bytes."""

_PIECE = 1 << 16
_TOO_LONG = f"an answer of more than {MOST_BYTES >> 20} MB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Seconds to connect, between two pieces of an answer, and for all of it; bytes of it."""

    connect: float = 10.0
    silence: float = 20.0
    whole: float = 60.0
    most_bytes: int = MOST_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said. Names of `headers` are in small letters; `body` is as it was sent.

    `body` is empty where it was not wanted.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a server, and of which answers the body is wanted."""

    target: Target
    headers: Mapping[str, str]
    method: str = "GET"
    body: bytes | None = None
    wants: Callable[[Answer], bool] = lambda _: True


class Connections:
    """Asks servers, each time over a connection of its own."""

    def __init__(
        self, bounds: Bounds, ticks: Callable[[], float], trust: ssl.SSLContext | None = None
    ) -> None:
        """`trust`: whose certificates are believed; null: those that the system believes."""
        self._bounds = bounds
        self._ticks = ticks
        self._trust = trust

    def ask(self, question: Question, address: str) -> Answer:
        """The answer of the server at this address. FetchError where there is none."""
        deadline = self._ticks() + self._bounds.whole
        connection = self._connection(question.target, address)
        watched: _Watched | None = None
        try:
            connection.connect()
            watched = _Watched(connection.sock, deadline, self._ticks, self._bounds)
            connection.sock = cast("socket.socket", watched)  # all that is asked of it is there
            connection.request(
                question.method,
                question.target.request,
                body=question.body,
                headers={"Host": question.target.authority, **question.headers},
                preload_content=False,
                decode_content=False,
            )
            return _answer(connection.getresponse(), question)
        except (exceptions.HTTPError, HTTPException, OSError, ValueError) as error:
            if isinstance(error, FetchError):  # of who wants the answer
                raise
            if watched is not None and watched.fault is not None:
                raise watched.fault from error
            raise _told(error) from error
        finally:
            connection.close()
            if watched is not None:
                watched.end()

    def _connection(self, target: Target, address: str) -> HTTPConnection:
        if target.scheme == "http":
            return HTTPConnection(address, target.port, timeout=self._bounds.connect)
        self._trust = self._trust or ssl.create_default_context()
        return HTTPSConnection(
            address,
            target.port,
            timeout=self._bounds.connect,
            server_hostname=target.host,
            ssl_context=self._trust,
        )


def _answer(response: HTTPResponse, question: Question) -> Answer:
    headers: dict[str, str] = {}
    for name, value in response.headers.items():
        headers.setdefault(name.lower(), value)
    head = Answer(status=response.status, headers=headers)
    if not question.wants(head):
        return head
    body = b"".join(response.stream(_PIECE, decode_content=False))
    return Answer(status=head.status, headers=headers, body=body)


def _told(error: Exception) -> FetchError:
    """The fault in words that are the same each time; which of them may pass."""
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        causes += [one for one in cause.args if isinstance(one, BaseException)]
        cause = cause.__cause__ or cause.__context__
    for one in causes:
        if isinstance(one, ssl.SSLCertVerificationError):
            return FetchError(f"its certificate does not hold: {one.verify_message}")
    for one in causes:
        if isinstance(one, ssl.SSLError):
            return FetchError("no safe connection (TLS) can be made")
    if any(
        isinstance(one, exceptions.NewConnectionError | ConnectionRefusedError) for one in causes
    ):
        return FetchError("no connection can be made", passing=True, unconnected=True)
    if any(isinstance(one, exceptions.ConnectTimeoutError) for one in causes):
        return FetchError("no connection is made in time", passing=True, unconnected=True)
    if any(isinstance(one, TimeoutError | exceptions.TimeoutError) for one in causes):
        return FetchError("it does not answer in time", passing=True)
    if any(isinstance(one, exceptions.IncompleteRead) for one in causes):
        return FetchError("the answer is cut off", passing=True)
    if any(isinstance(one, exceptions.ProtocolError | OSError) for one in causes):
        return FetchError("the connection broke off", passing=True)
    return FetchError("the answer is not HTTP")


class _Watched:
    """A connected socket whose answers are read within bounds. `fault`: the bound that was met."""

    def __init__(
        self, connected: socket.socket, deadline: float, ticks: Callable[[], float], bounds: Bounds
    ) -> None:
        self._socket = connected
        self._incoming = _Incoming(connected, deadline, ticks, bounds)

    @property
    def fault(self) -> FetchError | None:
        """What ended the answer before its end."""
        return self._incoming.fault

    def makefile(self, _mode: str) -> IO[bytes]:
        """What comes in, as a stream."""
        return io.BufferedReader(self._incoming, _PIECE)

    def sendall(self, data: bytes) -> None:
        """Send all of it."""
        self._socket.sendall(data)

    def settimeout(self, _seconds: float | None) -> None:
        """Nothing: the bounds decide."""

    def close(self) -> None:
        """Nothing: the stream may still be read. `end` closes it."""

    def end(self) -> None:
        """Close the connection."""
        self._incoming.close()
        self._socket.close()


class _Incoming(io.RawIOBase):
    """What a socket receives, until a bound is met."""

    def __init__(
        self, connected: socket.socket, deadline: float, ticks: Callable[[], float], bounds: Bounds
    ) -> None:
        self._socket = connected
        self._deadline = deadline
        self._ticks = ticks
        self._bounds = bounds
        self._taken = 0
        self.fault: FetchError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        left = self._deadline - self._ticks()
        if left <= 0:
            message = f"the answer took longer than {self._bounds.whole:g} seconds"
            self.fault = FetchError(message, passing=True)
            raise self.fault
        self._socket.settimeout(min(left, self._bounds.silence))
        count = self._socket.recv_into(cast("bytearray", buffer))
        self._taken += count
        if self._taken > self._bounds.most_bytes + _PIECE:  # the head is not counted
            self.fault = FetchError(_TOO_LONG)
            raise self.fault
        return count


def too_long() -> FetchError:
    """The fault of an answer that is longer than any page."""
    return FetchError(_TOO_LONG)
