"""Cases as earlier versions of the program have written them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import made_pages
from rujuk.store.case import Case
from rujuk.store.schema import APPLICATION_ID

DOCUMENT, CODING = made_pages.deployment()

_FORM_1 = Path(__file__).parent / "store" / "form_1.sql"


def case_of_one_page(path: Path) -> Path:
    """A case of this form."""
    with Case(path) as made:
        made.add_pages([(DOCUMENT, made_pages.sighting(DOCUMENT, "a.txt"))], lambda _: CODING)
    return path


def as_form_1(case: Path, path: Path) -> Path:
    """The same case as the program of form 1 would have written it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.executescript(_FORM_1.read_text("utf-8"))
        made.execute(f"PRAGMA application_id={APPLICATION_ID}")
        made.execute("PRAGMA user_version=1")
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("ATTACH ? AS newer", (str(case),))
        for table in ("runs", "documents", "sightings", "codings", "records", "unread"):
            made.execute(f"INSERT INTO {table} SELECT * FROM newer.{table}")  # noqa: S608 - ours
        made.execute("DETACH newer")
    return path
