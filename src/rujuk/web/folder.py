"""The pages of an edition as files of a folder: they open by double-click, offline, from anywhere.

Every file holds its own styles, scripts and data, so that a single one can be mailed as well.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.brief.entries import short_id
from rujuk.web.asked import Asked
from rujuk.web.links import FRONT, FileLinks
from rujuk.web.page import File
from rujuk.web.pages import PAGES
from rujuk.web.rendering import show
from rujuk.web.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.web.edition import Edition
    from rujuk.web.page import Page


def write_folder(edition: Edition, folder: str, *, language: str = "en") -> list[str]:
    """Write every page in one language; the paths written, the one to open first at the head."""
    made = Path(folder)
    made.mkdir(parents=True, exist_ok=True)
    near = _links(edition)
    far = replace(near, up="../")
    words = strings(language)
    written = []
    for page, file in _files(edition):
        links = far if "/" in file.path else near
        asked = Asked(edition=edition, strings=words, links=links, key=file.key, query=file.query)
        path = made / f"{file.path}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(show(page, asked).encode("utf-8", "replace"))
        written.append(str(path))
    return written


def _files(edition: Edition) -> Iterator[tuple[Page, File]]:
    front = next((page for page in PAGES if page.key == FRONT), PAGES[0])
    yield front, File(path="index")
    for page in PAGES:
        if page.key == FRONT:
            continue
        for file in page.files(edition) if page.files is not None else [File(path=page.key)]:
            yield page, file


def _links(edition: Edition) -> FileLinks:
    pages = edition.rows(
        "SELECT ledger.id AS id, pages.id AS page FROM ledger"
        " JOIN pages ON pages.number = ledger.page"
    )
    weighed = edition.rows("SELECT DISTINCT key FROM kept WHERE name = 'why'")
    explained = frozenset(row["key"] for row in weighed)
    quantities = {
        row["key"]: row["quantity"]
        for row in edition.rows(
            "SELECT key, json_extract(value, '$') AS quantity FROM kept WHERE name = 'of'"
        )
    }
    return FileLinks(
        explained=explained,
        whole={short_id(one): one for one in (*explained, *quantities)},
        page_of={row["id"]: row["page"] for row in pages},
        quantity_of=quantities,
    )
