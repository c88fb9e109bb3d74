"""The history of estimates: a replay of what was known, day by day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rujuk.weigh.moments import read_span
from rujuk.weigh.quantities import Change, Quantity, Step, make_quantities
from rujuk.weigh.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.estimates import Estimate
    from rujuk.weigh.statements import Statement, Subject


def known(statements: Sequence[Statement], known_at: str | None) -> list[Statement]:
    """The statements reported by the end of this day or moment; those of unknown report always."""
    limit = read_span(known_at)
    if limit is None:
        return [*statements]
    return [
        one
        for one in statements
        if one.reported_at is None
        or one.reported_at.since < limit.until
        or one.reported_at.since == limit.since
    ]


def history(
    statements: Sequence[Statement], known_at: str | None, constants: Constants
) -> dict[str, list[Step]]:
    """The steps of every quantity by its id, oldest first.

    Each state is made afresh from what was known on that day, so that later reports never change
    an earlier step.
    """
    visible = known(statements, known_at)
    days = {one.reported_at.text[:10] for one in visible if one.reported_at is not None}
    replayed: list[str | None] = [*sorted(days)]
    steps: dict[str, list[Step]] = defaultdict(list)
    affairs: dict[Subject | str, list[Statement]] = defaultdict(list)
    for one in visible:
        # No figure of one affair bears on another; without affairs, none of a subject on another.
        affairs[one.subject.affair or one.subject].append(one)
    for about in affairs.values():
        before: list[Statement] = []
        remembered = Remembered()
        for day in replayed or [None]:
            now = known(about, day)
            if now == before:
                continue
            before = now
            for quantity in make_quantities(now, constants, remembered):
                add_step(steps[quantity.id], quantity, day)
    return {key: found for key, found in steps.items() if found}


def steps_of(states: Iterable[tuple[str | None, Iterable[Quantity]]]) -> dict[str, list[Step]]:
    """The steps of each quantity by its id, from what was known day by day, oldest first."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for day, quantities in states:
        for quantity in quantities:
            add_step(steps[quantity.id], quantity, day)
    return {key: found for key, found in steps.items() if found}


def add_step(steps: list[Step], quantity: Quantity, day: str | None) -> None:
    """Add to the steps of a quantity what it is on this day, where that is something else."""
    now = quantity.estimate
    before = steps[-1].estimate if steps else None
    if now is None or (before is not None and _face(before) == _face(now)):
        return
    because = _cause(quantity, now, day)
    change = Change.FIRST if before is None else _change(before, now)
    steps.append(Step(known_at=day, estimate=now, change=change, because=because))


def _face(one: Estimate) -> tuple[object, ...]:
    return one.low, one.best, one.high, one.open_top, one.grade, bool(one.conflicts)


def _change(before: Estimate, now: Estimate) -> Change:
    if before.best != now.best and before.best is not None and now.best is not None:
        if now.best < before.best:
            return Change.REVISION_DOWN
        same = before.drivers[0].authority.family == now.drivers[0].authority.family
        return Change.REVISION_UP if same else Change.GROWTH
    if bool(before.conflicts) != bool(now.conflicts):
        return Change.CONFLICT_OPENED if now.conflicts else Change.CONFLICT_CLOSED
    return Change.BAND


def _cause(quantity: Quantity, now: Estimate, day: str | None) -> Assertion:
    """The assertion first reported on this day, best of those that drive the estimate."""
    fresh = [
        one
        for one in (*now.drivers, *quantity.weighed)
        if one.reported_at is not None and one.reported_at.text[:10] == day
    ]
    return fresh[0] if fresh else now.drivers[0]
