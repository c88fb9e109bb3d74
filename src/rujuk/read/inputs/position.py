"""How far the reading of inputs has come, in bytes of their files; no result is made of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_COUNTED = 200_000
"""Files whose sizes are added up before the whole is held to be unknown: some seconds of work."""


class Position:
    """Bytes of the inputs that are read, and of all of them (null: not known)."""

    def __init__(self, paths: Iterable[str | os.PathLike[str]] = ()) -> None:
        """The beginning of these inputs; folders are counted, the standard input cannot be."""
        self.whole = _size_of([os.fspath(path) for path in paths])
        self._finished = 0
        self._in_file = 0

    @property
    def done(self) -> int:
        """Bytes that are read."""
        return self._finished + self._in_file

    def at(self, offset: int) -> None:
        """Tell how far the file that is being read has come."""
        self._in_file = offset

    def finish(self, size: int) -> None:
        """Tell that a file of this size is read."""
        self._finished += size
        self._in_file = 0


def _size_of(paths: list[str]) -> int | None:
    counted = size = 0
    waiting = list(reversed(paths))
    while waiting:
        path = waiting.pop()
        counted += 1
        if counted > MAX_COUNTED:
            return None
        try:
            if os.path.isdir(path):  # noqa: PTH112 - paths stay as they were given
                with os.scandir(path) as entries:
                    waiting += [one.path for one in entries if not one.name.startswith(".")]
            else:
                size += os.stat(path).st_size  # noqa: PTH116
        except (OSError, ValueError):  # it will be told when it is read; "-" has no size
            if path == "-":
                return None
    return size
