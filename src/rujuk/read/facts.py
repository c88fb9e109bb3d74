"""What an HTML page says of itself: title, publisher, authors, section, dates.

The mark-up states these facts for machines and the masthead shows them to readers. Where both
speak they are weighed: the shown day outranks a hidden one, a byline outranks the account that
uploaded the page. A statement carries the words as shown, with their offsets, wherever they are.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from htmldate import find_date

from rujuk.read.lines import Line
from rujuk.read.masthead import (
    authors_of,
    is_desk,
    looks_like_name,
    same_outlet,
    section_of,
    squash,
    take_apart,
)
from rujuk.read.outlets import host_name, is_outlet, outlet_of_url
from rujuk.read.page_dates import find_dates
from rujuk.records import BlockKind, DateStatement, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from rujuk.read.hidden import Hidden
    from rujuk.read.html_blocks import MeasuredLines
    from rujuk.read.html_text import VisibleText
    from rujuk.read.metadata import PageMetadata

# White space before a mark is taken from its first sign on, or not at all: never tried twice.
_SUFFIX = re.compile(r"(?<!\s)\s++[-–—|:·•»]{1,2}\s++|(?:(?<!\s)\s++)?[|»]\s*+")
_NAMES = re.compile(r"(?:(?<!\s)\s++)?[,;|/&]\s*+")
_HEADINGS = 3  # a title stands in a heading of one of the first three ranks
_CRUMBS = frozenset({"breadcrumb", "breadcrumbs", "crumb", "crumbs"})
_CRUMB = re.compile(r"(?:(?<!\s)\s++)?[»›>→/|]\s*+")  # noqa: RUF001 - as breadcrumbs print it
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_VISIT = 80  # characters of a line that tells the day of the visit
_OTHERS_DATE = frozenset({BlockKind.CAPTION, BlockKind.RELATED, BlockKind.TEASER})
_GUESSED_CHARACTERS = 200_000  # longest text of a page that htmldate is given
_LEAST_TITLE_WORDS = 3
_ZONE = 14  # lines between title and story in which a masthead is read
_ABOVE = 2  # lines right above the title that belong to its masthead
_BELOW = 6  # lines right below the story in which a byline may stand


@dataclass(frozen=True, slots=True)
class Masthead:
    """Numbers of the lines around the title, and of those right below the story."""

    around: tuple[int, ...]
    below: tuple[int, ...]


def find_title(visible: VisibleText, metadata: PageMetadata) -> tuple[int | None, Statement | None]:
    """Number of the title's line and the title; the line that is shown decides the wording."""
    text = visible.text
    names = [*metadata.titles]
    if metadata.head_title:
        names.append((metadata.head_title, "title"))
    stated = [(squash(_without_outlet(name, metadata)), source) for name, source in names]
    shortest = min((len(name) for name, _ in stated if name), default=1)
    longest = max((len(name) for name, _ in names), default=0)
    best: tuple[tuple[bool, bool, int, int], int, str | None] | None = None
    for number, line in enumerate(visible.lines):
        length = line.end - line.start
        if not 0 < line.heading <= _HEADINGS and not shortest <= length <= longest:
            continue
        shown = squash(text[line.start : line.end])
        if not shown:
            continue
        source = next((source for name, source in stated if name == shown), None)
        same = source is not None
        if source is None and 0 < line.heading <= _HEADINGS:
            source = next(
                (source for name, source in stated if shown in name and len(shown) * 2 > len(name)),
                None,
            )
        if source is None and line.heading != 1:
            continue
        words = len(text[line.start : line.end].split())
        if source is None and words < _LEAST_TITLE_WORDS:
            continue
        rank = (same, source is not None, -(line.heading or _HEADINGS + 1), -number)
        if best is None or rank > best[0]:
            best = rank, number, source
    if best is not None:
        line = visible.lines[best[1]]
        shown = text[line.start : line.end]
        return best[1], Statement(text=shown, start=line.start, end=line.end, source=best[2])
    for name, source in names:
        bare = _without_outlet(name, metadata)
        if bare:
            return None, Statement(text=bare, start=None, end=None, source=source)
    return None, None


def _without_outlet(title: str, metadata: PageMetadata) -> str:
    """The title without the outlet's name behind or before it."""
    outlets = _outlet_names(metadata)
    pieces = list(_SUFFIX.finditer(title))
    end = len(title)
    while pieces and _is_own(title[pieces[-1].end() : end], outlets):
        end = pieces.pop().start()
    if pieces and _is_own(title[: pieces[0].start()], outlets):
        return title[pieces[0].end() : end].strip()
    return title[:end].strip()


def _outlet_names(metadata: PageMetadata) -> frozenset[str]:
    names = {squash(name) for name, _ in metadata.publishers}
    names |= {squash(name) for name in metadata.organisations}
    if metadata.url:
        names.add(squash(host_name(metadata.url)))
    return frozenset(names - {""})


