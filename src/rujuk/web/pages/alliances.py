"""Alliances: treaties, parties, pledges, the words."""

from __future__ import annotations

from rujuk.web.page import Page

PAGE = Page(key="alliances")
