"""Batches coded by the workers of a Dask scheduler; what they give returns here to be written.

Every worker codes in a process of its own beside it (`rujuk.jobs.batch_pool`), so that one page
cannot end the worker. A worker that is killed all the same loses nothing: Dask gives its batches to
others. A batch that ends every worker it is given to is split, down to the page that does it.
"""

from __future__ import annotations

import threading
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import dask
from distributed import CancelledError, Client, KilledWorker, wait

from rujuk.code.document import coded_by
from rujuk.corpus.batches import as_arrow, from_bytes, to_bytes
from rujuk.corpus.coding import NOTHING_GIVEN_UP, code_batch, code_part, code_rows
from rujuk.corpus.rows import joined, part_of
from rujuk.errors import CorpusError
from rujuk.jobs.batch_pool import BatchPool

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    import pyarrow as pa
    from distributed import Future

    from rujuk.corpus.batches import Batch
    from rujuk.jobs.limits import Limits

AHEAD = 2
"""Batches in flight for each thread of a worker, so that none waits for the next."""
CONNECT_SECONDS = 10
WORKER_SECONDS = 600
"""How long a run waits for the first worker to come."""
_CONFIG = {
    # A batch is some megabytes on purpose; of graphs that large Dask warns.
    "distributed.admin.large-graph-warning-threshold": "1GB",
    "distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s",
}
KILLED = "every worker that read it was killed"

Answer: TypeAlias = tuple[str | None, bytes]
"""Why a batch could not be done, null where it was; what it became."""

_own = threading.local()
"""The process beside each thread of a worker; it lives as long as the worker does."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Pages `[first, last)` of a batch that was given to the workers."""

    batch: Batch
    first: int
    last: int
    is_alone: bool = False
    """While there was no other at work."""

    @property
    def is_whole(self) -> bool:
        return self.last - self.first == len(self.batch.items)


def by_cluster(
    batches: Iterable[Batch],
    folder: str,
    address: str | None,
    jobs: int,
    limits: Limits | None,
) -> Generator[tuple[int, str, bytes]]:
    """Number, name and part of each batch, in the order in which they are done.

    `address` is that of a scheduler; null: one is started here, with `jobs` workers. Raises
    CorpusError where there is no scheduler or no worker, or one has other lexica.
    """
    with ExitStack() as held:
        held.enter_context(dask.config.set(_CONFIG))
        client = _client(folder, address, jobs, held)
        try:
            client.wait_for_workers(1, timeout=WORKER_SECONDS)
        except TimeoutError as error:
            message = f"no worker came to the scheduler in {WORKER_SECONDS} seconds"
            raise CorpusError(folder, message) from error
        yield from _Run(client, folder, limits).code(batches)


def _client(folder: str, address: str | None, jobs: int, held: ExitStack) -> Client:
    """The client; `held` closes it, and workers that are our own."""
    if address is None:
        from rujuk.corpus.local_cluster import local_cluster  # noqa: PLC0415 - seldom asked for

        client = Client(held.enter_context(local_cluster(jobs)))
        held.callback(client.close)
        return client
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        message = f"no scheduler answers at {address}: {error}"
        raise CorpusError(folder, message) from error
    held.callback(client.close)
    return client


