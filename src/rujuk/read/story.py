"""Where the story stands among the lines of a page: a weight for each line, and the best run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.read.furniture import Effect
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.read.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The whole model. Weights are points of a line; words are counts, shares 0 to 1.

    Measured on the body gold of the project and on the visible text of 181 real news pages
    (benchmarks/measure_read_plain.py).
    """

    per_word: float = 0.1  # prose, for each word
    prose_most: float = 6.0  # and no more than this
    short_sentence: float = 0.4  # a finished sentence below `prose_words`
    prose_words: int = 8  # a finished sentence of so many words is prose
    long_words: int = 22  # an unfinished line of so many words is prose
    stop_share: float = 0.16  # prose has at least this share of grammar words
    small_share: float = 0.5  # or this share of words with a small first letter
    both_shares: float = 0.72  # or twice the first and the second together: a lead full of names
    teaser: float = -4.0  # cut off by an ellipsis
    teaser_words: int = 38  # and shorter than this
    unfinished_words: int = 12  # so many after a paragraph, cut off in mid-sentence
    unfinished_share: float = 0.18  # with at least this share of grammar words
    unfinished_small: float = 0.4  # and of words that begin with a small letter
    unfinished: float = 0.8
    headline_words: int = 16  # a headline that asks has at most so many words
    heading: float = -1.3  # a short line without a full stop
    furniture: float = -2.0
    more_furniture: float = -0.5  # an advertisement or teaser right below another
    stop: float = -12.0
    stop_related: float = -6.0  # related stories also stand between paragraphs
    comments: float = 0.2  # share of its points that a line keeps below a comment heading
    comments_after: float = 5.0  # points of prose above it that make it the heading of comments
    bullet: float = -1.2  # a short list item


WEIGHTS = Weights()


def is_prose(line: Line, weights: Weights = WEIGHTS) -> bool:
    """Whether the line reads as sentences: grammar words, or mostly small letters, and an end."""
    if line.furniture is not None:
        return False
    both = 2 * line.stop_share + line.small_share
    if (
        line.stop_share < weights.stop_share
        and line.small_share < weights.small_share
        and both < weights.both_shares
    ):
        return False
    if line.goes_on or line.continues:
        return True
    if line.ends:
        return line.words >= weights.prose_words
    return line.words >= weights.long_words and not line.cut


def line_weight(line: Line, weights: Weights = WEIGHTS) -> float:
    """Points of one line: above zero speaks for the story, below zero against it."""
    hit = line.furniture
    if hit is not None:
        if hit.effect is not Effect.STOP:
            return weights.furniture
        return weights.stop_related if hit.kind is BlockKind.RELATED else weights.stop
    if line.cut and line.words < weights.teaser_words:
        return weights.teaser
    if is_prose(line, weights):
        return min(line.words * weights.per_word, weights.prose_most)
    if line.ends and line.words > 1 and line.stop_share > 0:
        return weights.short_sentence
    return weights.bullet if line.bullet else weights.heading


def line_weights(lines: Sequence[Line], weights: Weights = WEIGHTS) -> list[float]:
    """Points of all lines; a last paragraph that breaks off in mid-sentence counts as story."""
    points = [line_weight(line, weights) for line in lines]
    for index in range(1, len(lines)):
        line = lines[index]
        if _is_inserted(line) and _is_inserted(lines[index - 1]):
            points[index] = weights.more_furniture
        if (
            points[index] == weights.heading
            and line.words >= weights.unfinished_words
            and line.stop_share >= weights.unfinished_share
            and line.small_share >= weights.unfinished_small
            and is_prose(lines[index - 1], weights)
        ):
            points[index] = weights.unfinished
    prose = 0.0
    share = 1.0
    for index, line in enumerate(lines):
        if points[index] > 0:
            prose += points[index]
            points[index] *= share
        elif (
            line.furniture is not None
            and line.furniture.kind is BlockKind.COMMENT
            and line.furniture.effect is Effect.STOP
            and prose >= weights.comments_after
        ):
            share = weights.comments
    return points


def _is_inserted(line: Line) -> bool:
    hit = line.furniture
    return hit is not None and hit.effect is not Effect.STOP and hit.kind in _INSERTED


