"""Cases and servers for tests of the web pages, and a browser that notes whatever goes wrong."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import uvicorn
from playwright.sync_api import sync_playwright

from rujuk.web.app import make_app
from rujuk.web.desk import Desk
from rujuk.web.editions import Editions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[1]
SCREENSHOTS = ROOT / "build" / "screenshots"
"""Pictures of every page that a test opens; git ignores the folder."""
AXE = ROOT / "tests" / "web" / "axe" / "axe.min.js"
TOKEN = "token-of-a-test"  # noqa: S105 - nothing is kept behind it
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
SERIOUS = {"serious", "critical"}


def chromium() -> str:
    """The browser of the system. Its absence is a failure, never a skipped test."""
    found = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    if found is None:
        message = "no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM"
        raise RuntimeError(message)
    return found


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            yield opened
        finally:
            opened.close()


@contextlib.contextmanager
def served(case: str, *, language: str = "en", reviews: bool = True) -> Iterator[str]:
    """The address of a server over a case, without a slash at its end."""
    with tempfile.TemporaryDirectory() as folder, Editions(case, folder) as editions:
        editions.find(wait_seconds=None)
        desk = Desk(case, TOKEN) if reviews else None
        with listening(make_app(editions, language=language, desk=desk)) as address:
            yield address


@contextlib.contextmanager
def listening(application: Any) -> Iterator[str]:
    """The address under which an application answers, in a thread of its own."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(application, log_level="error", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    text: str


def ask(
    base: str,
    path: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
    body: Iterable[bytes] | None = None,
) -> Answer:
    """Send a request as it is given: no redirect is followed, `host` may be any."""
    told = {"host": urlsplit(base).netloc, **(headers or {})}
    sent: bytes | None = None
    if form is not None:
        sent = urlencode(form).encode()
        told |= {"content-type": "application/x-www-form-urlencoded"}
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=60)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        if sent is not None:
            told["content-length"] = str(len(sent))
        if body is not None:
            told["transfer-encoding"] = "chunked"
        for name, value in told.items():
            connection.putheader(name, value)
        connection.endheaders()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            if sent is not None:
                connection.send(sent)
            for piece in body or ():
                connection.send(b"%x\r\n%s\r\n" % (len(piece), piece))
            if body is not None:
                connection.send(b"0\r\n\r\n")
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, text)
    finally:
        connection.close()


@dataclass
class Visit:
    """A browser window that keeps what went wrong in it."""

    page: Page
    base: str = ""
    faults: list[str] = field(default_factory=list)
    statuses: set[int] = field(default_factory=set)

    def open(self, address: str) -> Page:
        """Go to an address of the server, or to any that names its scheme; wait for its scripts."""
        self.page.goto(address if "://" in address else self.base + address)
        self.page.wait_for_load_state("load")
        return self.page

    def check(self, name: str) -> None:
        """Nothing went wrong, axe finds nothing serious, nothing is wider than the window.

        The picture of the page goes to `SCREENSHOTS` under the name.
        """
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
        assert self.faults == [], f"{name}: {self.faults}"
        found = self.violations()
        assert not found, f"{name}: " + "; ".join(found)
        wide = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], f"{name} is {wide[0]} wide in a window of {wide[1]}"

    def violations(self) -> list[str]:
        """Serious faults for a keyboard or a screen reader: the rule, and the first place of it."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{one['id']}: {one['nodes'][0]['html'][:300]} ({one['nodes'][0]['failureSummary']})"
            for one in found["violations"]
            if one["impact"] in SERIOUS
        ]


@contextlib.contextmanager
def visit(opened: Browser, base: str = "", **options: Any) -> Iterator[Visit]:
    """A fresh window. Requests to any other host are noted and refused, as are errors.

    `options` are those of a browser context: `viewport`, `color_scheme`, `java_script_enabled`.
    """
    context: BrowserContext = opened.new_context(**{"viewport": DESK, **options})
    page = context.new_page()
    made = Visit(page=page, base=base)
    allowed = (base, "file://", "data:") if base else ("file://", "data:")

    def judge(route: Any) -> None:
        if route.request.url.startswith(allowed):
            route.continue_()
        else:
            made.faults.append(f"request: {route.request.url}")
            route.abort()

    context.route("**/*", judge)
    page.on("pageerror", lambda error: made.faults.append(f"error: {error}"))
    page.on(
        "console",
        lambda told: (
            made.faults.append(f"{told.type}: {told.text}")
            if told.type in {"error", "warning"}
            else None
        ),
    )
    page.on("response", lambda answer: made.statuses.add(answer.status))
    try:
        yield made
    finally:
        context.close()