def _is_own(name: str, outlets: frozenset[str]) -> bool:
    """Whether the name is the page's own outlet or a known one."""
    return squash(name) in outlets or is_outlet(name)


def find_publisher(
    visible: VisibleText, metadata: PageMetadata, title: int | None
) -> Statement | None:
    """The outlet: as metadata names it, else the words behind the title, else its address."""
    named = next(iter(metadata.publishers), None)
    if named is None and metadata.head_title is not None and title is not None:
        line = visible.lines[title]
        shown = visible.text[line.start : line.end]
        before, found, behind = metadata.head_title.partition(shown)
        pieces = [piece.strip(" :") for piece in _SUFFIX.split(behind or before) if found]
        pieces = [piece for piece in pieces if piece]
        if pieces and looks_like_name(pieces[-1]):
            named = pieces[-1], "title"
    if named is None and metadata.url is not None:
        outlet = outlet_of_url(metadata.url)
        named = (outlet, "address") if outlet else None
    if named is None:
        return None
    return _shown(visible, *named)


def _shown(visible: VisibleText, name: str, source: str | None) -> Statement:
    """The statement with the place where the same words are shown: alone on a line, else first."""
    text = visible.text
    for line in visible.lines:
        if line.end - line.start == len(name) and text.startswith(name, line.start):
            return Statement(text=name, start=line.start, end=line.end, source=source)
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    if match is None:
        return Statement(text=name, start=None, end=None, source=source)
    return Statement(text=name, start=match.start(), end=match.end(), source=source)


def find_masthead(visible: VisibleText, title: int | None, body: Sequence[int]) -> Masthead:
    """The lines that speak of the page: around the title up to the story, and right below it."""
    count = len(visible.lines)
    first = body[0] if body else count
    if title is not None and title < first:
        around = range(max(0, title - _ABOVE), min(first, title + _ZONE))
    elif title is not None:
        around = range(max(0, title - _ABOVE), min(count, title + _ABOVE))
    else:
        around = range(max(0, first - _ZONE), first)
    last = body[-1] + 1 if body else count
    inside = tuple(number for number in around if number != title)
    return Masthead(inside, tuple(range(last, min(count, last + _BELOW))))


def find_authors(
    visible: VisibleText,
    lines: MeasuredLines,
    masthead: Masthead,
    metadata: PageMetadata,
    publisher: Statement | None,
) -> tuple[Statement, ...]:
    """The authors: who the byline shows, else who the mark-up names. Outlets and desks are none."""
    outlets = _outlet_names(metadata)
    own = publisher.text if publisher else ""

    def is_author(name: str) -> bool:
        return bool(name) and not (
            _is_own(name, outlets) or is_desk(name) or (own and same_outlet(name, own))
        )

    stated = [
        (name, source)
        for whole, source in metadata.authors
        for name in ([whole] if whole in metadata.persons else _NAMES.split(whole))
        if looks_like_name(name)
        and not name.startswith("http")
        and (is_author(name) or (whole in metadata.persons and not _is_own(name, outlets)))
    ]
    shown: list[tuple[int, int]] = []
    for number in (*masthead.around, *masthead.below):
        mark = visible.lines[number]
        if number in masthead.below and mark.region is BlockKind.COMMENT:
            break
        line = _before_date(lines[number])
        spans = authors_of(line)
        if not spans and mark.region is BlockKind.BYLINE and number in masthead.around:
            spans = _bare_names(visible.text, line, is_author)
        spans = [_with_point(visible.text, *span) for span in spans]
        shown += [span for span in spans if is_author(visible.text[span[0] : span[1]])]
    sources = {squash(name): source for name, source in reversed(stated)}
    if shown:
        found: dict[str, Statement] = {}
        for start, end in shown:
            name = visible.text[start:end]
            source = sources.get(squash(name))
            found.setdefault(
                squash(name), Statement(text=name, start=start, end=end, source=source)
            )
        return tuple(found.values())
    best = stated[0][1] if stated else None
    once = {squash(name): name for name, source in reversed(stated) if source == best}
    names = [name for name, source in stated if source == best and once.get(squash(name)) == name]
    return tuple(_shown(visible, name, best) for name in dict.fromkeys(names))


def _before_date(line: Line) -> Line:
    """The line up to a date that runs on behind the name."""
    dates = find_dates(line.text, None)
    if not dates or not dates[0].start:
        return line
    words = line.text[: dates[0].start].rstrip(" ,-–—|(•·")
    return Line(words, line.start, None, gap=False) if words else line


