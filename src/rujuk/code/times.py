"""Time records from time expressions of a sentence and from the dates a page states of itself."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from rujuk.records import Time, TimePrecision

if TYPE_CHECKING:
    from rujuk.lang.times import TimeExpression
    from rujuk.records import DateStatement

_DAY, _MONTH = len("2024-06-19"), len("2024-06")


def time_of(told: TimeExpression, text: str) -> Time:
    """The record of a time expression; `text` is the page's."""
    return Time(
        text=text[told.start : told.end],
        start=told.start,
        end=told.end,
        edtf=told.edtf,
        since=told.since,
        until=told.until,
        precision=told.precision,
        clock=told.clock,
    )


def time_of_page(stated: DateStatement, rule: str) -> Time:
    """The time that a page's own date lends to what it tells, marked as inferred by `rule`."""
    edtf = stated.edtf
    if "X" in edtf:
        since = until = None
        precision = TimePrecision.UNRESOLVED
    elif len(edtf) == _DAY:
        since = until = edtf
        precision = TimePrecision.DAY
    elif len(edtf) == _MONTH:
        last = calendar.monthrange(int(edtf[:4]), int(edtf[5:7]))[1]
        since, until, precision = f"{edtf}-01", f"{edtf}-{last:02d}", TimePrecision.MONTH
    else:
        since, until, precision = f"{edtf}-01-01", f"{edtf}-12-31", TimePrecision.YEAR
    return Time(
        text=stated.text,
        start=stated.start,
        end=stated.end,
        edtf=edtf,
        since=since,
        until=until,
        precision=precision,
        inferred=rule,
    )
