"""Map of happenings and movements."""

from __future__ import annotations

from rujuk.web.page import Page

PAGE = Page(key="map")
