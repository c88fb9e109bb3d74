"""The ledger: every claim, event and relation, filtered, searched, sorted; the address says how."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rujuk.errors import UnknownRecordError
from rujuk.web import telling
from rujuk.web.links import PLAIN_KIND, FileLinks
from rujuk.web.page import File, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition, Row

KINDS = (PLAIN_KIND, "event", "relation")
SAME = ("type", "modality", "stance", "grade", "country", "outlet", "speaker")
"""Columns that are filtered by one value; an address names them so, but for `type` of a claim."""
MEASURE = "measure"
"""What an address calls the type of a claim."""
ADDRESS = (*SAME, MEASURE, "q", "from", "to", "independent", "sort")
"""What an address may ask beside the kind and the page."""
AT_ONCE = 50
"""Rows of a page of the ledger."""
PAGES_FOUND = 5
"""Saved pages that a search shows above the records."""
MOST_WORDS = 12

SORTS: Mapping[str, str] = {
    "page": "number",
    "day": "day IS NULL, day DESC, number",
    "day_up": "day IS NULL, day, number",
    "size": "size IS NULL, size DESC, number",
    "size_up": "size IS NULL, size, number",
    "speaker": "speaker_{language} IS NULL, speaker_{language} COLLATE NOCASE, day DESC, number",
    "grade": "grade IS NULL, grade, number",
    "type": "type, day DESC, number",
}
"""What the ledger can be sorted by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What an address asks of the ledger, read and made safe."""

    kind: str
    same: Mapping[str, str]
    words: str
    first: str | None
    last: str | None
    independent: bool
    sort: str
    at: int

    @property
    def where(self) -> tuple[str, list[str]]:
        """The condition of a query on the ledger, with its values."""
        parts, values = ["kind = ?"], [self.kind]
        for column, value in self.same.items():
            parts.append(f"{column} = ?")
            values.append(value)
        if self.first is not None:
            parts.append("day >= ?")
            values.append(self.first)
        if self.last is not None:
            parts.append("day <= ?")
            values.append(self.last)
        if self.independent:
            parts.append("independent = 1")
        if self.words:
            parts.append("number IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)")
            values.append(self.words)
        return " AND ".join(parts), values

    @property
    def narrowed(self) -> bool:
        """Whether anything but the kind is asked for."""
        return bool(self.same or self.words or self.first or self.last or self.independent)


def read_filter(asked: Asked) -> Filter:
    """The filter that the address tells; what it cannot be is passed over."""
    kind = asked.one_of("kind", KINDS, PLAIN_KIND)
    same = {one: value for one in SAME if (value := asked.text(one))}
    measure = asked.text(MEASURE)
    if measure and kind == PLAIN_KIND:
        same["type"] = measure
    return Filter(
        kind=kind,
        same=same,
        words=match_words(asked.text("q")),
        first=asked.day("from"),
        last=asked.day("to"),
        independent=asked.text("independent") == "1",
        sort=asked.one_of("sort", SORTS, "page"),
        at=asked.count("at"),
    )


def match_words(words: str) -> str:
    """A search as FTS5 takes it: all of these words, the last one perhaps unfinished.

    >>> match_words('tentara "Korea')
    '"tentara" "Korea"*'
    """
    terms = [word.strip('"').replace('"', '""') for word in words.split()]
    terms = [word for word in terms if any(map(str.isalnum, word))][:MOST_WORDS]
    return " ".join(f'"{word}"' for word in terms) + ("*" if terms else "")


def view(asked: Asked) -> Mapping[str, Any]:
    """One page of rows, what the filters offer, and the saved pages that hold the words."""
    edition, chosen = asked.edition, read_filter(asked)
    counts = dict.fromkeys(KINDS, 0) | {kind: int(edition.facts[f"{kind}s"]) for kind in KINDS}  # type: ignore[arg-type]
    try:
        offered = edition.kept("ledger.offered", asked.language, chosen.kind)
    except UnknownRecordError:
        offered = {}
    total, rows = _found(edition, chosen, asked.language)
    pages = edition_pages(edition, chosen.words) if chosen.words else []
    last = max(1, -(-total // AT_ONCE))
    asked_for = {name: asked.text(name) for name in ADDRESS}
    return {
        "chosen": chosen,
        "kinds": counts,
        "offered": offered,
        "names": {
            one: MEASURE if one == "type" and chosen.kind == PLAIN_KIND else one for one in SAME
        },
        "rows": rows,
        "total": total,
        "at": min(chosen.at, last),
        "last": last,
        "sorts": [one for one in SORTS if one not in _left_out(chosen.kind)],
        "found_pages": pages,
        "asked_for": asked_for,
        "asked_pages": {name: value for name, value in asked_for.items() if value}
        | {"kind": chosen.kind},
        "telling": telling,
    }


def _left_out(kind: str) -> tuple[str, ...]:
    return () if kind == PLAIN_KIND else ("size", "size_up", "grade")


def _found(edition: Edition, chosen: Filter, language: str) -> tuple[int, list[Row]]:
    where, values = chosen.where
    order = SORTS[chosen.sort].format(language=language)
    try:
        total = int(edition.rows(f"SELECT count(*) AS n FROM ledger WHERE {where}", values)[0]["n"])
        at = min(chosen.at, max(1, -(-total // AT_ONCE)))
        rows = edition.rows(
            f"SELECT * FROM ledger WHERE {where} ORDER BY {order}"
            f" LIMIT {AT_ONCE} OFFSET {(at - 1) * AT_ONCE}",
            values,
        )
    except sqlite3.OperationalError:  # words that FTS5 takes for no words
        return 0, []
    return total, with_pages(edition, rows)


def with_pages(edition: Edition, rows: list[Row]) -> list[Row]:
    """Rows of the ledger, each with id, title and path of its page."""
    pages = {number: edition.page_numbered(number) for number in {row["page"] for row in rows}}
    return [
        row | {"document": page["id"], "title": page["title"], "path": page["path"]}
        for row in rows
        for page in [pages[row["page"]]]
    ]


def edition_pages(edition: Edition, words: str) -> list[Row]:
    """The saved pages that hold these words best, each with a piece of its text around them.

    The piece has U+0001 and U+0002 around each word found.
    """
    try:
        return edition.rows(
            "SELECT pages.id, pages.number, pages.title, pages.path, pages.outlet, pages.day,"
            " pages.dated,"
            " snippet(page_words, -1, char(1), char(2), ' … ', 24) AS piece FROM page_words"
            " JOIN pages ON pages.number = page_words.rowid WHERE page_words MATCH ?"
            " ORDER BY rank, page_words.rowid LIMIT ?",
            (words, PAGES_FOUND),
        )
    except sqlite3.OperationalError:
        return []


def files(edition: Edition) -> Iterable[File]:
    """All claims, then all events, page by page: a folder answers no other filter."""
    for kind in KINDS:
        last = max(1, -(-int(str(edition.facts[f"{kind}s"])) // AT_ONCE))
        for at in range(1, last + 1):
            query = {"kind": kind, "at": str(at)}
            name = FileLinks().to("ledger", **query).removesuffix(".html")
            yield File(path=name, query=query)


PAGE = Page(
    key="ledger",
    view=view,
    prepared="rujuk.web.prepared.ledger",
    scripts=("sift",),
    styles=("ledger",),
    files=files,
)
