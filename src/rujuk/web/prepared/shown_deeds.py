"""Deeds as charts show them: done, planned or denied, told by how many reports, in what words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.brief.deeds_section import DONE, deed_line, is_denied
from rujuk.brief.entries import record_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.brief.deeds import Deed
    from rujuk.brief.picture import Picture
    from rujuk.brief.wording import Wording
    from rujuk.form import Json, JsonObject

HAPPENED, PLANNED, DENIED = STATUSES = ("happened", "planned", "denied")
"""What a chart tells apart: done or going on; planned, possible or conditional; denied."""

QUOTES = 2
"""Words shown of a deed, of different reports where there are such."""


def shown_deeds(picture: Picture) -> list[Deed]:
    """The deeds told by most independent reports first, then in order of the pages."""
    return sorted(picture.deeds, key=lambda one: -one.happening.reports)


def status_of(deed: Deed) -> str:
    """One of `STATUSES`. A denial is denied even where it tells of a plan."""
    if is_denied(deed):
        return DENIED
    return HAPPENED if deed.event.modality in DONE else PLANNED


def reports_of(deeds: Iterable[Deed]) -> int:
    """How many independent reports tell any of these deeds."""
    return len({one.original for deed in deeds for one in deed.happening.tellings})


def told(deed: Deed, wording: Wording) -> JsonObject:
    """A deed in words: id, line, type, status, reports, days (EDTF or null), quotes."""
    happening = deed.happening
    first, last = happening.since, happening.until
    days = first if first is None or last in (None, first) else f"{first}/{last}"
    return {
        "id": happening.id,
        "line": deed_line(deed, wording),
        "type": happening.type.value,
        "status": status_of(deed),
        "reports": happening.reports,
        "days": days,
        "quotes": _quotes(deed, wording),
    }


def _quotes(deed: Deed, wording: Wording) -> list[Json]:
    """The words of the deed, fullest first, each report once, originals before their reprints."""
    tellings = {one.event.id: one for one in deed.happening.tellings}
    ordered = sorted(
        deed.mentions,
        key=lambda one: (tellings[one.event.id].is_copy, one.event.id != deed.event.id),
    )
    by_report = {tellings[one.event.id].original: one for one in reversed(ordered)}
    chosen = [one for one in ordered if by_report[tellings[one.event.id].original] is one]
    return [
        msgspec.to_builtins(record_words(one.sheet, one.event, wording)) for one in chosen[:QUOTES]
    ]
