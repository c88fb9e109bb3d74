"""How fast the pipeline is: pages a second by stage, first brief, start of the program, memory.

Run `python benchmarks/bench_pipeline.py [--seconds 3] [--cpu]`. One process, one core, warm. Rates
are for standard pages: each plain page of examples/ and tests/eval/gold, with whole paragraphs of
the pages after it added to its body up to 2,500 characters or more. Below them stand the pages as
they are: examples/ and, where they lie beside the checkout, the development pages in
../shared/eval/dev. Each is repeated until the time is up.

Sentences coded a second count every sentence of every body, whatever the coder does with it.
Figures of different machines compare by the last column: the time of a page over that of a fixed
piece of plain Python that is timed in turn with it.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk import identity
from rujuk.code.document import code_document
from rujuk.lang.sentences import sentences_of_block, split_sentences
from rujuk.read.page import read_bytes
from rujuk.records import BlockKind, Document, Sighting
from rujuk.store.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "pages"
GOLD = ROOT / "tests" / "eval" / "gold"
DEVELOPMENT = ROOT.parent / "shared" / "eval" / "dev"
STANDARD_BODY = 2_500  # characters of body of a standard page, at least
RUNS_OF_COMMANDS = 5
LEAST_ROUNDS = 3


def processor_seconds() -> float:
    """Time of the processor, that of worker processes which have ended included."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def pages(suffix: str, *folders: Path) -> list[tuple[str, bytes]]:
    """Path and bytes of the pages of these folders that end so."""
    return [
        (str(path), path.read_bytes())
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if path.suffix == suffix
    ]


def standard_pages() -> list[tuple[str, bytes]]:
    """Own plain pages of the language most of them have, their bodies filled to `STANDARD_BODY`.

    Sets of pages that were added later have no part in it, so that figures stay comparable.
    """
    folders = (EXAMPLES, GOLD, GOLD / "world")
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    read = [(path, read_bytes(path.read_bytes(), path=str(path))) for path in paths]
    own = [(p, page) for p, page in read if isinstance(page, Document) and page.language == "id"]
    made = []
    for number, (path, page) in enumerate(own):
        others = [other for _, other in (*own[number + 1 :], *own[:number])]
        made.append((str(path), filled(page, others).encode()))
    return made


def filled(page: Document, others: list[Document]) -> str:
    """The text of the page with body paragraphs of the others after its own last one."""
    last = max(end for _, end in page.body_spans)
    length = sum(end - start for start, end in page.body_spans)
    added = []
    for other in others:
        for block in other.blocks:
            if length >= STANDARD_BODY:
                return page.text[:last] + "".join(added) + page.text[last:]
            if block.kind is BlockKind.BODY:
                added.append("\n\n" + other.text[block.start : block.end])
                length += block.end - block.start
    return page.text[:last] + "".join(added) + page.text[last:]


def rate(work: Callable[[], int], seconds: float, clock: Callable[[], float]) -> float:
    """Milliseconds for one page: the best round of all that `seconds` hold, at least three."""
    work()
    best, spent, rounds = float("inf"), 0.0, 0
    while spent < seconds or rounds < LEAST_ROUNDS:
        start = clock()
        done = work()
        taken = clock() - start
        best, spent, rounds = min(best, taken / done * 1_000), spent + taken, rounds + 1
    return best


def measuring_loop() -> int:
    """A fixed piece of plain Python of the coder's kind: look-ups, calls, short strings, lists."""
    counted: dict[str, int] = {}
    for number in range(2_000):
        word = f"{number % 97}:{number % 7}"
        counted[word] = counted.get(word, 0) + len([part for part in word.split(":") if part])
    return 1


