"""Addresses fetched politely: checked hop by hop, in turn, again where that may help.

Whatever a server does ends as a page, as "the same as before", or as a `Miss` with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from functools import cache
from importlib.metadata import metadata, version
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from rujuk.errors import FetchError
from rujuk.read.inputs.compressed import STREAM_FAULTS, SwellsError, inflate
from rujuk.read.inputs.words import input_words
from rujuk.watch.addresses import Gate, parse_target
from rujuk.watch.connections import MOST_BYTES, Answer, Bounds, Connections, Question, too_long
from rujuk.watch.hosts import DELAY, FIRST_RETRY, LONGEST_WAIT, Hosts

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping

    from rujuk.watch.addresses import Target
    from rujuk.watch.states import Ledger, PageState
    from rujuk.watch.times import Time

MOST_REDIRECTS = 5
"""Redirects that are followed from one address."""
ATTEMPTS = 3
"""How often a question is asked in a round before it is given up."""

LONGEST_SAYING = 1_000
"""Characters of a header that is kept or told; an ETag has some 50."""

_OK = 200
_NOT_MODIFIED = 304
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TO_WAIT = frozenset({429, 503})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_GZIP = frozenset({"gzip", "x-gzip"})
_GZIP_MAGIC = b"\x1f\x8b"
_ACCEPTED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What stands at an address: `url` is where redirects led to."""

    url: str
    data: bytes
    media_type: str | None
    charset: str | None
    etag: str | None
    modified: str | None


@dataclass(frozen=True, slots=True)
class Same:
    """The server says that nothing changed."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Nothing was fetched. `passing`: later it may be. `held`: it was not even asked for."""

    reason: str
    passing: bool
    held: bool


def own_agent() -> str:
    """What rujuk calls itself to servers: name, version, and its page where it has one."""
    pages = [one.partition(",")[2].strip() for one in metadata("rujuk").get_all("Project-URL", [])]
    return f"rujuk/{version('rujuk')}" + (f" (+{pages[0]})" if pages else "")


class Fetcher:
    """Fetches pages and feeds, and posts to webhooks."""

    def __init__(
        self,
        ledger: Ledger,
        time: Time,
        *,
        gate: Gate | None = None,
        agent: str | None = None,
        delay: float = DELAY,
        bounds: Bounds | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """`delay`: seconds between two questions to one host. The rest has its usual values."""
        self._agent = agent or own_agent()
        self._gate = gate or Gate()
        self.hosts = Hosts(ledger, time, agent=self._agent, delay=delay)
        self._connections = Connections(bounds or Bounds(), time.ticks, trust)

    def fetch(self, address: str, known: PageState | None = None) -> Fetched | Same | Miss:
        """What stands at this address; `known` is what it said of itself the last time."""
        try:
            return self._follow(address, known)
        except FetchError as error:
            return Miss(error.reason, error.passing, error.held)

    def post(self, address: str, body: bytes) -> Miss | None:
        """Send JSON to this address, once; null: it was taken. Redirects are not followed."""
        try:
            target = parse_target(address)
            answer = self._ask_once(
                target,
                self._gate.addresses(target),
                {"Content-Type": "application/json"},
                body=body,
                wants=lambda _: False,
            )
        except FetchError as error:
            return Miss(error.reason, error.passing, error.held)
        if _OK <= answer.status < _ACCEPTED:
            return None
        return Miss(f"answered with status {answer.status}", passing=True, held=False)

    def _follow(self, address: str, known: PageState | None) -> Fetched | Same:
        url = address
        for _ in range(MOST_REDIRECTS + 1):
            target = parse_target(url)
            self._gate.addresses(target)
            self.hosts.check_robots(target, self._robots)
            conditions = _conditions(target, known)
            answer = self._ask(target, {"Accept": _accepted(), **conditions}, _is_wanted)
            if answer.status == _NOT_MODIFIED and conditions:
                return Same()
            if answer.status not in _REDIRECTS:
                return _fetched(target, answer)
            url = _redirected(target, answer)
        raise FetchError(f"more than {MOST_REDIRECTS} redirects")

    def _robots(self, address: str) -> Answer:
        """The answer at an address of robots.txt, which asks nobody's leave."""
        url = address
        for _ in range(MOST_REDIRECTS + 1):
            target = parse_target(url)
            answer = self._ask(target, {}, lambda answer: answer.status == _OK)
            if answer.status not in _REDIRECTS:
                if answer.status != _OK:
                    return answer
                body = _inflated(answer)
                return Answer(status=answer.status, headers=answer.headers, body=body)
            url = _redirected(target, answer)
        raise FetchError(f"more than {MOST_REDIRECTS} redirects")

    def _ask(
        self, target: Target, headers: Mapping[str, str], wants: Callable[[Answer], bool]
    ) -> Answer:
        """The answer, asked for again where a fault may pass; the last fault where it stays."""
        addresses = self._gate.addresses(target)
        wait = 0.0
        for attempt in range(ATTEMPTS):
            self.hosts.take_turn(target, wait)
            wait = FIRST_RETRY * 2**attempt
            fault = FetchError("it was not asked")
            try:
                answer = self._ask_once(target, addresses, headers, wants=wants)
            except FetchError as error:
                if not error.passing:
                    raise
                fault = error
            else:
                if answer.status not in _PASSING:
                    self.hosts.went_well(target)
                    return answer
                fault = FetchError(f"answered with status {answer.status}", passing=True)
                asked = self.hosts.wanted_wait(answer) if answer.status in _TO_WAIT else None
                if asked is not None:
                    if asked > LONGEST_WAIT:
                        self.hosts.leave_alone(target, asked)
                        raise FetchError("its host asks to wait", held=True)
                    wait = asked
        self.hosts.failed(target)
        raise fault

    def _ask_once(
        self,
        target: Target,
        addresses: list[str],
        headers: Mapping[str, str],
        *,
        body: bytes | None = None,
        wants: Callable[[Answer], bool],
    ) -> Answer:
        """The answer of the first of the addresses that can be connected to."""
        question = Question(
            target=target,
            headers={"User-Agent": self._agent, "Accept-Encoding": "gzip", **headers},
            method="GET" if body is None else "POST",
            body=body,
            wants=wants,
        )
        fault = FetchError("no address is known for its host", passing=True)
        try:
            for address in addresses:
                try:
                    return self._connections.ask(question, address)
                except FetchError as error:
                    fault = error
                    if not error.unconnected:
                        raise
            raise fault
        finally:
            self.hosts.asked(target)


@cache
def _accepted() -> str:
    """What is asked for: pages before feeds before anything else, which is then refused."""
    pages, feeds = sorted(input_words().page_types), sorted(input_words().feed_types)
    return ", ".join([*pages, *(f"{one};q=0.9" for one in feeds), "*/*;q=0.1"])


def _conditions(target: Target, known: PageState | None) -> dict[str, str]:
    """What makes a question conditional; only of the very address that gave these."""
    if known is None or known.url != target.url or known.content is None:
        return {}
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in conditions.items() if value is not None}


