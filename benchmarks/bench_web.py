"""How fast the web page of a large case is: weighing it, each page, the memory, the folder.

Run `python benchmarks/bench_web.py [--pages 2000] [--claims 10] [--case CASE] [--no-browser]`. The
pages are made up (`tests/made_affairs.py`). Server times are the best of five requests over the
socket; those of the browser are from the request to the end of loading, scripts and charts
included, the best of three. The server runs in a process of its own, whose memory is told.
"""

from __future__ import annotations

import argparse
import http.client
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from made_affairs import add_made_pages
from rujuk.store.case import Case
from rujuk.web.edition import Edition
from rujuk.web.folder import write_folder
from rujuk.web.pages import PAGES

SERVER = """
import sys
from contextlib import nullcontext
import uvicorn
from rujuk.web.app import make_app
from rujuk.web.desk import Desk
from rujuk.web.edition import Edition
from rujuk.web.editions import Found
from rujuk.web.serving import listening

class One:
    def __init__(self, path):
        self.found = Found(edition=Edition(path), behind=False)
    def find(self, *days, **how):
        return self.found

with listening(0) as listener:
    print(listener.getsockname()[1], flush=True)
    app = make_app(One(sys.argv[2]), desk=Desk(sys.argv[1], "token"))
    config = uvicorn.Config(app, log_level="error", lifespan="off", ws="none")
    uvicorn.Server(config).run(sockets=[listener])
"""
LEDGER = (
    "/ledger", "/ledger?q=ba", "/ledger?q=bade+gi&sort=size", "/ledger?at=400",
    "/ledger?country=RUS&type=killed&independent=1&sort=day",
    "/ledger?kind=event&type=ASSAULT&sort=speaker",
)  # fmt: skip


def get(address: str) -> tuple[float, str]:
    """Milliseconds of a request, and the page."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc)
    start = time.perf_counter()
    connection.request("GET", f"{parts.path or '/'}?{parts.query}")
    answer = connection.getresponse()
    text = answer.read().decode()
    taken = (time.perf_counter() - start) * 1_000
    connection.close()
    if answer.status != 200:  # noqa: PLR2004 - OK
        raise RuntimeError(address, answer.status)
    return taken, text


def memory_mb(process: int) -> int:
    """What a process holds now."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1_024  # type: ignore[index]


def serve_and_ask(case: str, edition: str, *, browser: bool) -> None:
    """Time every page of the navigation, filters of the ledger, and some pages of records."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, case, edition], stdout=subprocess.PIPE, text=True
    ) as server:
        base = f"http://127.0.0.1:{server.stdout.readline().strip()}"  # type: ignore[union-attr]
        ledger = get(f"{base}/ledger")[1]
        found = [re.search(p, ledger) for p in (r"/record/clm-\w+", r"/reader/doc-\w+")]
        more = [one.group() for one in found if one]
        named = [f"/{page.key}" for page in PAGES if page.in_nav]
        for path in (*named, *LEDGER[1:], *more):
            taken, text = min(get(base + path) for _ in range(5))
            print(f"{path:62} {taken:8.1f} ms {len(text) // 1_024:6} kB")
        print(f"memory of the server: {memory_mb(server.pid)} MB")
        if browser:
            browse(base, named)
        server.terminate()


def browse(base: str, paths: list[str]) -> None:
    """Time the pages in a browser, and tell how many drawings stand in each."""
    from web_site import browser, visit  # noqa: PLC0415 - needs a browser

    with browser() as opened:
        for path in paths:
            times = []
            for _ in range(3):
                with visit(opened, base) as seen:
                    start = time.perf_counter()
                    page = seen.open(path)
                    times.append((time.perf_counter() - start) * 1_000)
                    marks = page.locator("main svg *").count()
            print(f"{path:62} {min(times):8.0f} ms in the browser, {marks} elements drawn")


def main() -> None:
    """Make the case, weigh it, ask for its pages, write its folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--claims", type=int, default=10, help="On each page.")
    parser.add_argument("--case", help="One that was made before.")
    parser.add_argument("--edition", help="One that was made of it before.")
    parser.add_argument("--no-browser", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = given.case or f"{folder}/case.rujuk"
        if given.case is None:
            with Case(case) as made:
                add_made_pages(made, given.pages, given.claims)
        edition = given.edition or f"{folder}/edition.sqlite"
        if given.edition is None:
            start = time.perf_counter()
            command = [sys.executable, "-m", "rujuk.web.press", case, edition]
            subprocess.run(command, check=True)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1_024
            print(f"weighed in {time.perf_counter() - start:.0f} s, peak memory {peak} MB")
        opened = Edition(edition)
        print({name: opened.facts[name] for name in ("pages", "claims", "events", "losses")})
        serve_and_ask(case, edition, browser=not given.no_browser)
        start = time.perf_counter()
        written = write_folder(opened, f"{folder}/html")
        size = sum(Path(one).stat().st_size for one in written) // 2**20
        print(f"{len(written)} files, {size} MB, in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
