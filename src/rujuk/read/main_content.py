"""The lines of an HTML page that a fast extractor of main content keeps.

resiliparse reads the tree that was laid out as lines, without what is hidden in it, so that it can
give no word that stands nowhere; its lines are those lines again but for one in thirty.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final

from lxml import etree
from resiliparse.extract.html2text import extract_plain_text

from rujuk.read.align import align
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.html import HtmlElement

    from rujuk.read.html_text import Line, VisibleText

FAST = "html.main-content"
"""Rule of the body blocks that this extractor kept."""

# A line of the extractor that is none of the page must have so many words to be looked for.
_LEAST_WORDS = 4
_KEPT_SHARE = 0.5
_LINES_AHEAD = 60  # lines behind the last one found among which a row is looked for
# A name that stands on this share of what was kept names the story itself, not a part of it.
_NAMES_STORY = 0.4
FOREIGN_REGIONS: Final = frozenset(
    {
        BlockKind.RELATED,
        BlockKind.COMMENT,
        BlockKind.NAVIGATION,
        BlockKind.ADVERTISEMENT,
        BlockKind.SHARE,
        BlockKind.TAGS,
        BlockKind.LEGAL,
    }
)
"""Regions whose short or linked lines are no story though an extractor kept them."""
FOREIGN: Final = FOREIGN_REGIONS | {BlockKind.CAPTION}
"""Regions whose lines are not looked for among the story's, nor counted as left out of it."""
# A line that is prose at a glance: hardly linked, a finished sentence.
_PROSE_LINKED = 1 / 3
_FINISHED = re.compile(r"[.!?…。\uff01\uff1f][\"'”’»)\]*_ ]*$")
_TAIL = 8
_NOTHING = re.compile("[\u00ad\u200b\u2060\ufeff]")


def main_lines(root: HtmlElement, visible: VisibleText) -> frozenset[int]:
    """Numbers of the lines that the fast extractor takes for the main content of this tree.

    `root` must be bounded in size and depth: the extractor's time grows with their product.
    """
    found = extract_plain_text(
        etree.tostring(root, encoding="unicode", method="html"),
        preserve_formatting=True,
        main_content=True,
        list_bullets=False,
        alt_texts=False,
        comments=False,
        post_meta=False,
    )
    texts = visible.text.split("\n")
    places: dict[str, list[int]] = {}
    for number, shown in enumerate(texts):
        places.setdefault(shown, []).append(number)
    kept: set[int] = set()
    others: list[str] = []
    cursor = 0
    for line in _NOTHING.sub("", found).split("\n"):
        words = " ".join(line.split())
        numbers = places.get(words)
        if numbers:
            # The next line of these words, else the first: a page repeats its menus.
            place = bisect_left(numbers, cursor)
            number = numbers[place if place < len(numbers) else 0]
            kept.add(number)
            cursor = number + 1
        elif words:
            row = _row(words, texts, cursor)
            kept.update(row)
            if row:
                cursor = row[-1] + 1
            elif words.count(" ") + 1 >= _LEAST_WORDS:
                others.append(words)
    if others:
        kept |= _covered_by("\n".join(others), visible, kept)
    return _own_lines(visible, kept)


def _row(words: str, texts: list[str], cursor: int) -> range:
    """The run of lines that are these words one after the other: the cells of a table's row."""
    for first in range(cursor, min(cursor + _LINES_AHEAD, len(texts))):
        if not words.startswith(texts[first]):
            continue
        at, number = 0, first
        while at < len(words) and number < len(texts) and words.startswith(texts[number], at):
            at += len(texts[number])
            at += words.startswith(" ", at)
            number += 1
        if at >= len(words):
            return range(first, number)
    return range(0)


def _own_lines(visible: VisibleText, kept: set[int]) -> frozenset[int]:
    """The kept lines without those that the mark-up gives to another part of the page.

    A name that stands on much of what was kept names the story itself.
    """
    lines = visible.lines
    story = naming_story(visible, kept)
    return frozenset(
        number
        for number in kept
        if lines[number].region not in FOREIGN
        or (lines[number].region, lines[number].named) in story
    )


def is_sentence(text: str, line: Line, least: int) -> bool:
    """Whether a line reads at a glance as prose: so many characters, hardly linked, finished."""
    length = line.end - line.start
    return (
        length >= least
        and line.linked <= length * _PROSE_LINKED
        and _FINISHED.search(text, max(line.start, line.end - _TAIL), line.end) is not None
    )


def naming_story(
    visible: VisibleText, kept: Collection[int]
) -> frozenset[tuple[BlockKind | None, str]]:
    """Regions, with the names that tell them, that hold so much of what was kept."""
    lengths: Counter[tuple[BlockKind | None, str]] = Counter()
    for number in kept:
        line = visible.lines[number]
        lengths[line.region, line.named] += line.end - line.start
    least = lengths.total() * _NAMES_STORY
    return frozenset(name for name, length in lengths.items() if length >= least)


def _covered_by(words: str, visible: VisibleText, kept: set[int]) -> set[int]:
    """Numbers of the lines of which at least half the words are among these, in their order."""
    lines = visible.lines
    left = [
        number
        for number, line in enumerate(lines)
        if number not in kept and line.end - line.start >= _LEAST_CHARACTERS
    ]
    alignment = align(words, "\n".join(visible.text[lines[n].start : lines[n].end] for n in left))
    covered: set[int] = set()
    at = begin = 0
    for number in left:
        end = begin + lines[number].end - lines[number].start
        first = at
        while at < len(alignment.spans) and alignment.spans[at][0] < end:
            at += 1
        if at > first and sum(alignment.kept[first:at]) >= (at - first) * _KEPT_SHARE:
            covered.add(number)
        begin = end + 1
    return covered


_LEAST_CHARACTERS = 12  # of a line of the page that one of the extractor's may hold
