"""Dates that a page prints about itself: when it was published, updated, visited.

Rules: a date is published only where the masthead says it (beside the title, never made from the
story); a weekday and date standing alone in the furniture above the title is the day of the visit.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from rujuk.lang.packs import languages, lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BEFORE_YEAR = 40  # characters before a year in which its day and month are looked for
_LAST_CENTURY = 69  # first year of two digits that is of the last century
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d)")
_CLOCK = r"(?<![\d.,])[0-2]?\d[.:][0-5]\d(?::[0-5]\d)?(?!\d)"


class PageDateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`page_dates.yaml` of a pack. `numeric_order` is dmy, mdy or unknown."""

    source: str
    numeric_order: Literal["dmy", "mdy", "unknown"]
    months: dict[int, tuple[str, ...]]
    weekdays: dict[int, tuple[str, ...]]
    clock_words: tuple[str, ...]
    published_words: tuple[str, ...]
    updated_words: tuple[str, ...]
    visited_words: tuple[str, ...]
    future_words: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Words between day, month and year ("5 de mayo de 2025")."""


@dataclass(frozen=True, slots=True)
class PageDate:
    """A full date with its offsets in the text that was searched; the weekday is part of it."""

    start: int
    end: int
    day: dt.date
    has_weekday: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    pattern: re.Pattern[str]
    of_wire: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    label: re.Pattern[str]
    labels: dict[str, str]
    clock: re.Pattern[str]
    future: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    packs = [
        load(path, PageDateWords)
        for path in sorted({lexicon_path(code, "page_dates") or "" for code in languages()} - {""})
    ]
    months = {word: key for pack in packs for key, words in pack.months.items() for word in words}
    weekdays = {w: key for pack in packs for key, words in pack.weekdays.items() for w in words}
    suffixes = _either(word for pack in packs for word in pack.ordinal_suffixes)
    month, weekday = _either(months), _either(weekdays)
    clock = _either(word for pack in packs for word in pack.clock_words)
    link = rf"(?:(?:{_either(word for pack in packs for word in pack.links)})\s{{1,3}}+)?+"
    year = r"(?:19|20)\d\d"
    labels = {
        word: kind
        for pack in packs
        for kind, words in (
            ("published", pack.published_words),
            ("updated", pack.updated_words),
            ("visited", pack.visited_words),
        )
        for word in words
    }
    return _Lexicon(
        pattern=re.compile(
            rf"(?:(?<![\w/])|(?<=19\d\d)|(?<=20\d\d))(?:(?P<w>{weekday})(?:\.|(?=[\s,(/]))[,\s(/]{{1,4}})?"
            rf"(?:(?P<d1>\d{{1,2}})(?:{suffixes})?[\s./\-]{{1,3}}{link}"
            rf"(?P<m1>{month})[.,]?[\s./\-]{{1,3}}{link}(?P<y1>{year})"
            rf"|(?P<m2>{month})\.?\s{{1,3}}(?P<d2>\d{{1,2}})(?:{suffixes})?,?\s{{1,3}}(?P<y2>{year})"
            r"|(?P<y3>(?:19|20)\d\d)[\-/.](?P<m3>\d{1,2})[\-/.](?P<d3>\d{1,2})"
            rf"|(?P<d4>\d{{1,2}})(?P<s4>[\-/.])(?P<m4>\d{{1,2}})(?P=s4)(?P<y4>{year}))(?!\d)",
            re.IGNORECASE,
        ),
        of_wire=re.compile(
            rf"(?<![\w/])(?P<d>\d{{1,2}})\s{{1,3}}(?P<m>{month})\.?\s{{1,3}}'?(?P<y>\d\d)(?!\d)",
            re.IGNORECASE,
        ),
        months=months,
        weekdays=weekdays,
        label=re.compile(rf"\b(?:{_either(labels)})\b", re.IGNORECASE),
        labels=labels,
        clock=re.compile(
            rf"(?:\b(?:{clock})\.?\s{{1,3}})?{_CLOCK}(?:\s{{0,3}}(?:{clock})\b\.?)*",
            re.IGNORECASE,
        ),
        future=frozenset(word for pack in packs for word in pack.future_words),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def _numeric_order(language: str | None) -> str:
    path = lexicon_path(language, "page_dates") if language else None
    return load(path, PageDateWords).numeric_order if path else "unknown"


def find_dates(
    text: str, language: str | None, start: int = 0, end: int | None = None
) -> list[PageDate]:
    """The full dates (day, month and year) of `text[start:end]`, with offsets into `text`.

    A numeric date whose day and month could change places is taken by the order of the language;
    where that is unknown only a weekday can decide, else the date is left out.
    """
    end = len(text) if end is None else end
    found: list[PageDate] = []
    done = start
    for year in _YEAR.finditer(text, start, end):
        if year.start() < done:
            continue
        low = max(done, year.start() - _BEFORE_YEAR)
        high = min(end, year.end() + 6)
        while low > done and not text[low - 1].isspace():
            low -= 1
            if year.start() - low > 2 * _BEFORE_YEAR:
                break
        for match in _lexicon().pattern.finditer(text, low, high):
            date = _date(match, language)
            if date is not None:
                found.append(date)
                done = date.end
    return found


def date_of_head(text: str, language: str | None, start: int, end: int) -> PageDate | None:
    """The first date of a dateline at `text[start:end]`; wire copy gives its year by two digits.

    A year of two digits is of 1969 to 2068, as POSIX has it.
    """
    full = find_dates(text, language, start, end)
    if full:
        return full[0]
    lexicon = _lexicon()
    for match in lexicon.of_wire.finditer(text, start, end):
        short = int(match["y"])
        year = short + (1900 if short >= _LAST_CENTURY else 2000)
        day = _calendar(year, lexicon.months[match["m"].lower()], int(match["d"]))
        if day is not None:
            return PageDate(match.start(), match.end(), day, has_weekday=False)
    return None


def _date(match: re.Match[str], language: str | None) -> PageDate | None:
    lexicon = _lexicon()
    weekday = match["w"]
    iso = lexicon.weekdays[weekday.lower()] if weekday else None
    if match["m1"] or match["m2"]:
        month = lexicon.months[(match["m1"] or match["m2"]).lower()]
        parts = (int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]))
        day = _calendar(*parts)
    elif match["y3"]:
        day = _calendar(int(match["y3"]), int(match["m3"]), int(match["d3"]))
    else:
        year, first, second = int(match["y4"]), int(match["d4"]), int(match["m4"])
        day = _numeric(year, first, second, iso, _numeric_order(language))
    if day is None:
        return None
    end = match.end()
    if "(" in match.group() and match.string[end : end + 1] == ")":
        end += 1
    return PageDate(match.start(), end, day, iso is not None)


def _numeric(year: int, first: int, second: int, iso: int | None, order: str) -> dt.date | None:
    day_first, month_first = _calendar(year, second, first), _calendar(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    if iso is not None and (day_first.isoweekday() == iso) != (month_first.isoweekday() == iso):
        return day_first if day_first.isoweekday() == iso else month_first
    return {"dmy": day_first, "mdy": month_first}.get(order)


def _calendar(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def names_year(text: str) -> bool:
    """Whether a year stands in the text: a line without one has no full date."""
    return _YEAR.search(text) is not None


def label_before(text: str, start: int, since: int = 0) -> tuple[str, int] | None:
    """What the words right before a date call it, and where they begin; null where unlabelled.

    Kinds: "published", "updated", "visited".
    """
    lexicon = _lexicon()
    last = None
    for match in lexicon.label.finditer(text, max(since, start - 30), start):
        last = match
    if last is None or len(text[last.end() : start].split()) > 1:
        return None
    return lexicon.labels[last.group().lower()], last.start()


def is_date_words(words: Sequence[str]) -> bool:
    """Whether all of these words (small letters) belong to dates: months, weekdays, labels."""
    lexicon = _lexicon()
    return bool(words) and all(
        word in lexicon.months or word in lexicon.weekdays or word in lexicon.labels
        for word in words
    )


def clock_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the clock times of a line with the words that go with them ("pukul 10.00 WIB")."""
    return [match.span() for match in _lexicon().clock.finditer(text)]


def newest_told(
    text: str, spans: tuple[tuple[int, int], ...], language: str | None, not_after: str | None
) -> str | None:
    """Newest past full date told in these spans, an ISO day; null where none is told.

    A date whose clause speaks of the future, or that lies after `not_after`, is not past.
    """
    newest: dt.date | None = None
    future = _lexicon().future
    for start, end in spans:
        for date in find_dates(text, language, start, end):
            if not_after is not None and date.day.isoformat() > not_after:
                continue
            before = re.split(r"[.!?]\s", text[max(start, date.start - 90) : date.start])[-1]
            if future & set(re.findall(r"\w+", before.lower())):
                continue
            if newest is None or date.day > newest:
                newest = date.day
    return newest.isoformat() if newest else None
