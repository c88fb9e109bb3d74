"""Corpora: how fast pages become Parquet, on one core and on two; how much memory it all takes.

Run `python benchmarks/bench_corpus.py [STEP...]`; without steps all but `weigh` are measured.

- `html`: pages of news as HTML in a WARC file to records in Parquet, against trafilatura (fast)
  that extracts the same pages and does nothing else, the two in turn. The pages are those of
  ../shared/eval/real/pages, where they lie beside the checkout, and the HTML pages of this one.
- `text`: the same of made-up plain pages in a WET file (`made_affairs.py`).
- `jobs`: `--jobs 2` over `--jobs 1`, by the clock and by the processor: what this process spends
  for a page is what bounds the number of workers that it can feed.
- `memory`: the most that a worker and this process hold, after `--few` pages and after `--pages`.
- `weigh`: `rujuk brief DIR --json` of `--pages` made-up pages: seconds, memory.

Times are of the processor, of all processes together, where nothing else is said. `--folder` keeps
the corpus of made-up pages that `memory` makes, for `weigh`.
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import trafilatura

from made_affairs import made_pages
from rujuk.corpus.run import code_corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "eval" / "real" / "pages"
SEED = 5
TURNS = 3
_DATE = "2024-05-18T01:58:10Z"


def main() -> None:
    """Measure and print."""
    steps: dict[str, Callable[[argparse.Namespace], None]] = {
        "html": html,
        "text": text,
        "jobs": jobs,
        "memory": memory,
        "weigh": weigh,
    }
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("steps", nargs="*", metavar="STEP", help=", ".join(steps))
    parser.add_argument("--pages", type=int, default=50_000)
    parser.add_argument("--few", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="where the made-up pages are kept")
    options = parser.parse_args()
    for step in options.steps or [name for name in steps if name != "weigh"]:
        steps[step](options)


# --- pages ---------------------------------------------------------------------------------------


def html_pages() -> list[bytes]:
    """Pages of news as HTML, the longest on disk first."""
    real = [gzip.decompress(path.read_bytes()) for path in sorted(REAL.glob("*.html.gz"))]
    own = [
        path.read_bytes()
        for folder in ("examples/pages", "tests/pages", "tests/eval/gold")
        for path in sorted((ROOT / folder).rglob("*.html"))
    ]
    return [*real, *own]


def packed(pages: Iterable[bytes], path: Path, *, kind: str) -> None:
    """Write the pages as the records of a compressed web archive: `response`, or `conversion`."""
    with path.open("wb") as file:
        for number, page in enumerate(pages):
            body, media = page, "text/plain"
            if kind == "response":
                body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
                media = "application/http; msgtype=response"
            head = (
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: {_DATE}\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
                f"WARC-Target-URI: http://kabar{number % 50}.example/{number}\r\n"
                f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + body + b"\r\n\r\n", 6))


def made(pages: int) -> Iterable[bytes]:
    """Made-up plain pages."""
    return (one.text.encode() for one in made_pages(pages, SEED))


# --- measuring -----------------------------------------------------------------------------------


@dataclass
class Spent:
    """Seconds since it was made: of the clock, of this process, of its ended children."""

    def __post_init__(self) -> None:
        """Begin."""
        self.clock = time.perf_counter()
        self.own, self.children = _processor()

    def parts(self) -> tuple[float, float, float]:
        """Of the clock, of this process, of its ended children."""
        own, children = _processor()
        return time.perf_counter() - self.clock, own - self.own, children - self.children


def _processor() -> tuple[float, float]:
    told = os.times()
    return told.user + told.system, told.children_user + told.children_system


def coded(source: Path, *, jobs: int = 1) -> tuple[float, float, float]:
    """Seconds of a run, as `Spent.parts` gives them."""
    with tempfile.TemporaryDirectory() as folder:
        spent = Spent()
        code_corpus([str(source)], Path(folder, "made"), jobs=jobs)
        return spent.parts()


def html(_: argparse.Namespace) -> None:
    """HTML in WARC to Parquet, against extraction alone."""
    pages = html_pages()
    with tempfile.TemporaryDirectory() as folder:
        source, none = Path(folder, "pages.warc.gz"), Path(folder, "none.warc.gz")
        packed(pages, source, kind="response")
        packed(pages[-1:], none, kind="response")
        whole, started, extracted = [], [], []
        for _turn in range(TURNS):
            whole.append(sum(coded(source)[1:]))
            started.append(sum(coded(none)[1:]))
            extracted.append(extracting(pages))
    size = sum(map(len, pages)) / len(pages)
    own = (min(whole) - min(started)) / len(pages)
    theirs = min(extracted) / len(pages)
    print(f"HTML in WARC, {len(pages)} pages of {size / 1e3:.0f} kB, one core, best of {TURNS}")
    print(f"  to Parquet: {own * 1e3:6.1f} ms a page, {1 / own:6.1f} pages/s, warm")
    print(f"  the start of a run: {min(started):.2f} s")
    print(f"  trafilatura (fast) alone: {theirs * 1e3:6.1f} ms, {1 / theirs:6.1f} pages/s")
    print(f"  ratio of speeds: {theirs / own:.2f}", flush=True)


def extracting(pages: list[bytes]) -> float:
    """Seconds that trafilatura takes for the pages, without its fallbacks."""
    spent = Spent()
    for page in pages:
        trafilatura.extract(page, fast=True)
    return spent.parts()[1]


def text(options: argparse.Namespace) -> None:
    """Plain text in a WET file to Parquet."""
    number = min(options.few, 4_000)
    with tempfile.TemporaryDirectory() as folder:
        source, none = Path(folder, "pages.wet.gz"), Path(folder, "none.wet.gz")
        packed(made(number), source, kind="conversion")
        packed(made(1), none, kind="conversion")
        spent = [(sum(coded(source)[1:]) - sum(coded(none)[1:])) / number for _turn in range(TURNS)]
    size = sum(map(len, made(number))) / number
    print(f"plain text in WET, {number} pages of {size:.0f} bytes, one core, best of {TURNS}")
    print(f"  to Parquet: {min(spent) * 1e3:6.1f} ms a page, {1 / min(spent):6.1f} pages/s")
    print(flush=True)


def jobs(options: argparse.Namespace) -> None:
    """Two workers over one."""
    pages = html_pages()
    with tempfile.TemporaryDirectory() as folder:
        for name, told, kind in (
            ("HTML", pages * 6, "response"),  # some parts, or the second worker has none
            ("plain text", [*made(min(options.few, 4_000))], "conversion"),
        ):
            source = Path(folder, "pages.warc.gz")
            packed(told, source, kind=kind)
            one, two = zip(
                *((coded(source), coded(source, jobs=2)) for _ in range(TURNS)), strict=True
            )
            clock = [min(run[0] for run in runs) for runs in (one, two)]
            own, workers = min(run[1] for run in one), min(run[2] for run in one)
            print(f"{name}: {clock[0]:.1f} s with one worker, {clock[1]:.1f} s with two")
            print(f"  ratio by the clock {clock[0] / clock[1]:.2f}, load {os.getloadavg()[0]:.1f}")
            print(
                f"  this process {own / len(told) * 1e3:.2f} ms a page, workers"
                f" {workers / len(told) * 1e3:.2f} ms: {own / workers:.1%}; on two free cores"
                f" two workers are {2 / (1 + own / workers):.2f} times one",
                flush=True,
            )


def memory(options: argparse.Namespace) -> None:
    """The most that each process holds, by the number of pages."""
    with corpus_of_made_pages(options.folder) as (source, corpus):
        if not source.exists():
            packed(made(options.pages), source, kind="conversion")
        done = 0

        def told(pages: int) -> None:
            nonlocal done
            if done < options.few <= done + pages:
                print(f"after {options.few} plain pages: {held()}", flush=True)
            done += pages
            if done >= options.pages:
                print(f"after {done} plain pages: {held()}", flush=True)

        spent = Spent()
        code_corpus([str(source)], corpus, progress=told)
        clock, own, workers = spent.parts()
        parts = [path.stat().st_size for path in corpus.glob("part-*")]
        print(f"  {clock:.0f} s of the clock, {own:.0f} and {workers:.0f} s of the processor")
        print(f"  {len(parts)} parts, {sum(parts) / done:.0f} bytes a page", flush=True)


@contextmanager
def corpus_of_made_pages(kept: Path | None) -> Iterator[tuple[Path, Path]]:
    """The paths of a source and its corpus, in a folder that goes away unless one is named."""
    with tempfile.TemporaryDirectory() as folder:
        home = kept or Path(folder)
        home.mkdir(exist_ok=True)
        yield home / "pages.wet.gz", home / "made"


def held() -> str:
    """The most that this process and its children have held so far (Linux)."""
    own = Path("/proc/self")
    children = [
        pid for path in own.glob("task/*/children") for pid in path.read_text("ascii").split()
    ]
    return f"this process {_peak(own)} MB, its workers " + ", ".join(
        f"{_peak(Path('/proc', pid))} MB" for pid in children
    )


def _peak(process: Path) -> int:
    lines = (process / "status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1_024


def weigh(options: argparse.Namespace) -> None:
    """The brief of a corpus, in a process of its own."""
    with corpus_of_made_pages(options.folder) as (source, corpus):
        if not source.exists():
            packed(made(options.pages), source, kind="conversion")
        code_corpus([str(source)], corpus, jobs=2)
        spent = Spent()
        command = [sys.executable, "-m", "rujuk.cli", "brief", str(corpus), "--json"]
        with tempfile.TemporaryFile() as told:
            with subprocess.Popen(command, stdout=told) as run:
                _, _, used = os.wait4(run.pid, 0)
            size = told.tell()
        processor = used.ru_utime + used.ru_stime
        print(f"brief of {options.pages} plain pages, {size / 1e6:.0f} MB of JSON:")
        print(f"  {spent.parts()[0]:.0f} s of the clock, {processor:.0f} s of the processor")
        print(f"  at most {used.ru_maxrss / 1_024:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
