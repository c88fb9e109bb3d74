"""A file that one program at a time holds, so that two do not do one work at once.

The system lets go of it when the program ends, however it ends: a file that a killed program left
keeps nobody out.
"""

from __future__ import annotations

import os
import weakref
from pathlib import Path
from typing import IO

_TRIALS = 100
"""How often a file is taken that whoever held it removed at that very moment."""

_HELD: weakref.WeakSet[IO[bytes]] = weakref.WeakSet()


class FileLock:
    """The file at a path; it is made where there is none, and removed by whoever held it."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Nothing is taken yet."""
        self._path = Path(path)
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Hold the file; false where another holds it. OSError where it cannot be made.

        On a file system or a system without locks it is always held: who runs two programs there
        is on his own.
        """
        for _ in range(_TRIALS):
            file = self._path.open("ab")
            try:
                if not _is_locked(file):
                    file.close()
                    return False
                if self._is_still(file):
                    self._file = file
                    _HELD.add(file)
                    return True
            except BaseException:
                file.close()
                raise
            file.close()
        return False

    def leave(self) -> None:
        """Let others take it."""
        file, self._file = self._file, None
        if file is None or file.closed:
            return
        _HELD.discard(file)
        try:
            self._path.unlink(missing_ok=True)  # while it is held: nobody else's is removed
        except OSError:  # it stays; it keeps nobody out
            pass
        finally:
            file.close()

    def _is_still(self, file: IO[bytes]) -> bool:
        """Whether this is still the file at the path."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False


def _is_locked(file: IO[bytes]) -> bool:
    """Lock it; false where another program has."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return True
    return True


def _close_in_child() -> None:
    """A process that is forked holds nothing: it may outlive the one that does."""
    for file in list(_HELD):
        file.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_close_in_child)
