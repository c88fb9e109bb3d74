"""How fast the figures of a quantity change: taken from its own statements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.moments import Span


@dataclass(frozen=True, slots=True)
class Tempo:
    """All in days."""

    cycle: float
    """Figures closer than this are of one time."""
    window: float
    """What is older than this before the freshest no longer stands beside it."""
    half_life: float
    """After how long a figure weighs half."""


def tempo_of(
    assertions: Iterable[Assertion], constants: Constants, pace: Tempo | None = None
) -> Tempo:
    """The tempo of a quantity: the median time for which a family keeps to a figure.

    A troop deployment gives days, a disaster hours where clock times are told. The family's own
    pace counts, not the gap between families: who joins in does not make figures age faster. With
    few such gaps the pace of its affair is taken, else the slowest; with none the usual cycle, a
    shorter one where all times are told by the clock. Sums count only where nothing else is
    told.
    """
    told = _told(assertions)
    gaps = _gaps(told)
    if len(gaps) >= constants.cycle_gaps:
        usual = median(gaps)
    elif pace is not None:
        return pace
    elif gaps:
        usual = max(gaps)
    elif told and all(as_of.since == as_of.until for _, as_of in told):
        usual = constants.clock_cycle
    else:
        usual = constants.usual_cycle
    cycle = min(max(usual, constants.least_cycle), constants.most_cycle)
    window = cycle * constants.window_cycles
    return Tempo(cycle, window, window * constants.half_life_windows)


def _told(assertions: Iterable[Assertion]) -> list[tuple[str, Span]]:
    dated = [(one, one.as_of) for one in assertions if one.as_of is not None]
    stated = [(one, as_of) for one, as_of in dated if not one.derived_from]
    return [(one.authority.family, as_of) for one, as_of in stated or dated]


def _gaps(told: Iterable[tuple[str, Span]]) -> list[float]:
    times: dict[str, set[float]] = defaultdict(set)
    for family, as_of in told:
        times[family].add(as_of.until)
    return [
        later - earlier for family in times.values() for earlier, later in pairwise(sorted(family))
    ]