def stages(
    chosen: list[tuple[str, bytes]], seconds: float, clock: Callable[[], float]
) -> dict[str, float]:
    """Milliseconds a page in read, code and store, each by itself, and in all of them."""
    read = [read_bytes(data, path=path) for path, data in chosen]
    documents = [item for item in read if isinstance(item, Document)]
    bodies = [
        document.text[start:end] for document in documents for start, end in document.body_spans
    ]
    sentences = sum(len(split_sentences(body, "id")) for body in bodies)

    def do_read() -> int:
        for path, data in chosen:
            read_bytes(data, path=path)
        return len(chosen)

    def do_code() -> int:
        sentences_of_block.cache_clear()  # no page comes twice in a run
        for document in documents:
            code_document(document)
        return len(documents)

    codings = {document.id: code_document(document) for document in documents}
    items = [
        (
            document,
            Sighting(id=identity.sighting_id(document.id, path), document=document.id, path=path),
        )
        for document, (path, _) in zip(documents, chosen, strict=False)
    ]

    def do_store() -> int:
        with tempfile.TemporaryDirectory() as folder, Case(f"{folder}/case.rujuk") as case:
            case.add_pages(items, lambda document: codings[document.id])
        return len(items)

    with tempfile.TemporaryDirectory() as pages_folder:
        files = []
        for number, (path, data) in enumerate(chosen):
            files.append(Path(pages_folder, f"{number:03}{Path(path).suffix}"))
            files[-1].write_bytes(data)

        def do_all() -> int:
            sentences_of_block.cache_clear()
            with tempfile.TemporaryDirectory() as folder, Case(f"{folder}/case.rujuk") as case:
                case.add([str(file) for file in files])
            return len(files)

        return {
            "body": sum(map(len, bodies)) / len(documents),
            "sentences": sentences / len(documents),
            "read": rate(do_read, seconds, clock),
            "code": rate(do_code, seconds, clock),
            "store": rate(do_store, seconds, clock),
            "all": rate(do_all, seconds, clock),
        }


def seconds_of(*command: str) -> float:
    """Median wall time of a command of this environment's rujuk."""
    times = []
    for _ in range(RUNS_OF_COMMANDS):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "rujuk.cli", *command], check=True, capture_output=True
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def peak_of(*command: str) -> float:
    """Most resident memory of a command, in megabytes."""
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, sys.executable, "-m", "rujuk.cli", *command],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(done.stdout.split()[-1]) / 1_024


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=float, default=3.0, help="for each figure of the table")
    parser.add_argument("--cpu", action="store_true", help="processor time, for a busy machine")
    options = parser.parse_args()
    clock = processor_seconds if options.cpu else time.perf_counter
    print(
        f"{'pages':12}{'n':>5}{'body':>7}{'sentences':>11}{'read':>9}{'code':>9}{'store':>9}",
        end="",
    )
    print(f"{'all':>9}{'pages/s':>9}{'sentences/s':>13}{'code/loop':>11}")
    loop = rate(measuring_loop, options.seconds / 3, clock)
    for name, chosen in (
        ("standard", standard_pages()),
        ("development", pages(".txt", DEVELOPMENT)),
        ("examples", pages(".txt", EXAMPLES)),
        ("HTML", pages(".html", EXAMPLES, DEVELOPMENT / "html")),
    ):
        if not chosen:
            continue
        found = stages(chosen, options.seconds, clock)
        loop = min(loop, rate(measuring_loop, options.seconds / 3, clock))
        print(f"{name:12}{len(chosen):>5}{found['body']:>7.0f}{found['sentences']:>11.1f}", end="")
        for stage in ("read", "code", "store", "all"):
            print(f"{found[stage]:>6.2f} ms", end="")
        print(f"{1_000 / found['all']:>9.0f}", end="")
        print(f"{1_000 * found['sentences'] / found['code']:>13.0f}{found['code'] / loop:>11.2f}")
        total = found["read"] + found["code"] + found["store"]
        shares = ", ".join(f"{s} {found[s] / total:.0%}" for s in ("read", "code", "store"))
        print(f"{'':12}shares: {shares}")
    print(f"measuring loop          {loop:6.2f} ms")
    two = [str(path) for path in sorted(EXAMPLES.iterdir())[:2]]
    print(f"rujuk --help            {seconds_of('--help'):6.2f} s")
    print(f"rujuk brief, two pages  {seconds_of('brief', *two):6.2f} s")
    print(f"  its peak memory       {peak_of('brief', *two):6.0f} MB")
    print(f"rujuk brief examples    {seconds_of('brief', str(EXAMPLES)):6.2f} s")
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    print(f"peak memory of this run {here:6.0f} MB")


if __name__ == "__main__":
    main()
