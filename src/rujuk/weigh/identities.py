"""Figures that follow from others: killed + wounded, and a stock with what was added to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.records import Hedge, Measure, Mode, content_id
from rujuk.weigh.assertions import Assertion
from rujuk.weigh.constants import Role
from rujuk.weigh.moments import Span
from rujuk.weigh.statements import Authority

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

STATED = frozenset({Hedge.EXACT, Hedge.ABOUT, Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.NEARLY})


def derive(assertions: Sequence[Assertion]) -> list[Assertion]:
    """What identities give beyond these assertions; a figure its root states itself is no news."""
    made = [*_losses(assertions), *_growths(assertions), *_regions(assertions)]
    latest: dict[object, float] = {}
    families = {one.authority.family for one in made}
    for one in assertions:
        if one.authority.family in families and one.mode is not Mode.FLOW and one.as_of is not None:
            key = _of_family(one)
            latest[key] = max(latest.get(key, 0.0), one.as_of.until)
    return [one for one in made if not _is_stated(one, latest)]


def _of_family(one: Assertion) -> object:
    return one.measure, one.modality, one.subject, one.authority.family


def _is_stated(derived: Assertion, latest: Mapping[object, float]) -> bool:
    """Whether the family of a derived figure gives one itself for that time or a later one."""
    told = latest.get(_of_family(derived))
    return told is not None and derived.as_of is not None and told >= derived.as_of.until


def _losses(assertions: Sequence[Assertion]) -> Iterator[Assertion]:
    """Killed and wounded of one root at one time are its killed or wounded."""
    wounded: dict[object, list[Assertion]] = defaultdict(list)
    for one in assertions:
        if one.measure is Measure.WOUNDED and one.as_of is not None and one.hedge in STATED:
            wounded[_briefing(one)].append(one)
    for dead in assertions:
        if dead.measure is Measure.KILLED and dead.hedge in STATED:
            for hurt in wounded.get(_briefing(dead), ()):
                yield _sum(dead, hurt, Measure.KILLED_OR_WOUNDED, dead.as_of)


def _briefing(one: Assertion) -> object:
    return (
        one.authority,
        one.subject,
        one.modality,
        one.scope.root,
        one.mode,
        one.as_of and one.as_of[:2],
    )


def _growths(assertions: Sequence[Assertion]) -> Iterator[Assertion]:
    """A stock and a flow of the same family over a time that begins after it."""
    stocks: dict[object, list[Assertion]] = defaultdict(list)
    flows = [one for one in assertions if one.mode is Mode.FLOW and one.hedge in STATED]
    families = {flow.authority.family for flow in flows}
    for one in assertions:
        if one.authority.family not in families:
            continue
        if one.mode is Mode.STOCK and one.hedge in STATED and one.as_of is not None:
            stocks[_line(one)].append(one)
    for flow in flows:
        window = flow.window
        if window is None:
            continue
        before = [
            one
            for one in stocks.get(_line(flow), ())
            if one.as_of is not None and one.as_of.until <= window.since + 1
        ]
        latest = max(before, key=lambda one: (one.as_of or window, one.id), default=None)
        if latest is not None:
            told = Span(window.until - 1, window.until, window.text)
            yield _sum(latest, flow, flow.measure, told)


def _line(one: Assertion) -> object:
    return one.measure, one.subject, one.modality, one.authority.family, one.scope.root


def _regions(assertions: Sequence[Assertion]) -> Iterator[Assertion]:
    """Figures of several parts of a place, of one time, where nobody gives one of the whole."""
    wholes: set[tuple[object, ...]] = set()
    parts: dict[tuple[object, ...], dict[str, Assertion]] = defaultdict(dict)
    for one in assertions:
        if one.mode in (Mode.FLOW, Mode.SHARE) or one.as_of is None or not one.scope.path:
            continue
        if len(one.scope.path) == 1:
            wholes.add(_whole(one))
        elif len(one.scope.path) == _REGION and one.hedge in STATED and not _is_share(one):
            found = parts[_whole(one)]
            before = found.get(one.scope.path[1])
            if before is None or _later(one, before):
                found[one.scope.path[1]] = one
    for place, found in parts.items():
        times = [one.as_of.until for one in found.values() if one.as_of is not None]
        if place in wholes or len(found) < _REGION or max(times) - min(times) > _SAME_DAY:
            continue
        first, *others = (found[name] for name in sorted(found))
        total = first
        for other in others:
            total = _sum(total, other, first.measure, max(first.as_of, other.as_of, key=_until))
        yield replace(total, scope=first.scope.root)


def _whole(one: Assertion) -> tuple[object, ...]:
    return one.measure, one.subject, one.modality, one.scope.path[0]


_REGION = 2  # a state and a part of it; parts that are summed
_SAME_DAY = 1.0


def _until(span: Span | None) -> float:
    return span.until if span is not None else 0.0


def _later(one: Assertion, before: Assertion) -> bool:
    return (_until(one.as_of), one.id) > (_until(before.as_of), before.id)


def _is_share(one: Assertion) -> bool:
    return any(mention.part_of is not None for mention in one.mentions)


def _joint(one: Authority, other: Authority) -> Authority:
    """Whose a sum is: of two families it is neither's."""
    if one.family == other.family:
        return other
    name = f"{one.name} + {other.name}"
    return Authority(name=name, family=name, role=max(one.role, other.role, key=_trust))


def _trust(role: Role) -> int:
    return [*Role].index(role)


def _sum(one: Assertion, other: Assertion, measure: Measure, as_of: Span | None) -> Assertion:
    reported = [part.reported_at for part in (one, other)]
    known = None if None in reported else max(part for part in reported if part is not None)
    open_top = one.high is None or other.high is None
    best = one.figure + other.figure
    scope = one.scope if other.scope.within(one.scope) else other.scope
    if not one.scope.within(scope):
        scope = one.scope.root
    return Assertion(
        id=content_id("ast", "sum", measure, *sorted((one.id, other.id))),
        authority=_joint(one.authority, other.authority),
        measure=measure,
        subject=one.subject,
        scope=scope,
        mode=Mode.STOCK,
        modality=one.modality,
        stance=one.stance,
        low=(one.low or 0) + (other.low or 0),
        best=best,
        high=None if open_top else (one.high or 0) + (other.high or 0),
        hedge=Hedge.AT_LEAST if open_top else Hedge.ABOUT,
        band=one.band.plus(other.band),
        as_of=as_of,
        told=as_of,
        window=None,
        reported_at=known,
        mentions=(),
        derived_from=(one, other),
    )
