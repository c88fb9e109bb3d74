"""Deeds that a page only names, or tells of another day than others: joined to their happening."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from rujuk.weigh.deed_kinds import is_once
from rujuk.weigh.sameness import NEWS_DAYS, modes_part, parted, parties_part, same_news, status_of
from rujuk.weigh.tellings import (
    BY_DAYS,
    places_part,
    same_day,
    same_place,
    same_voice,
    times_exclude,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rujuk.weigh.tellings import Telling

    Group = list[Telling]

DISPUTED_DAYS = 2.0
"""How far apart two days may lie that are told of one deed."""


def join_named(groups: Sequence[Group], thread_of: Mapping[str, str]) -> list[Group]:
    """The groups, each that only names a deed joined to the one group that tells it in full.

    A noun names a deed ("the attack by X"). Only within a known thread, and where one fits alone.
    """
    full: dict[tuple[object, ...], list[Group]] = defaultdict(list)
    named = []
    for group in groups:
        affair = _affair(group[0], thread_of)
        if affair is None:
            continue
        if all(one.is_noun for one in group):
            named.append((affair, group))
        if any(one.is_carried or not one.is_noun for one in group):
            for key in _near(group):
                full[affair, key].append(group)
    pairs = []
    for affair, group in named:
        near = {id(other): other for key in _near(group) for other in full[affair, key]}
        near.pop(id(group), None)
        pairs.append((group, [*near.values()]))
    return _joined(groups, pairs, _is_named_by)


def _near(group: Group) -> set[tuple[str, int]]:
    """What a group shares with all that are told in the same cycle of news or of the same days."""
    found: set[tuple[str, int]] = set()
    for one in group:
        if one.reported is not None:
            cycle = int(one.reported.since // NEWS_DAYS)
            found.update((("news", cycle), ("news", cycle + 1)))
        if one.days is not None and one.days.until - one.days.since <= BY_DAYS:
            found.update(("day", day) for day in range(int(one.days.since), int(one.days.until)))
    return found


def join_days(groups: Sequence[Group], thread_of: Mapping[str, str]) -> list[Group]:
    """The groups, two that tell one deed of days that exclude each other joined.

    Only within a known thread, and where either fits no other. A page that tells both days tells
    two deeds.
    """
    affairs: dict[tuple[object, ...], list[Group]] = defaultdict(list)
    for group in groups:
        affair = _affair(group[0], thread_of)
        if affair is not None and status_of(group[0].event) == "done":
            affairs[affair].append(group)
    pairs = []
    for held in affairs.values():
        told: dict[str, set[float | None]] = defaultdict(set)
        for one in (one for group in held for one in group):
            told[one.original].add(one.began)
        begun: dict[float, list[Group]] = defaultdict(list)
        for group in held:
            for day in _begun(group):
                begun[day].append(group)
        for group in held:
            near = {
                id(other): other
                for day in _begun(group)
                for at in _CLOSE
                for other in begun.get(day + at, ())
            }
            near.pop(id(group), None)
            pairs.append((group, [g for g in near.values() if not _tell_both(group, g, told)]))
    return _joined(groups, pairs, days_disputed)


_CLOSE = range(-int(DISPUTED_DAYS), int(DISPUTED_DAYS) + 1)


def _begun(group: Group) -> set[float]:
    """The days on which the tellings let the deed begin."""
    return {one.began for one in group if one.began is not None}


def _tell_both(these: Group, those: Group, told: Mapping[str, set[float | None]]) -> bool:
    """Whether a page of one tells the day of the other."""
    days = [_begun(group) for group in (these, those)]
    return any(
        not told[one.original].isdisjoint(day)
        for group, day in ((these, days[1]), (those, days[0]))
        for one in group
    )


def _joined(
    groups: Sequence[Group],
    candidates: Iterable[tuple[Group, Sequence[Group]]],
    fits: Callable[[Group, Group], bool],
) -> list[Group]:
    """The groups, each joined to its one candidate that fits, where that takes no other."""
    chosen = {}
    for group, others in candidates:
        fitting = [other for other in others if fits(group, other)]
        if len(fitting) == 1:
            chosen[id(group)] = fitting[0]
    kept = []
    gone: set[int] = set()
    for group in groups:
        into = chosen.get(id(group))
        if into is None or id(into) in gone or chosen.get(id(into)) not in (None, group):
            kept.append(group)
            continue
        into.extend(group)
        gone.add(id(group))
    return kept


def _affair(one: Telling, thread_of: Mapping[str, str]) -> tuple[object, ...] | None:
    """What tells of one kind of deed in one thread; null outside of threads."""
    thread = thread_of.get(one.original)
    return None if thread is None else (thread, one.event.type, one.kind, status_of(one.event))


def _is_named_by(named: Group, full: Group) -> bool:
    """Whether nouns on other pages name the deed of this group, by who did it or by its day."""
    return not any(parted(one, other) for one, other in product(named, full)) and any(
        one.original != other.original and _names(one, other) for one, other in product(named, full)
    )


def _names(one: Telling, other: Telling) -> bool:
    """Whether a noun ("the attack by X", "the clash of 20 August") names the deed of a telling."""
    event = one.event
    if not event.actors and not event.recipients:
        return same_day(one, other)
    return one.actors.share_named(other.actors) and same_news(one, other)


def days_disputed(these: Group, those: Group) -> bool:
    """Whether two groups tell one deed of two days that lie close and exclude each other."""
    if any(
        one.original == other.original
        or modes_part(one, other)
        or parties_part(one, other)
        or places_part(one, other)
        for one, other in product(these, those)
    ):
        return False
    return any(_other_day(one, other) for one, other in product(these, those))


def _other_day(one: Telling, other: Telling) -> bool:
    """Whether two voices tell the beginning of one deed, of days close by that exclude each other.

    Of what befalls an object once, the day; of all else only the day on which it began, where one
    of the two tells since when it lasts.
    """
    if one.began is None or other.began is None or same_voice(one, other):
        return False
    if not 0 < abs(one.began - other.began) <= DISPUTED_DAYS or not times_exclude(one, other):
        return False
    noun = one.is_noun or other.is_noun
    if is_once(one.kind):
        return noun or same_place(one, other) or one.recipients.share_named(other.recipients)
    return noun and (one.lasts or other.lasts) and one.actors.share_named(other.actors)
