"""The record of one number of a sentence, and the bounds that each wording gives it.

The bounds are the table in docs/counts.md.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from rujuk.lang.changed import changed
from rujuk.records import Hedge

Number = int | float


class QuantityKind(StrEnum):
    """What kind of number it is. COUNT, PART and NONE (and shares of a whole) may be claims."""

    COUNT = "count"
    PERCENT = "percent"
    FRACTION = "fraction"
    PART = "part"
    NONE = "none"
    ORDINAL = "ordinal"
    MONEY = "money"
    MEASURE = "measure"
    AGE = "age"
    YEAR = "year"
    DATE = "date"
    CLOCK = "clock"
    VERSION = "version"
    SCORE = "score"
    NAME = "name"


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a sentence. Token indices are half-open, offsets are those of the page.

    `[first, last)` holds the number, the hedge beside it and a partitive ("12 di antaranya");
    `[number_first, number_last)` the number alone; `hedge_tokens` the words the hedge was read
    from. `low`, `best`, `high` are what the words say, null for not stated. `share` is the part of
    a whole (0.4 for 40 per cent), `of` the whole where the words give it. `classifier` is the
    token range of a classifier that stands between number and noun. `others` marks "44 lainnya".
    """

    kind: QuantityKind
    first: int
    last: int
    start: int
    end: int
    number_first: int
    number_last: int
    low: Number | None
    best: Number | None
    high: Number | None
    hedge: Hedge
    rule: str
    hedge_tokens: tuple[int, int] | None = None
    classifier: tuple[int, int] | None = None
    counts_persons: bool = False
    unit: str | None = None
    approximate: bool = False
    scanned: bool = False
    single: bool = False
    others: bool = False
    partitive: bool = False
    share: float | None = None
    share_hedge: Hedge | None = None
    of: Quantity | None = None
    superseded: bool = False
    rises: bool = False

    @property
    def is_none(self) -> bool:
        """Whether it says that there was nobody or nothing; what counts nothing is 0 as well."""
        return self.best == 0 and self.kind in (QuantityKind.NONE, QuantityKind.COUNT)

    def is_age_till(self, at: int) -> bool:
        """Whether it is an age that ends at the token `at`: then "aged 12 and 15" goes on there."""
        return self.kind is QuantityKind.AGE and self.number_last == at


def with_share(share: Quantity, base: Quantity) -> Quantity:
    """A percentage or fraction with the values it has of this whole."""
    value = None if base.best is None or share.share is None else round(base.best * share.share)
    if value is None:
        return changed(share, of=base)
    low, best, high = bounds(share.share_hedge or Hedge.EXACT, value)
    return changed(share, of=base, low=low, best=best, high=high, approximate=True)


def bounds(hedge: Hedge, value: Number) -> tuple[Number | None, Number | None, Number | None]:
    """Low, best and high of one number under this wording: the table in docs/counts.md."""
    if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN}:
        return value, value, None
    if hedge in {Hedge.NEARLY, Hedge.UP_TO}:
        return None, value, value
    if hedge is Hedge.LESS_THAN:
        return None, None, value
    return value, value, value
