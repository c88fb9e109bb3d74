"""Who is bound to whom, drawn: parties in a column, bonds as brackets right of it, feuds left.

Lengths are those of the drawing's own units, one to a pixel at its natural size.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

APART = frozenset({"technically_at_war", "hostility"})
"""Kinds that divide their parties; all others bind them."""
FEWEST_PARTIES, FEWEST_BONDS = 3, 2
"""Below these a drawing says nothing that a line of text does not."""
MOST_PARTIES = 30
LONGEST_NAME = 24
"""Characters of a name in the drawing."""
ROW, LANE, LETTER, EDGE, CORNER = 32, 15, 8.2, 10, 5
STEP = 6
"""Between two lines that leave one name on the same side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A party: its name, cut to fit, and where its row lies."""

    name: str
    whole: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """A bond: its kind, the entry that tells it, and its line as an SVG path."""

    kind: str
    bond: str
    names: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """All of it. Names lie between `x` and `right`; `left_out` counts parties without room."""

    width: float
    height: float
    x: float
    right: float
    nodes: tuple[Node, ...]
    brackets: tuple[Bracket, ...]
    left_out: int


def diagram_of(bonds: Sequence[Mapping[str, Any]]) -> Diagram | None:
    """The drawing of these bonds; null where it would say no more than a line of text."""
    told = [(bond, [*dict.fromkeys(party["key"] for party in bond["parties"])]) for bond in bonds]
    told = [(bond, keys) for bond, keys in told if len(keys) > 1]
    names = {party["key"]: party["name"] for bond, _ in told for party in bond["parties"]}
    often = Counter(key for _, keys in told for key in keys)
    kept = {
        key for key, _ in sorted(often.items(), key=lambda one: (-one[1], one[0]))[:MOST_PARTIES]
    }
    told = [(bond, keys) for bond, keys in told if kept.issuperset(keys)]
    if len(told) < FEWEST_BONDS or len({key for _, keys in told for key in keys}) < FEWEST_PARTIES:
        return None
    order = ordered([(keys, bond["kind"] in APART) for bond, keys in told])
    rows = {key: number for number, key in enumerate(order)}
    sides = {
        side: [one for one in told if (one[0]["kind"] in APART) == side] for side in (True, False)
    }
    lanes = {
        side: _lanes([[rows[key] for key in keys] for _, keys in ones])
        for side, ones in sides.items()
    }
    cut = {key: _cut(names[key]) for key in order}
    left = (max(lanes[True], default=-1) + 1) * LANE + (2 * EDGE if sides[True] else 0)
    wide = max(len(name) for name in cut.values()) * LETTER
    right = left + wide + EDGE
    brackets = []
    for side, ones in sides.items():
        heights = _heights([sorted(rows[key] for key in keys) for _, keys in ones], lanes[side])
        start, sign = (left - EDGE, -1) if side else (right, 1)
        for (bond, _), lane, ys in zip(ones, lanes[side], heights, strict=True):
            path = _path(ys, start, sign * (lane + 1) * LANE)
            brackets.append(
                Bracket(kind=bond["kind"], bond=bond["id"], names=bond["names"], path=path)
            )
    return Diagram(
        width=right + (max(lanes[False], default=-1) + 1) * LANE + EDGE,
        height=len(order) * ROW,
        x=left,
        right=right,
        nodes=tuple(Node(name=cut[key], whole=names[key], y=_middle(rows[key])) for key in order),
        brackets=tuple(brackets),
        left_out=len(often) - len(order),
    )


def ordered(bonds: Iterable[tuple[Sequence[str], bool]]) -> list[str]:
    """The parties so that those bound together stand together, and enemies' camps side by side.

    Each bond comes with whether it divides.
    """
    binds: Counter[frozenset[str]] = Counter()
    parts: Counter[frozenset[str]] = Counter()
    for keys, divides in bonds:
        for pair in combinations(sorted(set(keys)), 2):
            (parts if divides else binds)[frozenset(pair)] += 1
    degree = Counter(key for pair in (*binds, *parts) for key in pair)
    left = sorted(degree, key=lambda key: (-degree[key], key))
    found: list[str] = []
    while left:
        near = {
            key: (
                sum(_latest(found, other) * n for other, n in _with(key, binds)),
                sum(_latest(found, other) * n for other, n in _with(key, parts)),
            )
            for key in left
        }
        best = max(left, key=lambda key: (near[key], -left.index(key)))
        found.append(best)
        left.remove(best)
    return found


def _with(key: str, pairs: Mapping[frozenset[str], int]) -> list[tuple[str, int]]:
    return [(next(iter(pair - {key})), n) for pair, n in pairs.items() if key in pair]


def _latest(found: Sequence[str], key: str) -> float:
    """How near the end of the column a party stands; 0 where it stands in none."""
    return 1 / (len(found) - found.index(key)) if key in found else 0.0


def _lanes(spans: Sequence[Sequence[int]]) -> list[int]:
    """A lane for each bracket, short ones nearest to the names, so that none lie on each other."""
    taken: dict[int, list[tuple[int, int]]] = {}
    lanes = [0] * len(spans)
    order = sorted(range(len(spans)), key=lambda at: (max(spans[at]) - min(spans[at]), spans[at]))
    for at in order:
        first, last = min(spans[at]), max(spans[at])
        lane = 0
        while any(first <= end and start <= last for start, end in taken.get(lane, [])):
            lane += 1
        taken.setdefault(lane, []).append((first, last))
        lanes[at] = lane
    return lanes


def _heights(spans: Sequence[Sequence[int]], lanes: Sequence[int]) -> list[list[float]]:
    """Where the lines of each bracket leave the names, so that none crosses or hides another.

    Of one name those leave first that lead up, the nearest lane first; then those that lead down,
    the farthest lane first.
    """
    leaving: dict[int, list[tuple[tuple[bool, int], int]]] = {}
    for at, (rows, lane) in enumerate(zip(spans, lanes, strict=True)):
        for row in rows:
            down = row == rows[0]
            leaving.setdefault(row, []).append(((down, -lane if down else lane), at))
    offsets: dict[tuple[int, int], float] = {}
    for row, ones in leaving.items():
        step = min(STEP, (ROW - 2 * CORNER) / len(ones))
        for place, (_, at) in enumerate(sorted(ones)):
            offsets[at, row] = (place - (len(ones) - 1) / 2) * step
    return [[_middle(row) + offsets[at, row] for row in rows] for at, rows in enumerate(spans)]


def _path(heights: Sequence[float], start: float, reach: float) -> str:
    """A bracket from `start`, `reach` wide (negative: to the left), with a stub at each height."""
    ys = sorted(heights)
    top, bottom, end = ys[0], ys[-1], start + reach
    back = -CORNER if reach > 0 else CORNER
    path = (
        f"M{start:g} {top:g}H{end + back:g}Q{end:g} {top:g} {end:g} {top + CORNER:g}"
        f"V{bottom - CORNER:g}Q{end:g} {bottom:g} {end + back:g} {bottom:g}H{start:g}"
    )
    return path + "".join(f"M{start:g} {y:g}H{end:g}" for y in ys[1:-1])


def _middle(row: int) -> float:
    return row * ROW + ROW / 2


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
