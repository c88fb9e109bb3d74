"""Worker processes that do whole batches of pages, each page within bounds of time and memory.

A batch is bytes and becomes bytes in the worker, so that this process neither packs nor unpacks
pages. A worker that takes too long over a page, or dies of it, is replaced: the batch is done again
without that page, which is given up with the reason. The number of workers changes no result.

Each worker is an interpreter of its own and no copy of this process: it can be started by programs
that have threads, and by processes that may have no children of `multiprocessing` (Dask's workers).
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections import Counter, deque
from multiprocessing import Pipe
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, TypeVar

from rujuk.errors import WorkerError
from rujuk.jobs.batch_worker import AFTER_PAGES, DONE, Work
from rujuk.jobs.crew import Crew, how_it_died
from rujuk.jobs.limits import Limits
from rujuk.jobs.spent import Spent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Key = TypeVar("Key")

AHEAD = 1
"""Batches a worker is given beyond the one it works on, so that it never waits for the next."""

START = Limits()
"""What a worker may take to start, and to take in or give a batch: seconds, as for one page."""

DEATHS_AT_PAGE = 2
"""How often a worker must die at a page until that is given up: the first may be anybody's doing,
such as a system that is short of memory."""
DEATHS = 3
"""How often a worker may die of a batch while it is at none of its pages, until the run stops."""

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[2]);"
    " from rujuk.jobs.batch_worker import serve; serve(int(sys.argv[1]))"
)

_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system"}
"""Arrow's own allocator takes a gigabyte of addresses at once and ends the process where a bound on
the memory of a page does not give them; the system's own gives back what is gone."""


class _Task:
    """A batch that was given to a worker."""

    def __init__(self, number: int, batch: bytes, given_up: Mapping[int, str]) -> None:
        self.number = number
        self.batch = batch
        self.given_up = dict(given_up)
        self.deaths: Counter[int] = Counter()
        """How often a worker died at which page."""


class _Worker:
    """One process and the batches it was given, the one it works on first."""

    def __init__(self, work: Work, memory: int) -> None:
        """Start it."""
        self.pipe, theirs = Pipe()
        end = theirs.fileno()
        self.process = subprocess.Popen(  # noqa: S603 - this interpreter and words of ours
            [sys.executable, "-c", _START, str(end), json.dumps(sys.path)],
            pass_fds=(end,),
            stdin=subprocess.DEVNULL,
            env=os.environ | _ENVIRONMENT,
        )
        theirs.close()
        self.tasks: deque[_Task] = deque()
        self.page: int | None = None
        """The place of the page it is at."""
        self.spent = Spent(self.process.pid)
        with contextlib.suppress(OSError):
            self.pipe.send((work, memory))

    def give(self, task: _Task) -> None:
        """Send it a batch."""
        if not self.tasks:
            self.spent.begin()
        self.tasks.append(task)
        with contextlib.suppress(OSError):  # it has died; who waits for its answers will see
            self.pipe.send((task.number, task.batch, task.given_up))

    def at(self, page: int | None) -> None:
        """Note that it has come to this page."""
        self.page = page
        self.spent.begin()

    def end(self) -> int:
        """Stop it at once; its status."""
        self.pipe.close()
        self.process.kill()
        return self.process.wait()


class BatchPool(Crew[_Worker]):
    """Some worker processes that do batches. Use it as a context manager: then they are gone."""

    def __init__(self, work: Work, jobs: int, limits: Limits | None = None) -> None:
        """`jobs` processes that do `work`, each bounded for every page by `limits`."""
        super().__init__(jobs, limits)
        self._work = work

    def do(self, batch: bytes, given_up: Mapping[int, str]) -> bytes:
        """What becomes of one batch; to be asked while there are no others."""
        self._workers[0].give(_Task(0, batch, given_up))
        while True:
            for _, answer in self._answers():
                return answer

    def do_all(self, batches: Iterable[tuple[Key, bytes]]) -> Iterator[tuple[Key, bytes]]:
        """What becomes of each batch with its key, in the order in which they are done.

        Raises WorkerError where a batch cannot be done at all.
        """
        coming = enumerate(batches)
        keys: dict[int, Key] = {}
        more = True
        while more or keys:
            while more:
                worker = self._idlest()
                if len(worker.tasks) > AHEAD:
                    break
                item = next(coming, None)
                if item is None:
                    more = False
                    break
                number, (key, batch) = item
                keys[number] = key
                worker.give(_Task(number, batch, {}))
            if keys:
                for number, answer in self._answers():
                    yield keys.pop(number), answer

    def _new(self) -> _Worker:
        return _Worker(self._work, self._limits.memory)

    def _answers(self) -> Iterator[tuple[int, bytes]]:
        """The batches that are done by now, after a sign of a worker or a look at its time."""
        busy = {one.pipe: one for one in self._workers if one.tasks}
        ready = wait(list(busy), min(one.spent.left(self._most(one)) for one in busy.values()))
        for pipe in ready:
            worker = busy[pipe]  # type: ignore[index]  # only pipes are waited for
            try:
                told = worker.pipe.recv()
                if isinstance(told, int):
                    worker.at(told)
                    continue
                what, number, reason = told
                if what != DONE:
                    raise WorkerError(reason)
                answer = worker.pipe.recv_bytes()
            except (EOFError, OSError):
                self._replace(worker, None)
                continue
            worker.tasks.popleft()
            worker.at(None)
            yield number, answer
        for pipe, worker in busy.items():
            if pipe not in ready and (reason := worker.spent.over(self._most(worker))) is not None:
                self._replace(worker, reason)

    def _most(self, worker: _Worker) -> Limits:
        at_a_page = worker.page is not None and worker.page >= 0
        return self._limits if at_a_page else START

    def _replace(self, worker: _Worker, reason: str | None) -> None:
        """Put a new worker in the place of one; the page it was at is given up.

        `reason` is null for one that died.
        """
        died = reason is None
        if died:
            with contextlib.suppress(subprocess.TimeoutExpired):  # its pipe is closed: it ends
                worker.process.wait(START.clock_seconds)
        place = self._workers.index(worker)
        reason = reason or how_it_died(worker.process.poll())
        worker.end()
        task, page = worker.tasks[0], worker.page
        at = AFTER_PAGES if page is None else page
        task.deaths[at] += 1
        if at == AFTER_PAGES and task.deaths[at] >= DEATHS:
            message = f"{reason}, {DEATHS} times, at none of its pages"
            raise WorkerError(message)
        if at != AFTER_PAGES and (not died or task.deaths[at] >= DEATHS_AT_PAGE):
            task.given_up[at] = reason
        self._workers[place] = self._new()
        for one in worker.tasks:
            self._workers[place].give(one)
