"""Moments and spans of time as numbers: days, with clock times as fractions of a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DAY_OR_WIDER = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SECONDS = 86400.0


class Span(NamedTuple):
    """A half-open stretch of time, in days since year 1; a clock time is one moment."""

    since: float
    until: float
    text: str
    """The time as it was told, ISO 8601: `2024-12`, `2024-12-19`, `2024-12-19T08:00`."""

    def apart(self, other: Span) -> float:
        """Days between two spans; 0 where they meet or overlap."""
        return max(0.0, self.since - other.until, other.since - self.until)

    def after(self, other: Span) -> float:
        """Days by which the end of this span lies after the end of the other; negative: before."""
        return self.until - other.until


@lru_cache(maxsize=4096)  # a case tells few times, and each many times over
def read_span(text: str | None) -> Span | None:
    """The span of an ISO date, month, year or date and time; null for anything else.

    A time of day without an offset is taken as it stands. Interval ends are parted by "/".
    """
    if not text:
        return None
    first, slash, last = text.strip().partition("/")
    if slash:
        since, until = read_span(first), read_span(last)
        return None if since is None or until is None else Span(since.since, until.until, text)
    if len(first) > len("2024-12-19"):
        try:
            moment = datetime.fromisoformat(first)
        except ValueError:
            return None
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
        seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
        at = moment.toordinal() + seconds / _SECONDS
        return Span(at, at, first)
    found = _DAY.fullmatch(first)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        start = date(year or 1, month or 1, day or 1)
        if day is not None:
            end = start
        elif month is not None:
            end = date(start.year, month, monthrange(start.year, month)[1])
        else:
            end = date(start.year, 12, 31)
    except ValueError:
        return None
    return Span(float(start.toordinal()), float(end.toordinal() + 1), first)


def day_of(text: str | None) -> str | None:
    """The ISO day that a date or date and time begins with; null for neither."""
    return text[:10] if text and len(text) >= len("2024-12-19") else text or None


def last_day(edtf: str) -> str | None:
    """The last day (ISO) of a day, month, year or interval; null where it is not resolved.

    >>> last_day("2024-06"), last_day("2024"), last_day("XXXX-06")
    ('2024-06-30', '2024-12-31', None)
    """
    found = _DAY_OR_WIDER.fullmatch(edtf.rpartition("/")[2])
    if found is None:
        return None
    year, month, day = found.groups()
    if day is not None:
        return f"{year}-{month}-{day}"
    if month is None:
        return f"{year}-12-31"
    if not 1 <= int(month) <= 12 or int(year) == 0:  # noqa: PLR2004 - months of a year
        return None
    return f"{year}-{month}-{monthrange(int(year), int(month))[1]:02}"
