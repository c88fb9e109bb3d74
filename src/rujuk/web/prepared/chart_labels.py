"""Labels of marks, each where nothing else stands; one that finds no room is left out.

What a mark says stands in the table and in its own words too, so that no label is needed twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CHARACTER = 6.7
"""Pixels of a character of a label, at 12 px: digits of the widest of the fonts."""
LINE = 13.0
"""Pixels from the top of a label to its bottom."""
REACH = 8.0
"""Pixels between the middle of a mark and its label."""
AROUND = 5.0
"""Pixels of a mark on each side of its middle."""


class Box(NamedTuple):
    """Pixels from the left and the top of a row."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the boxes share anything."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A mark that wants a label.

    `at` is its middle, `left` and `right` its ends, as shares of the width; `y`, `top` and `bottom`
    are pixels. `before` and `after` are pixels that an arrow takes beyond its ends.
    """

    at: float
    left: float
    right: float
    y: float
    top: float
    bottom: float
    text: str
    shift: float = 0.0
    """Pixels that the mark stands aside."""
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Where a label stands from the middle of its mark, in pixels, and its anchor."""

    dx: float
    dy: float
    anchor: str


def place_labels(
    marks: Sequence[Marked],
    width: float,
    height: float,
    lines: Iterable[tuple[float, float, float]] = (),
) -> list[Label | None]:
    """A label for each mark, in their order, which is that of their weight; null for no room.

    `lines` are level ones, each from a share of the width to another at a height: a label that one
    runs through would look struck out.
    """
    taken = [
        Box(
            one.left * width + one.shift - one.before - AROUND,
            one.top - AROUND,
            one.right * width + one.shift + one.after + AROUND,
            one.bottom + AROUND,
        )
        for one in marks
    ]
    taken += [Box(left * width, y - 1, right * width, y + 1) for left, right, y in lines]
    found: list[Label | None] = []
    for one in marks:
        label = None
        for choice, box in _choices(one, width):
            inside = box.left >= 0 and box.right <= width and box.top >= 0 and box.bottom <= height
            if inside and not any(box.meets(other) for other in taken):
                label = choice
                taken.append(box)
                break
        found.append(label)
    return found


def _choices(one: Marked, width: float) -> list[tuple[Label, Box]]:
    """Places from the best: right, left, over, under, over to the right, over to the left."""
    x, wide = one.at * width + one.shift, CHARACTER * len(one.text)
    right = one.right * width + one.shift + one.after + REACH
    left = one.left * width + one.shift - one.before - REACH
    beside = one.y - LINE / 2
    over, under = one.top - AROUND - LINE - 1, one.bottom + AROUND + 1
    places = [
        ("start", right, beside),
        ("end", left, beside),
        ("middle", x, over),
        ("middle", x, under),
        ("start", x - AROUND, over),
        ("end", x + AROUND, over),
    ]
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}
    found = []
    for anchor, at, top in places:
        begin = at - share[anchor] * wide
        label = Label(dx=round(at - x, 1), dy=round(top + BASELINE - one.y, 1), anchor=anchor)
        found.append((label, Box(begin, top, begin + wide, top + LINE)))
    return found


BASELINE = 10.5
"""Pixels from the top of a label to the line its letters stand on."""
