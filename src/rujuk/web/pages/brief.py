"""The brief: figures, deeds and disputes in words, each with the records that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rujuk.web.brief_entries import SHOWN_FIRST, cut
from rujuk.web.edition import decoded
from rujuk.web.links import FileLinks
from rujuk.web.page import File, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition

WHOLE = 300
"""Entries of a brief that stand on one page, up to which nothing is left to further ones."""
FIRST = 5
"""Entries of each section of a longer brief that stand on its first page."""
AFFAIRS = 6
"""Affairs whose figures stand on the first page of a longer brief; the others are named there."""
AT_ONCE = 20
"""Entries of a page of one section."""


COUNTS = "counts"
"""How the keys of the sections of figures begin, one section for each affair."""
TOGETHER = 10
"""Entries of a section that are kept together."""


def entries_key(section: int, first: int) -> str:
    """Under which the entries of a section from this one on are kept; sections count from 0."""
    return f"{section:03}.{first // TOGETHER:06}"


def is_long(total: int) -> bool:
    """Whether a brief of so many entries is told on several pages."""
    return total > WHOLE


def view(asked: Asked) -> Mapping[str, Any]:
    """The brief, or a page of one section; with a day to compare with, what changed stands first.

    The section is asked for by its number from 1, as `kind`.
    """
    edition = asked.since or asked.edition
    outline = edition.kept("brief", asked.language)
    sections = outline["sections"]
    number = asked.count("kind", 0)
    chosen = number if 1 <= number <= len(sections) else None
    long = is_long(sum(one["total"] for one in sections))
    at, last = 1, 1
    affairs = 0
    for index, section in enumerate(sections):
        section["number"] = index + 1
        affairs += section["key"].startswith(COUNTS)
        folded = long and section["key"].startswith(COUNTS) and affairs > AFFAIRS
        section["folded"] = folded
        first, most = 0, FIRST if long else section["total"]
        if chosen == index + 1:
            last = max(1, -(-section["total"] // AT_ONCE))
            at = min(asked.count("at"), last)
            first, most = (at - 1) * AT_ONCE, AT_ONCE
        asked_for = chosen == index + 1 or (chosen is None and not folded)
        section["entries"] = (
            entries(edition, asked.language, index, first, most) if asked_for else []
        )
        if long and chosen is None:
            section["entries"] = [cut(one, SHOWN_FIRST) for one in section["entries"]]
        section["more"] = section["total"] - first - len(section["entries"])
    return {
        "outline": outline,
        "chosen": None if chosen is None else sections[chosen - 1],
        "folded": [] if chosen else [one for one in sections if one["folded"]],
        "shown": [one for one in sections if not one["folded"]]
        if chosen is None
        else [sections[chosen - 1]],
        "nothing": [one["title"] for one in sections if not one["total"] and not one["notes"]],
        "at": at,
        "last": last,
        "since": asked.day("since") if asked.since is not None else None,
        "known_at": asked.day("known_at"),
        "kept": [("lang", asked.text("lang"))] if asked.text("lang") else [],
    }


def entries(
    edition: Edition, language: str, section: int, first: int, most: int
) -> list[Mapping[str, Any]]:
    """Up to so many entries of a section, from `first` on, which is one that was kept first."""
    found: list[Mapping[str, Any]] = []
    rows = edition.rows(
        "SELECT value FROM kept WHERE name = 'brief.entries' AND language = ?"
        " AND key >= ? AND key < ? ORDER BY key LIMIT ?",
        (language, entries_key(section, first), f"{section:03}.~", -(-most // TOGETHER)),
    )
    for row in rows:
        found += decoded(row["value"])
    return found[:most]


def files(edition: Edition) -> Iterable[File]:
    """The brief, and of a long one the pages of its sections."""
    yield File(path="brief")
    sections = edition.kept("brief", "en")["sections"]
    if not is_long(sum(one["total"] for one in sections)):
        return
    for index, section in enumerate(sections):
        for at in range(1, -(-section["total"] // AT_ONCE) + 1):
            query = {"kind": str(index + 1), "at": str(at)}
            yield File(path=FileLinks().to("brief", **query).removesuffix(".html"), query=query)


PAGE = Page(
    key="brief", view=view, prepared="rujuk.web.prepared.brief", styles=("brief",), files=files
)
