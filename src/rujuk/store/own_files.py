"""The files of a case itself, met where its folder is read for pages."""

from __future__ import annotations

from pathlib import Path

from rujuk.store.migration import backups_of


def is_own_file(path: str, case: str) -> bool:
    """Whether this is the case itself, its journal or a backup of it."""
    found, own = Path(path), Path(case)
    if not found.name.startswith(own.name):
        return False
    found, own = found.resolve(), own.resolve()
    return found.parent == own.parent and found.name in {
        own.name,
        f"{own.name}-wal",
        f"{own.name}-shm",
        *(Path(backup).name for backup in backups_of(str(own))),
    }
