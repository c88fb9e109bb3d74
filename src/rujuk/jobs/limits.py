"""What one page may cost before it is given up, so that no page stops a run."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # pragma: no cover - not on every system; time is bounded there all the same
    resource = None  # type: ignore[assignment]

_PAGES_OF_MEMORY = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds for one page in a worker process.

    `seconds` of the processor, so that a busy machine loses no page that a quiet one reads: real
    pages take .01 to .2, the longest that is read some 10; they are told on Linux.
    `clock_seconds` end a page that waits for ever, and any page on other systems. `memory` in bytes
    beyond what the program itself needs: real pages take under 50 MB; it is enforced where the
    system can (Linux).
    """

    seconds: float = 60.0
    clock_seconds: float = 600.0
    memory: int = 1 << 30


def bound_memory(most: int) -> None:
    """Let this process take at most `most` bytes more than it holds; more is a `MemoryError`."""
    if resource is None or not _PAGES_OF_MEMORY.exists():  # pragma: no cover - other systems
        return
    held = int(_PAGES_OF_MEMORY.read_text("ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = held + most
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    with contextlib.suppress(ValueError, OSError):  # a system that refuses has its own bounds
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def lift_bound() -> None:
    """Let this process take what the system gives again."""
    if resource is None:  # pragma: no cover - other systems
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
