"""The number: claims of each quantity over time, one row for each authority."""

from __future__ import annotations

from rujuk.web.page import Page

PAGE = Page(key="number")
