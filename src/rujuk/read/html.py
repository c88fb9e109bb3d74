"""A saved HTML page as a document: its visible text, the story marked in it, its own facts.

The lines of the body are found by one of two extractors (`rujuk.read.lanes`); what they kept is
then cleaned by the furniture lexicon and the mark-up. Where their words are not those of the
page, the reader of plain lines decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.read.dateline import read_dateline
from rujuk.read.facts import (
    PageDays,
    find_authors,
    find_days,
    find_masthead,
    find_publisher,
    find_section,
    find_title,
)
from rujuk.read.hidden import Hidden
from rujuk.read.html_blocks import MeasuredLines, Story, label_story
from rujuk.read.html_text import (
    MAX_LINES,
    VisibleText,
    drop_long_attributes,
    parse_html,
    visible_text,
)
from rujuk.read.json_body import append_json_body
from rujuk.read.lanes import keep_lines
from rujuk.read.language import identify_language
from rujuk.read.masthead import same_outlet
from rujuk.read.metadata import read_metadata
from rujuk.read.outlets import is_outlet
from rujuk.read.page_dates import newest_told
from rujuk.read.plain import label_lines
from rujuk.records import Block, BlockKind, DateStatement, Document, Loss, Statement

if TYPE_CHECKING:
    from rujuk.read.decode import Decoded

MAX_TAGS = 100_000
"""Most tags of a page that is read. Real news pages have 500 to 20,000."""

MAX_VISIBLE_CHARACTERS = 1_000_000
"""Longest visible text of a page that is read, in code points. A long story has 30,000."""

MAX_ATTRIBUTES = 2000
"""Most attributes of one tag: the parser's time grows with their square. Real tags have 1 to 50."""

