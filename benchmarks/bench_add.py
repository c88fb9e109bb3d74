"""How long one page more takes in a large case, step by step, and how the case came about.

Run `python benchmarks/bench_add.py [--pages 100000] [--case FILE]`. The pages are those of
`made_affairs.py`, each read and coded by the program, which takes about 20 minutes of the processor
for 100,000. `--case` names a case to use again: it is made where it is missing, filled up to
`--pages` where it is shorter; without it the case lies in a folder that goes away.

Then affairs of the sizes asked for are put beside them, all but their last page, and each last page
is added by itself: seconds to read, code and store it, to find its affair, to weigh the affair
without and with it, to tell what changed. The first page added in a process loads word lists, so a
page of no affair goes before; what a whole `rujuk add` takes, from the start of the process to its
end, is measured apart. Times are of the clock and of the processor.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from made_affairs import made_pages, of_size
from rujuk import identity
from rujuk.brief.changes import changes_since
from rujuk.code.document import code_document
from rujuk.read.page import read_bytes
from rujuk.records import Document, Sighting
from rujuk.store.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Done = TypeVar("Done")

SEED = 4
SIZES = (1, 1, 12, 100, 100)
APART = 10_000_000  # numbers of the affairs that pages are added to
SHOWN = 10_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--case")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.case or f"{folder}/case.rujuk"
        with Case(path) as case:
            fill(case, options.pages)
            print(f"{'an affair of':<16}{'pages':>6}" + "".join(f"{key:>16}" for key in STEPS))
            number = APART + (case.last_run() or 0)
            for at, size in enumerate(options.sizes):
                one_more(case, number + at, size)
            describe(case, path)
        whole_command(path, folder, number + len(options.sizes))


STEPS = ("read+code+store", "find", "weigh", "tell", "all")


def fill(case: Case, pages: int) -> None:
    """Add pages until the case has so many."""
    held = case.size()
    if held >= pages:
        return
    start = time.time(), time.process_time()
    added = 0

    def count(_: object) -> None:
        nonlocal added
        added += 1
        if added % SHOWN == 0:
            print(f"{added:9} pages {time.time() - start[0]:7.0f} s", flush=True)

    made = ((one.text, f"{one.affair}/{one.place}.txt") for one in made_pages(pages, SEED))
    case.add_pages(items(made), code_document, progress=count)
    spent = time.process_time() - start[1]
    print(f"adding {added} pages: {time.time() - start[0]:.0f} s, processor {spent:.0f} s")


def items(pages: Iterable[tuple[str, str]]) -> Iterator[tuple[Document, Sighting]]:
    """The pages as they are read, given text and path."""
    for text, path in pages:
        page = read_bytes(text.encode(), path=path)
        if isinstance(page, Document):
            seen = identity.sighting_id(page.id, path)
            yield page, Sighting(id=seen, document=page.id, path=path)


def one_more(case: Case, number: int, size: int) -> None:
    """Put an affair of this size into the case, its last page timed."""
    *before, last = of_size(number, size, SEED)
    named = [(text, f"{number}/{at}.txt") for at, text in enumerate(before)]
    case.add_pages(items(named), code_document)
    run = case.last_run() or 0
    clock = Clock()
    clock.step(lambda: case.add_pages(items([(last, f"{number}/last.txt")]), code_document))
    touched = clock.step(lambda: case.touched_since(run))
    changes = clock.step(lambda: changes_since(case, run))
    clock.step(lambda: changes.lines if changes is not None else [])
    times = [*clock.steps, (sum(a for a, _ in clock.steps), sum(b for _, b in clock.steps))]
    told = "".join(f"{wall:>9.3f} {cpu:>6.3f}" for wall, cpu in times)
    print(f"{size:<16}{len(touched):>6}{told}", flush=True)


class Clock:
    """Seconds of the clock and of the processor, step by step."""

    def __init__(self) -> None:
        """No step yet."""
        self.steps: list[tuple[float, float]] = []

    def step(self, work: Callable[[], Done]) -> Done:
        """Do the work and keep its times."""
        start = time.perf_counter(), time.process_time()
        done = work()
        self.steps.append((time.perf_counter() - start[0], time.process_time() - start[1]))
        return done


def describe(case: Case, path: str) -> None:
    """Size of the case, its affairs, the memory of this process."""
    with closing(sqlite3.connect(path)) as tables:
        query = "SELECT count(*) FROM kin GROUP BY affair ORDER BY count(*) DESC"
        affairs = [count for (count,) in tables.execute(query)]
    print(f"pages {case.size()}, affairs {len(affairs)}, of most pages {affairs[:3]}")
    print(f"the case file: {Path(path).stat().st_size / 1e6:.0f} MB")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024:.0f} MB")


def whole_command(path: str, folder: str, number: int) -> None:
    """The times of commands from the start of their process to its end."""
    page = Path(folder, "page.txt")
    page.write_text(of_size(number, 1, SEED)[0], "utf-8")
    for told, words in (
        ("rujuk --version", ["--version"]),
        ("rujuk add", ["add", path, str(page)]),
    ):
        start = time.perf_counter()
        command = [sys.executable, "-m", "rujuk.cli", *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        print(f"{told:<16} {time.perf_counter() - start:6.2f} s")


if __name__ == "__main__":
    main()
