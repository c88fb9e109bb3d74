"""What two texts have in common, in order, and what stands in its place.

The runs are those of `difflib.SequenceMatcher` without junk: the longest that both texts have, the
first of equals, then the same on both sides of it. That module looks through all words again for
each run; here the long runs are found once, from rows of three words that both texts have. It takes
.43 of the time for texts of 375 words, a third of it for 850.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Word = TypeVar("Word")

LONG = 3
"""Words of a run that is found from its rows."""
STEP = 16
"""Words that are compared at a time, where texts go on being equal."""


class Run(NamedTuple):
    """As many equal words from `first` on in the one text as from `second` on in the other."""

    first: int
    second: int
    size: int


class _Stretch(NamedTuple):
    """A part of each text: from, to in the one, from, to in the other."""

    first: int
    last: int
    start: int
    end: int


def common_runs(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """The runs that two texts have in common, in order."""
    found: list[Run] = []
    stretches = [(_Stretch(0, len(one), 0, len(other)), _long_runs(one, other))]
    while stretches:
        stretch, around = stretches.pop()
        if stretch.first >= stretch.last or stretch.start >= stretch.end:
            continue
        runs = _within(stretch, around)
        if not runs:
            found += _short_runs(one, other, stretch)
            continue
        run = min(runs, key=_length_then_place)
        found.append(run)
        before = _Stretch(stretch.first, run.first, stretch.start, run.second)
        behind = _Stretch(run.first + run.size, stretch.last, run.second + run.size, stretch.end)
        stretches += [(before, runs), (behind, runs)]
    return sorted(found)


def replaced(
    one: Sequence[Word], other: Sequence[Word], runs: Sequence[Run]
) -> Iterator[tuple[Word, Word]]:
    """Pairs of words in the same place between two runs, where both texts have as many there.

    A word may be given by anything that stands for it: itself, or where it stands.
    """
    first = second = 0
    for run in (*runs, Run(len(one), len(other), 0)):
        if run.first - first == run.second - second:
            yield from zip(one[first : run.first], other[second : run.second], strict=True)
        first, second = run.first + run.size, run.second + run.size


def _long_runs(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """All runs of `LONG` words or more that go on on neither side."""
    rows = [*_rows(other)]
    place = dict(zip(rows, range(len(rows)), strict=True))
    again = _again(rows, place)
    repeated = sorted(chain.from_iterable(again.values()))
    ends: dict[int, int] = {}  # of the last run, by how far it is shifted
    found: list[Run] = []
    first = 0
    while first <= len(one) - LONG:
        row = tuple(one[first : first + LONG])
        second = place.get(row)
        if second is None:
            first += 1
            continue
        several = again.get(row)
        for start in several or (second,):
            shift = first - start
            if ends.get(shift, 0) <= first:
                ends[shift] = _end(one, other, first + LONG, shift)
                found.append(Run(first, start, ends[shift] - first))
        if several:
            first += 1
            continue
        # Rows of this run that stand nowhere else begin no other.
        shift = first - second
        first = ends[shift] - LONG + 1
        following = bisect_right(repeated, second)
        if following < len(repeated):
            first = min(first, repeated[following] + shift)
    return found


def _again(
    rows: Sequence[tuple[str, ...]], last: Mapping[tuple[str, ...], int]
) -> dict[tuple[str, ...], list[int]]:
    """All places of the rows that have several, from the last place of each."""
    again: dict[tuple[str, ...], list[int]] = {}
    if len(last) < len(rows):
        for place, row in enumerate(rows):
            if last[row] != place:
                again.setdefault(row, []).append(place)
        for row, places in again.items():
            places.append(last[row])
    return again


def _end(one: Sequence[str], other: Sequence[str], end: int, shift: int) -> int:
    """Where two texts, the other shifted so far, are no longer equal from here on."""
    edge = min(len(one), len(other) + shift)
    while end < edge and one[end : end + STEP] == other[end - shift : end - shift + STEP]:
        end += STEP
    while end < edge and one[end] == other[end - shift]:
        end += 1
    return min(end, edge)


def _rows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(LONG)), strict=False)


def _within(stretch: _Stretch, runs: Sequence[Run]) -> list[Run]:
    """What of the runs lies within a stretch and is still long."""
    left, right, start, end = stretch
    cut = []
    for first, second, size in runs:
        before = max(left - first, start - second, 0)
        kept = min(size, right - first, end - second) - before
        if kept >= LONG:
            cut.append(Run(first + before, second + before, kept))
    return cut


def _length_then_place(run: Run) -> tuple[int, int, int]:
    return -run.size, run.first, run.second


def _short_runs(one: Sequence[str], other: Sequence[str], stretch: _Stretch) -> Iterator[Run]:
    """The runs of a stretch without long ones: first those of two words, from the left."""
    mine, theirs = one[stretch.first : stretch.last], other[stretch.start : stretch.end]
    if set(mine).isdisjoint(theirs):
        return
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, pair in enumerate(pairwise(theirs)):
        pairs[pair].append(place)
    at = start = 0
    for first, pair in enumerate(pairwise(mine)):
        if first >= at:
            for second in (place for place in pairs.get(pair, ()) if place >= start):
                yield from _single(stretch, mine[:first], at, theirs[:second], start)
                yield Run(stretch.first + first, stretch.start + second, 2)
                at, start = first + 2, second + 2
                break
    yield from _single(stretch, mine, at, theirs, start)


def _single(
    stretch: _Stretch, mine: Sequence[str], at: int, theirs: Sequence[str], start: int
) -> Iterator[Run]:
    """Single words that both have from here on, from the left."""
    for first in range(at, len(mine)):
        if mine[first] in theirs[start:]:
            second = theirs.index(mine[first], start)
            yield Run(stretch.first + first, stretch.start + second, 1)
            start = second + 1
