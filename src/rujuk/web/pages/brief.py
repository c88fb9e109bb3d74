"""The brief: figures, deeds and disputes in words, each with the records that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rujuk.web.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rujuk.web.asked import Asked

CHANGES = "since"
"""The key of the section that tells what changed since a day."""


def view(asked: Asked) -> Mapping[str, Any]:
    """The outline of the brief; with the day to compare with, what changed stands first."""
    edition = asked.since or asked.edition
    outline = edition.kept("brief", asked.language)
    return {
        "outline": outline,
        "since": asked.day("since") if asked.since is not None else None,
        "known_at": asked.day("known_at"),
        "kept": [("lang", asked.text("lang"))] if asked.text("lang") else [],
        "contents": [
            {"key": one["key"], "title": one["title"], "entries": len(one["entries"])}
            for one in outline["sections"]
        ],
    }


PAGE = Page(key="brief", view=view, prepared="rujuk.web.prepared.brief", styles=("brief",))
