"""Which weighed figure is a happening's own: what joins estimates to rows of event data.

A figure belongs to a happening when the words that give it stand in that happening: the claims that
drive the estimate are carried by its tellings (`Event.claims`). It belongs to one happening or to
none: to that of most independent reports, where two are equal to none, and to none that only began
after the day the figure is of. So no figure is in two rows, and rows may be summed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rujuk.records import EventType, Modality
from rujuk.weigh.measures import LOSSES
from rujuk.weigh.tellings import places_part, same_day, same_place, share, times_part
from rujuk.weigh.wholes import is_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.weigh.happenings import Happening
    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.quantities import Quantity

_DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})
_HARMS = frozenset({EventType.ASSAULT})
"""Deeds that losses are of, where one of them carries the figure as well as another deed does."""


def figures_of(weighed: Weighed) -> dict[str, tuple[Quantity, ...]]:
    """The quantities that belong to each happening, by its id; happenings without any are absent.

    Only what is done is counted; a part goes with the happening of its words like any figure.
    """
    happenings = {one.id: one for one in weighed.happenings if one.modality in _DONE}
    carried: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for happening in happenings.values():
        for telling in happening.tellings:
            for claim in telling.claims:
                carried[claim.id][happening.id].add(telling.original)
    told_on: dict[str, list[Happening]] = defaultdict(list)
    for happening in happenings.values():
        if happening.type in _HARMS and happening.actors:
            for page in {one.report.id for one in happening.tellings}:
                told_on[page].append(happening)
    found: dict[str, list[Quantity]] = defaultdict(list)
    for one in weighed.quantities:
        owner = _owner(one, carried, happenings)
        if owner is not None:
            if one.measure in LOSSES:
                owner = _doers(happenings[owner], told_on)
            found[owner].append(one)
    return {key: tuple(figures) for key, figures in found.items()}


def wholes(figures: Iterable[Quantity], all_of_case: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The figures that are no parts: neither of another one here, nor of a whole told elsewhere.

    A kind of people (twenty children) of whom the same affair counts a whole is not all of them: it
    is left out. A part of which no word says what part it is stays where nothing here holds it: it
    is the figure that the deed's own words give.
    """
    here = tuple(figures)
    others = tuple(all_of_case)
    return tuple(
        one
        for one in here
        if not any(is_part(one, whole) for whole in here)
        and (one.part or not any(is_part(one, whole) for whole in others))
    )


def _owner(
    one: Quantity,
    carried: Mapping[str, Mapping[str, set[str]]],
    happenings: Mapping[str, Happening],
) -> str | None:
    """The happening that a quantity belongs to; null where it is none's, or not one's alone."""
    if one.estimate is None or one.modality is not Modality.HAPPENED:
        return None
    reports: dict[str, set[str]] = defaultdict(set)
    for driver in one.estimate.drivers[:1]:
        for mention in driver.sources:
            for happening, told_by in carried.get(mention.id, {}).items():
                reports[happening] |= told_by
    told = {
        key: by
        for key, by in reports.items()
        if not _too_early(one.estimate.as_of, happenings[key])
    }
    if one.measure in LOSSES and any(happenings[key].type in _HARMS for key in told):
        told = {key: by for key, by in told.items() if happenings[key].type in _HARMS}
    most = max((len(by) for by in told.values()), default=0)
    best = [key for key, by in told.items() if len(by) == most]
    return best[0] if len(best) == 1 else None


def _doers(one: Happening, told_on: Mapping[str, Sequence[Happening]]) -> str:
    """The happening that says who did this one; itself where it names somebody, or none fits."""
    if one.actors or one.type not in _HARMS:
        return one.id
    near = {
        other.id: other
        for page in {each.report.id for each in one.tellings}
        for other in told_on.get(page, ())
    }
    fitting = [key for key, other in near.items() if _is_one_deed(one, other)]
    return fitting[0] if len(fitting) == 1 else one.id


def _is_one_deed(one: Happening, other: Happening) -> bool:
    """Whether nothing parts two happenings and the day or the place says that they are one."""
    pairs = [(this, that) for this in one.tellings for that in other.tellings]
    if any(times_part(*pair) or places_part(*pair) for pair in pairs):
        return False
    if one.recipients and other.recipients and not share(one.recipients, other.recipients):
        return False
    return any(same_day(*pair) or same_place(*pair) for pair in pairs)


def _too_early(as_of: str | None, happening: Happening) -> bool:
    """Whether a figure is of a time before the happening."""
    return (
        as_of is not None and happening.since is not None and as_of < happening.since[: len(as_of)]
    )
