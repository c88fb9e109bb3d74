"""The title of a page: the line above the story whose words the story takes up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rujuk.read.lines import stop_words
from rujuk.read.masthead import is_menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.read.lines import Line

_WORD = re.compile(r"[^\W_]+")
_LOOK_BACK = 60  # lines above the story where a title may stand
_LEAST_WORDS, _MOST_WORDS = 3, 26
_STORY_CHARACTERS = 4000  # of the story are compared with the title
_FAR = 0.02  # points lost with each line between title and story
_LONG_TITLE = 18  # words; a longer line is rather a deck
_ENOUGH = 0.7  # share of the best points that lets an earlier neighbour win
_SHORT = 4  # words; a kicker above the title is shorter


def content_words(text: str, language: str | None) -> set[str]:
    """The words of a text that are no grammar words, in small letters."""
    stops = stop_words(language)
    return {
        word
        for word in _WORD.findall(text.lower())
        if word not in stops and (len(word) > 2 or word.isdigit())  # noqa: PLR2004 - particles
    }


def find_title(
    lines: Sequence[Line], start: int, end: int, dated: Sequence[bool], language: str | None
) -> int | None:
    """Index of the title among the lines above `lines[start]`; null where none will do.

    `dated` tells which of them carry a date of the page. Of two neighbours that both will do the
    earlier is the title and the later its deck.
    """
    story = " ".join(line.text for line in lines[start:end])[:_STORY_CHARACTERS]
    told = content_words(story, language)
    first = max(0, start - _LOOK_BACK)
    texts = [line.text for line in lines[first:start]]
    points: dict[int, float] = {}
    for index in range(first, start):
        line = lines[index]
        if not _may_be_title(line) or dated[index]:
            continue
        own = content_words(line.text, language)
        if not own:
            continue
        share = len(own & told) / len(own)
        score = 2.0 * share - _FAR * (start - index)
        score += 0.3 if line.words >= _SHORT else 0.0
        score -= 0.5 if line.words > _LONG_TITLE else 0.0
        score -= 0.2 if line.ends else 0.0
        score -= 1.0 if "|" in line.text else 0.0
        score -= 1.5 if line.bullet else 0.0
        score -= 0.3 if texts.count(line.text) > 1 else 0.0
        points[index] = score
    if not points:
        return None
    best = max(points, key=lambda index: (points[index], -index))
    if points[best] <= 0 and best < start - 12:
        return None
    earlier = [
        index
        for index in points
        if best - 2 <= index < best
        and points[index] >= _ENOUGH * points[best]
        and lines[index].words >= _SHORT
        and lines[index].words <= lines[best].words
    ]
    return earlier[0] if earlier else best


def _may_be_title(line: Line) -> bool:
    if line.furniture is not None or not _LEAST_WORDS <= line.words <= _MOST_WORDS:
        return False
    if line.text.endswith((".", "...", "…", ",")) and line.words > _SHORT and line.ends:
        return False
    return not line.cut and not is_menu(line.text)
