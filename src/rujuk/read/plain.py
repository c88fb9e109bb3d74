"""Plain-text scrapes of news pages: every line labelled, and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rujuk.read.dateline import Dateline, is_host, read_dateline
from rujuk.read.furniture import Effect, words_of
from rujuk.read.lines import SIGN_OFF, Line, split_lines
from rujuk.read.masthead import (
    Parts,
    Voice,
    authors_of,
    choose_publisher,
    copyright_owner,
    has_outlet_word,
    is_desk,
    is_menu,
    looks_like_name,
    masthead_words,
    same_outlet,
    section_of,
    take_apart,
)
from rujuk.read.page_dates import PageDate, names_year, newest_told
from rujuk.read.story import best_run, extend_run, is_prose, line_weights, story_kinds
from rujuk.read.title import find_title
from rujuk.records import Block, BlockKind, DateStatement, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = re.compile(r"[^\w\n]+|_+")
_MASTHEAD_LINES = 14  # lines above the title that may belong to the masthead
_TAIL_LINES = 40  # lines at the end of the page where a copyright line may stand
_CLOSING_LINES = 6  # lines after the story where bylines, editors and tags stand
_DECK_WORDS = 48  # a deck is one or two sentences of at most so many words
_LEAD_LINES = 3  # first lines of the story where a deck or a dateline may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainReading:
    """What the lines of a page tell. Offsets are code points of the text that was given.

    `blocks` hold every non-blank line in exactly one block (two where a dateline heads a
    paragraph). `not_before` and `not_after` are ISO days that bound the publication: the newest
    past day told in the story; the day of the visit, or of an update.
    """

    blocks: tuple[Block, ...]
    title: Statement | None = None
    publisher: Statement | None = None
    section: str | None = None
    authors: tuple[Statement, ...] = ()
    dateline: Statement | None = None
    published_on: DateStatement | None = None
    visited_on: DateStatement | None = None
    not_before: str | None = None
    not_after: str | None = None


@dataclass(slots=True)
class _Page:
    """The page while it is being read: lines, the run of the story, what each line was found to be."""

    text: str
    language: str | None
    lines: list[Line]
    start: int
    end: int
    kinds: list[tuple[BlockKind, str] | None]
    parts: dict[int, Parts] = field(default_factory=dict)
    title: int | None = None
    dateline: tuple[int, Dateline] | None = None
    publisher: tuple[int, int] | None = None


def label_lines(text: str, language: str | None = None) -> PlainReading:
    """The reading of a plain-text page in the given language (null: unknown).

    Takes the text as it stands in the file, any line ends; linear in its length. Every rule that
    decided a block stands in `Block.rule`.
    """
    lines = split_lines(text, language)
    start, end = best_run(line_weights(lines))
    end = extend_run(lines, start, end)
    page = _Page(text, language, lines, start, end, [None] * len(lines))
    page.kinds[start:end] = story_kinds(lines, start, end)
    _read_masthead(page)
    published, visited, updated = _page_dates(page)
    authors = _authors(page)
    section = _section(page)
    _label_rest(page)
    blocks = _blocks(page)
    not_after = _earliest(visited, updated if published is None else None)
    spans = tuple((b.start, b.end) for b in blocks if b.kind is BlockKind.BODY)
    bound = published.edtf if published else not_after
    return PlainReading(
        blocks=blocks,
        title=_statement(page, None if page.title is None else _line_span(page, page.title)),
        publisher=_statement(page, page.publisher),
        section=section,
        authors=authors,
        dateline=_statement(page, _place(page)),
        published_on=published,
        visited_on=visited,
        not_before=newest_told(text, spans, language, bound),
        not_after=not_after,
    )


def _earliest(*dates: DateStatement | None) -> str | None:
    return min((date.edtf for date in dates if date is not None), default=None)


def _line_span(page: _Page, index: int) -> tuple[int, int]:
    return page.lines[index].start, page.lines[index].end


def _statement(page: _Page, span: tuple[int, int] | None) -> Statement | None:
    if span is None:
        return None
    return Statement(text=page.text[span[0] : span[1]], start=span[0], end=span[1])


def _place(page: _Page) -> tuple[int, int] | None:
    if page.dateline is None or page.dateline[1].place is None:
        return None
    offset = page.lines[page.dateline[0]].start
    start, end = page.dateline[1].place
    return offset + start, offset + end


# --- title, masthead, dateline -------------------------------------------------------------------


def _read_masthead(page: _Page) -> None:
    lines = page.lines
    first = max(0, page.start - 3 * _MASTHEAD_LINES)
    dated = [False] * len(lines)
    for index in range(first, min(page.start + _LEAD_LINES, page.end)):
        line = lines[index]
        if index >= page.start and is_prose(line):
            continue
        if len(line.text) < 200 and names_year(line.text):  # noqa: PLR2004 - a masthead line
            parts = take_apart(line, page.language)
            if (
                parts.dates
                and len(line.text) < 140
                and sum(
                    len(page.text[s:e].split()) for s, e in parts.pieces
                )
                <= 10
            ):
                page.parts[index] = parts
                dated[index] = True
    page.title = find_title(lines, page.start, page.end, dated, page.language)
    voices = _voices(page)
    page.dateline = _find_dateline(page, voices)
    if page.dateline is not None:
        _find_deck(page, page.dateline[0])
        index, dateline = page.dateline
        if dateline.outlet is not None:
            offset = lines[index].start
            start, end = offset + dateline.outlet[0], offset + dateline.outlet[1]
            voices.append(Voice(start, end, _outlet_weight(page, start, end), 1))
    else:
        _find_deck(page, None)
    page.publisher = choose_publisher(page.text, voices, _elsewhere(page))


def _outlet_weight(page: _Page, start: int, end: int) -> float:
    """A dateline's outlet weighs less when the story speaks of it: then it is rather a place."""
    name = page.text[start:end]
    if is_host(name) or has_outlet_word(name):
        return 3.0
    story = page.text[page.lines[page.start].start : page.lines[page.end - 1].end]
    return 1.0 if story.count(name) > 1 else 3.0


