"""Which assertions of a quantity stand at a time: superseded, outdated, concurrent."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from rujuk.records import Modality, Mode, Stance
from rujuk.weigh.assertions import order
from rujuk.weigh.constants import NEUTRAL, Role
from rujuk.weigh.measures import PRESENT
from rujuk.weigh.sides import cycle_between
from rujuk.weigh.tempo import tempo_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.tempo import Tempo

_DROPPED_AFTER = 4  # half-lives


@dataclass(frozen=True, slots=True)
class Standing:
    """The assertions of one quantity at one time, by what became of them."""

    tempo: Tempo
    active: tuple[Assertion, ...]
    """The latest of each authority, dated, not outdated by another."""
    superseded: tuple[Assertion, ...]
    outdated: tuple[Assertion, ...]
    """Overtaken by a fresher figure: no contradiction."""
    concurrent: tuple[Assertion, ...]
    """One a family, of authorities that may give the best figure, fresh enough."""
    undated: tuple[Assertion, ...]
    flows: tuple[Assertion, ...]


def stand(
    assertions: Sequence[Assertion], constants: Constants, pace: Tempo | None = None
) -> Standing:
    """What stands of these assertions of one quantity; they need no order.

    `pace` is the tempo of the affair, where its own figures tell too little.
    """
    flows = [one for one in assertions if one.mode in (Mode.FLOW, Mode.SHARE)]
    stocks = [one for one in assertions if one.mode not in (Mode.FLOW, Mode.SHARE)]
    undated = [one for one in stocks if one.as_of is None]
    dated = sorted((one for one in stocks if one.as_of is not None), key=order)
    tempo = tempo_of(dated, constants, pace)
    latest: dict[object, Assertion] = {}
    superseded = []
    for one in dated:
        key = (one.authority, one.scope, _firm(one))
        before = latest.get(key)
        if before is not None:
            superseded.append(before)
        latest[key] = one
    current = sorted(latest.values(), key=order)
    outdated = [one for one in current if any(_outdates(y, one, tempo, constants) for y in current)]
    gone = {one.id for one in outdated}
    active = [one for one in current if one.id not in gone]
    return Standing(
        tempo=tempo,
        active=tuple(active),
        superseded=tuple(superseded),
        outdated=tuple(outdated),
        concurrent=_concurrent(active, tempo),
        undated=tuple(undated),
        flows=tuple(flows),
    )


def _outdates(fresh: Assertion, old: Assertion, tempo: Tempo, constants: Constants) -> bool:
    """Whether a neutral figure a cycle or more later leaves the older one behind.

    What outlets say in their own voice is what is going round: a later day's replaces it, and so
    does a higher count that a side gives of its own dead and hurt on a later day.
    """
    going_round = old.authority.role is Role.VOICE and fresh.scope == old.scope
    if going_round and _later_day(fresh, old):
        own = fresh.authority.role is Role.BELLIGERENT_OWN and old.measure not in PRESENT
        if fresh.authority.role is Role.VOICE or (own and fresh.band.low > old.band.high):
            return True
    if fresh.authority.role not in NEUTRAL or fresh.as_of is None or old.told is None:
        return False
    if old.vague and not fresh.vague and _later_day(fresh, old) and fresh.scope == old.scope:
        return fresh.band.low > old.band.high  # "hundreds" of the first day, and 6,200 counted
    hour = old.told.since == old.told.until
    if hour and fresh.as_of.since <= old.told.since:
        return False  # a stretch of time that holds the hour is not known to be after it
    if fresh.as_of.until - old.told.until < cycle_between(fresh, old, tempo, constants):
        return False
    if fresh.band.low > old.band.high:
        return True
    return old.measure in PRESENT and fresh.scope == old.scope and not fresh.band.meets(old.band)


def _later_day(fresh: Assertion, old: Assertion) -> bool:
    """Whether one is of a later day, or reported on a later day of the very same time."""
    days = ceil(until(fresh)) - ceil(until(old))  # an hour is of its whole day
    if until(fresh) != until(old) or fresh.reported_at is None or old.reported_at is None:
        return days >= 1
    return fresh.reported_at.until - old.reported_at.until >= 1


def _concurrent(active: Sequence[Assertion], tempo: Tempo) -> tuple[Assertion, ...]:
    """The freshest figure of each family that may give the best one, within the window.

    Who may: authorities whose own conduct is not at issue, with what they state; what they merely
    recall or hold possible only where it is a stated figure too, or none is stated; else a party of
    its own losses; else all. A part of the place beside a figure of the whole bounds it from below
    and has no vote.
    """
    able = _able(active)
    able = [one for one in able if not _is_part(one, able)] or able
    families = last_words(able)
    newest = max((until(one) for one in families.values()), default=0.0)
    found = [one for one in families.values() if newest - until(one) <= tempo.window]
    return tuple(sorted(found, key=order))


def last_words(assertions: Iterable[Assertion]) -> dict[str, Assertion]:
    """The freshest figure of each family, by family."""
    found: dict[str, Assertion] = {}
    for one in assertions:
        before = found.get(one.authority.family)
        if before is None or _fresher(one, before):
            found[one.authority.family] = one
    return found


def _able(active: Sequence[Assertion]) -> Sequence[Assertion]:
    neutral = [one for one in active if one.authority.role in NEUTRAL]
    stated = [one for one in neutral if one.stance is not Stance.RECALLED and _firm(one)]
    if stated:
        figures = {one.figure for one in stated}
        return [one for one in neutral if one.figure in figures]
    own = [one for one in active if one.authority.role is Role.BELLIGERENT_OWN]
    return neutral or own or active


def _is_part(one: Assertion, others: Sequence[Assertion]) -> bool:
    """Whether it is of a part of the place of another figure and no larger.

    Of two parts that one family gives, where nobody gives the whole, the larger is nearer to it.
    """
    return any(
        (
            other.scope != one.scope
            and one.scope.within(other.scope)
            and one.band.low <= other.band.high
        )
        or (
            other.authority.family == one.authority.family
            and not one.scope.within(other.scope)
            and not other.scope.within(one.scope)
            and one.band.high < other.band.low
        )
        for other in others
    )


def _fresher(one: Assertion, before: Assertion) -> bool:
    return (_firm(one), until(one), not one.vague, -len(one.scope.path), one.figure, one.id) > (
        _firm(before),
        until(before),
        not before.vague,
        -len(before.scope.path),
        before.figure,
        before.id,
    )


def _firm(one: Assertion) -> bool:
    """Whether it is said to be so, and not only that it may be."""
    return one.modality is not Modality.POSSIBLE


def until(one: Assertion) -> float:
    """The latest moment that a mention gives an assertion; undated ones come before all."""
    return one.told.until if one.told is not None else 0.0


def dropped(one: Assertion, newest: float, tempo: Tempo) -> bool:
    """Whether a figure is too old to bound anything."""
    return newest - until(one) > _DROPPED_AFTER * tempo.half_life
