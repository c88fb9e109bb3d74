"""The claims of reports beside what they repeat: the text they copy, the body of their own page."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rujuk.records import BlockKind, Hedge, Measure
from rujuk.weigh.copies import CopyKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.records import Claim
    from rujuk.weigh.reports import Report


Copied = tuple[str, CopyKind]
"""The original of a copy, and how the copy differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim on its report, and the claim of the original that it copies, if it copies one."""

    report: Report
    claim: Claim
    source: Claim
    origin: Report
    corrects: Claim | None = None
    """The claim of the original in whose place a corrected copy tells this one."""
    text_of: Report | None = None
    """The report of whose text the page is a corrected copy."""
    misread: bool = False
    """Whether a copy with misread letters tells a figure that its original does not."""

    @property
    def figure(self) -> tuple[object, ...]:
        """What an equal claim shares."""
        one = self.claim
        return one.measure, figure_of(one), one.hedge is Hedge.VAGUE


def figure_of(claim: Claim) -> int | None:
    """The figure a claim stands for: best, else low, else high."""
    return next((one for one in (claim.best, claim.low, claim.high) if one is not None), None)


def make_tellings(reports: Iterable[Report], copied: Mapping[str, Copied]) -> list[Telling]:
    """Every claim of these reports, in order of report and place, beside what it repeats."""
    return _restated(_tellings(reports, copied))


def _restated(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, a figure of a title that the body gives to somebody as a mention of that.

    So is a size in words of a title ("hundreds dead") beside a figure of the body that it holds,
    and a figure that points back at one told before ("those 27").
    """
    given: dict[tuple[str, Measure], list[Telling]] = defaultdict(list)
    for one in tellings:
        if one.claim.block is BlockKind.BODY:
            given[one.report.id, one.claim.measure].append(one)
    found = []
    for one in tellings:
        alike = []
        body = given.get((one.report.id, one.claim.measure), [])
        if one.source is not one.claim:
            pass  # it repeats the text that its page copies
        elif one.claim.block is not BlockKind.BODY:
            alike = [each for each in body if _restates(one.claim, each.source)]
            if not body and one.claim.measure in _ANY_VICTIMS:
                dead = given.get((one.report.id, Measure.KILLED), [])
                alike = [each for each in dead if _restates(one.claim, each.source)]
        elif any(_POINTS_BACK in rule for rule in one.claim.rules):
            before = [each for each in body if each.claim.end <= one.claim.start]
            alike = [each for each in before if _restates(one.claim, each.source)]
        named = [each for each in alike if each.source.said_by] or alike
        first = min(named, key=lambda each: (each.claim.start, each.claim.id), default=one)
        same = first is one
        found.append(one if same else replace(one, source=first.source, origin=first.origin))
    return found


_ANY_VICTIMS = frozenset(
    {Measure.PEOPLE, Measure.CIVILIANS, Measure.KILLED_OR_WOUNDED, Measure.CASUALTIES}
)
"""Measures of a title that says "victims" or "people" of the dead of its body."""
_POINTS_BACK = "count.context.restated"


def _restates(head: Claim, body: Claim) -> bool:
    figure = figure_of(body)
    if head.hedge is Hedge.VAGUE and body.hedge is not Hedge.VAGUE:
        return (head.low or 0) <= (figure or 0) <= (head.high or math.inf)
    return figure_of(head) == figure and (head.hedge is Hedge.VAGUE) is (body.hedge is Hedge.VAGUE)


def _tellings(reports: Iterable[Report], copied: Mapping[str, Copied]) -> list[Telling]:
    known = {one.id: one for one in reports}
    found = []
    for report in sorted(known.values(), key=lambda one: one.id):
        original, kind = copied.get(report.id, (report.id, None))
        origin = known.get(original, report)
        if origin is report:
            kind = None
        twins, replaced = _pairs(report, origin) if kind is not None else ({}, {})
        for claim in _claims_of(report):
            twin = twins.get(claim.id)
            found.append(
                Telling(
                    report=report,
                    claim=claim,
                    source=twin or claim,
                    origin=origin if twin is not None else report,
                    corrects=replaced.get(claim.id) if kind is CopyKind.CORRECTED else None,
                    text_of=origin if kind is CopyKind.CORRECTED else None,
                    misread=kind is CopyKind.NOISY and twin is None,
                )
            )
    return found


def _claims_of(report: Report) -> list[Claim]:
    """The claims of a report in their order; people who are some of a crew are counted as crew."""
    measures = {one.id: one.measure for one in report.claims}
    return [
        replace(one, measure=measures.get(one.part_of or "", one.measure))
        if one.measure is Measure.PEOPLE
        else one
        for one in sorted(report.claims, key=lambda one: (one.start, one.id))
    ]


def _pairs(report: Report, origin: Report) -> tuple[dict[str, Claim], dict[str, Claim]]:
    """Of each claim of a copy the one it repeats, of others the one it stands in the place of."""
    free: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in _claims_of(origin):
        free[_wording(claim)].append(claim)
    twins: dict[str, Claim] = {}
    left = []
    for claim in _claims_of(report):
        alike = free[_wording(claim)]
        if alike:
            twins[claim.id] = alike.pop(0)
        else:
            left.append(claim)
    places: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in sorted((one for found in free.values() for one in found), key=lambda x: x.start):
        places[_function(claim)].append(claim)
    replaced = {
        claim.id: places[_function(claim)].pop(0) for claim in left if places[_function(claim)]
    }
    return twins, replaced


def _function(claim: Claim) -> tuple[object, ...]:
    return claim.measure, claim.modality, claim.block is BlockKind.BODY


def _wording(claim: Claim) -> tuple[object, ...]:
    """What a claim and the one it was copied from share; a figure of a title is no body's."""
    return (
        claim.measure, claim.low, claim.best, claim.high, claim.modality,
        claim.block is BlockKind.BODY,
    )  # fmt: skip