def _voices(page: _Page) -> list[Voice]:
    voices: list[Voice] = []
    words = masthead_words()
    title = page.title if page.title is not None else page.start
    for index in range(max(0, title - _MASTHEAD_LINES), page.start):
        line = page.lines[index]
        if index == page.title:
            continue
        if index in page.parts:
            for start, end in page.parts[index].pieces:
                piece = page.text[start:end]
                if _names_outlet(piece):
                    voices.append(Voice(start, end, 3.0 if index > title else 2.0, 0))
        elif index < title and (line.furniture is None or index == 0):
            for start, end in () if _is_list(line) else _first_piece(line):
                piece = page.text[start:end]
                known = " ".join(words_of(piece)) in words.sections | words.home
                after_weather = index and _is_weather(page.lines[index - 1])
                if not known and not after_weather and _names_outlet(piece):
                    first = index == 0 or has_outlet_word(piece)
                    voices.append(Voice(start, end, 2.0 if first else 1.0, 2))
    for line in page.lines[max(page.end, len(page.lines) - _TAIL_LINES) :]:
        if line.furniture is not None and line.furniture.kind is BlockKind.LEGAL:
            owner = copyright_owner(line)
            if owner is not None:
                voices.append(Voice(*owner, 3.0, 3))
    return voices


def _names_outlet(piece: str) -> bool:
    words = masthead_words()
    if is_desk(piece) or words.author.match(piece) or words.editor.match(piece):
        return False
    return looks_like_name(piece) and " ".join(words_of(piece)) not in words.sections


def _first_piece(line: Line) -> list[tuple[int, int]]:
    text = line.text.strip("≡☰ ")
    offset = line.start + line.text.find(text)
    for mark in ("|", " - ", " – ", "•", "»", ">", "·"):
        head = text.split(mark, 1)[0].strip()
        if head and len(head) < len(text):
            return [(offset, offset + len(head))]
    return [(offset, offset + len(text))] if len(text.split()) <= 4 else []  # noqa: PLR2004 - a name


