"""What pools of worker processes share: a crew that is there while it is needed, and its pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from rujuk.jobs.limits import Limits

if TYPE_CHECKING:
    from collections import deque
    from multiprocessing.connection import Connection
    from queue import SimpleQueue
    from types import TracebackType
    from typing import Self

    from rujuk.jobs.spent import Spent


class Hand(Protocol):
    """One worker process and the tasks it was given, the one it works on first."""

    tasks: deque[Any]
    spent: Spent

    def end(self) -> object:
        """Stop it at once."""


HandT = TypeVar("HandT", bound=Hand)


class Crew(Generic[HandT]):
    """Some worker processes. Use it as a context manager: at its end they are gone."""

    def __init__(self, jobs: int, limits: Limits | None = None) -> None:
        """`jobs` processes, each bounded for every page by `limits`."""
        if jobs < 1:
            message = f"jobs must be 1 or more, not {jobs}"
            raise ValueError(message)
        self._limits = limits or Limits()
        self._jobs = jobs
        self._workers: list[HandT] = []

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

    @property
    def processes(self) -> list[int]:
        """The numbers of the processes of the workers."""
        return [one.spent.pid for one in self._workers]

    def _new(self) -> HandT:
        """Another worker."""
        raise NotImplementedError

    def _idlest(self) -> HandT:
        """The worker with the fewest tasks."""
        return min(self._workers, key=lambda one: len(one.tasks))


def take_in(pipe: Connection, given: SimpleQueue[Any]) -> None:
    """Take in tasks until whoever gives them is gone, which is told by null.

    Run by a thread of a worker, so that neither side waits for the other with a full pipe.
    """
    try:
        while True:
            given.put(pipe.recv())
    except (EOFError, OSError):
        given.put(None)


def how_it_died(code: int | None) -> str:
    """How the process of a worker ended, by its status; as the reason of a `Loss`."""
    if code is not None and code < 0:
        return f"the process that read it was ended by signal {-code}"
    return f"the process that read it ended with status {code}"
