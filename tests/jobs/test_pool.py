"""Worker processes: the same pages in the same order, and no page stops a run."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rujuk.jobs import coding, pool, spent
from rujuk.jobs.coding import CodedPage, code_found
from rujuk.jobs.limits import Limits
from rujuk.jobs.pool import Pool
from rujuk.jobs.spent import processor_seconds
from rujuk.read.inputs.found import Found
from rujuk.read.inputs.opening import find_pages
from rujuk.records import Loss
from workers_of_a_run import all_end_with_their_run

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by Linux only")
FORKS = pytest.mark.skipif(sys.platform != "linux", reason="a worker is a copy on Linux only")


def made(number: int, words: str = "") -> Found:
    text = f"Sekitar {number + 1000} tentara tiba di Rusia. {words}"
    return Found(data=text.encode(), path=f"{number}.txt")


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_number_of_workers_changes_nothing(jobs: int) -> None:
    pages = [*find_pages([str(EXAMPLES)]), Loss(stage="read", reason="lost", path="x")]
    expected = [one if isinstance(one, Loss) else code_found(one) for one in pages]
    with Pool(jobs) as workers:
        assert list(workers.code(pages)) == expected


def test_pages_come_back_in_order_and_few_wait() -> None:
    taken = 0

    def pages() -> object:
        nonlocal taken
        for number in range(500):
            taken += 1
            yield made(number)

    with Pool(2) as workers:
        for place, page in enumerate(workers.code(pages())):  # type: ignore[arg-type]
            assert isinstance(page, CodedPage)
            assert page.sighting.path == f"{place}.txt"
            assert taken - place <= 2 * pool.WINDOW + 1


def test_what_is_coded_is_only_read() -> None:
    with Pool(1) as workers:
        read, coded = workers.code([made(1), made(2)], is_coded=lambda one: one.path == "1.txt")
    assert isinstance(read, CodedPage)
    assert isinstance(coded, CodedPage)
    assert read.coding is None
    assert coded.coding == code_found(made(2)).coding  # type: ignore[union-attr]


def test_a_page_larger_than_a_pipe_holds_up_nobody() -> None:
    words = "Juru bicara itu menolak menjawab pertanyaan wartawan. " * 1500
    pages = [made(number, words) for number in range(12)]
    with Pool(2) as workers:
        assert len(list(workers.code(pages))) == 12


def spoil(monkeypatch: pytest.MonkeyPatch, what: Callable[[], object]) -> None:
    """Pages that say so do this to the worker that reads them."""
    real = coding.code_found

    def code(found: Found, *, with_coding: bool = True) -> object:
        if b"spoil" in found.data:
            what()
        return real(found, with_coding=with_coding)

    monkeypatch.setattr(coding, "code_found", code)
    # A new process would know nothing of it, which is what threads left by another test ask for.
    monkeypatch.setattr(pool, "_context", lambda: multiprocessing.get_context("fork"))


def run_spoilt(jobs: int = 2, limits: Limits | None = None) -> list[str]:
    """What became of twelve pages of which two are spoilt: paths, or the reasons of losses."""
    pages = [made(number, "spoil" if number in (3, 4) else "") for number in range(12)]
    with Pool(jobs, limits) as workers:
        done = list(workers.code(pages))
    assert [isinstance(one, Loss) for one in done] == [n in (3, 4) for n in range(12)]
    assert [one.path for one in done if isinstance(one, Loss)] == ["3.txt", "4.txt"]
    return [one.reason for one in done if isinstance(one, Loss)]


@FORKS
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    spoil(monkeypatch, lambda: sum(range(1 << 60)))
    reasons = run_spoilt(jobs, Limits(seconds=0.5))
    assert reasons == ["not done in 0.5 seconds of the processor: given up"] * 2


@FORKS
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_waits_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    spoil(monkeypatch, lambda: time.sleep(600))
    reasons = run_spoilt(jobs, Limits(clock_seconds=1.0))
    assert reasons == ["not done in 1 seconds: given up"] * 2


@FORKS
def test_a_page_that_others_keep_waiting_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch, lambda: time.sleep(1.5))
    with Pool(1, Limits(seconds=0.5)) as workers:
        (read,) = workers.code([made(1, "spoil")])
    assert read == code_found(made(1, "spoil"))


@FORKS
def test_where_no_processor_is_told_the_clock_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spent, "processor_seconds", lambda _: None)
    spoil(monkeypatch, lambda: sum(range(1 << 60)))
    reasons = run_spoilt(2, Limits(seconds=0.5, clock_seconds=1.5))
    assert reasons == ["not done in 1.5 seconds: given up"] * 2


@FORKS
def test_what_a_process_has_taken_of_the_processor() -> None:
    taken = processor_seconds(os.getpid())
    assert taken is not None
    assert 0 < taken <= time.process_time() + 0.02  # told in hundredths
    assert processor_seconds(1 << 30) is None


@LINUX
def test_a_page_that_eats_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch, lambda: [bytearray(1 << 26) for _ in range(64)])
    reasons = run_spoilt(2, Limits(memory=1 << 28))
    assert reasons == ["it needs more memory than a page may take: given up"] * 2


@FORKS
def test_a_page_that_ends_its_worker_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch, lambda: os.kill(os.getpid(), signal.SIGKILL))
    assert run_spoilt() == [f"the process that read it was ended by signal {signal.SIGKILL}"] * 2
    spoil(monkeypatch, lambda: os._exit(7))
    assert run_spoilt() == ["the process that read it ended with status 7"] * 2


@FORKS
def test_a_fault_of_ours_is_told_with_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch, lambda: {}["nothing"])
    assert run_spoilt() == ["the coder failed: KeyError: 'nothing'"] * 2


def test_there_is_at_least_one_worker() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        Pool(0)


HOLDING = """
import sys, time
from rujuk.jobs.pool import Pool
from rujuk.read.inputs.found import Found
with Pool(2) as workers:
    print(*workers.processes, flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_its_run(how: signal.Signals) -> None:
    assert all_end_with_their_run(HOLDING, how)
