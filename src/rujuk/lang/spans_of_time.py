"""Calendar arithmetic on days, months, weeks and years, with EDTF names of the results."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

import msgspec

from rujuk.records import TimePrecision

_MONTHS = 12


class When(msgspec.Struct, frozen=True):
    """A stretch of whole days, both ends inside; null where it is not known.

    `edtf` may be partial (`XXXX-06`), null where nothing is known.
    """

    since: date | None
    until: date | None
    edtf: str | None
    precision: TimePrecision


UNRESOLVED = When(None, None, None, TimePrecision.UNRESOLVED)


@dataclass(frozen=True, slots=True)
class Reference:
    """The publication date as far as it is known; `day` is null where only a part is."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    @property
    def edtf(self) -> str:
        """The date as ISO, as far as known."""
        if self.day is not None:
            return self.day.isoformat()
        if self.month is not None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}"


@lru_cache(maxsize=1024)
def read_reference(edtf: str | None) -> Reference:
    """A publication date in EDTF, as far as it is plain (year, year-month or a day)."""
    if not edtf:
        return Reference()
    parts = edtf[:10].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts[0]) != 4:  # noqa: PLR2004
        return Reference()
    year = int(parts[0])
    if len(parts) == 1:
        return Reference(year)
    month = int(parts[1])
    if len(parts) == 2 or not 1 <= month <= _MONTHS:  # noqa: PLR2004 - year and month
        return Reference(year, month if 1 <= month <= _MONTHS else None)
    day = day_of(year, month, int(parts[2]))
    return Reference(year, month, day)


def day_of(year: int, month: int, number: int) -> date | None:
    """The day, or null where the calendar has none such."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= _MONTHS:
        return None
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, number)


def a_day(day: date | None) -> When:
    """One day."""
    if day is None:
        return UNRESOLVED
    return When(day, day, day.isoformat(), TimePrecision.DAY)


def a_month(year: int, month: int) -> When:
    """One month."""
    if not MINYEAR <= year <= MAXYEAR:
        return UNRESOLVED
    first = date(year, month, 1)
    last = date(year, month, calendar.monthrange(year, month)[1])
    return When(first, last, f"{year:04d}-{month:02d}", TimePrecision.MONTH)


def a_year(year: int) -> When:
    """One year."""
    if not MINYEAR <= year <= MAXYEAR:
        return UNRESOLVED
    return When(date(year, 1, 1), date(year, 12, 31), f"{year:04d}", TimePrecision.YEAR)


def an_interval(since: date | None, until: date | None) -> When:
    """From one day to another; an open end has no date."""
    if since is None and until is None:
        return UNRESOLVED
    left = since.isoformat() if since else ".."
    right = until.isoformat() if until else ".."
    return When(since, until, f"{left}/{right}", TimePrecision.INTERVAL)


def joined(one: When, two: When) -> When:
    """From the first day of one to the last day of the other, each named as finely as told."""
    if one.since is None or two.until is None or one.since > two.until:
        return UNRESOLVED
    left = (one.edtf or "").partition("/")[0] or one.since.isoformat()
    right = (two.edtf or "").rpartition("/")[2] or two.until.isoformat()
    return When(one.since, two.until, f"{left}/{right}", TimePrecision.INTERVAL)


def shifted(day: date, days: int) -> date | None:
    """The day so many days later (or earlier); null outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def months_later(year: int, month: int, months: int) -> tuple[int, int] | None:
    """Year and month so many months later; null outside the calendar."""
    index = year * _MONTHS + month - 1 + months
    year, month = divmod(index, _MONTHS)
    return (year, month + 1) if MINYEAR <= year <= MAXYEAR else None


def week_of(day: date, weeks: int) -> When:
    """The calendar week, Monday to Sunday, so many weeks from the week of this day."""
    monday = shifted(day, -day.weekday() + 7 * weeks)
    sunday = shifted(monday, 6) if monday else None
    return an_interval(monday, sunday) if monday and sunday else UNRESOLVED


def ago(day: date, count: int, unit: str) -> When:
    """So many days, weeks, months, years or decades before (after, if negative) this day.

    A week is its calendar week, a month its calendar month, and so on: what is told in months is
    not known to the day. Hours and minutes stay within the day.
    """
    if unit in {"hour", "minute"}:
        return a_day(day)
    if unit == "day":
        return a_day(shifted(day, -count)) if abs(count) < 10**6 else UNRESOLVED
    if unit == "week":
        return week_of(day, -count) if abs(count) < 10**5 else UNRESOLVED
    if unit == "month":
        month = months_later(day.year, day.month, -count)
        return a_month(*month) if month else UNRESOLVED
    years = count * {"year": 1, "decade": 10}.get(unit, 100)
    return a_year(day.year - years)


def back_to(day: date, count: int, unit: str) -> date | None:
    """The first day of "the last N units" that end on this day."""
    if unit == "month":
        month = months_later(day.year, day.month, -count)
        if month is None:
            return None
        return date(*month, min(day.day, calendar.monthrange(*month)[1]))
    if unit in {"year", "decade", "century"}:
        years = day.year - count * {"year": 1, "decade": 10}.get(unit, 100)
        return day_of(years, day.month, min(day.day, 28)) if years >= MINYEAR else None
    if abs(count) > 10**5:
        return None
    return shifted(day, -count * {"day": 1, "week": 7}.get(unit, 0))


def third(whole: When, stage: int) -> When:
    """The first, middle or last third of a month or year (stage 0, 1, 2)."""
    if whole.since is None or whole.until is None:
        return whole
    if whole.precision is TimePrecision.MONTH:
        first = (1, 11, 21)[stage]
        last = (10, 20, whole.until.day)[stage]
        return an_interval(whole.since.replace(day=first), whole.since.replace(day=last))
    if whole.precision is TimePrecision.YEAR:
        first = (1, 5, 9)[stage]
        left, right = a_month(whole.since.year, first), a_month(whole.since.year, first + 3)
        return joined(left, right)
    return whole
