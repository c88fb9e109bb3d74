"""Worker processes that read and code pages; what they give comes back in the order of the pages.

A worker that takes too long over a page, or dies of it, is replaced: the page is a `Loss` and the
run goes on. The number of workers changes no result.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import threading
import time
from collections import deque
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeAlias, cast

import msgspec

from rujuk.jobs.coding import CodedPage, Outcome, code_found
from rujuk.jobs.limits import Limits, bound_memory
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from rujuk.read.inputs.found import Found

AHEAD = 3
"""Pages a worker is given beyond the one it works on, so that it never waits for the next."""

WINDOW = 64
"""Pages for each worker that may wait for one before them, so that memory stays flat."""

_Task: TypeAlias = "tuple[int, Found, bool]"

# Half the cost of pickling, which is 15 % of what a page costs (docs/decisions.md).
_ENCODE = msgspec.msgpack.Encoder().encode
_ANSWERS = msgspec.msgpack.Decoder(tuple[int, CodedPage | None, Loss | None])


class _Worker:
    """One process and the pages it was given, the one it works on first."""

    def __init__(self, limits: Limits, others: Iterable[Connection]) -> None:
        """Start it. `others` are this side's ends to other workers, which it must not hold."""
        context = _context()
        self.pipe, theirs = context.Pipe()
        held = [*others, self.pipe] if isinstance(context, ForkContext) else []
        self.process = context.Process(
            target=_serve, args=(theirs, limits.memory, held), daemon=True, name="rujuk-worker"
        )
        self.process.start()
        theirs.close()
        self.tasks: deque[_Task] = deque()
        self.since = time.monotonic()

    def give(self, task: _Task) -> None:
        """Send it a page."""
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        with contextlib.suppress(OSError):  # it has died; who waits for its answers will see
            self.pipe.send(task)

    def end(self) -> None:
        """Stop it at once."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Some worker processes. Use it as a context manager: at its end they are gone."""

    def __init__(self, jobs: int, limits: Limits | None = None) -> None:
        """`jobs` processes, each bounded for every page by `limits`."""
        if jobs < 1:
            message = f"jobs must be 1 or more, not {jobs}"
            raise ValueError(message)
        self._limits = limits or Limits()
        self._jobs = jobs
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        """Start the workers."""
        for _ in range(self._jobs):
            self._workers.append(self._new())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the workers."""
        while self._workers:
            self._workers.pop().end()

    def code(
        self,
        pages: Iterable[Found | Loss],
        *,
        is_coded: Callable[[Found], bool] = lambda _: False,
    ) -> Iterator[Outcome]:
        """What becomes of each page, in their order; losses among them pass.

        A page for which `is_coded` holds is only read.
        """
        numbered = enumerate(pages)
        done: dict[int, Outcome] = {}
        following, taken, more = 0, 0, True
        most = WINDOW * self._jobs
        while more or following < taken:
            while more and taken - following < most:
                worker = min(self._workers, key=lambda one: len(one.tasks))
                if len(worker.tasks) > AHEAD:
                    break
                item = next(numbered, None)
                if item is None:
                    more = False
                    break
                number, page = item
                taken = number + 1
                if isinstance(page, Loss):
                    done[number] = page
                else:
                    worker.give((number, page, not is_coded(page)))
            while following in done:
                yield done.pop(following)
                following += 1
            if any(one.tasks for one in self._workers):
                done.update(self._answers())

    def _new(self) -> _Worker:
        return _Worker(self._limits, [one.pipe for one in self._workers])

    def _answers(self) -> Iterator[tuple[int, Outcome]]:
        """What has come back, at least one answer or one replaced worker."""
        busy = {one.pipe: one for one in self._workers if one.tasks}
        now = time.monotonic()
        left = min(one.since for one in busy.values()) + self._limits.seconds - now
        ready = wait(list(busy), max(left, 0))
        for pipe in ready:
            worker = busy[pipe]  # type: ignore[index]  # only pipes are waited for
            try:
                number, coded, lost = _ANSWERS.decode(worker.pipe.recv_bytes())
            except (EOFError, OSError):
                worker.process.join()
                yield self._replace(worker, how_it_died(worker.process.exitcode))
                continue
            worker.tasks.popleft()
            worker.since = time.monotonic()
            yield number, cast("Outcome", lost if coded is None else coded)
        now = time.monotonic()
        for worker in busy.values():
            if worker.pipe not in ready and now - worker.since >= self._limits.seconds:
                reason = f"not done in {self._limits.seconds:g} seconds: given up"
                yield self._replace(worker, reason)

    def _replace(self, worker: _Worker, reason: str) -> tuple[int, Outcome]:
        """Put a new worker in the place of one, and tell what became of the page it was at."""
        place = self._workers.index(worker)
        worker.end()
        del self._workers[place]
        new = self._new()
        self._workers.insert(place, new)
        number, page, _ = worker.tasks.popleft()
        for task in worker.tasks:
            new.give(task)
        return number, Loss(stage="read", reason=reason, path=page.path)


def _context() -> ForkContext | SpawnContext:
    """A copy of this process where that is safe: it has the lexica; else a new one."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def how_it_died(code: int | None) -> str:
    """How the process of a worker ended, by its status; as the reason of a `Loss`."""
    if code is not None and code < 0:
        return f"the process that read it was ended by signal {-code}"
    return f"the process that read it ended with status {code}"


def _serve(pipe: Connection, memory: int, held: list[Connection]) -> None:
    """Answer pages until there are no more, or whoever sends them is gone."""
    for other in held:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who sends the pages decides
    bound_memory(memory)
    given: SimpleQueue[_Task | None] = SimpleQueue()
    # Pages are taken in at once, so that neither side waits for the other with a full pipe.
    threading.Thread(target=_take_in, args=(pipe, given), daemon=True).start()
    while (task := given.get()) is not None:
        number, found, with_coding = task
        try:
            outcome = code_found(found, with_coding=with_coding)
        except MemoryError:
            outcome = _given_up(found, f"it needs more than {memory >> 20} MB of memory: given up")
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other pages
            outcome = _given_up(found, f"the coder failed: {type(error).__name__}: {error}")
        answer = (number, None, outcome) if isinstance(outcome, Loss) else (number, outcome, None)
        pipe.send_bytes(_ENCODE(answer))


def _given_up(found: Found, reason: str) -> Loss:
    return Loss(stage="read", reason=reason, path=found.path)


def _take_in(pipe: Connection, given: SimpleQueue[_Task | None]) -> None:
    """Take in pages until whoever sends them is gone."""
    try:
        while True:
            given.put(pipe.recv())
    except (EOFError, OSError):
        given.put(None)
