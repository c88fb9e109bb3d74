"""Blocks and facts of a page from its visible lines, their mark-up, and what the extractor kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.read.furniture import classify
from rujuk.read.language import identify_language
from rujuk.read.plain import label_lines
from rujuk.records import Block, BlockKind, DateStatement, Statement

if TYPE_CHECKING:
    from rujuk.read.html_text import VisibleText
    from rujuk.read.metadata import PageMetadata


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlReading:
    """What the lines of an HTML page tell."""

    language: str | None
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


def read_lines(
    visible: VisibleText,
    kept: frozenset[int] | None,
    appended: int | None,
    metadata: PageMetadata,
) -> HtmlReading:
    """The reading of a page; `kept` null leaves the body to the reader of plain lines."""
    text = visible.text
    sample = (
        text
        if kept is None
        else "\n".join(
            text[visible.lines[number].start : visible.lines[number].end] for number in sorted(kept)
        )
    )
    language = identify_language(sample) or metadata.language
    if kept is None:
        plain = label_lines(text, language)
        return HtmlReading(language=language, blocks=plain.blocks, title=plain.title)
    blocks: list[Block] = []
    for number, line in enumerate(visible.lines):
        hit = classify(text[line.start : line.end], language)
        if hit is not None:
            kind, rule = hit.kind, hit.rule
        elif number in kept:
            kind, rule = BlockKind.BODY, "html.extractor"
            if appended is not None and number >= appended:
                rule = "html.json-ld.articleBody"
        elif line.region is not None:
            kind, rule = line.region, f"html.markup.{line.named}"
        else:
            kind, rule = BlockKind.OTHER, "html.not_extracted"
        blocks.append(Block(kind=kind, start=line.start, end=line.end, rule=rule))
    title = next(
        (Statement(text=t, start=None, end=None, source=s) for t, s in metadata.titles), None
    )
    published = next(
        (
            DateStatement(
                edtf=d.local.isoformat(), text=d.text, start=None, end=None, source=d.source
            )
            for d in metadata.published
        ),
        None,
    )
    return HtmlReading(language=language, blocks=tuple(blocks), title=title, published_on=published)
