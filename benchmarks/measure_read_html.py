"""Saved HTML pages: body score and cost of each step, on 181 real pages that are not shipped.

    python benchmarks/measure_read_html.py [--pages N]

Reads ../shared/eval/real and says so when it is not there. Times are CPU milliseconds per page on
one core, warm; the body score is 4-gram shingle precision, recall and F1, each page weighing the
same. Steps are timed by wrapping the functions the reader calls, so the shares are of a real run.
Last, each page in turn is extracted by trafilatura (fast) alone, read, and read and coded, so that
the ratios hold on a machine that does other things as well.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import trafilatura

import rujuk.read.html
import rujuk.read.lanes
import rujuk.read.page
from rujuk.jobs.coding import code_found
from rujuk.read.inputs.found import Found
from rujuk.records import BlockKind, Document

if TYPE_CHECKING:
    from collections.abc import Callable

REAL = Path(__file__).resolve().parents[1] / "../shared/eval/real"
STEPS = {
    "decode": rujuk.read.page,
    "parse_html": rujuk.read.html,
    "read_metadata": rujuk.read.html,
    "Hidden": rujuk.read.html,
    "visible_text": rujuk.read.html,
    "main_lines": rujuk.read.lanes,
    "is_doubtful": rujuk.read.lanes,
    "bare_extraction": rujuk.read.lanes,
    "align": rujuk.read.lanes,
    "append_json_body": rujuk.read.html,
    "identify_language": rujuk.read.html,
    "find_title": rujuk.read.html,
    "label_story": rujuk.read.html,
    "find_days": rujuk.read.html,
    "find_authors": rujuk.read.html,
    "find_publisher": rujuk.read.html,
    "newest_told": rujuk.read.html,
}
WARM_UP = 10
BASKET = 4


def timed(
    times: collections.Counter[str], name: str, step: Callable[..., object]
) -> Callable[..., object]:
    """The same function, its CPU seconds added to `times`."""

    def run(*values: object, **named: object) -> object:
        begun = time.process_time()
        try:
            return step(*values, **named)
        finally:
            times[name] += time.process_time() - begun

    return run


def shingles(text: str) -> collections.Counter[tuple[str, ...]]:
    """The 4-grams of words, as the public benchmark counts them."""
    words = re.findall(r"\w+", text)
    first = min(BASKET - 1, max(0, len(words) - 1))
    return collections.Counter(
        tuple(words[max(0, at - BASKET + 1) : at + 1]) for at in range(first, len(words))
    )


def compare(pages: list[bytes]) -> None:
    """Print what each page costs, extracted by trafilatura alone, read, and read and coded."""
    ways: dict[str, Callable[[bytes], object]] = {
        "trafilatura (fast) alone": lambda data: trafilatura.extract(
            data, fast=True, include_comments=False
        ),
        "read": lambda data: rujuk.read.page.read_bytes(data, path="page.html"),
        "read and coded": lambda data: code_found(Found(data=data, path="page.html")),
    }
    times: collections.Counter[str] = collections.Counter()
    for data in pages:
        for name, way in ways.items():
            timed(times, name, way)(data)
    first = times["trafilatura (fast) alone"]
    for name in ways:
        print(f"  {name:25s} {1000 * times[name] / len(pages):6.2f} ms  {times[name] / first:.2f}")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=None, help="only the first N pages")
    pages = parser.parse_args().pages
    if not (REAL / "pages").is_dir():
        print("skipped: no ../shared/eval/real here")
        return 0
    files = sorted((REAL / "pages").glob("*.html.gz"))[:pages]
    sources = [(file.name.removesuffix(".html.gz"), gzip.decompress(file.read_bytes()))
               for file in files]  # fmt: skip
    for _, source in sources[:WARM_UP]:
        rujuk.read.page.read_bytes(source, path="page.html")
    times: collections.Counter[str] = collections.Counter()
    whole = {name: getattr(module, name) for name, module in STEPS.items()}
    for name, module in STEPS.items():
        setattr(module, name, timed(times, name, whole[name]))
    begun = time.process_time()
    read = [(name, rujuk.read.page.read_bytes(data, path="page.html")) for name, data in sources]
    total = time.process_time() - begun
    for name, module in STEPS.items():
        setattr(module, name, whole[name])
    size = sum(len(data) for _, data in sources) / len(sources)
    per_page = 1000 * total / len(sources)
    print(f"{len(sources)} pages of {size / 1000:.0f} kB: {per_page:.1f} ms a page, "
          f"{1000 / per_page:.1f} pages/s on one core")  # fmt: skip
    for name, seconds in times.most_common():
        print(f"  {name:20s} {1000 * seconds / len(sources):6.2f} ms  {seconds / total:6.1%}")
    print(f"  {'all other':20s} {1000 * (total - times.total()) / len(sources):6.2f} ms")
    rules = collections.Counter(
        next((block.rule for block in document.blocks if block.kind is BlockKind.BODY), None)
        for _, document in read
        if isinstance(document, Document)
    )
    print("pages by who kept their body:", dict(rules.most_common()))
    compare([data for _, data in sources])
    gold = json.loads((REAL / "ground-truth.json").read_text("utf-8"))
    right = extra = missed = 0.0
    for name, document in read:
        body = ""
        if isinstance(document, Document):
            body = "\n".join(document.text[start:end] for start, end in document.body_spans)
        have, want = shingles(body), shingles(gold[name]["articleBody"])
        both = (have & want).total()
        whole = have.total() + want.total() - both
        right += both / whole
        extra += (have.total() - both) / whole
        missed += (want.total() - both) / whole
    precision, recall = right / (right + extra), right / (right + missed)
    score = 2 * precision * recall / (precision + recall)
    print(f"body: P {precision:.3f} R {recall:.3f} F1 {score:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
