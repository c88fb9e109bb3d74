"""One writer at a time, all of a change or none of it, faults of the file as CaseError."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import msgspec

from rujuk.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or none of it; the write lock is taken at once, so nobody is overtaken."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # what went wrong first is what is told
            if connection.in_transaction:  # SQLite has ended it itself where the disk is full
                connection.execute("ROLLBACK")
        raise


# What SQLite says of a file that it cannot write or read, by the first byte of its result code.
_FAULTS = {
    sqlite3.SQLITE_BUSY: "another program is writing to this case; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another program is writing to this case; try again when it is done",
    sqlite3.SQLITE_READONLY: "cannot be written here: the file or its folder is for reading only",
    sqlite3.SQLITE_FULL: "the disk is full; make room and run it again, what was told is kept",
    sqlite3.SQLITE_IOERR: "cannot be read or written here: the disk is full or failing, or a"
    " file may not grow so large; what was told is kept",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: its folder is not there, or may not be written",
}
_KIND_OF_CODE = 0xFF


@contextmanager
def told_as_case_error(path: str) -> Iterator[None]:
    """Faults of the file (locked, full disk, damaged) as CaseError with what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = getattr(error, "sqlite_errorcode", 0)  # none where Python itself found the fault
        message = _FAULTS.get(code & _KIND_OF_CODE, "cannot be used")
        raise CaseError(path, f"{message} ({error})") from error
    except (sqlite3.DatabaseError, msgspec.DecodeError) as error:
        raise CaseError(path, f"is damaged: {error}") from error
