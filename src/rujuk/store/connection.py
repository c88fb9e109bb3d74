"""Opening a case file: WAL, full synchronisation, one writer at a time, faults as CaseError.

A case of an older form is brought to the form of this program when it is opened, with the old file
kept beside it. A case that cannot be written is opened for reading, if it is of this form.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from rujuk.errors import CaseError
from rujuk.store.migration import form_of, migrate
from rujuk.store.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES, is_case, statements
from rujuk.store.transactions import told_as_case_error, transaction

CACHE_KIB = 65_536
"""Memory for parts of the file, in KiB, taken as they are read: a large case jumps about in it."""
WAIT_SECONDS = 60.0
"""How long a writer waits for another before it gives up with a CaseError."""


def open_case(
    path: str, *, must_exist: bool, wait_seconds: float = WAIT_SECONDS
) -> tuple[sqlite3.Connection, str | None]:
    """A connection to the case at `path`, which is made where there is none.

    With it the path of the backup, where the case was of an older form and has just been brought to
    this one; else null. Raises CaseError for a missing case that must exist, a file that is no
    case, a journal whose case is gone, a case of a newer form, one of an older form that cannot be
    written, and a case that another program holds for longer than `wait_seconds`.
    """
    file = Path(path)
    if file.is_dir():
        raise CaseError(
            path, "is a folder, not a case file; `rujuk add CASE FOLDER` makes a case of it"
        )
    empty = not file.exists() or file.stat().st_size == 0
    if empty:
        _refuse_lone_journal(path)
    if empty and must_exist:
        raise CaseError(path, "there is no such case; `rujuk add` makes one")
    if not empty and not is_case(file):
        raise CaseError(path, "is not a rujuk case; choose another name for the case file")
    writable = empty or is_writable(path)
    with told_as_case_error(path):
        connection = _connect(path, writable=writable, wait_seconds=wait_seconds)
        try:
            return connection, _prepare(connection, path, writable=writable)
        except BaseException:
            connection.close()
            raise


def _refuse_lone_journal(path: str) -> None:
    """A journal without its case holds pages that SQLite would throw away with it."""
    journal = Path(f"{path}-wal")
    if journal.exists() and journal.stat().st_size > 0:
        message = f"is missing or empty, but its journal {journal} is there and may hold pages;"
        raise CaseError(path, f"{message} put the case back beside it, or move the journal away")


def is_writable(path: str) -> bool:
    """Whether this program may write the file and its journal beside it."""
    file = Path(path).absolute()
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _connect(path: str, *, writable: bool, wait_seconds: float) -> sqlite3.Connection:
    if writable:
        return sqlite3.connect(path, timeout=wait_seconds, isolation_level=None)
    # Without a journal beside it nobody is writing: SQLite needs no files of its own to read it.
    journal = Path(f"{path}-wal")
    still = not journal.exists() or journal.stat().st_size == 0
    address = f"{Path(path).absolute().as_uri()}?{'immutable=1' if still else 'mode=ro'}"
    return sqlite3.connect(address, timeout=wait_seconds, isolation_level=None, uri=True)


def _prepare(connection: sqlite3.Connection, path: str, *, writable: bool) -> str | None:
    """Settings, tables, form. The path of the backup of an older form, null where it was this."""
    connection.execute("PRAGMA foreign_keys=ON")
    if writable:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA cache_size={-CACHE_KIB}")
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            _create(connection)
        connection.execute("PRAGMA journal_mode=WAL")
    found = form_of(connection)
    if found == SCHEMA_VERSION:
        return None
    if found > SCHEMA_VERSION:
        message = f"has form {found}, this program reads form {SCHEMA_VERSION}; use a newer rujuk"
        raise CaseError(path, message)
    if not writable:
        message = f"has form {found} and cannot be written, so it cannot be brought to form"
        raise CaseError(path, f"{message} {SCHEMA_VERSION}; copy it where you may write")
    return migrate(connection, path)


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another program did while this one waited for the lock."""
    with transaction(connection):
        if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
            return
        for statement in statements(TABLES):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
