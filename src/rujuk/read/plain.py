"""Plain-text scrapes of news pages: every line labelled, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rujuk.read.furniture import Effect
from rujuk.read.lines import split_lines
from rujuk.read.masthead import is_menu, same_outlet
from rujuk.read.page_dates import newest_told
from rujuk.read.plain_dates import find_dated_lines, read_days
from rujuk.read.plain_facts import find_deck, read_authors, read_section
from rujuk.read.plain_page import CLOSING_LINES, Page
from rujuk.read.publisher import find_publisher
from rujuk.read.story import best_run, extend_run, line_weights, story_kinds
from rujuk.read.title import find_title
from rujuk.records import Block, BlockKind, DateStatement, Statement

_LABEL_WORDS = 4  # an unknown line above the title of so many words is a menu item
_DECK_WORDS = 8  # an unknown line between title and story of so many words is a deck
_TAG_WORDS = 3  # a line right below the story of at most so many words is a tag


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


def label_lines(text: str, language: str | None = None) -> PlainReading:
    """The reading of a plain-text page in the given language (null: unknown).

    Takes the text as it stands in the file, any line ends; linear in its length. Every rule that
    decided a block stands in `Block.rule`.
    """
    lines = split_lines(text, language)
    start, end = best_run(line_weights(lines))
    start, end = extend_run(lines, start, end)
    page = Page(text, language, lines, start, end, [None] * len(lines))
    page.kinds[start:end] = story_kinds(lines, start, end)
    page.title = find_title(lines, start, end, find_dated_lines(page), language)
    find_publisher(page)
    find_deck(page)
    days = read_days(page)
    authors = read_authors(page)
    section = read_section(page)
    _label_rest(page)
    blocks = _blocks(page)
    bounds = [days.visited, days.updated if days.published in (None, days.updated) else None]
    not_after = min((day.edtf for day in bounds if day is not None), default=None)
    story = tuple((b.start, b.end) for b in blocks if b.kind is BlockKind.BODY)
    newest = days.published.edtf if days.published else not_after
    return PlainReading(
        blocks=blocks,
        title=page.statement(
            None if page.title is None else (lines[page.title].start, lines[page.title].end)
        ),
        publisher=page.statement(page.publisher),
        section=section,
        authors=authors,
        dateline=page.statement(page.place),
        published_on=days.published,
        visited_on=days.visited,
        not_before=newest_told(text, story, language, newest),
        not_after=not_after,
    )


def _label_rest(page: Page) -> None:
    """Label every line that is still undecided."""
    if page.title is not None:
        page.kinds[page.title] = BlockKind.TITLE, "masthead.title"
    for index in range(page.start):
        if page.kinds[index] is None:
            page.kinds[index] = _above(page, index)
    announced: tuple[BlockKind, str] | None = None
    for index in range(page.end, len(page.lines)):
        hit = page.lines[index].furniture
        if hit is not None:
            announced = (hit.kind, f"{hit.rule}.item") if hit.effect is not Effect.LINE else None
            page.kinds[index] = page.kinds[index] or (hit.kind, hit.rule)
        elif page.kinds[index] is None:
            page.kinds[index] = announced or _below(page, index)


def _above(page: Page, index: int) -> tuple[BlockKind, str]:
    line = page.lines[index]
    if line.furniture is not None:
        return line.furniture.kind, line.furniture.rule
    if page.publisher is not None:
        holds = line.start <= page.publisher[0] < line.end
        is_name = line.words <= _LABEL_WORDS
        if is_name and (holds or same_outlet(line.text, page.quote(page.publisher))):
            return BlockKind.PUBLISHER, "masthead.publisher"
    if index in page.parts:
        return BlockKind.DATE, "dates.other"
    if page.title is not None and index > page.title:
        is_deck = line.words >= _DECK_WORDS
        return (BlockKind.DECK if is_deck else BlockKind.OTHER), "masthead.below_title"
    if line.words <= _LABEL_WORDS or is_menu(line.text):
        return BlockKind.NAVIGATION, "page.menu"
    return BlockKind.OTHER, "page.unplaced"


def _below(page: Page, index: int) -> tuple[BlockKind, str]:
    line = page.lines[index]
    is_near = index - page.end < CLOSING_LINES
    if is_menu(line.text) or (line.words <= _TAG_WORDS and is_near):
        return BlockKind.TAGS, "page.tags"
    if line.cut or (not line.ends and line.words > _TAG_WORDS):
        return BlockKind.TEASER, "page.teaser"
    return BlockKind.OTHER, "page.unplaced"


def _blocks(page: Page) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for index, line in enumerate(page.lines):
        kind, rule = page.kinds[index] or (BlockKind.OTHER, "page.unplaced")
        start = line.start
        if page.dateline is not None and index == page.dateline[0] and kind is BlockKind.BODY:
            stop = start + page.dateline[1].end
            head = start + len(page.text[start:stop].rstrip())
            blocks.append(
                Block(kind=BlockKind.DATELINE, start=start, end=head, rule="dateline.head")
            )
            start = stop
        if line.continues and blocks and kind is BlockKind.BODY is blocks[-1].kind:
            blocks[-1] = replace(blocks[-1], end=line.end)
            continue
        blocks.append(Block(kind=kind, start=start, end=line.end, rule=rule))
    return tuple(blocks)