_LONG_TAG = 8000  # characters of a tag whose attributes are looked at before it is parsed
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The document and what its mark-up says of where it came from."""

    document: Document
    url: str | None


def read_html(decoded: Decoded, *, document_id: str, sha256: str, path: str) -> HtmlPage | Loss:
    """The page in this HTML source, or the `Loss` that says why nothing can be read."""
    text = decoded.text
    tags = text.count("<")
    if tags > MAX_TAGS:
        reason = f"page of {tags} tags; at most {MAX_TAGS} are read"
        return Loss(stage="read", reason=reason, path=path)
    long_tags = [
        piece.partition(">")[0]
        for piece in text.split("<")[1:]
        if len(piece) > _LONG_TAG and piece[:1].isalpha() and ">" not in piece[:_LONG_TAG]
    ]
    if any(len(_QUOTED.sub("", tag).split()) > MAX_ATTRIBUTES for tag in long_tags):
        reason = f"tag of more than {MAX_ATTRIBUTES} attributes"
        return Loss(stage="read", reason=reason, path=path)
    parsed = parse_html(text)
    if parsed is None:
        return Loss(stage="read", reason="HTML without any element", path=path)
    root, cut_off = parsed
    if long_tags:
        drop_long_attributes(root)
    metadata = read_metadata(root)
    hidden = Hidden(root)
    visible = visible_text(root, hidden)
    if len(visible.lines) > MAX_LINES or len(visible.text) > MAX_VISIBLE_CHARACTERS:
        reason = (
            f"visible text of more than {MAX_VISIBLE_CHARACTERS} characters or {MAX_LINES} lines"
        )
        return Loss(stage="read", reason=reason, path=path)
    losses = [*decoded.losses, *metadata.losses]
    if cut_off is not None:
        losses.append(Loss(stage="read", reason=f"the parser left out parts: {cut_off}"))
    kept, rule = keep_lines(hidden, visible, tags, losses)
    visible, kept, appended = append_json_body(visible, kept, metadata)
    if not visible.text:
        reason = "HTML without visible text" + (f" ({cut_off})" if cut_off else "")
        return Loss(stage="read", reason=reason, path=path)
    if kept is None:
        kept, rule = _plain_story(visible, metadata.language), "html.plain-lines"
    language = identify_language(_words_of(visible, kept)) or metadata.language
    lines = MeasuredLines(visible, language)
    title_line, title = find_title(visible, metadata)
    story = label_story(visible, lines, kept, title_line, appended, rule)
    kinds = [kind for kind, _ in story.labels]
    masthead = find_masthead(visible, title_line, story.body)
    publisher = find_publisher(visible, metadata, title_line)
    days = find_days(visible, lines, masthead, title_line, metadata, language, hidden)
    authors = find_authors(visible, lines, masthead, metadata, publisher)
    facts = _fact_lines(visible, days, authors)
    blocks, dateline = _blocks(visible, story, publisher, facts)
    body = tuple((block.start, block.end) for block in blocks if block.kind is BlockKind.BODY)
    not_after = days.visited_on.edtf if days.visited_on else None
    bound = days.published_on.edtf if days.published_on else not_after
    document = Document(
        id=document_id,
        sha256=sha256,
        media_type="text/html",
        text=visible.text,
        language=language,
        blocks=blocks,
        title=title,
        publisher=publisher,
        section=find_section(visible, kinds, metadata, title_line),
        authors=authors,
        dateline=dateline,
        published_on=days.published_on,
        visited_on=days.visited_on,
        not_before=newest_told(visible.text, body, language, bound),
        not_after=not_after,
        losses=tuple(Loss(stage=loss.stage, reason=loss.reason, path=path) for loss in losses),
    )
    return HtmlPage(document, metadata.url)


def _plain_story(visible: VisibleText, language: str | None) -> frozenset[int]:
    """Numbers of the lines that the reader of plain text takes for the story."""
    reading = label_lines(visible.text, identify_language(visible.text) or language)
    starts = {line.start: number for number, line in enumerate(visible.lines)}
    return frozenset(
        starts[block.start]
        for block in reading.blocks
        if block.kind in (BlockKind.BODY, BlockKind.SUBHEADING, BlockKind.DATELINE)
        and block.start in starts
    )


def _words_of(visible: VisibleText, kept: frozenset[int]) -> str:
    lines = visible.lines
    return "\n".join(visible.text[lines[n].start : lines[n].end] for n in sorted(kept))


def _fact_lines(
    visible: VisibleText, days: PageDays, authors: tuple[Statement, ...]
) -> dict[int, BlockKind]:
    """Numbers of the lines that show a fact of the page, and the kind of block that makes them."""
    starts = [line.start for line in visible.lines]
    shown: list[tuple[BlockKind, Statement | DateStatement | None]] = [
        (BlockKind.VISIT, days.visited_on),
        (BlockKind.DATE, days.published_on),
        *((BlockKind.BYLINE, author) for author in authors if author.source is None),
    ]
    return {
        bisect_right(starts, fact.start) - 1: kind
        for kind, fact in shown
        if fact is not None and fact.start is not None
    }


def _blocks(
    visible: VisibleText,
    story: Story,
    publisher: Statement | None,
    facts: dict[int, BlockKind],
) -> tuple[tuple[Block, ...], Statement | None]:
    """A block for each line; the dateline at the head of the story is a block of its own."""
    own = publisher.text if publisher else ""
    blocks: list[Block] = []
    dateline: Statement | None = None
    for number, label in enumerate(story.labels):
        kind, rule = label
        line = visible.lines[number]
        start = line.start
        if number in facts and kind in (BlockKind.OTHER, BlockKind.NAVIGATION):
            kind, rule = facts[number], "html.masthead"
        if number == story.first and kind is BlockKind.BODY:
            text = visible.text[line.start : line.end]
            head = read_dateline(text, lambda name: is_outlet(name) or same_outlet(name, own))
            if head is not None:
                end = line.start + len(text[: head.end].rstrip())
                start = line.start + head.end
                blocks.append(
                    Block(kind=BlockKind.DATELINE, start=line.start, end=end, rule="html.dateline")
                )
                if head.place is not None:
                    first, last = (line.start + offset for offset in head.place)
                    dateline = Statement(text=visible.text[first:last], start=first, end=last)
        blocks.append(Block(kind=kind, start=start, end=line.end, rule=rule))
    return tuple(blocks), dateline
