"""One writer at a time, all of a change or none of it, faults of the file as CaseError."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rujuk.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or none of it; the write lock is taken at once, so nobody is overtaken."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def told_as_case_error(path: str) -> Iterator[None]:
    """Faults of the file (locked, full disk, damaged) as CaseError with what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            message = "another program is writing to this case; try again when it is done"
        elif "readonly" in str(error):
            message = "cannot be written here: the file or its folder is for reading only"
        else:
            message = f"cannot be used: {error}"
        raise CaseError(path, message) from error
    except sqlite3.DatabaseError as error:
        raise CaseError(path, f"is damaged: {error}") from error
