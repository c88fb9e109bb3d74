"""Bringing a case of an older form to the form of this program; the old file is kept beside it."""

from __future__ import annotations

import filecmp
import sqlite3
from contextlib import closing
from pathlib import Path

from rujuk.errors import CaseError
from rujuk.store.schema import MIGRATIONS, SCHEMA_VERSION, statements
from rujuk.store.transactions import transaction


def form_of(connection: sqlite3.Connection) -> int:
    """The number of the form that the case has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, path: str) -> str | None:
    """Bring the case to this program's form; the path of the backup that was made first.

    All of it or nothing. Null where another program did it while this one waited. Raises CaseError
    for a form that no program ever wrote, and where the backup cannot be written.
    """
    connection.execute("PRAGMA foreign_keys=OFF")  # SQLite: no table is dropped with them on
    try:
        with transaction(connection):
            found = form_of(connection)
            if found == SCHEMA_VERSION:
                return None
            if any(form not in MIGRATIONS for form in range(found, SCHEMA_VERSION)):
                raise CaseError(path, f"has form {found}, which no version of rujuk has written")
            backup = _back_up(path, found)
            for form in range(found, SCHEMA_VERSION):
                for statement in statements(MIGRATIONS[form]):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    finally:
        connection.execute("PRAGMA foreign_keys=ON")
    return backup


def backups_of(path: str) -> list[str]:
    """The files beside a case that `migrate` kept of its older forms."""
    file = Path(path)
    found = file.parent.glob(f"{_literal(file.name)}.form-*")
    return sorted(str(one) for one in found if one.name.rpartition(".form-")[2].isdecimal())


def _back_up(path: str, form: int) -> str:
    """Copy the case as it is, under a name that no file has; the lock is held by the caller.

    A file of that name which is this very copy is taken for it: whoever made it was killed before
    the case was brought to its new form.
    """
    target = Path(f"{path}.form-{form}")
    part = Path(f"{target}.part")  # a name of its own until it is whole
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
        if target.exists():
            is_same = filecmp.cmp(part, target, shallow=False)
            part.unlink()
            if not is_same:
                message = f"has form {form} and is to be brought to form {SCHEMA_VERSION}, but"
                message += f" the backup {target} is there already and holds something else"
                raise CaseError(path, f"{message}; move it away first")
        else:
            part.rename(target)
    except (OSError, sqlite3.Error) as error:
        raise CaseError(path, f"no backup {target} can be written: {error}") from error
    return str(target)


def _literal(name: str) -> str:
    """The name as a pattern that matches itself only."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in name)
