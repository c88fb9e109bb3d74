"""Where the actors of a network are drawn: the same for the same ties, to the last digit.

First a force layout after Fruchterman and Reingold (1991), started from a circle and not from
chance; then circles with their names are moved apart until no two overlap.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.form import Json

Position = tuple[float, float]

STEPS = 220
"""Of the force layout: beyond it nothing moves by more than a point."""
FEW = 7
"""Actors that stand in a ring: forces would leave most of the frame empty."""
MOVES = 400
"""Most rounds of moving apart."""
LETTER = 7.9
"""Width of a letter of a name, in points at the size and weight that names are set in."""
LINE = 16.0
"""Height of a name below its circle."""
LONGEST_NAME = 28
"""Letters of a name that are drawn."""
SMALLEST, LARGEST = 5.0, 17.0
"""Radius of the circles."""
SAME = 1e-9
GAP = 7.0
EDGE = 8.0
MIDDLE = 1.0
"""Weight of what draws all towards the middle, so that parts without ties stay in sight."""


@dataclass(slots=True)
class _Box:
    """A circle and its name below it: middle of the circle, half its width, up and down."""

    x: float
    y: float
    radius: float
    half: float

    @property
    def top(self) -> float:
        return self.y - self.radius

    @property
    def bottom(self) -> float:
        return self.y + self.radius + LINE


def spread(order: Sequence[str], weights: Mapping[tuple[str, str], int]) -> dict[str, Position]:
    """Positions in a unit square of these actors, the tied ones near each other.

    `weights` counts the happenings of each pair; pairs of other actors are passed over.
    """
    count = len(order)
    if count <= FEW:
        return _ring(order, weights)
    place = {one: number for number, one in enumerate(order)}
    xs, ys = _circle(count)
    ties = [
        (place[one], place[other], 1.0 + math.log(weight))
        for (one, other), weight in sorted(weights.items())
        if one in place and other in place
    ]
    ideal = 1.0 / math.sqrt(count)
    for step in range(STEPS):
        heat = 0.12 * (1 - step / STEPS) + 0.001
        move_x, move_y = _pushes(xs, ys, ideal)
        for one, other, weight in ties:
            dx, dy = xs[one] - xs[other], ys[one] - ys[other]
            pull = math.hypot(dx, dy) / ideal * weight * 0.5
            move_x[one] -= dx * pull
            move_y[one] -= dy * pull
            move_x[other] += dx * pull
            move_y[other] += dy * pull
        for one in range(count):
            move_x[one] -= xs[one] * MIDDLE
            move_y[one] -= ys[one] * MIDDLE
            length = math.hypot(move_x[one], move_y[one]) or 1.0
            far = min(heat, length)
            xs[one] += move_x[one] / length * far
            ys[one] += move_y[one] / length * far
    xs, ys = _scaled(xs), _scaled(ys)
    return {one: (xs[number], ys[number]) for one, number in place.items()}


def _ring(order: Sequence[str], weights: Mapping[tuple[str, str], int]) -> dict[str, Position]:
    """A ring of a few actors, each beside the one it has most to do with."""
    left, ring = [*order], [*order[:1]]
    while len(ring) < len(left):
        last = ring[-1]
        ties = {one: weights.get((one, last), 0) + weights.get((last, one), 0) for one in left}
        ring.append(max((one for one in left if one not in ring), key=lambda one: ties[one]))
    angle = 2 * math.pi / max(1, len(ring))
    spots = {
        one: (0.5 + 0.5 * math.cos(number * angle), 0.5 + 0.5 * math.sin(number * angle))
        for number, one in enumerate(ring, start=-1)
    }
    return {one: spots[one] for one in order}


def _circle(count: int) -> tuple[list[float], list[float]]:
    """The first in the middle, the others around it, further out the later they come."""
    angles = [number * math.pi * (3 - math.sqrt(5)) for number in range(count)]
    radii = [0.5 * math.sqrt(number / count) for number in range(count)]
    return (
        [radius * math.cos(angle) for radius, angle in zip(radii, angles, strict=True)],
        [radius * math.sin(angle) for radius, angle in zip(radii, angles, strict=True)],
    )


def _pushes(xs: list[float], ys: list[float], ideal: float) -> tuple[list[float], list[float]]:
    count = len(xs)
    move_x, move_y = [0.0] * count, [0.0] * count
    for one in range(count):
        for other in range(one):
            dx, dy = xs[one] - xs[other], ys[one] - ys[other]
            push = ideal * ideal / (dx * dx + dy * dy + 1e-6)
            move_x[one] += dx * push
            move_y[one] += dy * push
            move_x[other] -= dx * push
            move_y[other] -= dy * push
    return move_x, move_y


def _scaled(values: list[float]) -> list[float]:
    least, most = min(values), max(values)
    if most - least < SAME:
        return [0.5] * len(values)
    return [(one - least) / (most - least) for one in values]


def settle(
    positions: Mapping[str, Position],
    names: Mapping[str, str],
    sizes: Mapping[str, int],
    numbers: Mapping[str, int],
    *,
    width: int,
    height: int,
) -> list[Json]:
    """Number, x, y and radius of each actor, and its name as drawn, in a frame of this size.

    No circle and no name overlaps another
    where the frame has room for all.
    """
    most = max((sizes[one] for one in positions), default=1)
    boxes = []
    for one, (x, y) in positions.items():
        radius = max(SMALLEST, LARGEST * math.sqrt(sizes[one] / most))
        half = max(radius, len(shortened(names[one])) * LETTER / 2)
        boxes.append(_Box(x=x * width, y=y * height, radius=radius, half=half))
    for _ in range(MOVES):
        moved = [_part(one, other) for number, one in enumerate(boxes) for other in boxes[:number]]
        for box in boxes:
            box.x = min(max(box.x, box.half + EDGE), width - box.half - EDGE)
            box.y = min(max(box.y, box.radius + EDGE), height - box.radius - LINE - EDGE)
        if not any(moved):
            break
    return [
        [
            numbers[one],
            round(box.x, 1),
            round(box.y, 1),
            round(box.radius, 1),
            shortened(names[one]),
        ]
        for one, box in zip(positions, boxes, strict=True)
    ]


def _part(one: _Box, other: _Box) -> bool:
    """Move two boxes apart along the shorter way, if they overlap."""
    across = one.half + other.half + GAP - abs(one.x - other.x)
    down = min(one.bottom, other.bottom) - max(one.top, other.top) + GAP
    if across <= 0 or down <= 0:
        return False
    if across < down:
        shift = across / 2 + 0.5
        one.x, other.x = (
            (one.x + shift, other.x - shift)
            if one.x >= other.x
            else (one.x - shift, other.x + shift)
        )
    else:
        shift = down / 2 + 0.5
        one.y, other.y = (
            (one.y + shift, other.y - shift)
            if one.y >= other.y
            else (one.y - shift, other.y + shift)
        )
    return True


def shortened(name: str) -> str:
    """A name as it is drawn: cut where it is too long.

    >>> shortened("Serikat Buruh Pelabuhan Utara Raya")
    'Serikat Buruh Pelabuhan Uta…'
    """
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