def _is_list(line: Line) -> bool:
    """Whether a line is nothing but section names."""
    known = masthead_words().sections | masthead_words().home
    words = words_of(line.text)
    return len(words) > 1 and all(word in known for word in words)


def _is_weather(line: Line) -> bool:
    return line.furniture is not None and line.furniture.rule.endswith("weather")


def _elsewhere(page: _Page) -> str:
    outside = page.lines[: page.start] + page.lines[page.end :]
    return _MARKS.sub("", "\n".join(line.text for line in outside[-400:]).lower())


def _find_dateline(page: _Page, voices: Sequence[Voice]) -> tuple[int, Dateline] | None:
    names = [page.text[voice.start : voice.end] for voice in voices]

    def is_outlet(piece: str) -> bool:
        if is_host(piece) or any(same_outlet(piece, name) for name in names):
            return True
        return has_outlet_word(piece) and len(piece.split()) > 1

    seen = 0
    for index in range(page.start, page.end):
        if page.kinds[index] is None or page.kinds[index][0] is not BlockKind.BODY:  # type: ignore[index]
            continue
        found = read_dateline(page.lines[index].text, is_outlet)
        if found is not None:
            return index, found
        seen += 1
        if seen == _LEAD_LINES:
            break
    return None


def _find_deck(page: _Page, dateline: int | None) -> None:
    """Mark what stands before the first paragraph inside the run: deck, date and byline lines."""
    lines = page.lines
    first: int | None = None
    if dateline is not None:
        first = dateline
    else:
        for index in range(page.start + 1, min(page.start + _LEAD_LINES, page.end)):
            kind = page.kinds[index]
            if index in page.parts or (kind and kind[0] in {BlockKind.BYLINE, BlockKind.DATE}):
                first = index + 1
        if first is None and page.title is not None and page.end - page.start > 2:  # noqa: PLR2004
            lead, after = lines[page.start], lines[page.start + 1]
            asks = lead.text.endswith("?") or not lead.ends
            if asks and lead.words < _DECK_WORDS and after.words > 1.5 * lead.words:
                first = page.start + 1
    if first is None or first > page.start + _LEAD_LINES:
        return
    before = range(page.start, first)
    if any(is_prose(lines[i]) and lines[i].words > _DECK_WORDS for i in before):
        return
    for index in before:
        if index in page.parts:
            continue
        kind = page.kinds[index]
        if kind and kind[0] in {BlockKind.BODY, BlockKind.SUBHEADING}:
            page.kinds[index] = BlockKind.DECK, "masthead.deck"


# --- dates ---------------------------------------------------------------------------------------


