"""How fast a case of 2,000 pages and 20,000 claims is exported, format by format.

Run `python benchmarks/bench_exports.py [--pages 2000] [--claims 10] [--text never]`. The pages are
made up (`tests/made_affairs.py`); making and adding them is not timed. Times are of the processor,
on one core: what every format shares (reading the case, weighing it, finding the figures of each
happening) stands apart from writing.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from made_affairs import add_made_pages
from rujuk.export.formats import FORMATS, write
from rujuk.export.weighed_case import WeighedCase
from rujuk.store.case import Case


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--claims", type=int, default=10, help="of a page")
    parser.add_argument("--text", choices=["always", "never"], default="always")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Case(f"{folder}/case") as case:
        add_made_pages(case, options.pages, options.claims)
        start = time.process_time()
        weighed = WeighedCase(case)
        read = time.process_time()
        deeds = weighed.deeds
        done = time.process_time()
        claims = sum(len(page.coding.claims) for page in weighed.pages)
        print(f"pages, claims, happenings {len(weighed.pages):7} {claims} {len(deeds)}")
        print(f"figures of their own      {sum(len(deed.figures) for deed in deeds):7}")
        print(f"reading the case          {read - start:7.1f} s")
        print(f"weighing                  {done - read:7.1f} s")
        for name in FORMATS:
            start = time.process_time()
            paths = write(weighed, name, f"{folder}/{name}", text=options.text == "always").paths
            taken = time.process_time() - start
            size = sum(Path(path).stat().st_size for path in paths) / 1e6
            print(f"  {name:<24}{taken:7.1f} s {size:8.1f} MB")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory               {peak:7.0f} MB")


if __name__ == "__main__":
    main()
