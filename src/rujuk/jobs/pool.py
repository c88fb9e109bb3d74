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
from collections import deque
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeAlias, cast

import msgspec

from rujuk.jobs.coding import CodedPage, Outcome, code_or_lose
from rujuk.jobs.crew import Crew, how_it_died, take_in
from rujuk.jobs.limits import bound_memory
from rujuk.jobs.spent import Spent
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rujuk.jobs.limits import Limits
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
        self.spent = Spent(cast("int", self.process.pid))  # it has one: it was started

    def give(self, task: _Task) -> None:
        """Send it a page."""
        if not self.tasks:
            self.spent.begin()
        self.tasks.append(task)
        with contextlib.suppress(OSError):  # it has died; who waits for its answers will see
            self.pipe.send(task)

    def end(self) -> None:
        """Stop it at once."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Pool(Crew[_Worker]):
    """Some worker processes that code pages. Use it as a context manager: then they are gone."""

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
                worker = self._idlest()
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
        """What has come back by now, after a sign of a worker or a look at its time."""
        busy = {one.pipe: one for one in self._workers if one.tasks}
        ready = wait(list(busy), min(one.spent.left(self._limits) for one in busy.values()))
        for pipe in ready:
            worker = busy[pipe]  # type: ignore[index]  # only pipes are waited for
            try:
                number, coded, lost = _ANSWERS.decode(worker.pipe.recv_bytes())
            except (EOFError, OSError):
                worker.process.join()
                yield self._replace(worker, how_it_died(worker.process.exitcode))
                continue
            worker.tasks.popleft()
            worker.spent.begin()
            yield number, cast("Outcome", lost if coded is None else coded)
        for pipe, worker in busy.items():
            if pipe not in ready and (reason := worker.spent.over(self._limits)) is not None:
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


def _serve(pipe: Connection, memory: int, held: list[Connection]) -> None:
    """Answer pages until there are no more, or whoever sends them is gone."""
    for other in held:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who sends the pages decides
    bound_memory(memory)
    given: SimpleQueue[_Task | None] = SimpleQueue()
    threading.Thread(target=take_in, args=(pipe, given), daemon=True).start()
    while (task := given.get()) is not None:
        number, found, with_coding = task
        outcome = code_or_lose(found, with_coding=with_coding)
        answer = (number, None, outcome) if isinstance(outcome, Loss) else (number, outcome, None)
        pipe.send_bytes(_ENCODE(answer))
