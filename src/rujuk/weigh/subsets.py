"""Measures that hold each other: the dead are some of the casualties, these some of the troops."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rujuk.records import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.quantities import Quantity

HELD_BY: dict[Measure, tuple[Measure, ...]] = {
    Measure.KILLED: (Measure.KILLED_OR_WOUNDED, Measure.CASUALTIES, Measure.TROOPS),
    Measure.WOUNDED: (Measure.KILLED_OR_WOUNDED, Measure.CASUALTIES, Measure.TROOPS),
    Measure.KILLED_OR_WOUNDED: (Measure.CASUALTIES, Measure.TROOPS),
    Measure.CAPTURED: (Measure.CASUALTIES, Measure.TROOPS),
    Measure.CASUALTIES: (Measure.TROOPS,),
}
"""The measures that a measure is a part of."""


def oversized(quantities: Iterable[Quantity]) -> frozenset[str]:
    """Ids of the quantities of which a family gives more than of one that holds it.

    Only figures of one family are compared, of the same people and place, that stand at the time,
    a part told no later than its whole: the whole may have grown since.
    """
    standing: dict[tuple[Measure, object], list[tuple[str, Assertion]]] = defaultdict(list)
    for one in quantities:
        for told in one.estimate.standing.active if one.estimate is not None else ():
            of_whom = one.subject, one.scope, one.modality, told.authority.family
            standing[one.measure, of_whom].append((one.id, told))
    return frozenset(
        id_
        for (measure, of_whom), parts in standing.items()
        for holding in HELD_BY.get(measure, ())
        for _, whole in standing.get((holding, of_whom), ())
        for id_, part in parts
        if _exceeds(part, whole)
    )


def _exceeds(part: Assertion, whole: Assertion) -> bool:
    if part.told is None or whole.told is None or part.told.since > whole.told.until:
        return False
    return not whole.band.open_top and part.band.low > whole.band.high
