"""What a request must be before a page sees it, and what every answer says to the browser.

The server listens on the loopback interface only. A page of another site that the browser has open
can still send requests there: under its own name (Host is then not ours: DNS rebinding), or blind
(a form sent from elsewhere carries no token of ours).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Names under which the server answers."""
LONGEST_ADDRESS = 8_192
"""Bytes of path and query."""
LARGEST_BODY = 65_536
"""Bytes of a form: a review with its note."""
METHODS = frozenset({"GET", "HEAD", "POST"})

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Styles inline, because Plot writes a style element; no page of ours writes a script."""

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)


class Guarded:
    """The application behind its guards."""

    def __init__(self, application: ASGIApp) -> None:
        """`application` answers what passes."""
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse in plain words, or pass on; the answer gets the headers of every page."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._application(scope, receive, send)
            return
        refused = refusal(scope)
        if refused is not None:
            await _answer(send, *refused)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > LARGEST_BODY:
                raise HTTPException(413)
            return message

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *HEADERS]}
            await send(message)

        await self._application(scope, counted, with_headers)


def refusal(scope: Scope) -> tuple[int, str] | None:
    """Status and reason for a request that no page may see; null where it may pass."""
    headers: dict[bytes, list[bytes]] = {}
    for name, value in scope["headers"]:
        headers.setdefault(name.lower(), []).append(value)
    hosts = headers.get(b"host", [])
    if len(hosts) != 1 or not is_loopback(hosts[0].decode("latin-1")):
        return 421, "This server answers under the name of this computer only."
    if scope["method"] not in METHODS:
        return 405, "The method is not allowed."
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
        return 414, "The address is too long."
    length = headers.get(b"content-length", [b"0"])[0]
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return 413, "The request is too large."
    if scope["method"] == "POST" and not _is_from_here(headers, hosts[0]):
        return 403, "This request comes from another site."
    return None


def is_loopback(host: str) -> bool:
    """Whether a Host header names this computer; the port does not matter.

    >>> is_loopback("127.0.0.1:8765"), is_loopback("[::1]"), is_loopback("127.0.0.1.example.org")
    (True, True, False)
    """
    name, colon, port = host.rpartition(":")
    if not colon or port.endswith("]"):
        name, port = host, "0"
    return name.lower() in LOOPBACK and port.isascii() and port.isdigit()


def _is_from_here(headers: dict[bytes, list[bytes]], host: bytes) -> bool:
    """Whether what the browser says of the sender of a form, if it says anything, is this site."""
    site = headers.get(b"sec-fetch-site", [b"same-origin"])
    origin = headers.get(b"origin", [b"http://" + host])
    return site in ([b"same-origin"], [b"none"]) and origin == [b"http://" + host]


async def _answer(send: Send, status: int, words: str) -> None:
    body = words.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        *HEADERS,
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
