"""Cases and servers for tests of the web pages, and a browser that notes whatever goes wrong."""

from __future__ import annotations

import contextlib
import http.client
import json
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
from click.testing import CliRunner
from playwright.sync_api import Error, FloatRect, sync_playwright

from rujuk.cli import rujuk
from rujuk.web.app import make_app
from rujuk.web.desk import Desk
from rujuk.web.editions import Editions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

ROOT = Path(__file__).parents[1]
SCREENSHOTS = ROOT / "build" / "screenshots"
"""Pictures of every page that a test opens; git ignores the folder."""
AXE = ROOT / "tests" / "web" / "axe" / "axe.min.js"
TOKEN = "token-of-a-test"  # noqa: S105 - nothing is kept behind it
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
SERIOUS = {"serious", "critical"}
RUN_AXE = """async (grades) => {
  const { rules, tagExclude } = axe._audit;
  const runs = (rule) => rule.enabled && (!rule.impact || grades.includes(rule.impact))
    && !rule.tags.some((tag) => tagExclude.includes(tag));
  const runOnly = { type: "rule", values: rules.filter(runs).map((one) => one.id) };
  const options = { resultTypes: ["violations"], preload: false, runOnly };
  return (await axe.run(document, options)).violations;
}"""
"""Runs the usual rules whose faults are of these grades: others take a third of the time."""
PICTURED = 6_000
"""Pixels of a picture from the top of its page: a longer one shows no more that is new."""
SIZE = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


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
    """A headless Chromium that finds no host but this computer."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", NO_OTHER_HOST]
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


def brief_of(case: Path, *options: str) -> dict[str, Any]:
    """The brief of a case as the command line tells it in JSON."""
    done = CliRunner().invoke(rujuk, ["brief", str(case), "--json", *options])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


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

        The picture of the page, of its first `PICTURED` pixels, goes to `SCREENSHOTS` under the
        name.
        """
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        wide, high = self.page.evaluate(SIZE)
        clip = FloatRect(x=0, y=0, width=wide, height=min(high, PICTURED))
        self._picture(SCREENSHOTS / f"{name}.png", clip)
        assert self.faults == [], f"{name}: {self.faults}"
        found = self.violations()
        assert not found, f"{name}: " + "; ".join(found)
        room = self.page.evaluate("innerWidth")
        assert wide <= room, f"{name} is {wide} wide in a window of {room}"

    def _picture(self, path: Path, clip: FloatRect) -> None:
        """Draw it into a file; a browser that is short of room for it gets a second chance."""
        try:
            self.page.screenshot(path=path, full_page=True, clip=clip)
        except Error:
            self.page.screenshot(path=path, full_page=True, clip=clip)

    def violations(self) -> list[str]:
        """Serious faults for a keyboard or a screen reader: the rule, and the first place of it."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text("utf-8"))
        return [
            f"{one['id']}: {one['nodes'][0]['html'][:300]} ({one['nodes'][0]['failureSummary']})"
            for one in self.page.evaluate(RUN_AXE, sorted(SERIOUS))
            if one["impact"] in SERIOUS
        ]


_IDLE: dict[tuple[int, str], list[Page]] = {}
"""Windows that no test is in, by their browser and options: a new one costs a process each."""


@contextlib.contextmanager
def visit(opened: Browser, base: str = "", **options: Any) -> Iterator[Visit]:
    """An empty window. Errors in it are noted, and requests to any other host.

    `options` are those of a browser context: `viewport`, `color_scheme`, `java_script_enabled`.
    """
    idle = _IDLE.setdefault((id(opened), repr(sorted(options.items()))), [])
    page = idle.pop() if idle else opened.new_page(**{"viewport": DESK, **options})
    made = Visit(page=page, base=base)
    allowed = (f"{base}/", "file://", "data:") if base else ("file://", "data:")

    def judge(request: Request) -> None:
        if not request.url.startswith(allowed):
            made.faults.append(f"request: {request.url}")

    def hear(told: ConsoleMessage) -> None:
        if told.type in {"error", "warning"}:
            made.faults.append(f"{told.type}: {told.text}")

    listeners = {
        "request": judge,
        "console": hear,
        "pageerror": lambda error: made.faults.append(f"error: {error}"),
        "response": lambda answer: made.statuses.add(answer.status),
    }
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]  # one overload for each event
    try:
        yield made
    except BaseException:
        page.context.close()  # in whatever state it is
        raise
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    page.emulate_media(media="null")
    page.goto("about:blank")
    idle.append(page)
