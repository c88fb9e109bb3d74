"""What a case keeps of the sources that are watched: a state, as JSON, for each address.

No result is made of it: it tells what was asked for and what is still to be told, so that a watch
that was stopped goes on where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.store.transactions import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


def read_watched(connection: sqlite3.Connection, address: str) -> str | None:
    """The state of an address; null where none is kept."""
    row = connection.execute("SELECT state FROM watched WHERE address = ?", (address,)).fetchone()
    return None if row is None else str(row[0])


def find_watched(connection: sqlite3.Connection, kind: str, key: str) -> list[tuple[str, str]]:
    """Addresses and states of this kind that say `key` is true, in the order of addresses."""
    return connection.execute(
        "SELECT address, state FROM watched WHERE json_extract(state, '$.kind') = ?"
        " AND json_extract(state, ?) = 1 ORDER BY address",
        (kind, f"$.{key}"),
    ).fetchall()


def write_watched(connection: sqlite3.Connection, states: Mapping[str, str | None]) -> None:
    """Keep these states, all or none; null forgets an address."""
    with transaction(connection):
        for address, state in states.items():
            if state is None:
                connection.execute("DELETE FROM watched WHERE address = ?", (address,))
            else:
                connection.execute(
                    "INSERT INTO watched (address, state) VALUES (?, ?)"
                    " ON CONFLICT (address) DO UPDATE SET state = excluded.state",
                    (address, state),
                )


def first_runs(connection: sqlite3.Connection) -> dict[str, int]:
    """The run in which each page came into the case, by its id."""
    return dict(connection.execute("SELECT id, run FROM documents"))
