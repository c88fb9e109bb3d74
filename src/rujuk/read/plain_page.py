"""A plain-text page while it is being read: its lines, the run of its story, what each line is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rujuk.records import Statement

if TYPE_CHECKING:
    from rujuk.read.dateline import Dateline
    from rujuk.read.lines import Line
    from rujuk.read.masthead import Parts
    from rujuk.records import BlockKind

MASTHEAD_LINES = 14  # lines above the title that may belong to the masthead
CLOSING_LINES = 6  # lines after the story where bylines, editors and tags stand
LEAD_LINES = 3  # first lines of the story where a deck or a dateline may stand


@dataclass(slots=True)
class Page:
    """The lines, the story's run `lines[start:end]`, and what was found so far.

    `kinds` holds kind and rule of each line, null while undecided. `parts` are the lines of the
    masthead that carry a date. `title` is the index of a line; `dateline` names its line too;
    `publisher` is a span of `text`.
    """

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

    @property
    def top(self) -> int:
        """Index of the title, or of the story's first line where there is no title."""
        return self.start if self.title is None else self.title

    def kind_of(self, index: int) -> BlockKind | None:
        """Kind of a line, null while undecided."""
        decided = self.kinds[index]
        return None if decided is None else decided[0]

    def quote(self, span: tuple[int, int]) -> str:
        """The words of a span."""
        return self.text[span[0] : span[1]]

    def statement(self, span: tuple[int, int] | None) -> Statement | None:
        """The words of a span as a statement of the page; null for null."""
        if span is None:
            return None
        return Statement(text=self.quote(span), start=span[0], end=span[1])

    def in_dateline(self, piece: tuple[int, int] | None) -> tuple[int, int] | None:
        """Span in the page of a piece of the dateline; null for null."""
        if self.dateline is None or piece is None:
            return None
        offset = self.lines[self.dateline[0]].start
        return offset + piece[0], offset + piece[1]

    @property
    def place(self) -> tuple[int, int] | None:
        """Span of the dateline's place."""
        return self.in_dateline(self.dateline[1].place if self.dateline else None)

    @property
    def tag(self) -> tuple[int, int] | None:
        """Span of the dateline's outlet."""
        return self.in_dateline(self.dateline[1].outlet if self.dateline else None)
