"""Worker processes that do batches: no page stops a batch, no batch stops a run."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

import made_batch_work
from rujuk.errors import WorkerError
from rujuk.jobs.batch_pool import BatchPool
from rujuk.jobs.limits import Limits
from workers_of_a_run import all_end_with_their_run

if TYPE_CHECKING:
    from pathlib import Path

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="told by Linux only")


def done(*batches: str, jobs: int = 2, limits: Limits | None = None) -> list[str]:
    """What became of these batches, in their order."""
    with BatchPool(made_batch_work.shout, jobs, limits) as pool:
        answers = dict(pool.do_all((key, batch.encode()) for key, batch in enumerate(batches)))
    return [answers[key].decode() for key in range(len(batches))]


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_batch_is_done(jobs: int) -> None:
    batches = [f"batch {number}\nof two" for number in range(20)]
    assert done(*batches, jobs=jobs) == [one.upper() for one in batches]


def test_few_batches_are_taken_ahead() -> None:
    taken = 0

    def batches() -> object:
        nonlocal taken
        for number in range(30):
            taken += 1
            yield number, b"x"

    with BatchPool(made_batch_work.shout, 2) as pool:
        for place, _ in enumerate(pool.do_all(batches())):  # type: ignore[arg-type]
            assert taken - place <= 5


def test_a_batch_larger_than_a_pipe_holds_up_nobody() -> None:
    batches = ["word " * 100_000] * 6
    assert done(*batches) == [one.upper() for one in batches]


@LINUX
def test_a_page_that_takes_too_long_is_given_up_and_no_other() -> None:
    (answer,) = done("before\nwork\nafter", limits=Limits(seconds=0.5))
    assert answer == "BEFORE\n(not done in 0.5 seconds of the processor: given up)\nAFTER"


def test_a_page_that_waits_for_ever_is_given_up_and_no_other() -> None:
    (answer,) = done("before\nsleep:600\nafter", limits=Limits(clock_seconds=1.0))
    assert answer == "BEFORE\n(not done in 1 seconds: given up)\nAFTER"


@LINUX
def test_a_page_that_others_keep_waiting_is_read() -> None:
    assert done("sleep:1.5", limits=Limits(seconds=0.5)) == ["SLEEP:1.5"]


def test_a_page_that_ends_its_worker_is_given_up_and_no_other() -> None:
    first, second = done("before\ndie\nleave\nafter", "of no fault")
    told = f"the process that read it was ended by signal {signal.SIGKILL}"
    assert first.split("\n") == [
        "BEFORE", f"({told})", "(the process that read it ended with status 7)", "AFTER",
    ]  # fmt: skip
    assert second == "OF NO FAULT"


def test_a_worker_that_dies_once_costs_no_page(tmp_path: Path) -> None:
    path = tmp_path / "died"
    assert done(f"before\ndie once:{path}") == [f"before\ndie once:{path}".upper()]
    assert path.exists()


@LINUX
def test_a_page_may_have_so_much_memory_beyond_what_is_held() -> None:
    limits = Limits(memory=1 << 28)
    assert done(f"eat:{1 << 29}\neat:{1 << 26}", limits=limits) == [f"(eats)\nEAT:{1 << 26}"]


def test_a_batch_that_cannot_be_done_stops_the_run() -> None:
    with pytest.raises(WorkerError, match="3 times, at none of its pages"):
        done("die after")
    with pytest.raises(WorkerError, match="ValueError: it failed"):
        done("fail")


def test_there_is_at_least_one_worker() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        BatchPool(made_batch_work.shout, 0)


HOLDING = """
import time
import made_batch_work
from rujuk.jobs.batch_pool import BatchPool
with BatchPool(made_batch_work.shout, 2) as pool:
    list(pool.do_all(enumerate([b"x"] * 4)))
    print(*pool.processes, flush=True)
    list(pool.do_all(enumerate([b"sleep:.05\\n" * 10_000] * 4)))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_its_run(how: signal.Signals) -> None:
    assert all_end_with_their_run(HOLDING, how)
