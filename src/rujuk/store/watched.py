"""What a case keeps of the sources that are watched: a state, as JSON, for each address.

No result is made of it: it tells what was asked for and what is still to be told, so that a watch
that was stopped goes on where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.store.transactions import told_as_case_error, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


class Watched:
    """The states in a case. Each method raises CaseError where the case cannot be used."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        """`path` names the case in errors."""
        self._connection = connection
        self._path = path

    def find(self, address: str) -> str | None:
        """The state of an address; null where none is kept."""
        with told_as_case_error(self._path):
            row = self._connection.execute(
                "SELECT state FROM watched WHERE address = ?", (address,)
            ).fetchone()
        return None if row is None else str(row[0])

    def where(self, kind: str, key: str) -> list[tuple[str, str]]:
        """Addresses and states of this kind that say `key` is true, in the order of addresses."""
        with told_as_case_error(self._path):
            return self._connection.execute(
                "SELECT address, state FROM watched WHERE json_extract(state, '$.kind') = ?"
                " AND json_extract(state, ?) = 1 ORDER BY address",
                (kind, f"$.{key}"),
            ).fetchall()

    def keep(self, states: Mapping[str, str | None]) -> None:
        """Keep these states, all or none; null forgets an address."""
        with told_as_case_error(self._path), transaction(self._connection):
            for address, state in states.items():
                if state is None:
                    self._connection.execute("DELETE FROM watched WHERE address = ?", (address,))
                else:
                    self._connection.execute(
                        "INSERT INTO watched (address, state) VALUES (?, ?)"
                        " ON CONFLICT (address) DO UPDATE SET state = excluded.state",
                        (address, state),
                    )

    def first_runs(self) -> dict[str, int]:
        """The run in which each page came into the case, by its id; forgotten ones too."""
        with told_as_case_error(self._path):
            return dict(self._connection.execute("SELECT id, run FROM documents"))
