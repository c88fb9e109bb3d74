"""A saved page as marked-up text: blocks, records and losses, each where its words stand.

Marks overlap (an event holds its claims): the text is cut at every edge, and each piece is a link
to the innermost record. Time grows with the number of marks, not with how they lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_OVER = 5
"""Marks that a piece of text names, the innermost ones."""

READ = frozenset({"title", "deck", "body", "subheading", "caption", "dateline"})
"""Blocks that are no furniture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words to be marked, as offsets of the text. `kind` is claim, event, relation or loss."""

    start: int
    end: int
    kind: str
    title: str
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A run of blocks of one kind and rule, or text of none (`kind` empty), as HTML."""

    kind: str
    rule: str
    html: Markup

    @property
    def furniture(self) -> bool:
        """Whether it is no part of the story."""
        return self.kind not in READ


def regions(
    text: str, start: int, end: int, blocks: Iterable[tuple[str, int, int, str]],
    marks: Sequence[Mark], anchors: Iterable[int] = (),
) -> list[Region]:  # fmt: skip
    """The text from `start` to `end` by regions; blocks are (kind, start, end, rule), in order.

    Each piece of a mark carries the numbers of the marks over it as `data-r`, the first piece of a
    mark the class "first". Where a mark starts, and at each of the anchors, stands the id
    `o<offset>`.
    """
    pieces = _Pieces(text, marks, anchors)
    found: list[tuple[str, str, list[Markup]]] = []
    at = start
    for kind, first, last, rule in [*_inside(blocks, start, end), ("", end, end, "")]:
        if text[at:first].strip():
            found.append(("", "", [pieces.html(at, first)]))
        at = max(at, first)
        if at < last:
            if found and found[-1][:2] == (kind, rule):
                found[-1][2].append(pieces.html(at, last))
            else:
                found.append((kind, rule, [pieces.html(at, last)]))
        at = max(at, last)
    return [
        Region(
            kind=kind, rule=rule, html=Markup().join(Markup("<p>{}</p>").format(p) for p in parts)
        )
        for kind, rule, parts in found
    ]


def _inside(
    blocks: Iterable[tuple[str, int, int, str]], start: int, end: int
) -> list[tuple[str, int, int, str]]:
    return [
        (kind, max(first, start), min(last, end), rule)
        for kind, first, last, rule in sorted(blocks, key=lambda one: (one[1], one[2]))
        if first < end and last > start
    ]


class _Pieces:
    """Cuts the text at the edges of marks. Asked for spans in rising order."""

    def __init__(self, text: str, marks: Sequence[Mark], anchors: Iterable[int]) -> None:
        self._text = text
        self._marks = marks
        self._anchors = sorted({*anchors, *(mark.start for mark in marks)})
        self._next_anchor = 0
        self._starts = sorted(
            range(len(marks)), key=lambda one: (marks[one].start, -marks[one].end)
        )
        self._ends = sorted(range(len(marks)), key=lambda one: marks[one].end)
        self._next_start = self._next_end = 0
        self._over: dict[int, None] = {}

    def html(self, start: int, end: int) -> Markup:
        """The span as HTML."""
        made: list[str] = []
        at = start
        while at < end:
            self._advance(at)
            edge = min(self._edge(), end)
            made.append(self._piece(at, edge))
            at = edge
        return Markup("".join(made))  # noqa: S704 - every piece is escaped

    def _advance(self, at: int) -> None:
        """Bring the marks over this offset up to date."""
        marks = self._marks
        while self._next_start < len(marks) and marks[self._starts[self._next_start]].start <= at:
            self._over[self._starts[self._next_start]] = None
            self._next_start += 1
        while self._next_end < len(marks) and marks[self._ends[self._next_end]].end <= at:
            self._over.pop(self._ends[self._next_end], None)
            self._next_end += 1
        anchors = self._anchors
        while self._next_anchor < len(anchors) and anchors[self._next_anchor] <= at:
            self._next_anchor += 1

    def _edge(self) -> int:
        """Where the marks over the text change next."""
        marks, beyond = self._marks, len(self._text)
        first = (
            marks[self._starts[self._next_start]].start if self._next_start < len(marks) else beyond
        )
        last = marks[self._ends[self._next_end]].end if self._next_end < len(marks) else beyond
        anchor = (
            self._anchors[self._next_anchor] if self._next_anchor < len(self._anchors) else beyond
        )
        return min(first, last, anchor)

    def _piece(self, start: int, end: int) -> str:
        words = escape(self._text[start:end].replace("\0", "\ufffd"))
        is_anchor = self._next_anchor > 0 and self._anchors[self._next_anchor - 1] == start
        named = f' id="o{start}"' if is_anchor else ""
        inner = [*islice(reversed(self._over), MOST_OVER)]
        if not inner:
            return f"<span{named}>{words}</span>" if named else str(words)
        mark = self._marks[inner[0]]
        over = " ".join(map(str, inner))
        is_first = any(self._marks[one].start == start for one in inner)
        kind = f"{mark.kind} first" if is_first else mark.kind
        stop = "" if is_first else ' tabindex="-1"'
        shown = f'class="m {kind}"{named}{stop} data-r="{over}" title="{escape(mark.title)}"'
        if mark.address is None or words.isspace():  # a link without words says nothing
            return f"<span {shown}>{words}</span>"
        return f'<a {shown} href="{escape(mark.address)}">{words}</a>'
