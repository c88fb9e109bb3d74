"""An edition as pages read it: plain records, by name or by id. Knows nothing of weighing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from rujuk.errors import UnknownRecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rujuk.form import Json, JsonObject

Row = dict[str, Any]
"""A row of a table: column to text, number or null."""

_OBJECT = msgspec.json.Decoder(dict[str, Any])


class Edition:
    """One picture of a case, in a file that `rujuk.web.press` made. Any thread may read it."""

    def __init__(self, path: str | Path) -> None:
        """Open the file for reading."""
        self.path = str(path)
        self._idle: list[sqlite3.Connection] = []
        self.facts: JsonObject = self.kept("facts")
        """Counts and days of the whole picture: `rujuk.web.prepared.records` lists them."""

    def close(self) -> None:
        """Close the file."""
        while self._idle:
            self._idle.pop().close()

    # --- what pages prepared ---------------------------------------------------------------------

    def kept(self, name: str, language: str = "", key: str = "") -> Any:  # noqa: ANN401 - JSON
        """What was kept under a name, as JSON values. Raises UnknownRecordError for nothing."""
        value = self.kept_bytes(name, language, key)
        if value is None:
            raise UnknownRecordError(key or name)
        return decoded(value)

    def kept_bytes(self, name: str, language: str = "", key: str = "") -> bytes | None:
        """The same as JSON text; null for nothing."""
        rows = self.rows(
            "SELECT value FROM kept WHERE name = ? AND language = ? AND key = ?",
            (name, language, key),
        )
        return rows[0]["value"] if rows else None

    def keys(self, name: str, language: str = "") -> list[str]:
        """The keys under which something was kept by a name, in order."""
        query = "SELECT key FROM kept WHERE name = ? AND language = ? ORDER BY key"
        return [row["key"] for row in self.rows(query, (name, language))]

    # --- pages and records -----------------------------------------------------------------------

    def page(self, document: str) -> Row:
        """A page by its id, without its text. Raises UnknownRecordError."""
        rows = self.rows(f"SELECT {_PAGE}, facts FROM pages WHERE id = ?", (document,))
        if not rows:
            raise UnknownRecordError(document)
        return rows[0] | {"facts": _OBJECT.decode(rows[0]["facts"])}

    def page_numbered(self, number: int) -> Row:
        """A page by its number in the brief, without its text."""
        return self.rows(f"SELECT {_PAGE} FROM pages WHERE number = ?", (number,))[0]

    def pages(self) -> list[Row]:
        """Every page in the order of its number, without text and facts."""
        return self.rows(f"SELECT {_PAGE} FROM pages ORDER BY number")

    def text(self, document: str, start: int = 0, end: int | None = None) -> str:
        """The text of a page, or that part of it; offsets count code points."""
        rows = self.rows("SELECT text FROM pages WHERE id = ?", (document,))
        if not rows:
            raise UnknownRecordError(document)
        return str(rows[0]["text"])[start:end]

    def record(self, record: str) -> tuple[Row, JsonObject]:
        """The row of a claim, event or relation in the ledger, and its wire form."""
        rows = self.rows(
            "SELECT ledger.*, form FROM ledger JOIN forms USING (id) WHERE id = ?", (record,)
        )
        if not rows:
            raise UnknownRecordError(record)
        form = rows[0].pop("form")
        return rows[0], _OBJECT.decode(form)

    def records_numbered(self, records: Iterable[str]) -> dict[str, Row]:
        """The rows of these ids, each with `document`, `title` and `path` of its page."""
        query = (
            "SELECT ledger.*, pages.id AS document, pages.title, pages.path FROM ledger"
            " JOIN pages ON pages.number = ledger.page WHERE ledger.id IN ({marks})"
        )
        return {row["id"]: row for row in self._rows_of(query, records)}

    def records_of(self, page: int) -> list[Row]:
        """The rows of the ledger of a page, by its number, in the order of the text."""
        return self.rows(
            "SELECT * FROM ledger WHERE page = ? ORDER BY span_start, span_end DESC, number",
            (page,),
        )

    def forms_of(self, page: int) -> dict[str, JsonObject]:
        """The wire forms of the records of a page, by id."""
        rows = self.rows(
            "SELECT id, form FROM forms JOIN ledger USING (id) WHERE page = ?", (page,)
        )
        return {row["id"]: _OBJECT.decode(row["form"]) for row in rows}

    def _rows_of(self, query: str, ids: Iterable[str]) -> Iterator[Row]:
        """The rows of a query with `{marks}` for a few ids at a time."""
        asked = sorted(set(ids))
        for at in range(0, len(asked), _AT_ONCE):
            some = asked[at : at + _AT_ONCE]
            yield from self.rows(query.format(marks=",".join("?" * len(some))), some)

    def rows(self, query: str, values: Sequence[Json | bytes] = ()) -> list[Row]:
        """What SQLite answers, each row by the names of its columns."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            cursor = connection.execute(query, tuple(values))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]
        finally:
            self._idle.append(connection)

    def _connect(self) -> sqlite3.Connection:
        """One more connection, for a thread that asks while the others are in use."""
        address = f"{Path(self.path).absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, check_same_thread=False)


def decoded(value: bytes) -> Any:  # noqa: ANN401 - JSON
    """The JSON values of a column."""
    return msgspec.json.decode(value)


_PAGE = (
    "number, id, path, title, outlet, language, day, dated, original,"
    " claims, events, relations, losses"
)
_AT_ONCE = 500
"""Ids asked for in one query: SQLite takes 999 values or more."""
