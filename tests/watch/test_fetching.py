"""Pages fetched from a real server on loopback, well-behaved and not."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
from email.utils import formatdate
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import made_server
from made_server import HOST, HTML, MadeTime, Site, names, served
from rujuk.errors import FetchError
from rujuk.watch.addresses import Gate, look_up, parse_target
from rujuk.watch.connections import MOST_BYTES, Answer, Bounds, Connections, Question
from rujuk.watch.fetching import ATTEMPTS, MOST_REDIRECTS, Fetched, Miss, Same, own_agent
from rujuk.watch.hosts import FIRST_RETRY, LEFT_ALONE, PATIENCE
from rujuk.watch.states import PageState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler

    from rujuk.store.case import Case
    from rujuk.watch.fetching import Fetcher

PAGE = b"<html><body><p>Presiden tiba di Nairobi.</p></body></html>"
PEM = Path(__file__).parent / "berita.example.pem"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        made.answers["/a"] = PAGE
        yield made


@pytest.fixture
def fetcher(case: Case, made: MadeTime) -> Fetcher:
    return made_server.fetcher(case, made)


def raw(*pieces: bytes) -> object:
    """An answer of exactly these bytes, after which the server hangs up."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()

    return send


def endless(head: bytes, piece: bytes) -> object:
    """An answer that only ends when the other side hangs up."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        while True:
            handler.wfile.write(piece)

    return send


def missed(fetcher: Fetcher, site: Site, path: str = "/a") -> Miss:
    found = fetcher.fetch(site.url(path))
    assert isinstance(found, Miss)
    return found


def test_a_page_comes_with_what_the_server_says_of_it(fetcher: Fetcher, site: Site) -> None:
    headers = {"Content-Type": 'Text/HTML; charset="ISO-8859-1"', "ETag": '"1"'}
    site.answers["/a"] = (200, {**headers, "Last-Modified": "Mon, 01 Sep 2025 00:00:00 GMT"}, PAGE)
    found = fetcher.fetch(site.url("/a#part"))
    assert found == Fetched(
        url=site.url("/a"),
        data=PAGE,
        media_type="text/html",
        charset="ISO-8859-1",
        etag='"1"',
        modified="Mon, 01 Sep 2025 00:00:00 GMT",
    )
    assert site.asked == ["/robots.txt", "/a"]
    assert {one["user-agent"] for one in site.headers} == {"rujuk/1 (+https://rujuk.example)"}
    assert site.headers[1]["host"] == f"{HOST}:{site.port}"


def test_what_did_not_change_is_not_sent_again(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = (304, {}, b"")
    url = site.url("/a")
    known = PageState(url=url, etag='"1"', modified="Mon, 01 Sep 2025 00:00:00 GMT", content="c")
    assert isinstance(fetcher.fetch(url, known), Same)
    assert site.headers[-1]["if-none-match"] == '"1"'
    assert site.headers[-1]["if-modified-since"] == "Mon, 01 Sep 2025 00:00:00 GMT"


def test_conditions_go_to_the_address_that_gave_them_alone(fetcher: Fetcher, site: Site) -> None:
    known = PageState(url=site.url("/elsewhere"), etag='"1"', content="c")
    assert isinstance(fetcher.fetch(site.url("/a"), known), Fetched)
    assert "if-none-match" not in site.headers[-1]


def test_not_modified_without_a_condition_is_no_page(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = (304, {}, b"")
    assert missed(fetcher, site) == Miss("answered with status 304", passing=False, held=False)


def test_redirects_are_followed_and_resolved(fetcher: Fetcher, site: Site) -> None:
    site.answers["/old"] = (301, {"Location": "new/../a"}, b"")
    found = fetcher.fetch(site.url("/old"))
    assert isinstance(found, Fetched)
    assert found.url == site.url("/a")


def test_looping_redirects_end(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = (302, {"Location": "/b"}, b"")
    site.answers["/b"] = (302, {"Location": "/a"}, b"")
    assert missed(fetcher, site).reason == "more than 5 redirects"
    assert len(site.pages_asked()) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.1/", "its host has no public address"),
        ("http://169.254.169.254/latest/meta-data/", "its host has no public address"),
        ("http://[::ffff:7f00:1]/", "its host has no public address"),
        ("file:///etc/passwd", "only http and https"),
        ("http://[", "a redirect to no web address"),
        ("", "a redirect to nowhere"),
    ],
)
def test_a_redirect_is_checked_as_any_address(
    case: Case, made: MadeTime, site: Site, location: str, reason: str
) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == HOST else look_up(host, port)

    site.answers["/a"] = (302, {"Location": location}, b"")
    found = missed(made_server.fetcher(case, made, gate=Gate([HOST], resolve)), site)
    assert found.reason.startswith(reason)
    assert not found.passing
    assert site.pages_asked() == ["/a"]


def test_a_redirect_to_another_host_asks_its_robots(case: Case, made: MadeTime, site: Site) -> None:
    site.answers["/a"] = (302, {"Location": site.url("/b", "lain.example")}, b"")
    site.answers["/robots.txt"] = [(404, {}, b""), (200, {}, b"User-agent: *\nDisallow: /b\n")]
    both = Gate([HOST, "lain.example"], names({HOST: "127.0.0.1", "lain.example": "127.0.0.1"}))
    assert missed(made_server.fetcher(case, made, gate=both), site).reason == (
        "its robots.txt forbids it"
    )
    assert site.pages_asked() == ["/a"]


@pytest.mark.parametrize("first", [1, 2, 3])
def test_a_name_that_changes_its_address_gains_nothing(
    case: Case, made: MadeTime, site: Site, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    """DNS rebinding: public when it is looked up first, loopback from then on."""
    tried: list[str] = []

    def spied(_self: Connections, _question: Question, address: str) -> Answer:
        tried.append(address)
        raise FetchError("no connection can be made", unconnected=True)

    monkeypatch.setattr(Connections, "ask", spied)
    turns = names({HOST: ["93.184.216.34"] * first + ["127.0.0.1"]})
    missed(made_server.fetcher(case, made, gate=Gate(resolve=turns)), site)
    missed(made_server.fetcher(case, made, gate=Gate(resolve=turns)), site)
    assert set(tried) <= {"93.184.216.34"}
    assert site.asked == []


def test_the_connection_goes_to_the_address_that_was_checked(
    fetcher: Fetcher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    known = socket.getaddrinfo

    def spied(host: object, *rest: object, **more: object) -> object:
        asked.append(host)
        return known(host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", spied)
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)
    assert set(asked) == {"127.0.0.1"}, "no name is looked up a second time"


# --- bounds --------------------------------------------------------------------------------------


def test_a_silent_server_is_given_up(fetcher: Fetcher, site: Site, made: MadeTime) -> None:
    over = threading.Event()
    site.answers["/a"] = lambda _: over.wait(20)
    found = missed(fetcher, site)
    over.set()
    assert found == Miss("it does not answer in time", passing=True, held=False)
    assert site.pages_asked() == ["/a"] * ATTEMPTS
    assert [one for one in made.waits if one >= FIRST_RETRY] == [4.0 + 2.0, 8.0 + 2.0]


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-Drip: 1\r\n"),
        (b"HTTP/1.1 200 OK\r\nX-Drip: ", b"."),
        (HEAD + b"Content-Length: 30000000\r\n\r\n", b"."),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n.\r\n"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_a_drip_ends_with_the_time(case: Case, site: Site, head: bytes, piece: bytes) -> None:
    """The clock moves a second each time it is looked at: before each piece that is received."""
    made = MadeTime(step=1.0)
    site.answers["/a"] = endless(head, piece)
    found = missed(made_server.fetcher(case, made), site)
    assert found.reason in {"the answer took longer than 60 seconds", "the answer is not HTTP"}
    if head.startswith(HEAD) and piece != b"0":
        assert found.reason == "the answer took longer than 60 seconds"
        assert found.passing


@pytest.mark.parametrize("kind", ["told", "untold", "chunked"])
def test_what_is_too_long_is_not_taken_in(fetcher: Fetcher, site: Site, kind: str) -> None:
    chunk = b"100000\r\n" + b"." * (1 << 20) + b"\r\n"
    site.answers["/a"] = {
        "told": raw(HEAD + b"Content-Length: 99999999\r\n\r\n"),
        "untold": endless(HEAD + b"\r\n", b"." * (1 << 20)),
        "chunked": endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunk),
    }[kind]
    assert missed(fetcher, site) == Miss("an answer of more than 32 MB", passing=False, held=False)
    assert site.pages_asked() == ["/a"], "what is too long today is too long in a moment"


def test_an_endless_line_between_chunks_ends(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * (1 << 20))
    assert missed(fetcher, site).reason in {
        "an answer of more than 32 MB",
        "the connection broke off",
    }


@pytest.mark.parametrize("size", [MOST_BYTES, MOST_BYTES + 1, 4 * MOST_BYTES])
def test_a_packed_answer_is_measured_unpacked(fetcher: Fetcher, site: Site, size: int) -> None:
    packed = gzip.compress(b"." * size, 9)
    assert len(packed) < MOST_BYTES // 100
    site.answers["/a"] = (200, {**HTML, "Content-Encoding": "gzip"}, packed)
    found = fetcher.fetch(site.url("/a"))
    if size > MOST_BYTES:
        assert found == Miss("an answer of more than 32 MB", passing=False, held=False)
    else:
        assert isinstance(found, Fetched)
        assert len(found.data) == size


@pytest.mark.parametrize(
    ("encoding", "body", "reason", "passing"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)[:-9], "the answer is cut off", True),
        ("gzip", PAGE, "the answer is not packed as it says", False),
        ("gzip", b"\x1f\x8b\x08\x00" + PAGE, "the answer is not packed as it says", False),
        ("br", PAGE, "the answer is packed in a way that was not asked for", False),
    ],
    ids=["cut", "plain", "broken", "unasked"],
)
def test_wrongly_packed_answers(
    fetcher: Fetcher, site: Site, encoding: str, body: bytes, reason: str, *, passing: bool
) -> None:
    site.answers["/a"] = (200, {**HTML, "Content-Encoding": encoding}, body)
    found = missed(fetcher, site)
    assert (found.reason, found.passing) == (reason, passing)


@pytest.mark.parametrize("media", ["image/png", "application/pdf", "application/json"])
def test_other_types_are_not_read(fetcher: Fetcher, site: Site, media: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode()
    site.answers["/a"] = endless(head, b"." * 1000)
    assert missed(fetcher, site).reason == f"it is {media}, neither a page nor a feed"


@pytest.mark.parametrize("media", ["a/\x1b[2J", "a/" + "b" * 2000])
def test_a_type_cannot_write_on_the_terminal(fetcher: Fetcher, site: Site, media: str) -> None:
    site.answers["/a"] = raw(f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode())
    assert missed(fetcher, site).reason == "it is of a strange type, neither a page nor a feed"


@pytest.mark.parametrize("tag", ['"\x1b"', '"\x85"', '"' + "a" * 2000 + '"'])
def test_a_strange_etag_is_not_said_again(fetcher: Fetcher, site: Site, tag: str) -> None:
    head = HEAD + f"ETag: {tag}\r\nContent-Length: {len(PAGE)}\r\n\r\n".encode("latin-1")
    site.answers["/a"] = raw(head, PAGE)
    found = fetcher.fetch(site.url("/a"))
    assert isinstance(found, Fetched)
    assert found.etag is None


def test_a_server_may_say_no_type(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    found = fetcher.fetch(site.url("/a"))
    assert isinstance(found, Fetched)
    assert (found.media_type, found.charset) == (None, None)


# --- faults --------------------------------------------------------------------------------------


def reset(handler: BaseHTTPRequestHandler) -> None:
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.connection.close()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (reset, "the connection broke off"),
        (raw(), "the connection broke off"),
        (raw(HEAD + b"Content-Length: 100\r\n\r\n", b"cut"), "the answer is cut off"),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"64\r\ncut"), "the answer is cut off"),
        ((500, HTML, b""), "answered with status 500"),
        ((503, HTML, b""), "answered with status 503"),
    ],
)
def test_what_may_pass_is_asked_again_and_again(
    fetcher: Fetcher, site: Site, made: MadeTime, answer: object, reason: str
) -> None:
    site.answers["/a"] = answer
    found = missed(fetcher, site)
    assert found.reason in {reason, "the connection broke off"}
    assert found.passing
    assert site.pages_asked() == ["/a"] * ATTEMPTS
    assert [one for one in made.waits if one >= FIRST_RETRY] == [6.0, 10.0]


def test_a_fault_that_passes_leaves_no_trace(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = [(500, HTML, b""), reset, (200, HTML, PAGE)]
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451])
def test_what_does_not_pass_is_asked_once(fetcher: Fetcher, site: Site, status: int) -> None:
    site.answers["/a"] = (status, HTML, PAGE)
    assert missed(fetcher, site) == Miss(
        f"answered with status {status}", passing=False, held=False
    )
    assert site.pages_asked() == ["/a"]


def test_what_is_not_http_is_told(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = raw(b"SSH-2.0-OpenSSH_9.6\r\n")
    assert not missed(fetcher, site).passing


def test_nobody_there(case: Case, made: MadeTime) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    found = made_server.fetcher(case, made).fetch(f"http://{HOST}:{port}/")
    assert found == Miss("its robots.txt: no connection can be made", passing=True, held=True)


# --- politeness ----------------------------------------------------------------------------------


def test_a_host_is_asked_slowly(fetcher: Fetcher, site: Site, made: MadeTime) -> None:
    for _ in range(3):
        fetcher.fetch(site.url("/a"))
    assert made.waits == [2.0, 2.0, 2.0]
    assert site.asked == ["/robots.txt", "/a", "/a", "/a"], "robots.txt is asked for once"


def test_a_host_is_one_at_every_port(fetcher: Fetcher) -> None:
    fetcher.hosts.asked(parse_target("http://a.example/x"))
    assert fetcher.hosts.ready_in("https://a.example") == 2.0
    assert fetcher.hosts.ready_in("https://a.example:8443") == 2.0
    assert fetcher.hosts.ready_in("https://b.example") == 0.0


def test_a_host_may_ask_for_more(fetcher: Fetcher, site: Site, made: MadeTime) -> None:
    site.answers["/robots.txt"] = b"User-agent: rujuk\nCrawl-delay: 7\n"
    for _ in range(3):
        fetcher.fetch(site.url("/a"))
    assert made.waits == [2.0, 7.0, 7.0]


def test_a_host_that_asks_for_too_much_is_left_for_later(
    fetcher: Fetcher, site: Site, made: MadeTime
) -> None:
    site.answers["/robots.txt"] = b"User-agent: *\nCrawl-delay: 1e9\n"
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)
    assert missed(fetcher, site) == Miss("its host asks to wait", passing=True, held=True)
    assert made.waits == [2.0]


@pytest.mark.parametrize("status", [429, 503])
def test_a_short_wait_is_waited(fetcher: Fetcher, site: Site, made: MadeTime, status: int) -> None:
    site.answers["/a"] = [(status, {"Retry-After": "30"}, b""), (200, HTML, PAGE)]
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)
    assert made.waits == [2.0, 32.0]


@pytest.mark.parametrize("as_date", [False, True])
def test_a_long_wait_outlives_the_program(
    case: Case, site: Site, made: MadeTime, *, as_date: bool
) -> None:
    asked = formatdate(made.seconds + 3602, usegmt=True) if as_date else "3600"
    site.answers["/a"] = (429, {"Retry-After": asked}, b"")
    for _ in range(2):
        found = missed(made_server.fetcher(case, made), site)
        assert found == Miss("its host asks to wait", passing=True, held=True)
    assert site.pages_asked() == ["/a"]
    made.seconds += 3601
    site.answers["/a"] = PAGE
    assert isinstance(made_server.fetcher(case, made).fetch(site.url("/a")), Fetched)


@pytest.mark.parametrize("said", ["soon", "-5", "", "Mon, 01 Sep 1999 00:00:00 GMT", "9" * 500])
def test_a_wait_that_cannot_be_read_is_not_waited(
    fetcher: Fetcher, site: Site, made: MadeTime, said: str
) -> None:
    site.answers["/a"] = [(429, {"Retry-After": said}, b""), (200, HTML, PAGE)]
    found = fetcher.fetch(site.url("/a"))
    assert isinstance(found, Miss if said.startswith("9") else Fetched)
    assert sum(made.waits) < 60


def test_a_host_that_fails_and_fails_is_left_alone(
    fetcher: Fetcher, site: Site, made: MadeTime
) -> None:
    for number in range(PATIENCE + 2):
        site.answers[f"/{number}"] = (500, HTML, b"")
        fetcher.fetch(site.url(f"/{number}"))
    assert len(site.pages_asked()) == PATIENCE * ATTEMPTS
    made.seconds += LEFT_ALONE
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/a", True), ("/tutup/x", False), ("/tutup/buka", True), ("/x?s=1", False)],
)
def test_robots_are_obeyed(fetcher: Fetcher, site: Site, path: str, *, allowed: bool) -> None:
    site.answers["/robots.txt"] = (
        b"User-agent: *\nDisallow: /\n\n"
        b"User-agent: Rujuk\nDisallow: /tutup/\nAllow: /tutup/buka\nDisallow: /*?s=\n"
    )
    site.answers[path] = PAGE
    found = fetcher.fetch(site.url(path))
    assert isinstance(found, Fetched) is allowed
    if isinstance(found, Miss):
        assert found == Miss("its robots.txt forbids it", passing=False, held=False)
        assert site.pages_asked() == []


def test_robots_that_fail_are_waited_for(case: Case, site: Site, made: MadeTime) -> None:
    site.answers["/robots.txt"] = (500, {}, b"")
    for _ in range(2):
        found = missed(made_server.fetcher(case, made), site)
        assert found.held
    assert site.asked == ["/robots.txt"] * ATTEMPTS
    site.answers["/robots.txt"] = (404, {}, b"")
    made.seconds += 400
    assert isinstance(made_server.fetcher(case, made).fetch(site.url("/a")), Fetched)


def test_robots_are_believed_for_a_day(case: Case, site: Site, made: MadeTime) -> None:
    for _ in range(2):
        made_server.fetcher(case, made).fetch(site.url("/a"))
    assert site.asked.count("/robots.txt") == 1
    made.seconds += 24 * 3600 + 1
    site.answers["/robots.txt"] = b"User-agent: *\nDisallow: /\n"
    assert missed(made_server.fetcher(case, made), site).reason == "its robots.txt forbids it"


def test_robots_may_be_elsewhere_and_packed(fetcher: Fetcher, site: Site) -> None:
    rules = gzip.compress(b"\xef\xbb\xbfUser-agent: *\nDisallow: /a\n")
    site.answers["/robots.txt"] = (302, {"Location": "/roboter"}, b"")
    site.answers["/roboter"] = (200, {"Content-Encoding": "gzip"}, rules)
    assert missed(fetcher, site).reason == "its robots.txt forbids it"


def test_a_stop_is_obeyed_between_questions(fetcher: Fetcher, site: Site, made: MadeTime) -> None:
    made.is_stopped = True
    assert missed(fetcher, site).held
    assert site.asked == []


# --- TLS -----------------------------------------------------------------------------------------


def test_the_host_name_is_what_tls_checks(case: Case, made: MadeTime) -> None:
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(PEM)
    trust = ssl.create_default_context(cafile=str(PEM))
    both = Gate([HOST, "lain.example"], names({HOST: "127.0.0.1", "lain.example": "127.0.0.1"}))
    with served(ours) as site:
        site.answers["/a"] = PAGE
        fetcher = made_server.fetcher(case, made, gate=both, trust=trust)
        assert isinstance(fetcher.fetch(site.url("/a").replace("http", "https")), Fetched)
        other = fetcher.fetch(site.url("/a", "lain.example").replace("http", "https"))
        assert isinstance(other, Miss)
        assert "Hostname mismatch" in other.reason
        strangers = made_server.fetcher(case, made, gate=both)
        made.seconds += 86_401
        found = strangers.fetch(site.url("/a").replace("http", "https"))
        assert isinstance(found, Miss)
        assert "certificate" in found.reason
        assert site.pages_asked() == ["/a"]


# --- webhooks ------------------------------------------------------------------------------------


def test_a_post_is_checked_too_and_follows_nothing(fetcher: Fetcher, site: Site) -> None:
    site.answers["/hook"] = (204, {}, b"")
    site.answers["/moved"] = (307, {"Location": "/hook"}, b"")
    assert fetcher.post(site.url("/hook"), b"{}") is None
    assert site.bodies == [b"{}"]
    moved = fetcher.post(site.url("/moved"), b"{}")
    assert moved is not None
    assert moved.reason == "answered with status 307"
    private = fetcher.post(site.url("/hook", "127.0.0.1"), b"{}")
    assert private is not None
    assert "no public address" in private.reason
    assert site.asked == ["/hook", "/moved"]


def test_the_own_name_has_the_version() -> None:
    assert own_agent().startswith("rujuk/")
    assert Bounds().most_bytes == MOST_BYTES