def _page_dates(
    page: _Page,
) -> tuple[DateStatement | None, DateStatement | None, DateStatement | None]:
    """Publication, visit and update. Each page line with a date is labelled on the way."""
    published = visited = updated = None
    title = page.title if page.title is not None else -1
    after_title = [i for i in sorted(page.parts) if i > title]
    before_title = [i for i in sorted(page.parts, reverse=True) if i < title]
    for index in [*after_title, *before_title]:
        parts = page.parts[index]
        line = page.lines[index]
        kind = line.furniture.kind if line.furniture else None
        for date, label in zip(parts.dates, parts.labels, strict=True):
            if label == "visited":
                visited = visited or _date_statement(page, line, date)
                page.kinds[index] = BlockKind.VISIT, "dates.visit_labelled"
            elif label == "updated":
                updated = updated or _date_statement(page, line, date)
                page.kinds[index] = BlockKind.DATE, "dates.updated"
            elif kind in {BlockKind.CAPTION, BlockKind.LEGAL, BlockKind.RELATED, BlockKind.TEASER}:
                continue
            elif index > title or label == "published":
                if published is None:
                    published = _date_statement(page, line, date)
                    if page.kinds[index] is None or index >= page.start:
                        page.kinds[index] = BlockKind.DATE, "dates.beside_title"
            elif published is not None or (date.has_weekday and not parts.clock):
                day = _date_statement(page, line, date)
                if visited is None and (published is None or day.edtf >= published.edtf):
                    visited = day
                    page.kinds[index] = BlockKind.VISIT, "dates.alone_above_title"
            elif title - index <= _LEAD_LINES:
                published = _date_statement(page, line, date)
                page.kinds[index] = BlockKind.DATE, "dates.above_title"
    for index in range(page.end, min(page.end + _CLOSING_LINES, len(page.lines))):
        line = page.lines[index]
        if line.furniture is not None and line.furniture.effect is Effect.STOP:
            break
        if line.words > 14 or not names_year(line.text):  # noqa: PLR2004 - a label and a date
            continue
        parts = take_apart(line, page.language)
        for date, label in zip(parts.dates, parts.labels, strict=True):
            if label == "visited":
                visited = visited or _date_statement(page, line, date)
                page.kinds[index] = BlockKind.VISIT, "dates.visit_labelled"
            elif label == "updated":
                updated = updated or _date_statement(page, line, date)
                page.kinds[index] = BlockKind.DATE, "dates.updated"
            elif label == "published" and published is None:
                published = _date_statement(page, line, date)
                page.kinds[index] = BlockKind.DATE, "dates.after_story"
    return published, visited, updated


def _date_statement(page: _Page, line: Line, date: PageDate) -> DateStatement:
    start, end = line.start + date.start, line.start + date.end
    return DateStatement(edtf=date.day.isoformat(), text=page.text[start:end], start=start, end=end)


# --- authors, section ----------------------------------------------------------------------------


def _authors(page: _Page) -> tuple[Statement, ...]:
    """Authors of bylines above or right below the story; else the sign-off of its last words."""
    spans: list[tuple[int, int]] = []
    title = page.title if page.title is not None else max(0, page.start - _CLOSING_LINES)
    closing = range(page.end, min(page.end + _CLOSING_LINES, len(page.lines)))
    for index in [*range(max(0, title - 2), min(page.start + _LEAD_LINES, page.end)), *closing]:
        line = page.lines[index]
        if line.furniture is not None and line.furniture.effect is Effect.STOP:
            if index >= page.end:
                break
            continue
        labelled = line.furniture is not None and line.furniture.kind is BlockKind.BYLINE
        if labelled or (index in page.parts and index != page.title):
            spans += [span for span in authors_of(page.text, line) if span not in spans]
    names = {page.text[start:end] for start, end in spans}
    if not spans:
        spans = _sign_off(page)
    elif len(names) < len(spans):
        unique: list[tuple[int, int]] = []
        for span in spans:
            if page.text[span[0] : span[1]] not in {page.text[s:e] for s, e in unique}:
                unique.append(span)
        spans = unique
    return tuple(Statement(text=page.text[s:e], start=s, end=e) for s, e in spans)


def _sign_off(page: _Page) -> list[tuple[int, int]]:
    for index in range(page.end - 1, page.start - 1, -1):
        kind = page.kinds[index]
        if kind is None or kind[0] is not BlockKind.BODY:
            continue
        line = page.lines[index]
        found = SIGN_OFF.search(line.text[-40:])
        if found is None or found.group()[1:-1].strip().isdigit():
            return []
        code = found.group()[1:-1].strip()
        before = line.text[: len(line.text) - len(found.group())].rstrip("\"'”’» ")
        tags = [page.text[slice(*page.publisher)]] if page.publisher else []
        if page.dateline is not None and page.dateline[1].outlet is not None:
            offset = page.lines[page.dateline[0]].start
            tags.append(page.text[slice(*(offset + o for o in page.dateline[1].outlet))])
        codes = [part.strip().upper() for part in code.split("/")]
        if before[-1:] not in ".!?…" or any(same_outlet(c, tag) for c in codes for tag in tags):
            return []
        if len(code.split()) > 3:  # noqa: PLR2004 - a sign-off is a code or a name
            return []
        start = line.end - len(found.group()) + found.group().index(code)
        return [(start, start + len(code))]
    return []


