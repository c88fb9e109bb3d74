"""Counts of "people" whose fate another report tells: figures that a page takes up.

"The figure of 58 was lowered to 52" counts people by its own words. Where an earlier report gives
58 as the dead, and as nothing else, both are of the dead.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rujuk.records import Measure
from rujuk.weigh.measures import LOSSES
from rujuk.weigh.repeats import figure_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.weigh.repeats import Telling
    from rujuk.weigh.statements import Subject

FATES = LOSSES | {Measure.DISPLACED, Measure.DETAINED, Measure.RELEASED}
LEAST = 10
"""Smaller figures are equal by chance."""
_TAKEN_UP = "count.context.restated"


def fates_of_people(
    tellings: Sequence[Telling], of_whom: Mapping[str, Subject]
) -> dict[str, Measure]:
    """The measure of such counts by the ids of their claims.

    A page takes up figures of one fate, those that point back at others among them: where what
    earlier reports know are several fates, none is told.
    """
    known: dict[int, set[tuple[Measure, str]]] = defaultdict(set)
    pages: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        figure = figure_of(one.source) or 0
        if one.source.measure in FATES and figure >= LEAST:
            known[figure].add((one.source.measure, one.report.reported_at or ""))
        elif one.source.measure is Measure.PEOPLE and not _kind(of_whom[one.claim.id]):
            pages[one.report.id].append(one)
    found: dict[str, Measure] = {}
    for page in pages.values():
        if not any(_TAKEN_UP in rule for one in page for rule in one.claim.rules):
            continue
        fates = {
            fate
            for one in page
            for fate, day in known[figure_of(one.source) or 0]
            if day < (one.report.reported_at or "")
        }
        if len(fates) == 1:
            found.update((one.claim.id, fate) for one in page for fate in fates)
    return found


def _kind(subject: Subject) -> bool:
    """Whether words tell a country or a kind of people."""
    return subject.country is not None or subject.group is not None
