"""Saved HTML pages: body score and cost of each step, on 181 real pages that are not shipped.

    python benchmarks/measure_read_html.py [--pages N]

Reads ../shared/eval/real and says so when it is not there. Times are CPU milliseconds per page on
one core, warm; the body score is 4-gram shingle precision, recall and F1, each page weighing the
same. Steps are timed by wrapping the functions the reader calls, so the shares are of a real run.
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

import rujuk.read.html
import rujuk.read.page
from rujuk.records import Document

if TYPE_CHECKING:
    from collections.abc import Callable

REAL = Path(__file__).resolve().parents[1] / "../shared/eval/real"
STEPS = (
    "parse_html",
    "read_metadata",
    "prune_hidden",
    "visible_text",
    "bare_extraction",
    "align",
    "append_json_body",
    "identify_language",
    "find_title",
    "label_story",
    "find_days",
    "find_authors",
    "find_publisher",
    "newest_told",
)
WARM_UP = 10
BASKET = 4


def timed(times: collections.Counter[str], name: str, step: Callable[..., object]) -> object:
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
    for name in STEPS:
        setattr(rujuk.read.html, name, timed(times, name, getattr(rujuk.read.html, name)))
    rujuk.read.page.decode = timed(times, "decode", rujuk.read.page.decode)  # type: ignore[assignment]
    begun = time.process_time()
    read = [(name, rujuk.read.page.read_bytes(data, path="page.html")) for name, data in sources]
    total = time.process_time() - begun
    size = sum(len(data) for _, data in sources) / len(sources)
    per_page = 1000 * total / len(sources)
    print(f"{len(sources)} pages of {size / 1000:.0f} kB: {per_page:.1f} ms a page, "
          f"{1000 / per_page:.1f} pages/s on one core")  # fmt: skip
    for name, seconds in times.most_common():
        print(f"  {name:20s} {1000 * seconds / len(sources):6.2f} ms  {seconds / total:6.1%}")
    print(f"  {'all other':20s} {1000 * (total - times.total()) / len(sources):6.2f} ms")
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
