"""Pages of a few sentences as weighing takes them, coded by the coder itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coded_pages import page
from rujuk.code.document import code_document
from rujuk.weigh.denials import find_denials
from rujuk.weigh.disputed_days import find_disputed_days
from rujuk.weigh.happenings import make_happenings
from rujuk.weigh.reports import make_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.weigh.event_contradictions import EventContradiction
    from rujuk.weigh.happenings import Happening
    from rujuk.weigh.reports import Report


def report(path: str, day: str | None, *paragraphs: str, title: str | None = None) -> Report:
    """The report that a page of these paragraphs is, published on a day (ISO)."""
    document = page(*paragraphs, title=title, published_on=day)
    return make_report(document, code_document(document), [path])


def happenings(
    reports: Iterable[Report],
    copies: Mapping[str, str] | None = None,
    *,
    one_affair: bool = True,
) -> tuple[Happening, ...]:
    """The happenings of these pages, all of one thread or of none. `copies`: path to original's."""
    told = list(reports)
    ids = {path: one.id for one in told for path in one.paths}
    originals = {ids[copy]: ids[original] for copy, original in (copies or {}).items()}
    threads = {one.id: "affair" for one in told} if one_affair else {}
    return make_happenings(told, originals, threads)


def contradictions(
    reports: Iterable[Report],
    copies: Mapping[str, str] | None = None,
    *,
    one_affair: bool = True,
) -> tuple[EventContradiction, ...]:
    """The contradictions of events of these pages."""
    told = list(reports)
    found = happenings(told, copies, one_affair=one_affair)
    threads = {one.id: "affair" for one in told} if one_affair else {}
    return (*find_denials(found, threads), *find_disputed_days(found))
