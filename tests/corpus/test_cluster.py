"""Many machines: a real scheduler and two workers on loopback, one of them killed in the middle."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from made_sources import code_whole, coding, made_source, parts_of
from rujuk.corpus import cluster
from rujuk.corpus.run import code_corpus
from rujuk.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES, FEW = 40, 1
DASK = [sys.executable, "-m", "dask"]

# Loaded by a worker before it works: the page that says so ends any worker that is given it.
DEADLY = """
import os, signal
from rujuk.corpus.batches import from_bytes, items_of
from rujuk.jobs.batch_pool import BatchPool
if not hasattr(BatchPool, "really_do"):  # a worker loads this twice
    BatchPool.really_do = BatchPool.do
def do(self, sent, given_up):
    for _, item in items_of(from_bytes(sent)):
        if b"12000" in getattr(item, "data", b""):
            os.kill(os.getpid(), signal.SIGKILL)
    return self.really_do(sent, given_up)
BatchPool.do = do
"""


@contextmanager
def started(*command: str, until: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A program of Dask, and what it said until it was ready."""
    own = {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
    }
    with (
        tempfile.NamedTemporaryFile() as log,
        subprocess.Popen(
            [*DASK, *command],
            stderr=log,
            stdout=subprocess.DEVNULL,
            env=os.environ | own,
            start_new_session=True,
        ) as program,
    ):
        try:
            said = ""
            while until not in said:
                assert program.poll() is None, said
                time.sleep(0.05)
                said = Path(log.name).read_text("utf-8")
            yield program, said
        finally:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)


@contextmanager
def scheduler() -> Iterator[str]:
    """The address of a scheduler on a free port of loopback."""
    command = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with started(*command, until="Registering Worker plugin") as (_, said):
        found = re.search(r"Scheduler at:\s+(tcp://[\d.]+:\d+)", said)
        assert found
        yield found.group(1)


@contextmanager
def worker(address: str, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of its own, without a nurse that would start it again."""
    command = ("worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard")
    with started(*command, *options, until="Starting established") as (program, _):
        yield program


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_source(tmp_path_factory.mktemp("made"), PAGES)


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The parts as one process writes them."""
    folder = tmp_path_factory.mktemp("one") / "made"
    code_whole(source, folder, most=2)
    return parts_of(folder)


def test_a_killed_worker_loses_nothing(
    source: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "made"
    with (
        scheduler() as address,
        worker(address, "--no-nanny") as doomed,
        worker(address, "--no-nanny"),
        coding(source, folder, most=2, scheduler=address) as run,
    ):
        assert run.stdout is not None
        run.stdout.readline()
        doomed.send_signal(signal.SIGKILL)
        done = [int(line) for line in run.stdout]
        assert run.wait(60) == 0, run.stderr and run.stderr.read()
    assert len(done) >= 5, "it was killed too late to prove anything"
    assert parts_of(folder) == expected


def test_a_page_that_kills_every_worker_is_a_loss_and_no_other(tmp_path: Path) -> None:
    from rujuk.corpus.corpus import Corpus  # noqa: PLC0415 - DuckDB is slow to load

    preload = tmp_path / "deadly.py"
    preload.write_text(DEADLY, "utf-8")
    source, folder = made_source(tmp_path, FEW), tmp_path / "made"
    with scheduler() as address, worker(address, "--preload", str(preload), "--nworkers", "2"):
        code_whole(source, folder, most=2, scheduler=address)
    with Corpus(folder) as corpus:
        killed = [one for one in corpus.unread() if "killed" in one.reason]
        assert [one.path for one in killed] == [str(source / "c.txt")]
        assert [one.reason for one in killed] == ["every worker that read it was killed"]
        assert len(list(corpus.pages())) == FEW + 1


def test_workers_are_started_on_this_machine(
    source: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    code_whole(source, tmp_path / "made", most=2, scheduler="local")
    assert parts_of(tmp_path / "made") == expected


def test_a_stopped_run_ends_its_own_workers_without_a_word(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "made"
    with (
        socket.socket() as taken,
        coding(source, folder, most=2, scheduler="local", before=["setsid"]) as run,
    ):
        with contextlib.suppress(OSError):  # another program has it: as well
            taken.bind(("127.0.0.1", 8787))  # where Dask would show its dashboard
            taken.listen()
        assert run.stdout is not None
        run.stdout.readline()
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=60)
    assert told.splitlines()[-1] == "KeyboardInterrupt"
    assert told.count("Traceback") == 1
    assert " - distributed" not in told
    assert "8787" not in told
    for _ in range(600):  # what works in the processes beside them ends with its page
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("a process is left")
    assert list(folder.glob("part-*"))


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with pytest.raises(CorpusError, match=r"no scheduler answers at tcp://127.0.0.1:9"):
        code_corpus([str(source)], tmp_path / "made", scheduler="tcp://127.0.0.1:9")
    assert not (tmp_path / "made").exists()
