"""A process of its own that does whole batches of pages: the side that works.

It tells each page before it begins with it, so that who waits can end it over one page; it ends by
itself when whoever gives the batches is gone. `rujuk.jobs.batch_pool` starts it and speaks with it.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TypeAlias

from rujuk.jobs.crew import take_in
from rujuk.jobs.limits import bound_memory, lift_bound

At: TypeAlias = Callable[[int], None]
"""To be called before each page with its place in the batch, and with `AFTER_PAGES` after the last:
the bounds of time and memory of one page begin anew, or end."""

AFTER_PAGES = -1

Work: TypeAlias = Callable[[bytes, Mapping[int, str], At], bytes]
"""Does a batch: its bytes, places of pages that are given up with the reason, and `At`. A function
of a module, since another process must find it by its name."""

Task: TypeAlias = tuple[int, bytes, dict[int, str]]
"""Number of a batch, its bytes, and the pages of it that are given up."""

DONE, FAILED = "done", "failed"


def serve(descriptor: int) -> None:
    """Do the batches that come through this descriptor, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who gives the batches decides
    pipe = Connection(descriptor)
    try:
        work, memory = pipe.recv()
        given: SimpleQueue[Task | None] = SimpleQueue()
        threading.Thread(target=take_in, args=(pipe, given), daemon=True).start()

        def at(place: int) -> None:
            if place == AFTER_PAGES:
                lift_bound()
            else:
                bound_memory(memory)
            pipe.send(place)

        while (task := given.get()) is not None:
            _do(task, work, at, pipe)
    except (EOFError, OSError):  # whoever gives the batches is gone
        sys.exit(0)


def _do(task: Task, work: Work, at: At, pipe: Connection) -> None:
    number, batch, given_up = task
    try:
        answer = work(batch, given_up, at)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - told to who gives the batches, who stops the run
        pipe.send((FAILED, number, f"{type(error).__name__}: {error}"))
        return
    pipe.send((DONE, number, ""))
    pipe.send_bytes(answer)
