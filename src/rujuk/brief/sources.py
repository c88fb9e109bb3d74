"""The picture of a case, or of pages that stand in no case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.picture import Picture, make_picture
from rujuk.brief.sheets import Sheet
from rujuk.read.sighted import as_sighted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Coding, Document, Loss, Sighting
    from rujuk.store.readable import Readable


def picture_of_case(
    case: Readable,
    *,
    known_at: str | None = None,
    as_of_run: int | None = None,
    with_reviews: bool = True,
) -> Picture:
    """The picture of a case, or of what is read as one, cut at a day and at a run.

    The day is `known_at` (ISO), the run `as_of_run`.

    It is that of the records as their analysts left them, or as the machine gave them where reviews
    are left out; its run is then the last that was no review.
    """
    with case.snapshot():
        signs = case.signs()
        sheets = [
            Sheet(
                document=page.document,
                coding=page.coding,
                paths=tuple(sorted({sighting.path for sighting in page.sightings})),
                replies=page.reviewed.replies if page.reviewed is not None else (),
                accepted=page.reviewed.accepted if page.reviewed is not None else frozenset(),
                signs=signs.get(page.reading),
            )
            for page in case.pages(as_of_run=as_of_run, with_reviews=with_reviews)
        ]
        unread = list(case.unread(as_of_run=as_of_run))
        runs = [
            run
            for run in case.runs()
            if (as_of_run is None or run.number <= as_of_run) and (with_reviews or not run.reviews)
        ]
    return make_picture(
        sheets,
        unread,
        run=runs[-1].number if runs else None,
        open_run=bool(runs) and not runs[-1].finished,
        known_at=known_at,
    )


def picture_of_pages(
    pages: Iterable[tuple[Document, Coding, Sighting | str]],
    unread: Iterable[Loss] = (),
    *,
    known_at: str | None = None,
) -> Picture:
    """The picture of coded pages with where each was seen, or its path alone.

    Equal pages are one with more paths.
    """
    paths: dict[str, set[str]] = {}
    seen: dict[str, list[Sighting]] = {}
    coded: dict[str, tuple[Document, Coding]] = {}
    for document, coding, where in pages:
        path = where if isinstance(where, str) else where.path
        if not isinstance(where, str):
            seen.setdefault(document.id, []).append(where)
        paths.setdefault(document.id, set()).add(path)
        coded.setdefault(document.id, (document, coding))
    sheets = [
        Sheet(
            document=as_sighted(document, seen.get(document.id, ())),
            coding=coding,
            paths=tuple(sorted(paths[document.id])),
        )
        for document, coding in coded.values()
    ]
    return make_picture(sheets, unread, known_at=known_at)
