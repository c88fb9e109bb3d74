"""Figures that exclude each other drawn on one line from zero, as shares of its length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOM = 1.06
"""How much longer the line is than what stands on it."""
LEAST = 0.6
"""Percent of the line that a bar is wide at least, so that it can be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """From where to where, in percent of the line."""

    start: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is drawn of a figure: null or empty where there is nothing to draw."""

    room: Bar | None
    """What the wording leaves open."""
    told: Bar | None
    """The range that the words tell."""
    point: float | None
    open_top: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The line of a dispute: it begins at zero; `end` is the figure at its end."""

    end: int
    rows: tuple[Marks, ...]


def scale_of(sides: Sequence[Mapping[str, Any]]) -> Scale | None:
    """The line for the sides of a dispute; null where no two of them have a place on it.

    A denial that names no figure has none: it is no zero.
    """
    drawn = [one for one in sides if one["named"]]
    if len(drawn) < 2:  # noqa: PLR2004 - one figure has nothing to be compared with
        return None
    end = max(_highest(one) for one in drawn) * ROOM
    if end <= 0:
        return None
    return Scale(end=round(end / ROOM), rows=tuple(_marks(one, end) for one in sides))


def _highest(side: Mapping[str, Any]) -> float:
    told = (side["low"], side["best"], side["high"], None if side["denied"] else side["band"][1])
    return max((float(one) for one in told if one is not None), default=0.0)


def _marks(side: Mapping[str, Any], end: float) -> Marks:
    if not side["named"]:
        return Marks(room=None, told=None, point=None, open_top=False)
    low, best, high = side["low"], side["best"], side["high"]
    point = next((one for one in (best, low, high) if one is not None), None)
    ranged = low is not None and high is not None and low != high
    return Marks(
        room=None if side["denied"] else _bar(side["band"][0], side["band"][1], end),
        told=_bar(low, high, end) if ranged else None,
        point=None if (ranged and best is None) or point is None else round(100 * point / end, 2),
        open_top=bool(side["open_top"]) and not side["denied"],
    )


def _bar(low: float, high: float, end: float) -> Bar:
    width = max(LEAST, 100 * (high - low) / end)
    return Bar(start=round(max(0.0, 100 * low / end), 2), width=round(width, 2))
