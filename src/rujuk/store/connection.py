"""Opening a case file: WAL, full synchronisation, one writer at a time, faults as CaseError."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.errors import CaseError
from rujuk.store.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES, is_case

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT_SECONDS = 60.0
"""How long a writer waits for another before it gives up with a CaseError."""


def open_case(
    path: str, *, must_exist: bool, wait_seconds: float = WAIT_SECONDS
) -> sqlite3.Connection:
    """A connection to the case at `path`, which is made where there is none.

    Raises CaseError for a missing case that must exist, a file that is no case, a case of a newer
    form, and a case that another program holds for longer than `wait_seconds`.
    """
    file = Path(path)
    if file.is_dir():
        raise CaseError(path, "is a folder, not a case file")
    empty = not file.exists() or file.stat().st_size == 0
    if empty and must_exist:
        raise CaseError(path, "there is no such case; `rujuk add` makes one")
    if not empty and not is_case(file):
        raise CaseError(path, "is not a rujuk case; choose another name for the case file")
    with told_as_case_error(path):
        connection = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA synchronous=FULL")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        _create(connection)
    connection.execute("PRAGMA journal_mode=WAL")
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found != SCHEMA_VERSION:
        message = f"has form {found}, this program reads form {SCHEMA_VERSION}; use a newer rujuk"
        raise CaseError(path, message)


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another program did while this one waited for the lock."""
    with transaction(connection):
        if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
            return
        for statement in TABLES.split(";\n"):
            if statement.strip():
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


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
        else:
            message = f"cannot be used: {error}"
        raise CaseError(path, message) from error
    except sqlite3.DatabaseError as error:
        raise CaseError(path, f"is damaged: {error}") from error
