"""Contradictions: pairs side by side, both quotes, why."""

from __future__ import annotations

from rujuk.web.page import Page

PAGE = Page(key="contradictions")
