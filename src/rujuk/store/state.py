"""Whether a case has changed, told without reading it."""

from __future__ import annotations

from contextlib import closing

from rujuk.store.connection import open_case
from rujuk.store.transactions import told_as_case_error


def state_of_case(path: str) -> tuple[int, ...]:
    """Numbers that are others once the case has changed.

    The run that last let a page go, then the last run, its end, the last coding.

    Raises CaseError where the file cannot be used.
    """
    connection, _ = open_case(path, must_exist=True)
    with closing(connection), told_as_case_error(path):
        rows = connection.execute(
            "SELECT (SELECT coalesce(max(run), 0) FROM runs WHERE kind = 'forget'), run, closed,"
            " (SELECT coalesce(max(coding), 0) FROM codings) FROM runs ORDER BY run DESC LIMIT 1"
        ).fetchall()
    return tuple(next(iter(rows), (0, 0, 1, 0)))