class _Run:
    """One run through a scheduler."""

    def __init__(self, client: Client, folder: str, limits: Limits | None) -> None:
        self._client = client
        self._folder = folder
        self._limits = limits
        self._given: dict[Future[Answer], _Piece] = {}
        self._rows: dict[int, dict[int, pa.RecordBatch]] = {}
        """Rows of pieces of batches that were split, by the number of the batch and their place."""
        self._doubted: list[_Piece] = []
        """Single pages whose workers were killed, maybe by a neighbour: each is tried once more,
        when there is no other at work."""

    def code(self, batches: Iterable[Batch]) -> Iterator[tuple[int, str, bytes]]:
        coming = iter(batches)
        more = True
        while more or self._given or self._doubted:
            while more and len(self._given) < self._most():
                batch = next(coming, None)
                if batch is None:
                    more = False
                    break
                self._give(_Piece(batch, 0, len(batch.items)))
            if not self._given and self._doubted:
                self._give(self._doubted.pop())
            if self._given:
                for future in wait([*self._given], return_when="FIRST_COMPLETED").done:
                    yield from self._take(future, self._given.pop(future))

    def _most(self) -> int:
        """How many batches may be in flight, by the workers that are there now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(AHEAD * sum(threads.values()), AHEAD)

    def _give(self, piece: _Piece) -> None:
        batch = piece.batch
        items = batch.items[piece.first : piece.last]
        sent = to_bytes(as_arrow(items, batch.place + piece.first), compressed=True)
        key = f"rujuk-{batch.number}-{batch.name}-{piece.first}-{piece.last}"
        key += "-alone" if piece.is_alone else ""
        future = self._client.submit(
            code_on_worker,
            sent,
            expected=coded_by(),
            limits=self._limits,
            whole=piece.is_whole,
            key=key,
        )
        self._given[future] = piece

    def _take(self, future: Future[Answer], piece: _Piece) -> Iterator[tuple[int, str, bytes]]:
        batch = piece.batch
        try:
            failed, made = future.result()
        except KilledWorker:
            if piece.is_alone:
                yield from self._join(piece, _given_up(piece))
            else:
                self._split(piece)
            return
        except (OSError, CancelledError) as error:
            message = f"the scheduler is gone ({error}); run again: what is written stays"
            raise CorpusError(self._folder, message) from error
        finally:
            future.release()
        if failed is not None:
            raise CorpusError(self._folder, failed)
        if piece.is_whole:
            yield batch.number, batch.name, made
        else:
            yield from self._join(piece, from_bytes(made))

    def _split(self, piece: _Piece) -> None:
        """Find the page that kills: in halves, at last alone."""
        if piece.last - piece.first == 1:
            self._doubted.append(replace(piece, is_alone=True))
            return
        middle = (piece.first + piece.last) // 2
        self._give(replace(piece, last=middle))
        self._give(replace(piece, first=middle))

    def _join(self, piece: _Piece, rows: pa.RecordBatch) -> Iterator[tuple[int, str, bytes]]:
        """The part of a batch that was split, once the rows of all its pieces are here."""
        batch = piece.batch
        held = self._rows.setdefault(batch.number, {})
        held[piece.first] = rows
        if sum(one.num_rows for one in held.values()) == len(batch.items):
            del self._rows[batch.number]
            yield batch.number, batch.name, part_of(joined([held[at] for at in sorted(held)]))


def _given_up(piece: _Piece) -> pa.RecordBatch:
    """The row of the page that ends every worker."""
    found = piece.batch.items[piece.first : piece.last]
    return code_batch(as_arrow(found, piece.batch.place + piece.first), {0: KILLED})


def code_on_worker(sent: bytes, *, expected: str, limits: Limits | None, whole: bool) -> Answer:
    """What a worker does: the part of a batch, or the rows of a piece of one.

    Before it stands why it could not be done, null where it was: of an error that another machine
    cannot read, Dask would tell nobody.
    """
    if coded_by() != expected:
        message = f"a worker has {coded_by()}, this program is {expected}: install the same on both"
        return message, b""
    try:
        return None, _done_beside(sent, limits, whole=whole)
    except Exception as error:  # noqa: BLE001 - it stops the run, there
        return f"a worker failed: {type(error).__name__}: {error}", b""


def _done_beside(sent: bytes, limits: Limits | None, *, whole: bool) -> bytes:
    """What the process beside this thread of the worker makes of it."""
    work = code_part if whole else code_rows
    pools: dict[tuple[object, ...], BatchPool] = _own.__dict__.setdefault("pools", {})
    key = limits, whole
    if key not in pools:
        pools[key] = BatchPool(work, 1, limits).__enter__()
    try:
        return pools[key].do(sent, NOTHING_GIVEN_UP)
    except BaseException:
        pools.pop(key).__exit__(None, None, None)
        raise