def _with_point(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the point of a last initial ("R. B.")."""
    if text[end : end + 1] == "." and text[end - 2 : end - 1].isspace():
        end += 1
    return start, end


def _bare_names(text: str, line: Line, is_author: Callable[[str], bool]) -> list[tuple[int, int]]:
    """The first name of a line that the mark-up calls a byline though no word does."""
    parts = take_apart(line, None)
    for start, end in parts.pieces:
        name = text[start:end]
        if not looks_like_name(name):
            return []
        if is_author(name):
            return [(start, end)]
    return []


# --- dates ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageDays:
    """Publication and visit, each with its evidence."""

    published_on: DateStatement | None
    visited_on: DateStatement | None


def find_days(
    visible: VisibleText,
    lines: MeasuredLines,
    masthead: Masthead,
    title: int | None,
    metadata: PageMetadata,
    language: str | None,
    hidden: Hidden,
) -> PageDays:
    """The day of publication and the day of the visit.

    A day shown in the masthead is the publication, unless its label says otherwise. Among days
    that only machines are told, the one most of them name wins, JSON-LD before meta tags. A day
    alone in the page's head, far above the title, is the visit and is never the publication.
    """
    stated = {day for each in metadata.published for day in (each.day, each.local)}
    shown = _shown_day(visible, lines, masthead, title, stated, language)
    visited = _visit(visible, lines, title, shown[0] if shown else None, language)
    if shown is not None:
        start, end, day = shown
        source = next((s.source for s in metadata.published if day in (s.day, s.local)), None)
        published = DateStatement(
            edtf=day.isoformat(),
            text=visible.text[start:end],
            start=start,
            end=end,
            source=source,
        )
        return PageDays(published, visited)
    votes = Counter(statement.local for statement in metadata.published)
    if votes:
        best = max(metadata.published, key=lambda s: votes[s.local])
        published = DateStatement(
            edtf=best.local.isoformat(), text=best.text, start=None, end=None, source=best.source
        )
        return PageDays(published, visited)
    return PageDays(_guessed(visible, hidden, language), visited)


def _shown_day(
    visible: VisibleText,
    lines: MeasuredLines,
    masthead: Masthead,
    title: int | None,
    stated: set[date],
    language: str | None,
) -> tuple[int, int, date] | None:
    """The day that the masthead shows, with its place.

    Above the title a day counts only right above it or where the mark-up says the same: any other
    is the day of the visit. Below the story only a labelled one counts.
    """
    behind = [number for number in masthead.around if title is None or number > title]
    above = [number for number in reversed(masthead.around) if number not in behind]
    for number in (*behind, *above, *masthead.below):
        line = lines[number]
        if line.furniture is not None and line.furniture.kind in _OTHERS_DATE:
            continue
        if visible.lines[number].region in _OTHERS_DATE or not _YEAR.search(line.text):
            continue
        parts = take_apart(line, language)
        for found, label in zip(parts.dates, parts.labels, strict=True):
            if label in ("updated", "visited") or (line.ends and line.words > _ZONE):
                continue
            if number in masthead.below and label != "published":
                continue
            if (
                number in above
                and found.day not in stated
                and (stated or (title is not None and title - number > 1))
            ):
                continue
            return line.start + found.start, line.start + found.end, found.day
    return None


def _visit(
    visible: VisibleText,
    lines: MeasuredLines,
    title: int | None,
    published: int | None,
    language: str | None,
) -> DateStatement | None:
    """A day alone on a line above the title, or one labelled so, that is not the publication."""
    for number in range(title or 0):
        mark = visible.lines[number]
        if mark.end - mark.start > _LONGEST_VISIT or not _YEAR.search(
            visible.text, mark.start, mark.end
        ):
            continue
        parts = take_apart(lines[number], language)
        if not parts.dates:
            continue
        start, end = (lines[number].start + at for at in (parts.dates[0].start, parts.dates[0].end))
        if start != published and (parts.alone or "visited" in parts.labels):
            day = parts.dates[0].day.isoformat()
            return DateStatement(edtf=day, text=visible.text[start:end], start=start, end=end)
    return None


def _guessed(visible: VisibleText, hidden: Hidden, language: str | None) -> DateStatement | None:
    """The day htmldate finds in mark-up and address; never one that is merely told on the page.

    Fast mode: it abstains rather than guess from the text.
    """
    if len(visible.text) > _GUESSED_CHARACTERS:
        return None
    try:
        day = find_date(hidden.shown(), extensive_search=False, outputformat="%Y-%m-%d")
    except (ValueError, TypeError, AttributeError):
        return None
    if day is None:
        return None
    told = {found.day.isoformat() for found in find_dates(visible.text, language)}
    if day in told:
        return None
    return DateStatement(edtf=day, text=day, start=None, end=None, source="htmldate")


def find_section(
    visible: VisibleText, kinds: Sequence[BlockKind], metadata: PageMetadata, title: int | None
) -> str | None:
    """The section: as metadata names it, else the kicker or the end of the breadcrumb."""
    if metadata.sections:
        return metadata.sections[0][0]
    for number in range((title or 0) - 1, max(-1, (title or 0) - _ZONE), -1):
        line = visible.lines[number]
        shown = visible.text[line.start : line.end]
        if kinds[number] is BlockKind.SECTION and len(shown.split()) <= 4:  # noqa: PLR2004
            return shown
        if line.named in _CRUMBS:
            return section_of(shown) or _CRUMB.split(shown)[-1].strip() or None
    return None
