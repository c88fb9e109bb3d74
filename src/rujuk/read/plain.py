"""Plain-text scrapes of news pages: every line labelled, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from rujuk.read.lines import split_lines
from rujuk.read.story import best_run, line_weight, story_kinds
from rujuk.records import Block, BlockKind, DateStatement, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainReading:
    """What the lines of a page tell. Offsets are code points of the text that was given.

    `blocks` hold every non-blank line in exactly one block (two where a dateline heads a
    paragraph). `not_before` and `not_after` are ISO days that bound the publication.
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
    """The reading of a plain-text page in the given language (null: unknown)."""
    lines = split_lines(text, language)
    start, end = best_run([line_weight(line) for line in lines])
    blocks: list[Block] = []
    kinds = story_kinds(lines, start, end)
    for index, line in enumerate(lines):
        if start <= index < end:
            kind, rule = kinds[index - start]
        elif line.furniture is not None:
            kind, rule = line.furniture.kind, line.furniture.rule
        else:
            kind, rule = BlockKind.OTHER, "page.unplaced"
        blocks.append(Block(kind=kind, start=line.start, end=line.end, rule=rule))
    return PlainReading(blocks=tuple(blocks))
