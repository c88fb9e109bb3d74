"""The files of a folder, in the order of their names, however many there are.

A folder is never held in memory: names are sorted in runs that lie on the disk once there are many.
"""

from __future__ import annotations

import heapq
import os
import tempfile
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rujuk.read.inputs.words import input_words
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

RUN_NAMES = 100_000
"""Names of one folder sorted in memory at a time, some 10 MB."""

_PAGES = (".html", ".htm", ".xhtml")


def files_in(path: str) -> Iterator[str | Loss]:
    """The files in this folder and the folders in it, sorted by name folder by folder.

    Hidden files and folders (a leading dot) are passed over, and so is the folder that a browser
    made beside a page it saved whole. A link to a folder is not followed. A link to a file outside
    of the folder that was asked for, and a folder that cannot be opened, is a `Loss`.
    """
    root = os.path.realpath(path)
    waiting = [path]  # folders, the next one last: they may lie deeper than calls may nest
    while waiting:
        folder = waiting.pop()
        within: list[str] = []
        for one in _entries(folder, root):
            if isinstance(one, _Within):
                within.append(one.path)
            else:
                yield one
        waiting += reversed(within)


class _Within(NamedTuple):
    """A folder that stands in another one."""

    path: str


def _entries(folder: str, root: str) -> Iterator[str | Loss | _Within]:
    """What stands in this folder itself, in the order of names."""
    try:
        with os.scandir(folder) as entries:
            names = _sorted_names(entry.name for entry in entries if entry.name[:1] != ".")
            for name in names:
                path = os.path.join(folder, name)  # noqa: PTH118 - paths stay as they were given
                if os.path.isdir(path):  # noqa: PTH112
                    if not os.path.islink(path) and not is_part_of_page(path):  # noqa: PTH114
                        yield _Within(path)
                elif os.path.islink(path) and not _stays_within(path, root):  # noqa: PTH114
                    reason = "a link to a file outside of the folder"
                    yield Loss(stage="read", reason=reason, path=path)
                else:
                    yield path
    except OSError as error:
        reason = f"cannot be opened: {error.strerror or error}"
        yield Loss(stage="read", reason=reason, path=folder)


def is_part_of_page(folder: str) -> bool:
    """Whether a browser made this folder for the parts of a page that lies beside it."""
    for ending in input_words().parts_folders:
        if folder.endswith(ending):
            page = folder.removesuffix(ending)
            return any(os.path.isfile(f"{page}{suffix}") for suffix in _PAGES)  # noqa: PTH113
    return False


def _stays_within(path: str, root: str) -> bool:
    return os.path.realpath(path).startswith(os.path.join(root, ""))  # noqa: PTH118


def _sorted_names(names: Iterator[str]) -> Iterator[str]:
    """The names in order; more than a run of them are sorted through temporary files."""
    first = sorted(islice(names, RUN_NAMES))
    following = sorted(islice(names, RUN_NAMES))
    if not following:
        return iter(first)
    runs = [_kept(first)]
    while following:
        runs.append(_kept(following))
        following = sorted(islice(names, RUN_NAMES))
    return heapq.merge(*(_read_back(run) for run in runs))


def _kept(names: list[str]) -> IO[bytes]:
    """A run on the disk; a name may hold anything but NUL, so NUL parts them."""
    run = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it is read to its end
    run.write(b"".join(os.fsencode(name) + b"\0" for name in names))
    run.seek(0)
    return run


def _read_back(run: IO[bytes]) -> Iterator[str]:
    rest = b""
    with run:
        while chunk := run.read(1 << 16):
            *whole, rest = (rest + chunk).split(b"\0")
            yield from map(os.fsdecode, whole)
