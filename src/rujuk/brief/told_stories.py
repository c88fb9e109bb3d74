"""The stories that the pages of a picture tell: which report the same within one cycle of news."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rujuk.code.anchors import anchors_of
from rujuk.records import content_id
from rujuk.weigh.stories import Article, find_stories

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.brief.sheets import Sheet
    from rujuk.form import Json


def stories_of(sheets: Sequence[Sheet]) -> list[Json]:
    """The stories as JSON, those of most pages first: id, title, paths, reports, first, last.

    The id is of the pages that tell it; the title that of its first page that has one.
    """
    found: list[Json] = []
    for told in told_together(sheets):
        days = sorted(sheet.reported_at for sheet in told if sheet.reported_at is not None)
        titles = [sheet.document.title.text for sheet in told if sheet.document.title is not None]
        found.append(
            {
                "id": story_id(told),
                "title": titles[0] if titles else None,
                "paths": [*sorted(sheet.path for sheet in told)],
                "reports": len(told),
                "first": days[0] if days else None,
                "last": days[-1] if days else None,
            }
        )
    return found


def told_together(
    sheets: Sequence[Sheet], anchors: Mapping[str, Mapping[str, float]] | None = None
) -> list[tuple[Sheet, ...]]:
    """The pages of each story in order of day and id, those of most pages first.

    `anchors` are those of each document by its id, where they were read before.
    """
    anchors = anchors or {}
    pages = {sheet.document.id: sheet for sheet in sheets}
    articles = [
        Article(id=one, day=_day(sheet), anchors=anchors.get(one) or _anchors(sheet))
        for one, sheet in pages.items()
    ]
    found = sorted(find_stories(articles), key=lambda one: (-len(one), one))
    return [tuple(pages[one] for one in ids) for ids in found]


def _anchors(sheet: Sheet) -> Mapping[str, float]:
    return sheet.signs.anchors if sheet.signs is not None else anchors_of(sheet.document)


def story_id(told: Sequence[Sheet]) -> str:
    """The id of the story that these pages tell; their order never matters."""
    return content_id("sty", *sorted(sheet.document.id for sheet in told))


def _day(sheet: Sheet) -> float | None:
    if sheet.document.published_on is None or sheet.reported_at is None:
        return None
    return float(date.fromisoformat(sheet.reported_at).toordinal())
