"""What a worker process has spent on the page it is at: seconds of the processor and of the clock.

The processor's seconds are the same on a machine that is busy with other things, so that what is
read of a page does not depend on it. They are looked up where whoever waits for the worker wakes;
the clock alone bounds a page that waits for ever, and every page where the system does not tell.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rujuk.jobs.limits import Limits

_LEAST_WAIT = 0.05
"""Seconds between two looks at a worker that has nearly spent what it may."""
_USER, _SYSTEM = 11, 12  # fields behind the name of the program (proc_pid_stat(5), 14 and 15)


def processor_seconds(pid: int) -> float | None:
    """What all threads of this process have taken of the processor; null where nobody tells."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return (int(fields[_USER]) + int(fields[_SYSTEM])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):  # another system, or the process is gone
        return None


class Spent:
    """What the process `pid` has spent since the last `begin`."""

    def __init__(self, pid: int) -> None:
        """Begins at once."""
        self.pid = pid
        self.begin()

    def begin(self) -> None:
        """Count from now."""
        self._clock = time.monotonic()
        self._processor = processor_seconds(self.pid)

    def left(self, limits: Limits) -> float:
        """Seconds of the clock in which it cannot spend more than `limits` give."""
        clock = limits.clock_seconds - (time.monotonic() - self._clock)
        taken = self._taken()
        if taken is None:
            return max(clock, 0.0)
        return max(min(clock, max(limits.seconds - taken, _LEAST_WAIT)), 0.0)

    def over(self, limits: Limits) -> str | None:
        """Why it is to be given up, as the reason of a `Loss`; null while it may go on."""
        taken = self._taken()
        if taken is not None and taken >= limits.seconds:
            return f"not done in {limits.seconds:g} seconds of the processor: given up"
        if time.monotonic() - self._clock >= limits.clock_seconds:
            return f"not done in {limits.clock_seconds:g} seconds: given up"
        return None

    def _taken(self) -> float | None:
        if self._processor is None:
            return None
        now = processor_seconds(self.pid)
        return None if now is None else now - self._processor
