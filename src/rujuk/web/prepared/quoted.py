"""Words of a page with who printed them and when, and the pages that carry a side of a dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.brief.entries import Words
    from rujuk.brief.sheets import Sheet
    from rujuk.form import Json, JsonObject

MOST_CARRIERS = 8
"""Pages that are named as carrying a side; how many more there are is said."""


def quoted(words: Words, sheet: Sheet, record: str) -> JsonObject:
    """The words as JSON with their record, and outlet, title, day (ISO; null) of the page.

    `dated` is false where the page only is not younger than its day.
    """
    found: JsonObject = msgspec.to_builtins(words)
    return found | {
        "outlet": outlet_of(sheet),
        "title": title_of(sheet),
        "day": sheet.reported_at,
        "dated": sheet.published_day is not None,
        "record": record,
    }


def outlet_of(sheet: Sheet) -> str | None:
    """The name of the outlet; null where the page does not tell it."""
    publisher = sheet.document.publisher
    return None if publisher is None else publisher.text


def title_of(sheet: Sheet) -> str:
    """The title of the page, else its path."""
    title = sheet.document.title
    return sheet.path if title is None else title.text


def carriers(
    told: Iterable[tuple[Sheet, int]], originals: Mapping[str, str]
) -> tuple[JsonObject, ...]:
    """The pages that tell something, each once at the first of its offsets; reprints last.

    `originals` maps reprints to what they repeat, by ids of documents.
    """
    found: dict[str, tuple[Sheet, int]] = {}
    for sheet, start in told:
        known = found.get(sheet.document.id)
        if known is None or start < known[1]:
            found[sheet.document.id] = sheet, start
    ordered = sorted(
        found.values(), key=lambda one: (one[0].document.id in originals, one[0].number)
    )
    return tuple(
        {
            "page": sheet.number,
            "document": sheet.document.id,
            "start": start,
            "outlet": outlet_of(sheet),
            "day": sheet.reported_at,
            "dated": sheet.published_day is not None,
            "reprint": sheet.document.id in originals,
        }
        for sheet, start in ordered
    )


def carried(pages: tuple[JsonObject, ...]) -> JsonObject:
    """The pages as a side of a dispute shows them: some of them, and how many of each kind."""
    listed: list[Json] = [*pages[:MOST_CARRIERS]]
    return {
        "carriers": listed,
        "more": len(pages) - len(listed),
        "reports": sum(not one["reprint"] for one in pages) or min(1, len(pages)),
        "reprints": sum(bool(one["reprint"]) for one in pages),
    }
