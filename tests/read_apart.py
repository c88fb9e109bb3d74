"""Inputs read in a process of their own, whose memory must stay flat."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MEBIBYTE = 1 << 20
# What a run holds beside its input: the program, one page in hand, one in the making.
MOST_MEMORY = 220 * MEBIBYTE

READING = """
import resource, sys
from rujuk.read.inputs.opening import find_pages
from rujuk.records import Loss
def held():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
before = held()
pages, lost = 0, []
for one in find_pages(sys.argv[1:]):
    if isinstance(one, Loss):
        lost.append(one.reason)
    else:
        pages += 1
print(held() - before, pages, len(lost), lost[0] if lost else "", sep="\\n")
"""


def read_apart(path: Path) -> tuple[int, int, str]:
    """Pages, losses, the first of them; read in a process of its own whose memory stays flat."""
    done = subprocess.run(
        [sys.executable, "-c", READING, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    memory, pages, lost, reason = done.stdout.split("\n", 3)
    if sys.platform == "linux":
        assert int(memory) < MOST_MEMORY
    return int(pages), int(lost), reason.strip()
