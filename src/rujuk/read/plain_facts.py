"""Deck, authors and section of a plain-text page."""

from __future__ import annotations

from rujuk.read.furniture import Effect
from rujuk.read.lines import SIGN_OFF, Line
from rujuk.read.masthead import (
    authors_in,
    authors_of,
    is_desk,
    looks_like_name,
    same_outlet,
    section_of,
    take_apart,
)
from rujuk.read.plain_page import CLOSING_LINES, LEAD_LINES, MASTHEAD_LINES, Page
from rujuk.read.publisher import is_weather
from rujuk.read.story import is_prose
from rujuk.records import BlockKind, Statement

_DECK_WORDS = 48  # a deck is one or two sentences of at most so many words
_LEAD_LONGER = 1.5  # a lead is so much longer than the question above it
_BYLINE_WORDS = 8  # words of a line with author and outlet
_SIGN_OFF_WORDS = 3  # a sign-off is a code or a name
_SECTION_LONGEST = 90  # characters of a breadcrumb
_MENU_LINES, _MENU_CROWD = 3, 5  # short lines so near and so many are a menu
_STORY = frozenset({BlockKind.BODY, BlockKind.SUBHEADING})


def find_deck(page: Page) -> None:
    """Mark as DECK what stands above the first paragraph inside the story's run."""
    first = page.dateline[0] if page.dateline is not None else _first_paragraph(page)
    if first is None or first > page.start + LEAD_LINES:
        return
    before = [i for i in range(page.start, first) if i not in page.parts]
    if any(is_prose(page.lines[i]) and page.lines[i].words > _DECK_WORDS for i in before):
        return
    for index in before:
        if page.kind_of(index) in _STORY:
            page.kinds[index] = BlockKind.DECK, "masthead.deck"


def _first_paragraph(page: Page) -> int | None:
    """The paragraph after a byline or date inside the run, or after a question that leads in."""
    first = None
    for index in range(page.start + 1, min(page.start + LEAD_LINES, page.end)):
        if index in page.parts or page.kind_of(index) in {BlockKind.BYLINE, BlockKind.DATE}:
            first = index + 1
    if first is None and page.title is not None and page.end - page.start > LEAD_LINES - 1:
        lead, after = page.lines[page.start], page.lines[page.start + 1]
        asks = lead.text.endswith("?") or not lead.ends
        if asks and lead.words < _DECK_WORDS and after.words > _LEAD_LONGER * lead.words:
            first = page.start + 1
    return first


def read_authors(page: Page) -> tuple[Statement, ...]:
    """Authors of bylines above or right below the story; else the sign-off of its last words."""
    top = max(0, page.start - CLOSING_LINES) if page.title is None else max(0, page.title - 2)
    spans: list[tuple[int, int]] = []
    for index in range(top, min(page.start + LEAD_LINES, page.end)):
        if not _stops(page.lines[index]) and _is_byline(page, index):
            spans += authors_of(page.lines[index])
            if index in page.parts:
                spans += authors_in(page.text, page.parts[index].pieces)
        elif page.top < index < page.start and page.kinds[index] is None:
            spans += _beside_outlet(page, index)
    for index in range(page.end, min(page.end + CLOSING_LINES, len(page.lines))):
        if _stops(page.lines[index]):
            break
        if _is_byline(page, index):
            spans += authors_of(page.lines[index])
        elif SIGN_OFF.fullmatch(page.lines[index].text):
            page.kinds[index] = BlockKind.BYLINE, "masthead.sign_off"
            spans += _code(page, page.lines[index])
    unique: dict[str, tuple[int, int]] = {}
    for span in spans or _sign_off(page):
        unique.setdefault(page.quote(span), span)
    return tuple(Statement(text=name, start=s, end=e) for name, (s, e) in unique.items())


def _beside_outlet(page: Page, index: int) -> list[tuple[int, int]]:
    """The names that stand with the outlet's in a line below the title ("Name - Outlet")."""
    line = page.lines[index]
    if page.publisher is None or line.furniture is not None or line.words > _BYLINE_WORDS:
        return []
    pieces = take_apart(line, page.language).pieces
    outlet = page.quote(page.publisher)
    others = [span for span in pieces if not same_outlet(page.quote(span), outlet)]
    if len(others) == len(pieces) or not others:
        return []
    page.kinds[index] = BlockKind.BYLINE, "masthead.beside_outlet"
    names = [span for span in others if looks_like_name(page.quote(span))]
    return [span for span in names if not is_desk(page.quote(span))]


def _stops(line: Line) -> bool:
    return line.furniture is not None and line.furniture.effect is Effect.STOP


def _is_byline(page: Page, index: int) -> bool:
    furniture = page.lines[index].furniture
    if furniture is not None and furniture.kind is BlockKind.BYLINE:
        return True
    return index in page.parts and index != page.title


def _sign_off(page: Page) -> list[tuple[int, int]]:
    """The code in brackets behind the last sentence, unless it is the outlet's own tag."""
    story = [i for i in range(page.start, page.end) if page.kind_of(i) is BlockKind.BODY]
    if not story:
        return []
    line = page.lines[story[-1]]
    found = SIGN_OFF.search(line.text[-40:])
    if found is None:
        return []
    before = line.text[: len(line.text) - len(found.group())].rstrip("\"'”’» ")
    return _code(page, line) if before.endswith((".", "!", "?", "…")) else []


def _code(page: Page, line: Line) -> list[tuple[int, int]]:
    """Span of the code in brackets that ends a line."""
    found = SIGN_OFF.search(line.text[-40:])
    code = found.group()[1:-1].strip() if found else ""
    if not any(char.isalpha() for char in code) or len(code.split()) > _SIGN_OFF_WORDS:
        return []
    tags = [page.quote(span) for span in (page.publisher, page.tag) if span is not None]
    parts = [part.strip().upper() for part in code.split("/")]
    if any(same_outlet(part, tag) for part in parts for tag in tags):
        return []
    start = line.start + line.text.rindex(code)
    return [(start, start + len(code))]


def read_section(page: Page) -> str | None:
    """The section named by a breadcrumb or a lone section word above the title."""
    for index in range(max(0, page.top - MASTHEAD_LINES), page.top):
        line = page.lines[index]
        if page.kinds[index] is not None or index in page.parts or line.bullet:
            continue
        if len(line.text) > _SECTION_LONGEST or (index and is_weather(page.lines[index - 1])):
            continue
        section = section_of(line.text)
        if section is None:
            continue
        near = page.lines[max(0, index - _MENU_LINES) : index + _MENU_LINES + 1]
        if section == line.text:
            if sum(other.words < _MENU_LINES for other in near) >= _MENU_CROWD:
                continue
            page.kinds[index] = BlockKind.SECTION, "masthead.section"
        return section
    return None