def _section(page: _Page) -> str | None:
    title = page.title if page.title is not None else page.start
    for index in range(max(0, title - _MASTHEAD_LINES), title):
        line = page.lines[index]
        if page.kinds[index] is not None or index in page.parts or len(line.text) > 90:  # noqa: PLR2004
            continue
        if index and _is_weather(page.lines[index - 1]):
            continue
        crowd = sum(other.words <= 2 for other in page.lines[max(0, index - 3) : index + 4])  # noqa: PLR2004
        section = section_of(line.text)
        if section is not None and (crowd < 5 or section != line.text):  # noqa: PLR2004 - else a menu
            if section == line.text:
                page.kinds[index] = BlockKind.SECTION, "masthead.section"
            return section
    return None


# --- every other line ----------------------------------------------------------------------------


def _label_rest(page: _Page) -> None:
    title = page.title if page.title is not None else page.start
    if page.title is not None:
        page.kinds[page.title] = BlockKind.TITLE, "masthead.title"
    for index in range(page.start):
        if page.kinds[index] is None:
            page.kinds[index] = _above(page, index, title)
    after: tuple[BlockKind, str] | None = None
    for index in range(page.end, len(page.lines)):
        line = page.lines[index]
        if line.furniture is not None:
            announces = line.furniture.effect is not Effect.LINE
            after = (line.furniture.kind, f"{line.furniture.rule}.item") if announces else None
            if page.kinds[index] is None:
                page.kinds[index] = line.furniture.kind, line.furniture.rule
        elif page.kinds[index] is None:
            page.kinds[index] = after or _below(page, index)


def _above(page: _Page, index: int, title: int) -> tuple[BlockKind, str]:
    line = page.lines[index]
    if line.furniture is not None:
        return line.furniture.kind, line.furniture.rule
    if page.publisher is not None and same_outlet(line.text, page.text[slice(*page.publisher)]):
        return BlockKind.PUBLISHER, "masthead.publisher"
    if page.publisher is not None and line.start <= page.publisher[0] < line.end:
        return BlockKind.PUBLISHER, "masthead.publisher"
    if index in page.parts:
        return BlockKind.DATE, "dates.other"
    if is_menu(line.text):
        return BlockKind.NAVIGATION, "page.menu"
    if page.title is not None and index > title:
        if line.words >= 8:  # noqa: PLR2004 - a sentence
            return BlockKind.DECK, "masthead.deck"
        return BlockKind.OTHER, "masthead.other"
    if line.words <= 4:  # noqa: PLR2004 - a label
        return BlockKind.NAVIGATION, "page.label"
    return BlockKind.OTHER, "page.unplaced"


def _below(page: _Page, index: int) -> tuple[BlockKind, str]:
    line = page.lines[index]
    if is_menu(line.text) or (line.words <= 3 and index - page.end < _CLOSING_LINES):  # noqa: PLR2004
        return BlockKind.TAGS, "page.tags"
    if line.cut or (not line.ends and line.words >= 4):  # noqa: PLR2004 - a headline
        return BlockKind.TEASER, "page.teaser"
    return BlockKind.OTHER, "page.unplaced"


def _blocks(page: _Page) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for index, line in enumerate(page.lines):
        kind, rule = page.kinds[index] or (BlockKind.OTHER, "page.unplaced")
        start = line.start
        if page.dateline is not None and index == page.dateline[0] and kind is BlockKind.BODY:
            stop = start + page.dateline[1].end
            head = page.text[start:stop].rstrip()
            blocks.append(
                Block(
                    kind=BlockKind.DATELINE,
                    start=start,
                    end=start + len(head),
                    rule="dateline.head",
                )
            )
            start = stop
        blocks.append(Block(kind=kind, start=start, end=line.end, rule=rule))
    return tuple(blocks)
