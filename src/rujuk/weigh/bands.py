"""What a wording leaves open: bands around figures. A band is never shown as a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rujuk.records import Hedge

if TYPE_CHECKING:
    from rujuk.weigh.constants import Constants


class Band(NamedTuple):
    """Least and greatest figure that the words leave open. `open_top`: no upper bound was told."""

    low: float
    high: float
    open_top: bool = False

    def meets(self, other: Band) -> bool:
        """Whether some figure lies in both; that two ranges touch at an edge is none."""
        if self.low == self.high or other.low == other.high:
            return self.low <= other.high and other.low <= self.high
        return self.low < other.high and other.low < self.high

    def plus(self, other: Band) -> Band:
        """The band of a sum."""
        return Band(self.low + other.low, self.high + other.high, self.open_top or other.open_top)


def band_of(
    low: float | None,
    best: float | None,
    high: float | None,
    hedge: Hedge,
    constants: Constants,
) -> Band:
    """The band of a figure. Bounds that the words tell are kept; a zero is exactly zero.

    "At least" and "more than" reach to 1.5 times the figure with an open top; "nearly" from two
    slacks below; "up to" from 0. A plain figure is good to half a unit of its last digit that is
    not zero, within 5 to 25 percent; a small exact one is counted to the last.
    """
    figure = next((one for one in (best, low, high) if one is not None), 0.0)
    if figure == 0 and not high:
        return Band(0.0, 0.0)
    slack = slack_of(figure, constants)
    if low is not None and high is not None and low != high:
        return Band(low, high)
    if high is None:
        return Band(figure, figure * constants.open_top, open_top=True)
    if hedge is Hedge.NEARLY:
        return Band(max(0.0, figure - 2 * slack), figure)
    if low is None:
        return Band(0.0, high)
    if hedge is Hedge.EXACT and figure < constants.counted_below:
        return Band(figure, figure)
    return Band(figure - slack, figure + slack)


def slack_of(figure: float, constants: Constants) -> float:
    """What the last digit that is not zero leaves open on each side, in the unit of the figure."""
    least, most = figure * constants.slack_least, figure * constants.slack_most
    return min(max(last_unit(figure) / 2, least), most)


def last_unit(figure: float) -> float:
    """The unit of the last digit that is not zero: 100 for 4,700; 1 for 4,703 and for zero.

    >>> last_unit(4700), last_unit(4703), last_unit(0)
    (100.0, 1.0, 1.0)
    """
    unit = 1.0
    if figure == int(figure):
        whole = int(abs(figure))
        while whole and whole % 10 == 0:
            whole //= 10
            unit *= 10
    return unit
