"""Network of actors: edges by cooperation and conflict."""

from __future__ import annotations

from rujuk.web.page import Page

PAGE = Page(key="network")
