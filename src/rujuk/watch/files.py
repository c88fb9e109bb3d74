"""The files of watched folders that are new or were changed since they were read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rujuk.read.inputs.folder import files_in
from rujuk.read.inputs.names import as_text
from rujuk.read.inputs.opening import find_pages
from rujuk.records import Loss
from rujuk.watch.states import FileState, Ledger, file_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rujuk.read.inputs.found import Found


def changed_files(
    source: str, ledger: Ledger, is_passed_over: Callable[[str], bool]
) -> Iterator[tuple[str, FileState] | Loss]:
    """Each new or changed file of a folder, or the file itself, with what to keep once it is read.

    A file that goes while its folder is read is none.
    """
    if not os.path.lexists(source):
        yield Loss(stage="read", reason="no such file", path=as_text(source))
        return
    is_folder = os.path.isdir(source)  # noqa: PTH112 - paths stay as they were given
    for path in files_in(source) if is_folder else [source]:
        if isinstance(path, Loss):
            yield Loss(stage=path.stage, reason=path.reason, path=as_text(path.path or source))
            continue
        if is_passed_over(path):
            continue
        try:
            found = os.stat(path)  # noqa: PTH116
        except OSError:
            continue
        state = FileState(size=found.st_size, changed=found.st_mtime_ns)
        if ledger.find(file_key(path), FileState) != state:
            yield path, state


def pages_of_file(path: str, fields: Mapping[str, str] | None) -> Iterator[Found | Loss]:
    """Every page in it: an archive, a saved feed or a list holds many."""
    return find_pages([path], fields=fields)
