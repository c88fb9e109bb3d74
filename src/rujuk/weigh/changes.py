"""What new pages changed: two pictures of a case, before and after, set side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.weigh.history import add_step
from rujuk.weigh.quantities import conflicts_of

if TYPE_CHECKING:
    from rujuk.weigh.conflicts import Conflict
    from rujuk.weigh.estimates import Estimate
    from rujuk.weigh.event_contradictions import EventContradiction
    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.quantities import Quantity, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A quantity whose estimate is another now. `before` is null where it is told first."""

    quantity: Quantity
    before: Estimate | None
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new, what is gone, what moved. Claims are ids, in order."""

    claims_new: tuple[str, ...]
    claims_gone: tuple[str, ...]
    opened: tuple[Conflict | EventContradiction, ...]
    closed: tuple[Conflict | EventContradiction, ...]
    moved: tuple[Moved, ...]
    untold: tuple[Quantity, ...]
    """Quantities of which nothing is told any more."""

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any(
            (self.claims_new, self.claims_gone, self.opened, self.closed, self.moved, self.untold)
        )


def what_changed(before: Weighed, after: Weighed) -> Changes:
    """What the second picture says otherwise than the first, quantities in order of their ids."""
    was, now = _claims(before), _claims(after)
    moved, matched = _moved(before.quantities, after.quantities)
    return Changes(
        claims_new=tuple(sorted(now - was)),
        claims_gone=tuple(sorted(was - now)),
        opened=_disputes(after, before),
        closed=_disputes(before, after),
        moved=moved,
        untold=tuple(
            one for one in before.quantities if one.id not in matched and one.estimate is not None
        ),
    )


def _claims(picture: Weighed) -> set[str]:
    return {claim.id for report in picture.reports for claim in report.claims}


def _disputes(one: Weighed, other: Weighed) -> tuple[Conflict | EventContradiction, ...]:
    """The contradictions of one picture that the other does not have, whoever else tells them."""
    figures = {about(conflict) for _, conflict in conflicts_of(other.quantities)}
    found: dict[object, Conflict | EventContradiction] = {}
    for _, conflict in conflicts_of(one.quantities):
        if about(conflict) not in figures:
            found.setdefault(about(conflict), conflict)
    deeds = [(each.why, set(each.records)) for each in other.event_contradictions]
    for each in one.event_contradictions:
        told = set(each.records)
        if not any(why == each.why and not told.isdisjoint(records) for why, records in deeds):
            found[each.id] = each
    return tuple(found.values())


def about(conflict: Conflict) -> object:
    """What two figures that contradict are, which another mention of either leaves the same."""
    sides = frozenset(
        (one.authority, one.measure, one.figure) for one in (conflict.one, conflict.other)
    )
    return conflict.why, sides


def _moved(
    before: tuple[Quantity, ...], after: tuple[Quantity, ...]
) -> tuple[tuple[Moved, ...], set[str]]:
    """Quantities that are told otherwise, and the ids of those before that some after goes on.

    A quantity goes on under its id, or under that of the affair that its own has been joined to:
    then as the one of the same measure and status that holds most of its claims.
    """
    known = {one.id: one for one in before}
    holders: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in before:
        for claim in _mentions(quantity):
            holders[claim].append(quantity)
    moved, matched = [], set()
    for quantity in after:
        earlier = known.get(quantity.id)
        if earlier is None:
            shared = Counter(
                one.id
                for claim in sorted(_mentions(quantity))
                for one in holders[claim]
                if (one.measure, one.modality) == (quantity.measure, quantity.modality)
            )
            earlier = known[shared.most_common(1)[0][0]] if shared else None
        if earlier is not None:
            matched.add(earlier.id)
        steps: list[Step] = []
        if earlier is not None:
            add_step(steps, earlier, None)
        was = steps[-1].estimate if steps else None
        add_step(steps, quantity, None)
        if steps and steps[-1].estimate is not was:
            moved.append(Moved(quantity=quantity, before=was, step=steps[-1]))
    return tuple(moved), matched


def _mentions(quantity: Quantity) -> set[str]:
    return {mention.id for one in quantity.assertions for mention in one.mentions}
