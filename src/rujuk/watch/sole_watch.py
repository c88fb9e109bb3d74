"""One watch at a time of a case: two would send every alert twice."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rujuk.errors import CaseError
from rujuk.store.file_lock import FileLock
from rujuk.store.own_files import watch_lock_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def sole_watch(case: str) -> Iterator[None]:
    """Be the watch of the case at this path. CaseError where another one is running."""
    lock = FileLock(watch_lock_of(case))
    try:
        is_ours = lock.take()
    except OSError as error:
        reason = error.strerror or str(error)
        raise CaseError(
            case, f"cannot be watched: nothing can be written beside it: {reason}"
        ) from error
    if not is_ours:
        message = (
            "another watch of this case is running; try again when it is done,"
            " or give one watch the sources of both"
        )
        raise CaseError(case, message)
    try:
        yield
    finally:
        lock.leave()
