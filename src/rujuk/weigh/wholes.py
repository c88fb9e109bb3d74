"""Which quantity is a part of which: of a kind of people, of a country, of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rujuk.weigh.quantities import Quantity


def is_part(one: Quantity, whole: Quantity) -> bool:
    """Whether a quantity is of a part of whom or where another is, by what both say.

    One that is told more often than the other is no part of it: the other says less of whom.
    """
    if one.id == whole.id or whole.part or one.measure is not whole.measure:
        return False
    if one.modality is not whole.modality or one.subject.affair != whole.subject.affair:
        return False
    subject, wider = one.subject, whole.subject
    within = (
        wider.country in (None, subject.country)
        and wider.sectors in ((), subject.sectors)
        and wider.group in (None, subject.group)
        and one.scope.within(whole.scope)
    )
    if subject == wider and one.scope == whole.scope:
        return one.part
    return within and (one.part or times_told(one) <= times_told(whole))


def times_told(one: Quantity) -> int:
    """How many figures of it reports tell, reprints not counted again."""
    return sum(len({mention.report for mention in each.mentions}) for each in one.assertions)
