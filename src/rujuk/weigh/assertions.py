"""Mentions of one figure by one authority as one assertion."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rujuk.frozen import quickly_made
from rujuk.records import Hedge, Modality, Mode, content_id
from rujuk.weigh.bands import Band, band_of
from rujuk.weigh.measures import FORCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Measure, Stance
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.moments import Span
    from rujuk.weigh.remembered import Remembered
    from rujuk.weigh.statements import Authority, Scope, Statement, Subject


class Status(StrEnum):
    """What became of an assertion."""

    ACTIVE = "active"
    SUPERSEDED = "superseded"  # its authority has given a later figure
    OUTDATED = "outdated"  # another authority's later figure has overtaken it
    QUARANTINED = "quarantined"  # kept, shown with the reason, not weighed
    RETRACTED = "retracted"  # its own authority took it back


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One figure of one authority for one quantity and time, with all its mentions.

    `as_of` is the time that its first report gives it; `told` the latest time that any mention
    tells of it: that a page repeats it makes it no fresher. `derived_from` names the assertions
    that an identity made it of: it has no mentions of its own then.
    """

    id: str
    authority: Authority
    measure: Measure
    subject: Subject
    scope: Scope
    mode: Mode
    modality: Modality
    stance: Stance
    low: float | None
    best: float | None
    high: float | None
    hedge: Hedge
    band: Band
    as_of: Span | None
    told: Span | None
    window: Span | None
    reported_at: Span | None
    mentions: tuple[Statement, ...]
    derived_from: tuple[Assertion, ...] = ()

    @property
    def figure(self) -> float:
        """The figure it stands for in an order of figures: best, else low, else high."""
        if self.best is not None:
            return self.best
        return self.low if self.low is not None else self.high or 0.0

    @property
    def vague(self) -> bool:
        """Whether only the size is told in words."""
        return self.hedge is Hedge.VAGUE

    @property
    def sources(self) -> tuple[Statement, ...]:
        """Its mentions, or those of what it is derived from."""
        if not self.derived_from:
            return self.mentions
        return tuple(mention for one in self.derived_from for mention in one.sources)


quickly_made(Assertion)


QuantityKey = tuple[object, ...]


def planned(modality: Modality, measure: Measure) -> bool:
    """Whether a figure tells of what is not done: it never mixes with what is.

    What may have happened to people ("feared dead") is weighed with what did; what may be done with
    forces is not done.
    """
    if modality is Modality.POSSIBLE:
        return measure in FORCES
    return modality in (Modality.PLANNED, Modality.CONDITIONAL)


def assertion_key(one: Statement) -> QuantityKey:
    """What the mentions of one assertion share, but for their time."""
    return (
        one.authority,
        one.measure,
        one.subject,
        one.scope,
        one.mode,
        one.modality,
        one.figure,
        one.hedge is Hedge.RANGE,
        one.window if one.mode is Mode.FLOW else None,
        one.part_of is not None,
    )


def make_assertions(
    statements: Iterable[Statement], constants: Constants, before: Remembered | None = None
) -> list[Assertion]:
    """The assertions of these statements, in order of their time; the order given never matters.

    Mentions of one authority with the same figure are one assertion as long as it names no other
    figure for a time between theirs. The earliest report dates it: a page published again makes no
    new one.
    """
    lines: dict[QuantityKey, list[Statement]] = defaultdict(list)
    for one in statements:
        lines[_line_key(one)].append(one)
    made: list[Assertion] = []
    known = before.lines if before is not None else {}
    for key, line in lines.items():
        if key not in known or known[key][0] != line:
            runs = _runs(sorted(line, key=_told_order))
            known[key] = line, [_assertion(group, constants) for group in runs]
        made += known[key][1]
    made.sort(key=order)
    return made


def order(one: Assertion) -> tuple[float, float, float, str]:
    """Undated ones first, then by time, by report, by id."""
    return (
        one.as_of.until if one.as_of else 0.0,
        one.reported_at.until if one.reported_at else 0.0,
        one.figure,
        one.id,
    )


def _line_key(one: Statement) -> QuantityKey:
    """What the figures of one authority for one quantity share: they follow one another."""
    return (
        one.authority,
        one.measure,
        one.subject,
        one.scope,
        one.mode,
        one.modality,
        one.window if one.mode is Mode.FLOW else None,
        one.part_of is not None,
    )


def _told_order(one: Statement) -> tuple[float, float, float, str]:
    return (
        one.as_of.until if one.as_of else 0.0,
        one.reported_at.until if one.reported_at else 0.0,
        one.figure or 0.0,
        one.id,
    )


def _runs(line: list[Statement]) -> Iterable[list[Statement]]:
    """Groups of the same figure, parted where another figure lies between in time."""
    open_groups: dict[tuple[object, ...], list[Statement]] = {}
    last_time: float | None = None
    here: set[tuple[object, ...]] = set()
    for one in line:
        time = one.as_of.until if one.as_of else 0.0
        if time != last_time:
            if here:
                # What was not said again at the last time is closed by what was.
                for key in [key for key in open_groups if key not in here]:
                    yield open_groups.pop(key)
            here, last_time = set(), time
        key = (one.figure, one.hedge is Hedge.RANGE)  # they share the rest of their keys
        open_groups.setdefault(key, []).append(one)
        here.add(key)
    yield from open_groups.values()


def _assertion(group: list[Statement], constants: Constants) -> Assertion:
    first = min(group, key=_reported_order)
    exact = min(group, key=lambda one: (_RANK.get(one.hedge, 1), _reported_order(one)))
    dated = [one.as_of for one in group if one.as_of is not None]
    first_told = min(dated, key=_first, default=None)
    reported = [one.reported_at for one in group if one.reported_at is not None]
    mentions = tuple(sorted({one.id: one for one in group}.values(), key=lambda one: one.id))
    return Assertion(
        id=content_id("ast", *map(str, assertion_key(first)), first.as_of and first.as_of.text),
        authority=first.authority,
        measure=first.measure,
        subject=first.subject,
        scope=first.scope,
        mode=first.mode,
        modality=first.modality,
        stance=first.stance,
        low=exact.low,
        best=exact.best,
        high=exact.high,
        hedge=exact.hedge,
        band=band_of(exact.low, exact.best, exact.high, exact.hedge, constants),
        as_of=first_told,
        told=max(
            (one.as_of for one in group if one.as_of is not None and one.dated),
            key=_by_end,
            default=first_told,
        ),
        window=first.window,
        reported_at=None if len(reported) < len(group) else min(reported, default=None),
        mentions=mentions,
    )


def _by_end(span: Span) -> tuple[float, float, int]:
    """Order of times: a month ends after each of its days. Of one time the fuller words."""
    return span.until, span.since, len(span.text)


def _first(span: Span) -> tuple[float, float, int]:
    return span.until, span.since, -len(span.text)


# Of several wordings of one figure the one that leaves most open stands for the assertion.
_RANK = {Hedge.MORE_THAN: 0, Hedge.AT_LEAST: 0, Hedge.UP_TO: 0, Hedge.NEARLY: 0}


def _reported_order(one: Statement) -> tuple[float, float, str]:
    return (
        one.reported_at.until if one.reported_at else 0.0,
        one.as_of.until if one.as_of else 0.0,
        one.id,
    )
