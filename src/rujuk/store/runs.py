"""The numbered changes of a case, and how much each wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One numbered change of the case, with how much it wrote.

    `closed` false: the run is still going on, or was killed; it can hold no more than it does now
    once another run begins. `finished` tells whether its own program came to its end, also later.
    """

    number: int
    kind: str
    rujuk: str
    closed: bool
    finished: bool
    documents: int
    sightings: int
    codings: int
    unread: int
    forgotten: int
    reviews: int


# What each run wrote, one row a run and table; every table is read once for all runs.
_WRITTEN = """
SELECT run, 0, count(*) FROM documents GROUP BY run
UNION ALL SELECT seen_at, 1, count(*) FROM sightings GROUP BY seen_at
UNION ALL SELECT run, 2, count(*) FROM codings GROUP BY run
UNION ALL SELECT run, 3, count(*) FROM unread GROUP BY run
UNION ALL SELECT forgotten_run, 4, count(*) FROM documents WHERE forgotten_run IS NOT NULL
  GROUP BY forgotten_run
UNION ALL SELECT run, 5, count(*) FROM reviews GROUP BY run
"""
_COLUMNS = 6


def read_runs(connection: sqlite3.Connection) -> list[Run]:
    """Every run of the case, oldest first."""
    written: dict[int, list[int]] = {}
    for run, column, number in connection.execute(_WRITTEN):
        written.setdefault(run, [0] * _COLUMNS)[column] = number
    made = []
    for number, kind, program, closed in connection.execute(
        "SELECT run, kind, rujuk, closed FROM runs ORDER BY run"
    ):
        documents, sightings, codings, unread, forgotten, reviews = written.get(
            number, [0] * _COLUMNS
        )
        made.append(
            Run(
                number=number,
                kind=kind,
                rujuk=program,
                closed=closed != 0,
                finished=closed == 1,
                documents=documents,
                sightings=sightings,
                codings=codings,
                unread=unread,
                forgotten=forgotten,
                reviews=reviews,
            )
        )
    return made