def best_run(weights: Sequence[float]) -> tuple[int, int]:
    """Half-open range of the contiguous run with the greatest sum; (0, 0) if none is above zero.

    The earlier and shorter of equal runs wins.
    """
    best = total = 0.0
    start = best_start = best_end = 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best_start, best_end


def extend_run(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """The run with the paragraphs above and below that only furniture parts from it.

    An advertisement between two short paragraphs must not cost the shorter one its place. Short
    sentences that close a page with nothing below them are of its story.
    """
    index = end
    pending = False
    while index < len(lines) and index - end < _GAP_LINES and start < end:
        line = lines[index]
        hit = line.furniture
        if hit is not None:
            if not _is_inserted(line):
                break
            pending = hit.kind in _ANNOUNCING
        elif is_prose(line) and not line.cut:
            end = index + 1
        elif not pending:
            break
        else:
            pending = False
        index += 1
    rest = lines[end:]
    if start < end and all(_closes(line) for line in rest):
        end = len(lines)
    index = start - 1
    while index >= 0 and start - index <= _GAP_LINES and start < end:
        line = lines[index]
        if is_prose(line) and not line.cut and _is_inserted(lines[index + 1]):
            start = index
        elif not _is_inserted(line):
            break
        index -= 1
    return start, end


def _closes(line: Line) -> bool:
    """Whether a line may be the short last sentence of a page that is its story alone."""
    return line.furniture is None and line.ends and not line.cut and line.words >= _LAST_WORDS


def story_kinds(lines: Sequence[Line], start: int, end: int) -> list[tuple[BlockKind, str]]:
    """Kind and rule of each line in `lines[start:end]`, the run that holds the story."""
    kinds: list[tuple[BlockKind, str]] = []
    pending: tuple[BlockKind, str] | None = None
    for index in range(start, end):
        line = lines[index]
        hit = line.furniture
        if line.continues and kinds and kinds[-1][0] is BlockKind.BODY:
            kinds.append((BlockKind.BODY, "story.wrapped"))
            continue
        if hit is not None:
            kinds.append((hit.kind, hit.rule))
            teases = hit.kind in _TEASING
            pending = (hit.kind, f"{hit.rule}.item") if teases else None
            continue
        asks = line.text.endswith(("?", "!")) and line.words <= WEIGHTS.headline_words
        slogan = _slogan(lines, index)
        if slogan is not None:
            kinds.append(slogan)
            continue
        if (is_prose(line) or line.ends) and not (asks and pending is not None):
            kinds.append((BlockKind.BODY, "story.prose"))
            pending = None
            continue
        if pending is not None:
            kinds.append(pending)
            continue
        after = lines[index + 1] if index + 1 < end else None
        if after is None:
            kinds.append((BlockKind.BODY, "story.unfinished"))
            continue
        if line.cut:
            kinds.append((BlockKind.BODY, "story.cut"))
        elif after is not None and after.furniture is not None and after.furniture.kind in _TEASING:
            kinds.append((BlockKind.RELATED, "story.headline_before_teaser"))
        else:
            kinds.append((BlockKind.SUBHEADING, "story.heading"))
    return kinds


def _slogan(lines: Sequence[Line], index: int) -> tuple[BlockKind, str] | None:
    """What an advertisement or a newsletter says in the line right below its marker.

    A short line without a full stop; one with it only where the form goes on below. A sentence of
    the story is longer, or stands alone.
    """
    line, above = lines[index], lines[index - 1].furniture if index else None
    if above is None or above.kind not in _OFFERING or is_prose(line) or line.cut or line.bullet:
        return None
    below = lines[index + 1].furniture if index + 1 < len(lines) else None
    goes_on = below is not None and below.kind is above.kind
    exclaims = line.text.endswith("!")
    if line.ends and not exclaims and not goes_on:
        return None
    return above.kind, f"{above.rule}.slogan"


_ANNOUNCING = frozenset({BlockKind.RELATED, BlockKind.ADVERTISEMENT})
_OFFERING = frozenset({BlockKind.ADVERTISEMENT, BlockKind.SHARE})
_LAST_WORDS = 4  # words of a last sentence
_GAP_LINES = 5  # lines of furniture that may part two paragraphs
_INSERTED = frozenset({BlockKind.ADVERTISEMENT, BlockKind.RELATED, BlockKind.CAPTION})
_TEASING = frozenset({BlockKind.RELATED, BlockKind.TEASER})
