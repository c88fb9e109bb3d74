"""What a round changed, held against the rules: the alerts that it raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.brief.naming import own_words
from rujuk.brief.plain import harmless
from rujuk.records import content_id
from rujuk.watch.alert_rules import BandRule, ContradictionRule, HappeningRule, Rule
from rujuk.watch.named_places import is_at
from rujuk.watch.story_rates import rates
from rujuk.weigh.conflicts import Conflict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rujuk.brief.changes import CaseChanges
    from rujuk.records import Party
    from rujuk.watch.alert_rules import Alerts, ReportsRule
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.event_contradictions import EventContradiction
    from rujuk.weigh.happenings import Happening
    from rujuk.weigh.reports import Report

Told = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""What it is about (an id), the sentence, ids of records, and paths of pages."""


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that a round met. `id` is the same whenever this round is judged again.

    `when` is the kind of the rule; `about` the id of the quantity, contradiction, happening or page
    that it is about; `records` and `pages` are what it stands on.
    """

    id: str
    rule: str
    when: str
    round: int
    text: str
    about: str
    records: tuple[str, ...]
    pages: tuple[str, ...]


def judge(
    alerts: Alerts,
    found: CaseChanges,
    number: int,
    first_runs: Mapping[str, int],
    rounds: Sequence[int],
) -> list[tuple[Rule, Alert]]:
    """The alerts of this round, by the order of the rules.

    A case that was empty before raises none: everything in it is new.
    """
    if found.fresh:
        return []
    raised = []
    for rule in alerts.rules:
        if isinstance(rule, BandRule):
            told = _bands(rule, found)
        elif isinstance(rule, ContradictionRule):
            told = _contradictions(rule, found)
        elif isinstance(rule, HappeningRule):
            told = _happenings(rule, found)
        else:
            told = _reports(rule, found, first_runs, rounds)
        for about, text, records, pages in told:
            made = Alert(
                id=content_id("alt", rule.name, number, about, text),
                rule=rule.name,
                when=str(rule.__struct_config__.tag),
                round=number,
                text=harmless(text),
                about=about,
                records=records,
                pages=pages,
            )
            raised.append((rule, made))
    return raised


def _bands(rule: BandRule, found: CaseChanges) -> Iterator[Told]:
    for moved in found.changes.moved:
        quantity, was, now = moved.quantity, moved.before, moved.step.estimate
        if rule.measure not in {None, quantity.measure}:
            continue
        if not _is_of(rule, quantity.assertions, found):
            continue
        if was is None and not rule.first:
            continue
        if was is not None and (was.best, was.low, was.high, was.open_top) == (
            (now.best, now.low, now.high, now.open_top)
        ):
            continue
        mentions = moved.step.because.sources
        reports = {mention.report for mention in mentions}
        yield (
            quantity.id,
            found.line(moved),
            tuple(sorted(mention.id for mention in mentions)),
            _paths(one for one in found.after.reports if one.id in reports),
        )


def _contradictions(rule: ContradictionRule, found: CaseChanges) -> Iterator[Told]:
    for one in found.changes.opened:
        if isinstance(one, Conflict):
            if rule.type is not None and rule.measure is None:
                continue
            if rule.measure not in {None, one.one.measure}:
                continue
            if not _is_of(rule, (one.one, one.other), found):
                continue
            mentions = [mention for side in (one.one, one.other) for mention in side.sources]
            reports = {mention.report for mention in mentions}
            yield (
                content_id("con", *one.records),
                found.dispute(one),
                tuple(sorted({mention.id for mention in mentions})),
                _paths(report for report in found.after.reports if report.id in reports),
            )
        elif (rule.measure is None or rule.type is not None) and _is_deed_of(rule, one):
            yield one.id, found.dispute(one), one.records, one.paths


def _is_deed_of(rule: ContradictionRule, one: EventContradiction) -> bool:
    events = [telling.event for side in one.sides for telling in side.tellings]
    countries = {party.country for event in events for party in (*event.actors, *event.recipients)}
    return (
        (rule.type is None or rule.type in {event.type for event in events})
        and (rule.of_whom is None or rule.of_whom in countries)
        and (rule.place is None or is_at(rule.place, (event.place for event in events)))
    )


def _happenings(rule: HappeningRule, found: CaseChanges) -> Iterator[Told]:
    known = {event for one in found.before.happenings for event in one.events}
    for one in found.after.happenings:
        if not known.isdisjoint(one.events) or rule.type not in {None, one.type}:
            continue
        if one.modality not in rule.modality or not _is_between(rule, one):
            continue
        pages = _paths(telling.report for telling in one.tellings)
        yield one.id, _deed(one), one.events, pages


def _is_between(rule: HappeningRule, one: Happening) -> bool:
    if rule.between is None:
        return True
    first, second = rule.between
    doers = {party.country for party in one.actors}
    others = {party.country for party in one.recipients}
    return (first in doers and second in others) or (second in doers and first in others)


def _deed(one: Happening) -> str:
    """Type, who to whom, where, when."""
    words = f"{one.type.value}: {_names(one.actors)} -> {_names(one.recipients)}"
    if one.place is not None:
        words += f", {one.place.name or one.place.text}"
    days = dict.fromkeys(day for day in (one.since, one.until) if day is not None)
    return f"{words}, {' to '.join(days)}" if days else words


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(own_words(one, "en") or one.text for one in parties) or "-"


def _reports(
    rule: ReportsRule, found: CaseChanges, first_runs: Mapping[str, int], rounds: Sequence[int]
) -> Iterator[Told]:
    for rate in rates(found.after, first_runs, rounds):
        count = len(rate.new)
        if count < rule.at_least or count <= rule.times * rate.usual:
            continue
        title = next((one.title for one in rate.reports if one.title is not None), "")
        pages = _paths(rate.new)
        told = f"{count} new reports in this round, usually {rate.usual:.2g}"
        text = f"{title}: {told}" if title else told
        yield rate.reports[0].id, text, (), pages


def _is_of(
    rule: BandRule | ContradictionRule, assertions: Iterable[Assertion], found: CaseChanges
) -> bool:
    """Whether these figures are of the country and place that a rule names.

    Figures of people whom no word gives a country are of that in which they are counted.
    """
    told = [one for each in assertions for one in (each, *each.derived_from)]
    countries = {one.subject.country or (one.scope.path or ("",))[0] for one in told}
    if rule.of_whom is not None and rule.of_whom not in countries:
        return False
    if rule.place is None:
        return True
    mentions = {mention.id for one in told for mention in one.sources}
    claims = (found.after.claims.get(one) for one in mentions)
    return is_at(rule.place, (one[1].place for one in claims if one is not None))


def _paths(reports: Iterable[Report]) -> tuple[str, ...]:
    return tuple(sorted({path for one in reports for path in one.paths}))
