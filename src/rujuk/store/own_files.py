"""The files of a case itself, met where its folder is read for pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.records import Loss
from rujuk.store.migration import backups_of

if TYPE_CHECKING:
    from rujuk.store.adding import Item


def is_own_file(item: Item, case: str) -> bool:
    """Whether this is the case itself, its journal or a backup of it."""
    if not isinstance(item, Loss) or item.path is None:
        return False
    found = Path(item.path).resolve()
    own = Path(case).resolve()
    return found.parent == own.parent and found.name in {
        own.name,
        f"{own.name}-wal",
        f"{own.name}-shm",
        *(Path(backup).name for backup in backups_of(str(own))),
    }
