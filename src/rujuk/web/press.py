"""Makes an edition: weighs a case and lets each page prepare what it will show.

Weighing takes far more time and memory than showing, so that it is done once for a run and a day,
for a large case in a process of its own: `python -m rujuk.web.press CASE EDITION`.
"""

from __future__ import annotations

import argparse
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk import form
from rujuk.brief.sources import picture_of_case
from rujuk.brief.voices import Voices
from rujuk.brief.wording import LANGUAGES, wording
from rujuk.code.collector import collector_paused
from rujuk.store.case import Case
from rujuk.web.pages import PAGES
from rujuk.web.tables import EDITION, FILLED

if TYPE_CHECKING:
    from rujuk.brief.picture import Picture
    from rujuk.form import Json

ALWAYS = ("rujuk.web.prepared.records", "rujuk.web.prepared.weighed")
"""Prepare what all pages use, before the pages' own."""


@dataclass(frozen=True, kw_only=True)
class Making:
    """An edition in the making: the picture, and where what is prepared from it is kept."""

    picture: Picture
    connection: sqlite3.Connection
    since: str | None = None
    """The day (ISO) whose changes the brief tells first; null for none."""

    @cached_property
    def voices(self) -> dict[str, Voices]:
        """What says the picture in words, by language of the interface."""
        picture = self.picture
        return {one: Voices(picture.weighed, picture.sheets, wording(one)) for one in LANGUAGES}

    def keep(self, name: str, value: Json, *, language: str = "", key: str = "") -> None:
        """Keep JSON for `Edition.kept` under a name, for a language and a key if there are any."""
        self.keep_bytes(name, form.encode(value), language=language, key=key)

    def keep_bytes(self, name: str, value: bytes, *, language: str = "", key: str = "") -> None:
        """The same of JSON that is encoded already."""
        self.connection.execute(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", (name, language, key, value)
        )


@collector_paused()
def make_edition(
    case_path: str, path: str, *, known_at: str | None = None, since: str | None = None
) -> None:
    """Write the edition of a case into a new file at `path`. Days are ISO.

    `known_at` leaves out what was reported later. `since` makes an edition of the brief alone, with
    what changed after that day.
    """
    with Case(case_path, must_exist=True) as case:
        picture = picture_of_case(case, known_at=known_at)
    Path(path).unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.executescript(EDITION)
        connection.execute("BEGIN")
        making = Making(picture=picture, connection=connection, since=since)
        for module in _modules(since):
            import_module(module).prepare(making)
        connection.execute("COMMIT")
        connection.executescript(FILLED)


def _modules(since: str | None) -> list[str]:
    if since is not None:
        return ["rujuk.web.prepared.records", "rujuk.web.prepared.brief"]
    own = [page.prepared for page in PAGES if page.prepared is not None]
    return [*dict.fromkeys((*ALWAYS, *own))]


def main() -> None:
    """Make the edition that the arguments name."""
    parser = argparse.ArgumentParser(prog="rujuk.web.press", description=__doc__)
    parser.add_argument("case")
    parser.add_argument("edition")
    parser.add_argument("--known-at")
    parser.add_argument("--since")
    given = parser.parse_args()
    make_edition(given.case, given.edition, known_at=given.known_at, since=given.since)


if __name__ == "__main__":
    main()
