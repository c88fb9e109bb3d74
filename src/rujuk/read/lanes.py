"""Which lines of an HTML page hold its story: a fast extractor for all, a slow one where in doubt.

The fast one (`rujuk.read.main_content`) costs a fifth of the slow one, trafilatura, and on 181 real
pages finds the story as well. Their errors are others: where the shape of what the fast one kept
speaks against it (docs/reading.md), trafilatura is asked and its words are laid over the visible
text. The rule of each body block says who kept it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from trafilatura.core import bare_extraction

from rujuk.read.align import Alignment, align
from rujuk.read.main_content import FAST, FOREIGN, is_sentence, main_lines, naming_story
from rujuk.records import Loss

if TYPE_CHECKING:
    from rujuk.read.hidden import Hidden
    from rujuk.read.html_text import VisibleText

MAX_EXTRACTED_TAGS = 30_000
"""Most tags of a page that an extractor is given: above it needs seconds, and the line reader
takes its place."""

MAX_EXTRACTED_DEPTH = 300
"""Deepest nesting an extractor is given: its time grows with it. Real pages reach 60."""

LEAST_SHARE = 0.99
"""Least share of trafilatura's words that must stand in the visible text (design.md)."""

SLOW = "html.extractor"
"""Rule of the body blocks that trafilatura kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """When the fast extractor is doubted: all that decides it. Shares are 0 to 1."""

    least_characters: int = 300  # fewer kept ones are hardly a story
    most_linked: float = 0.15  # share of the kept characters that are links: a list of stories
    most_gaps: float = 0.4  # share of the lines within the story that were left out
    most_left: float = 0.2  # share of the page's prose, by characters, that was left out


DOUBTS = Doubts()

_KEPT_SHARE = 0.5
_PROSE = 80  # characters of a line that is surely prose where it reads so
# What trafilatura raises on trees it did not expect; the first on trees nested very deeply.
_EXTRACTOR_FAILS = (
    RecursionError, ValueError, TypeError, AttributeError, LookupError, etree.LxmlError
)  # fmt: skip
# trafilatura tells its log of every page it finds nothing in; a `Loss` says so here.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


class Kept(NamedTuple):
    """Numbers of the lines an extractor kept, null where none is asked, and who it was."""

    lines: frozenset[int] | None
    rule: str


def keep_lines(hidden: Hidden, visible: VisibleText, tags: int, losses: list[Loss]) -> Kept:
    """The lines of the story by the lane this page takes; what went wrong joins `losses`."""
    if tags > MAX_EXTRACTED_TAGS or visible.depth > MAX_EXTRACTED_DEPTH:
        reason = (
            f"page of {tags} tags nested {visible.depth} deep, too much for the extractor: "
            "its lines were judged instead"
        )
        losses.append(Loss(stage="read", reason=reason))
        return Kept(None, SLOW)
    if not visible.lines:
        return Kept(frozenset(), FAST)
    fast = main_lines(hidden.shown(), visible)
    if not is_doubtful(visible, fast):
        return Kept(fast, FAST)
    return Kept(_slow_lines(hidden, visible, losses), SLOW)


def is_doubtful(visible: VisibleText, kept: frozenset[int], doubts: Doubts = DOUBTS) -> bool:
    """Whether the shape of what the fast extractor kept speaks against it."""
    lines, text = visible.lines, visible.text
    length = sum(lines[number].end - lines[number].start for number in kept)
    if length < doubts.least_characters:
        return True
    if sum(lines[number].linked for number in kept) > length * doubts.most_linked:
        return True
    story = naming_story(visible, kept)
    prose = [
        number
        for number, line in enumerate(lines)
        if is_sentence(text, line, _PROSE)
        and (line.region not in FOREIGN or (line.region, line.named) in story)
    ]
    inside = [number for number in prose if number in kept]
    if not inside:
        return bool(prose)
    first, last = inside[0], inside[-1]
    within = sum(first <= number <= last for number in kept)
    if last + 1 - first - within > (last + 1 - first) * doubts.most_gaps:
        return True
    whole = sum(lines[number].end - lines[number].start for number in prose)
    found = sum(lines[number].end - lines[number].start for number in inside)
    return whole - found > whole * doubts.most_left


def _slow_lines(hidden: Hidden, visible: VisibleText, losses: list[Loss]) -> frozenset[int] | None:
    """Numbers of the lines trafilatura kept; null where the reader of plain lines decides."""
    try:
        found = bare_extraction(hidden.shown(), fast=True, include_comments=False)
    except _EXTRACTOR_FAILS as error:
        reason = f"the extractor failed ({type(error).__name__}): the page's lines were judged"
        losses.append(Loss(stage="read", reason=reason))
        return None
    text = (getattr(found, "text", None) or "") if found is not None else ""
    alignment = align(text, visible.text)
    if alignment.share < LEAST_SHARE:
        reason = (
            f"{alignment.share:.3f} of the extractor's {alignment.wanted} words stand on the page, "
            f"less than {LEAST_SHARE}: its lines were judged instead"
        )
        losses.append(Loss(stage="read", reason=reason))
        return None
    return _covered(visible, alignment)


def _covered(visible: VisibleText, alignment: Alignment) -> frozenset[int]:
    """Numbers of the lines of which the extractor kept at least half the words."""
    kept: list[int] = []
    at, spans = 0, alignment.spans
    for number, line in enumerate(visible.lines):
        first = at
        while at < len(spans) and spans[at][0] < line.end:
            at += 1
        if at > first and sum(alignment.kept[first:at]) >= (at - first) * _KEPT_SHARE:
            kept.append(number)
    return frozenset(kept)
