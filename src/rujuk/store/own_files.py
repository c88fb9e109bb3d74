"""The files of a case itself, met where its folder is read for pages."""

from __future__ import annotations

from pathlib import Path

from rujuk.store.migration import backups_of

_WATCH_LOCK = ".watching"


def watch_lock_of(case: str) -> str:
    """The file that a running watch of this case holds, by whatever name the case is given."""
    return f"{Path(case).resolve()}{_WATCH_LOCK}"


def is_own_file(path: str, case: str) -> bool:
    """Whether this is the case itself, its journal, a backup of it or what its watch holds."""
    found, own = Path(path), Path(case)
    if not found.name.startswith(own.name):
        return False
    found, own = found.resolve(), own.resolve()
    return found.parent == own.parent and found.name in {
        own.name,
        f"{own.name}-wal",
        f"{own.name}-shm",
        f"{own.name}{_WATCH_LOCK}",
        *(Path(backup).name for backup in backups_of(str(own))),
    }
