"""When a plain-text page was published, updated and visited, by where its dates stand.

Rules. A date beside the title is the publication. Above the title it is the day of the visit when
weekday and date stand in the page's header without a time of day, or when a publication is known
and is not newer; but where it is all that the page says of its day, and the story tells of days
right before it, it is the publication. A date that its own words label is what they say. A date
of the story is none, but the day of its dateline is the publication where no other is told, and
the day of an update where the page tells no day beside.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.read.furniture import Effect
from rujuk.read.masthead import Parts, take_apart
from rujuk.read.page_dates import date_of_head, names_year, newest_told
from rujuk.read.plain_page import CLOSING_LINES, LEAD_LINES, MASTHEAD_LINES, Page
from rujuk.read.publisher import is_weather
from rujuk.read.story import is_prose
from rujuk.records import BlockKind, DateStatement

if TYPE_CHECKING:
    from rujuk.read.page_dates import PageDate

_LONGEST = 140  # characters of a masthead line with a date
_MOST_WORDS = 10  # words of such a line beside the date: names and labels
_CLOSING_WORDS = 14  # words of a line with a date below the story
_HEADER_LINES = 8  # first lines of a page
_FOREIGN = frozenset(
    {BlockKind.CAPTION, BlockKind.LEGAL, BlockKind.RELATED, BlockKind.TEASER, BlockKind.COMMENT}
)


_ABOVE = (BlockKind.VISIT, "dates.above_title")
STORY_DAYS = 2
"""Days from the newest that a story tells to its publication."""


@dataclass(slots=True)
class PageDays:
    """The days that a page states of itself, null where it does not."""

    published: DateStatement | None = None
    visited: DateStatement | None = None
    updated: DateStatement | None = None


def find_dated_lines(page: Page) -> list[bool]:
    """Fill `page.parts` with the masthead's lines that carry a date; true for each such line."""
    dated = [False] * len(page.lines)
    first = max(0, page.start - 3 * MASTHEAD_LINES)
    for index in range(first, min(page.start + LEAD_LINES, page.end)):
        line = page.lines[index]
        if len(line.text) > _LONGEST or not names_year(line.text):
            continue
        if index >= page.start and is_prose(line):
            continue
        parts = take_apart(line, page.language)
        words = sum(len(page.quote(span).split()) for span in parts.pieces)
        if parts.dates and words <= _MOST_WORDS:
            page.parts[index] = parts
            dated[index] = True
    return dated


def read_days(page: Page) -> PageDays:
    """The page's days; each line that gave one is labelled DATE or VISIT on the way."""
    days = PageDays()
    title = -1 if page.title is None else page.title
    below = [index for index in sorted(page.parts) if index > title]
    above = [index for index in sorted(page.parts, reverse=True) if index < title]
    for index in [*below, *above]:
        _read_line(page, days, index, page.parts[index], is_above=index < title)
    for index in range(page.end, min(page.end + CLOSING_LINES, len(page.lines))):
        line = page.lines[index]
        if line.furniture is not None and line.furniture.effect is Effect.STOP:
            break
        if line.words <= _CLOSING_WORDS and names_year(line.text):
            parts = take_apart(line, page.language)
            for date, label in zip(parts.dates, parts.labels, strict=True):
                _read_labelled(page, days, index, date, label)
    _take_head_day(page, days)
    _take_story_day(page, days)
    if days.published is None and days.visited is None:
        days.published = days.updated
    return days


def _take_head_day(page: Page, days: PageDays) -> None:
    """Take the day of the dateline ("LIMA, 12 May 87 --") where the masthead gives none."""
    if days.published is not None or page.dateline is None:
        return
    index, head = page.dateline
    start = page.lines[index].start
    date = date_of_head(page.text, page.language, start, start + head.end)
    if date is not None:
        days.published = DateStatement(
            edtf=date.day.isoformat(),
            text=page.text[date.start : date.end],
            start=date.start,
            end=date.end,
        )


def _take_story_day(page: Page, days: PageDays) -> None:
    """Take the only day of a header for that of the story, where the story tells of its days.

    A header with the day of the visit is as a rule of long after; one of at most `STORY_DAYS` after
    the newest day that the story tells is when it was published.
    """
    visited = days.visited
    if days.published is not None or visited is None or days.updated is not None:
        return
    story = [(line.start, line.end) for line in page.lines[page.start : page.end]]
    told = newest_told(page.text, tuple(story), page.language, visited.edtf)
    if told is None or _apart(told, visited.edtf) > STORY_DAYS:
        return
    for index in [at for at, kind in enumerate(page.kinds) if kind == _ABOVE]:
        page.kinds[index] = BlockKind.DATE, "dates.above_title_of_its_days"
        days.published, days.visited = visited, None


def _apart(one: str, other: str) -> int:
    return (dt.date.fromisoformat(other) - dt.date.fromisoformat(one)).days


def _read_line(page: Page, days: PageDays, index: int, parts: Parts, *, is_above: bool) -> None:
    furniture = page.lines[index].furniture
    for date, label in zip(parts.dates, parts.labels, strict=True):
        if _read_labelled(page, days, index, date, label):
            continue
        if furniture is not None and furniture.kind in _FOREIGN:
            continue
        if not is_above:
            if days.published is None:
                days.published = _state(page, index, date, BlockKind.DATE, "dates.beside_title")
        elif days.published is not None or _in_header(page, index, date, parts):
            known = days.published.edtf if days.published else ""
            if days.visited is None and date.day.isoformat() >= known:
                days.visited = _state(page, index, date, *_ABOVE)
        elif page.top - index <= LEAD_LINES:
            days.published = _state(page, index, date, BlockKind.DATE, "dates.right_above_title")


def _in_header(page: Page, index: int, date: PageDate, parts: Parts) -> bool:
    """Whether a date above the title belongs to the page's header and not to the title."""
    if not date.has_weekday or parts.clock or (parts.pieces and page.top - index == 1):
        return False
    weather = any(is_weather(line) for line in page.lines[max(0, index - 3) : index])
    return weather or index < _HEADER_LINES or page.top - index > 1


def _read_labelled(
    page: Page, days: PageDays, index: int, date: PageDate, label: str | None
) -> bool:
    if label == "visited":
        days.visited = days.visited or _state(page, index, date, BlockKind.VISIT, "dates.visit")
    elif label == "updated":
        days.updated = days.updated or _state(page, index, date, BlockKind.DATE, "dates.update")
    elif label == "published":
        days.published = days.published or _state(
            page, index, date, BlockKind.DATE, "dates.published"
        )
    return label is not None


def _state(page: Page, index: int, date: PageDate, kind: BlockKind, rule: str) -> DateStatement:
    if page.kinds[index] is None or index < page.end:
        page.kinds[index] = kind, rule
    start, end = page.lines[index].start + date.start, page.lines[index].start + date.end
    return DateStatement(edtf=date.day.isoformat(), text=page.text[start:end], start=start, end=end)
