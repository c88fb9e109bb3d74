"""How fast the figures of a quantity change: taken from its own statements."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants


@dataclass(frozen=True, slots=True)
class Tempo:
    """All in days."""

    cycle: float
    """Figures closer than this are of one time."""
    window: float
    """What is older than this before the freshest no longer stands beside it."""
    half_life: float
    """After how long a figure weighs half."""


def tempo_of(assertions: Iterable[Assertion], constants: Constants) -> Tempo:
    """The tempo of a quantity: the median gap between the times that its figures are told of.

    A troop deployment gives days, a disaster hours where clock times are told. With few gaps the
    usual cycle is taken.
    """
    times = sorted({one.as_of.until for one in assertions if one.as_of is not None})
    gaps = [later - earlier for earlier, later in pairwise(times)]
    usual = median(gaps) if len(gaps) >= constants.cycle_gaps else constants.usual_cycle
    cycle = min(max(usual, constants.least_cycle), constants.most_cycle)
    window = cycle * constants.window_cycles
    return Tempo(cycle, window, window * constants.half_life_windows)