def _redirected(target: Target, answer: Answer) -> str:
    said = answer.headers.get("location", "")
    if not said:
        raise FetchError("a redirect to nowhere")
    try:
        return urljoin(target.url, said)
    except ValueError as error:
        raise FetchError("a redirect to no web address") from error


def _is_wanted(answer: Answer) -> bool:
    """Whether the body is that of a page or feed; FetchError where it is too long."""
    media = _media(answer)[0]
    types = input_words().page_types | input_words().feed_types
    if answer.status != _OK or (media is not None and media not in types):
        return False
    length = answer.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > MOST_BYTES:
        raise too_long()
    return True


def _fetched(target: Target, answer: Answer) -> Fetched:
    if answer.status != _OK:
        raise FetchError(f"answered with status {answer.status}")
    media, charset = _media(answer)
    if not _is_wanted(answer):
        told = _plain(media) or "of a strange type"
        raise FetchError(f"it is {told}, neither a page nor a feed")
    data = _inflated(answer)
    return Fetched(
        url=target.url,
        data=data,
        media_type=media,
        charset=charset,
        etag=_plain(answer.headers.get("etag")),
        modified=_plain(answer.headers.get("last-modified")),
    )


def _plain(said: str | None) -> str | None:
    """What a server says, to be said again to it or to a terminal; null where it is no plain text.

    Also where it is longer than anything that is meant for that.
    """
    if said is None or len(said) > LONGEST_SAYING:
        return None
    return said if said.isascii() and said.isprintable() else None


def _media(answer: Answer) -> tuple[str | None, str | None]:
    """The media type in small letters and the charset; null where the server says none."""
    said = answer.headers.get("content-type", "")
    if not said.strip():
        return None, None
    head = Message()
    head["content-type"] = said
    charset = head.get_param("charset")
    return head.get_content_type(), charset if isinstance(charset, str) else None


def _inflated(answer: Answer) -> bytes:
    """The body as it was before it was packed, within the bounds."""
    encoding = answer.headers.get("content-encoding", "").strip().lower()
    data = answer.body
    if encoding in _GZIP:
        if not data.startswith(_GZIP_MAGIC):
            raise FetchError("the answer is not packed as it says")
        try:
            data = inflate(data, MOST_BYTES)
        except EOFError as error:
            raise FetchError("the answer is cut off", passing=True) from error
        except (*STREAM_FAULTS, SwellsError) as error:
            raise FetchError("the answer is not packed as it says") from error
    elif encoding not in {"", "identity"}:
        raise FetchError("the answer is packed in a way that was not asked for")
    if len(data) > MOST_BYTES:
        raise too_long()
    return data
