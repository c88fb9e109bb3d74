"""The pages of an edition as files of a folder: they open by double-click, offline, from anywhere.

Every file holds its own styles, scripts and data, so that a single one can be mailed as well.
"""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.brief.entries import short_id
from rujuk.web.asked import Asked
from rujuk.web.edition import Edition
from rujuk.web.links import FRONT, FileLinks
from rujuk.web.page import File
from rujuk.web.pages import PAGES
from rujuk.web.rendering import show
from rujuk.web.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILES_IN_PROCESS = 500
"""Files that one process writes alone; of more, each core of the machine writes some."""

Wanted = tuple[str, File]
"""The key of a page, and one of its files."""


def write_folder(edition: Edition, folder: str, *, language: str = "en") -> list[str]:
    """Write every page in one language; the paths written, the one to open first at the head."""
    wanted = [*_files(edition)]
    for parent in sorted({(Path(folder) / file.path).parent for _, file in wanted}):
        parent.mkdir(parents=True, exist_ok=True)
    several = min(os.cpu_count() or 1, len(wanted) // FILES_IN_PROCESS)
    if several > 1:
        tasks = [(edition.path, folder, language, wanted[at::several]) for at in range(several)]
        with ProcessPoolExecutor(several, mp_context=get_context("spawn")) as pool:
            for _ in pool.map(_write_some, tasks):
                pass
    else:
        Writer(edition, folder, language).write(wanted)
    return [str(_path(folder, file)) for _, file in wanted]


def _write_some(task: tuple[str, str, str, list[Wanted]]) -> None:
    path, folder, language, wanted = task
    edition = Edition(path)
    Writer(edition, folder, language).write(wanted)
    edition.close()


class Writer:
    """Writes files of one folder."""

    def __init__(self, edition: Edition, folder: str, language: str) -> None:
        """The folder and those in it are there."""
        self._edition = edition
        self._folder = folder
        self._strings = strings(language)
        self._near = links_of(edition)
        self._far = replace(self._near, up="../")
        self._pages = {page.key: page for page in PAGES}

    def write(self, wanted: Iterable[Wanted]) -> None:
        """Write these files."""
        for key, file in wanted:
            asked = Asked(
                edition=self._edition,
                strings=self._strings,
                links=self._far if "/" in file.path else self._near,
                key=file.key,
                query=file.query,
            )
            text = show(self._pages[key], asked)
            _path(self._folder, file).write_bytes(text.encode("utf-8", "replace"))


def _path(folder: str, file: File) -> Path:
    return Path(folder, f"{file.path}.html")


def _files(edition: Edition) -> Iterator[Wanted]:
    for page in PAGES:
        own = File(path="index" if page.key == FRONT else page.key)
        for file in page.files(edition) if page.files is not None else [own]:
            yield page.key, file


def links_of(edition: Edition) -> FileLinks:
    """The addresses of an edition's files, as seen from the folder itself."""
    pages = edition.rows(
        "SELECT ledger.id AS id, pages.id AS page FROM ledger"
        " JOIN pages ON pages.number = ledger.page"
    )
    quantities = {
        row["key"]: row["quantity"]
        for row in edition.rows(
            "SELECT key, json_extract(value, '$') AS quantity FROM kept WHERE name = 'of'"
        )
    }
    explained = frozenset(edition.keys("why", "en"))
    return FileLinks(
        explained=explained,
        whole={short_id(one): one for one in (*explained, *quantities)},
        page_of={row["id"]: row["page"] for row in pages},
        quantity_of=quantities,
    )
