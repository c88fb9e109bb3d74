"""The dead of a deed, as conflict data has them: by side, and low, best and high in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.export.counted import wholes
from rujuk.export.sides import Stand, both_sides, first_of, stand_of_sectors
from rujuk.records import EventType, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.weigh.happenings import Happening
    from rujuk.weigh.quantities import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """Numbers of dead: best by side adds up to `best`; low <= best <= high.

    `families` is the number of independent authorities behind them, `grade` the worst grade.
    """

    low: int
    best: int
    high: int
    side_a: int
    side_b: int
    civilians: int
    unknown: int
    open_top: bool
    grade: str
    families: int
    estimates: tuple[str, ...]


def deaths_of(
    happening: Happening, figures: Iterable[Quantity], kin: Iterable[Quantity]
) -> Deaths | None:
    """The dead that the weighed picture counts of a happening; null where no figure is its own.

    `figures` are those that belong to it, `kin` all of its affair.
    A figure without a best one gives none: a sum with a gap would look like a count.
    """
    if happening.type not in _DEADLY:
        return None
    killed = [one for one in figures if one.measure is Measure.KILLED]
    near = [one for one in kin if one.measure is Measure.KILLED]
    chosen = wholes(killed, near)
    told = [(one, one.estimate) for one in chosen if one.estimate is not None]
    if not told or any(now.best is None for _, now in told):
        return None
    side = dict.fromkeys(("a", "b", "civilians", "unknown"), 0)
    for one, now in told:
        side[_side(one, happening)] += round(now.best or 0)
    best = sum(side.values())
    return Deaths(
        low=min(best, sum(round(now.low or 0) for _, now in told)),
        best=best,
        high=max(best, sum(round(now.high or now.best or 0) for _, now in told)),
        side_a=side["a"],
        side_b=side["b"],
        civilians=side["civilians"],
        unknown=side["unknown"],
        open_top=any(now.open_top for _, now in told),
        grade=max(now.grade for _, now in told),
        families=max(now.families for _, now in told),
        estimates=tuple(sorted(one.id for one, _ in told)),
    )


def _side(one: Quantity, happening: Happening) -> str:
    """Whose dead they are: of the one side whose armed forces they are, or civilians, or unknown.

    In a war inside a state both sides are of one country: soldiers are then the state's, rebels the
    group's. Where both sides fit, neither does.
    """
    ours, theirs = both_sides(happening)
    if one.subject.sectors:
        stand = stand_of_sectors(one.subject.sectors)
        fitting = [
            name
            for name, parties in (("a", ours), ("b", theirs))
            if (armed := first_of(parties, stand)) is not None
            and armed.country == one.subject.country
        ]
        return fitting[0] if len(fitting) == 1 else "unknown"
    if one.subject.group == CIVILIANS:
        return "civilians"
    at_civilians = bool(theirs) and first_of(theirs, Stand.CIVILIANS) == theirs[0]
    return "civilians" if at_civilians and one.subject.group not in BEARING_ARMS else "unknown"


_DEADLY = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.COERCE})
# Ids of kinds of people in lang/<code>/groups.yaml.
CIVILIANS = "civilians"
BEARING_ARMS = frozenset(
    {"attackers", "criminals", "guards", "gunmen", "officers", "peacekeepers", "personnel",
     "pilots", "pirates", "police", "prisoners_of_war", "soldiers", "suspects"}
)  # fmt: skip
