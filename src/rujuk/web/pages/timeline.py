"""Timeline of happenings, by dyad and type."""

from __future__ import annotations

from rujuk.web.page import Page

PAGE = Page(key="timeline")
