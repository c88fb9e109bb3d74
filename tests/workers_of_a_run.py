"""That no worker process outlives the program that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

WORKERS = 2


def all_end_with_their_run(program: str, how: signal.Signals) -> bool:
    """Whether the workers of a run that is ended by this signal end too.

    `program` starts two of them, prints the numbers of their processes and goes on working.
    """
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as run:
        assert run.stdout is not None
        workers = [int(pid) for pid in run.stdout.readline().split()]
        assert len(workers) == WORKERS
        run.send_signal(how)
    until = time.monotonic() + 30
    while any(_lives(pid) for pid in workers) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(_lives(pid) for pid in workers)


def _lives(pid: int) -> bool:
    """Whether a process is there and no zombie that waits for its parent."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
