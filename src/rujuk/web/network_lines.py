"""The ties of a network as curves between circles, with a number where there is room for one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

APART = 15.0
"""Points between the middles of two curves of one pair."""
DIGIT = 7.0
TALL = 13.0
THINNEST, OF_ONE, THICKEST = 1.2, 1.6, 8.0
"""Width of a line: of nothing, what the root of its happenings adds, and the greatest."""
HOLLOW = 4.2
"""The least width of a line that is drawn hollow."""
BELOW = 16.0
"""Height of a name below its circle."""
STEEP = 0.5
"""From what sum of slopes downward a name stands above: its lines would run through it."""


def lines(
    pairs: Iterable[Mapping[str, Any]], actors: Sequence[Sequence[Any]], classes: Sequence[str]
) -> list[dict[str, Any]]:
    """A curve for each pair and class drawn: path, width, class, status, number and its place.

    `actors` are number, x, y, radius, name. The status is that of what is told as done, else
    planned, else denied. The number is null where it would cover something.
    """
    where = {one[0]: one for one in actors}
    drawn = [
        (number, pair, name)
        for number, pair in enumerate(pairs)
        if all(one in where for one in pair["actors"])
        for name in classes
        if name in pair["counts"]
    ]
    most = max((total(pair["counts"][name]) for _, pair, name in drawn), default=1)
    together = {number: sum(other == number for other, _, _ in drawn) for number, _, _ in drawn}
    seen: dict[int, int] = {}
    taken = [_box(one) for one in actors]
    made = []
    for number, pair, name in drawn:
        turn = seen.get(number, 0)
        seen[number] = turn + 1
        ends = sorted((where[one] for one in pair["actors"]), key=lambda one: (one[1], one[2]))
        bend = (turn - (together[number] - 1) / 2) * APART * 2
        path, middle = _curve(ends[0], ends[1], bend)
        count = total(pair["counts"][name])
        status = next(iter(pair["counts"][name]))
        thickest = min(THICKEST, THINNEST + OF_ONE * math.sqrt(most))
        width = THINNEST + (thickest - THINNEST) * math.sqrt(count / most)
        made.append(
            {
                "pair": number,
                "class": name,
                "status": status,
                "path": path,
                "width": round(max(width, HOLLOW) if status == "denied" else width, 1),
                "count": count,
                "at": _room(middle, count, taken) if count > 1 else None,
            }
        )
    return made


def total(counts: Mapping[str, Sequence[int]]) -> int:
    """The happenings of a class: there, back and together, of every status."""
    return sum(sum(one) for one in counts.values())


def _curve(
    one: Sequence[Any], other: Sequence[Any], bend: float
) -> tuple[str, tuple[float, float]]:
    x1, y1, x2, y2 = one[1], one[2], other[1], other[2]
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    x = (x1 + x2) / 2 - (y2 - y1) / length * bend
    y = (y1 + y2) / 2 + (x2 - x1) / length * bend
    middle = ((x1 + 2 * x + x2) / 4, (y1 + 2 * y + y2) / 4)
    return f"M{x1:.1f},{y1:.1f}Q{x:.1f},{y:.1f} {x2:.1f},{y2:.1f}", middle


def _box(actor: Sequence[Any]) -> tuple[float, float, float, float]:
    _, x, y, radius, name = actor
    half = max(radius, len(name) * DIGIT / 2)
    return x - half, y - radius, x + half, y + radius + BELOW


def _room(
    middle: tuple[float, float], count: int, taken: list[tuple[float, float, float, float]]
) -> list[float] | None:
    x, y = middle
    half = len(str(count)) * DIGIT / 2 + 2
    box = (x - half, y - TALL / 2, x + half, y + TALL / 2)
    for left, top, right, bottom in taken:
        if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top:
            return None
    taken.append(box)
    return [round(x, 1), round(y + 4, 1)]


def names(
    actors: Iterable[Sequence[Any]], ties: Iterable[Mapping[str, Any]], pairs: Sequence[Any]
) -> list[tuple[Any, ...]]:
    """The actors, each with the height of its name: above its circle where its ties go down.

    It stays below where there is no room above, or where another circle or name is.
    """
    known = {one[0]: one for one in actors}
    down = dict.fromkeys(known, 0.0)
    for tie in ties:
        one, other = pairs[tie["pair"]]["actors"]
        slope = (known[other][2] - known[one][2]) / (
            math.hypot(known[other][1] - known[one][1], known[other][2] - known[one][2]) or 1.0
        )
        down[one] += slope
        down[other] -= slope
    found = []
    for number, x, y, radius, name in known.values():
        half = max(radius, len(name) * DIGIT / 2)
        top = y - radius - BELOW
        free = top > 0 and all(
            not (
                _box(one)[0] < x + half
                and _box(one)[2] > x - half
                and _box(one)[1] < y - radius
                and _box(one)[3] > top
            )
            for one in known.values()
            if one[0] != number
        )
        above = down[number] > STEEP and free
        found.append((number, x, y, radius, name, y - radius - 5 if above else y + radius + 13))
    return found
