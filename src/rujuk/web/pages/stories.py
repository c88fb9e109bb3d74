"""Stories: what is trending, related reports, the copy tree of each agency text."""

from __future__ import annotations

from rujuk.web.page import Page

PAGE = Page(key="stories")
