"""A scheduler and workers of our own on this machine: no dashboard, and gone at once when stopped.

Ctrl-C reaches every process of a terminal; here only the program itself may hear it, which then
ends the others. What Dask would log of that end is of no use to anybody.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

import dask
from distributed import LocalCluster

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_PAGES: dict[str, list[str]] = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}


@contextmanager
def local_cluster(jobs: int) -> Iterator[LocalCluster]:
    """`jobs` workers of one thread; where the body fails or is stopped, they are killed."""
    with dask.config.set(_NO_PAGES), _hidden_from_children():
        cluster = LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            silence_logs=logging.CRITICAL,
            # A server for pages that nobody asks for is started all the same: on any free port.
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
        )
    with cluster:
        try:
            yield cluster
        except BaseException:
            _kill(cluster)
            raise


@contextmanager
def _hidden_from_children() -> Iterator[None]:
    """Processes that are started meanwhile, and later by their threads, never hear Ctrl-C."""
    resource_tracker.ensure_running()  # it lets the signal through where it is started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _kill(cluster: LocalCluster) -> None:
    """End the workers; they work in processes beside them, which end when they are gone."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    for nanny in cluster.workers.values():
        nanny.auto_restart = False
        with contextlib.suppress(ProcessLookupError):
            if (process := nanny.pid) is not None:
                os.kill(process, signal.SIGKILL)
