"""A file that one program holds: nobody else gets it, and nobody is kept out by the dead."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from rujuk.store.file_lock import FileLock

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

HOLDER = """
import os, sys, time
from rujuk.store.file_lock import FileLock
held = FileLock(sys.argv[1])
assert held.take()
if (child := os.fork()) == 0:
    time.sleep(60)
    os._exit(0)
print(child, flush=True)
time.sleep(60)
"""


def test_one_holds_it_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first, second = FileLock(path), FileLock(path)
    assert first.take()
    assert not second.take()
    second.leave()
    assert not second.take(), "who does not hold it lets nobody in"
    first.leave()
    assert not path.exists()
    assert second.take()
    second.leave()


def test_a_killed_program_holds_nothing_nor_does_what_it_forked(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        child = int(holder.stdout.readline())
        assert not FileLock(path).take()
        holder.kill()
        holder.wait()
        try:
            os.kill(child, 0)  # it lives
            taken = FileLock(path)
            assert taken.take()
            taken.leave()
        finally:
            os.kill(child, signal.SIGKILL)


def test_a_file_that_is_removed_while_it_is_taken_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "lock", fcntl.flock
    gone: list[int] = []

    def flock(file: IO[bytes], how: int) -> None:
        real(file, how)
        if not gone:
            gone.append(os.fstat(file.fileno()).st_ino)
            path.unlink()

    monkeypatch.setattr(fcntl, "flock", flock)
    first, second = FileLock(path), FileLock(path)
    assert first.take()
    assert gone
    assert not second.take(), "what is held is the file at the path"
    first.leave()


def test_a_file_system_without_locks_lets_everybody_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", flock)
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.take()
    assert second.take()
    first.leave()
    second.leave()
    with pytest.raises(FileNotFoundError):
        FileLock(tmp_path / "nowhere" / "lock").take()
