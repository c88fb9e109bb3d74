"""Work for the tests of worker processes that do batches; each line of a batch is a page."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.jobs.batch_worker import AFTER_PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rujuk.jobs.batch_worker import At


def shout(batch: bytes, given_up: Mapping[int, str], at: At) -> bytes:
    """Each line in capitals; some do what they say."""
    done = []
    for number, line in enumerate(batch.decode().split("\n")):
        if number in given_up:
            done.append(f"({given_up[number]})")
            continue
        at(number)
        done.append(_shouted(line))
    at(AFTER_PAGES)
    if done[-1] == "DIE AFTER":
        os.kill(os.getpid(), signal.SIGKILL)
    if done[-1] == "FAIL":
        message = "it failed"
        raise ValueError(message)
    return "\n".join(done).encode()


def _shouted(line: str) -> str:
    what, _, told = line.partition(":")
    if what == "sleep":
        time.sleep(float(told))
    elif what == "work":
        sum(range(1 << 60))
    elif what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "leave":
        os._exit(7)
    elif what == "die once" and not Path(told).exists():
        Path(told).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "eat":
        try:
            bytearray(int(told))
        except MemoryError:
            return "(eats)"
    return line.upper()
