"""The pages of the site, in the order of their navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.web.pages import (
    alliances,
    brief,
    contradictions,
    ledger,
    map as map_page,
    network,
    number,
    reader,
    record,
    stories,
    timeline,
)

if TYPE_CHECKING:
    from rujuk.web.page import Page

ALL: tuple[Page, ...] = (
    number.PAGE,
    brief.PAGE,
    contradictions.PAGE,
    ledger.PAGE,
    reader.LIST,
    stories.PAGE,
    timeline.PAGE,
    map_page.PAGE,
    network.PAGE,
    alliances.PAGE,
    reader.PAGE,
    record.PAGE,
    record.OF_PAGE,
)

PAGES: tuple[Page, ...] = tuple(page for page in ALL if page.view is not None)
"""Those that are made."""
