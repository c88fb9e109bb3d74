"""The counted claims of the reports of one affair as statements that can be weighed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from math import ceil
from typing import TYPE_CHECKING

from rujuk.code.jurisdictions import jurisdiction_of
from rujuk.records import EventType, Hedge, Measure, Modality, Mode, Stance
from rujuk.weigh import scopes, subjects
from rujuk.weigh.authorities import parties_of, root_of
from rujuk.weigh.doers import by_doers
from rujuk.weigh.done_to import cared_for, of_retreats, told_apart
from rujuk.weigh.measures import FORCES, HELD, LOSSES, MACHINES, NOBODY_KILLED, PRESENCE, PRESENT
from rujuk.weigh.moments import Span, read_span
from rujuk.weigh.people import fates_of_people
from rujuk.weigh.repeats import Telling, figure_of, make_tellings
from rujuk.weigh.speakers import day_of, voices_of
from rujuk.weigh.statements import Scope, Statement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.records import Claim
    from rujuk.weigh.repeats import Copied
    from rujuk.weigh.reports import Report
    from rujuk.weigh.statements import Authority, Subject


def make_statements(
    reports: Sequence[Report], copied: Mapping[str, Copied], affair: str
) -> list[Statement]:
    """The statements of the claims of one affair, in order of their ids.

    `copied` tells of each copy what it copies; a claim that a copy repeats speaks
    with the authority, time and place of the original's, and is a mention of it. One that it does
    not find there (a corrected figure, a title of its own) is its own.
    """
    tellings = make_tellings(reports, copied)
    listed = [(one.claim, subjects.subject_of(one.claim, one.report.language, affair))
              for one in tellings]  # fmt: skip
    home = home_of(reports)
    parties = parties_of(reports, home)
    of_whom = subjects.settle(told_apart(tellings, listed), home)
    measures = _measures(tellings, of_whom)
    of_whom = by_doers(tellings, of_whom, measures, parties)
    where = _places(tellings, of_whom, measures, home)
    voices = voices_of(tellings, of_whom, parties)
    wholes = _wholes(tellings, of_whom, where, voices)
    found = []
    for one in sorted(tellings, key=lambda one: one.claim.id):
        for measure in measures[one.claim.id]:
            scope = where[one.claim.id, measure]
            subject = of_whom[one.source.id]
            part = _unnamed_part(one, measure, subject, scope)
            part_of = one.source.id if part else wholes.get(one.source.id)
            found.append(_statement(one, measure, subject, scope, voices[one.claim.id], part_of))
    return found


def _measures(
    tellings: Sequence[Telling], of_whom: Mapping[str, Subject]
) -> dict[str, tuple[Measure, ...]]:
    """What each claim is a figure of, by its id.

    Its measure; of captives that are let go, those released; the dead too where a total is nobody;
    of people whose fate another report tells, that.
    """
    let_go, fates = of_retreats(tellings), fates_of_people(tellings, of_whom)
    found: dict[str, tuple[Measure, ...]] = {}
    for one in tellings:
        claim = one.source
        nobody = figure_of(claim) == 0 and claim.hedge is not Hedge.UP_TO
        if claim.measure in HELD and (claim.id in let_go or one.claim.id in let_go):
            found[one.claim.id] = (Measure.RELEASED,)
        elif nobody and claim.measure in NOBODY_KILLED:
            found[one.claim.id] = (claim.measure, Measure.KILLED)
        else:
            found[one.claim.id] = (fates.get(one.claim.id, claim.measure),)
    return found


def _places(
    tellings: Sequence[Telling],
    of_whom: Mapping[str, Subject],
    measures: Mapping[str, tuple[Measure, ...]],
    home: str | None,
) -> dict[tuple[str, Measure], Scope]:
    """The scope of each claim by measure, places of one line joined for a happening's measure.

    Losses for which no place is told are of the place for which a local authority speaks, where
    that lies in another country than what happens.
    """
    told = {one.claim.id: scopes.scope_of(one.source.place) for one in tellings}
    groups: dict[tuple[Measure, Subject], list[Telling]] = defaultdict(list)
    for one in tellings:
        for measure in measures[one.claim.id]:
            groups[measure, of_whom[one.source.id]].append(one)
    found = {}
    for (measure, _), group in groups.items():
        whole = [
            told[one.claim.id]
            for one in group
            if one.source.mode is not Mode.SHARE and one.source.id not in one.origin.parts
        ]
        lines = scopes.settle(whole, present=measure in PRESENCE)
        local = _jurisdictions(group, told, home) if measure in LOSSES else {}
        for one in group:
            own = told[one.claim.id]
            found[one.claim.id, measure] = local.get(one.claim.id) or lines.get(own, own)
    return found


def _jurisdictions(
    group: Sequence[Telling], told: Mapping[str, Scope], home: str | None
) -> dict[str, Scope]:
    """The places abroad for which the speakers of claims without a place speak, by claim id.

    At home a rescue office of one town and the authority of the next count one disaster.
    """
    found = {}
    for one in group:
        place = jurisdiction_of(root_of(one.source.said_by))
        if place is not None and home is not None and not told[one.claim.id].path:
            found[one.claim.id] = scopes.scope_of(place)
    return {key: one for key, one in found.items() if one.path[:1] != (home,)}


def _statement(
    one: Telling,
    measure: Measure,
    subject: Subject,
    scope: Scope,
    authority: Authority,
    part_of: str | None,
) -> Statement:
    claim, told = one.source, as_of(one.source, one.origin)
    if told is None and one.corrects is not None:  # the time that its text tells of the old figure
        told = as_of(one.corrects, one.text_of or one.origin)
    return Statement(
        id=one.claim.id,
        report=one.origin.id,
        outlet=one.report.outlet or one.report.id,
        language=one.report.language,
        authority=authority,
        measure=measure,
        subject=subject,
        scope=scope,
        low=_number(claim.low),
        best=_number(claim.best),
        high=_number(claim.high),
        hedge=claim.hedge,
        mode=_mode(claim),
        modality=claim.modality,
        dated=not _implied(claim),
        stance=_stance(claim, told),
        as_of=told,
        reported_at=read_span(one.report.reported_at),
        window=_window(claim),
        misread=one.misread,
        part_of=part_of,
        accepted=one.claim.id in one.report.accepted or claim.id in one.origin.accepted,
    )


def home_of(reports: Sequence[Report]) -> str | None:
    """The country where it happens: of most deeds of force or protest, else of most places told.

    Where no place is told, that of most of those who are counted, as their pages tell it.
    """
    deeds = [one for report in reports for one in report.events]
    forceful = [one.place for one in deeds if one.type in _FORCEFUL]
    counted = [one.place for report in reports for one in report.claims]
    for places in (forceful, [*counted, *(one.place for one in deeds)]):
        told = Counter(
            place.country
            for place in places
            if place is not None and place.inferred is None and place.country is not None
        )
        if told:
            return min(told, key=lambda country: (-told[country], country))
    whose = Counter(
        one.of_whom.country
        for report in reports
        for one in report.claims
        if one.of_whom is not None and one.of_whom.country is not None
    )
    return min(whose, key=lambda country: (-whose[country], country), default=None)


_FORCEFUL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})


def _wholes(
    tellings: Sequence[Telling],
    of_whom: Mapping[str, Subject],
    where: Mapping[tuple[str, Measure], Scope],
    voices: Mapping[str, Authority],
) -> dict[str, str]:
    """The claim that another of its report is a part of though no word says so.

    Of several figures that one page gives of one quantity by one authority for one time, the
    largest is of the whole. So is one that somebody gives beside a smaller one of nobody, on its
    page or, where that is less than half, before it.
    """
    groups: dict[tuple[object, ...], list[tuple[Claim, Span | None]]] = defaultdict(list)
    for one in tellings:
        claim = one.source
        if one.report is not one.origin or claim.mode in (Mode.FLOW, Mode.SHARE):
            continue
        if claim.modality is Modality.DENIED or claim.stance in _OLDER or claim.part_of:
            continue
        time, scope = as_of(claim, one.origin), where.get((one.claim.id, claim.measure), Scope())
        groups[
            one.origin.id, claim.measure, of_whom[claim.id], scope, voices[one.claim.id],
            claim.modality, time and ceil(time.until),
        ].append((claim, time))  # fmt: skip
    found: dict[str, str] = {}
    by_somebody: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for one in tellings:
        claim = one.source
        if claim.said_by and claim.hedge is not Hedge.VAGUE and claim.stance not in _OLDER:
            by_somebody[claim.measure, of_whom[claim.id], claim.modality].append(one)
    given = {key: _Given(ones) for key, ones in by_somebody.items()}
    for one in tellings:
        claim = one.source
        if claim.said_by or claim.part_of or claim.measure in FORCES:
            continue
        if claim.hedge not in (Hedge.EXACT, Hedge.ABOUT, Hedge.NONE, Hedge.VAGUE):
            continue
        whole = given.get((claim.measure, of_whom[claim.id], claim.modality))
        if whole is not None and (larger := whole.whole_of(one)) is not None:
            found[claim.id] = larger
    for group in groups.values():
        largest = {time: _largest(group, time) for time in {time for _, time in group}}
        for claim, time in group:
            small = 0 < (figure_of(claim) or 0) < (figure_of(largest[time]) or 0)
            if small and claim.hedge in (Hedge.EXACT, Hedge.ABOUT):
                found[claim.id] = largest[time].id
    return found


def _largest(group: Sequence[tuple[Claim, Span | None]], time: Span | None) -> Claim:
    """The largest figure of a group that may be of one time with this; the first of equals."""
    at_once = (each for each, then in group if not (time and then and then.apart(time)))
    return max(at_once, key=lambda one: (one.hedge is not Hedge.VAGUE, figure_of(one) or 0))


class _Given:
    """What somebody gives of one quantity: the largest figure of a page, and up to a day."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        """Of these tellings."""
        self._of_page: dict[str, tuple[int, str]] = {}
        self._days: list[str] = []
        self._by_day: list[tuple[int, str]] = []
        for one in sorted(tellings, key=lambda one: day_of(one.origin)):
            figure = figure_of(one.source) or 0, one.source.id
            page, day = one.origin.id, day_of(one.origin)
            self._of_page[page] = max(figure, self._of_page.get(page, figure))
            self._by_day.append(max([figure, *self._by_day[-1:]]))
            self._days.append(day)

    def whole_of(self, one: Telling) -> str | None:
        """The largest figure so much above one of nobody that this is a part of it; else null.

        On its page any larger one ("nobody died" beside the dead is of something else that it
        tells), before it one of more than `_SLIGHT` times as much.
        """
        least, found = figure_of(one.source) or 0, []
        here = self._of_page.get(one.origin.id)
        if here is not None and least < here[0]:
            found.append(here)
        before = bisect_right(self._days, day_of(one.origin))
        if before and one.source.measure not in PRESENT:
            most = self._by_day[before - 1]
            found += [most] if 0 < least * _SLIGHT < most[0] else []
        return max(found)[1] if found else None


_SLIGHT = 2  # how many times an earlier figure must exceed one of nobody to be its whole
_OLDER = frozenset({Stance.RECALLED, Stance.PRELIMINARY})


def _stance(claim: Claim, told: Span | None) -> Stance:
    """How it is said: a figure recalled with its time is what was said at that time."""
    recalled = claim.stance is Stance.RECALLED and told is not None
    return Stance.STATED if recalled else claim.stance


def _unnamed_part(one: Telling, measure: Measure, subject: Subject, scope: Scope) -> bool:
    """Whether a figure is of a part for which no group of people and no place stands."""
    claim = one.source
    if measure in _ANY_PEOPLE and subject.group is None and subject.country is None:
        return True  # those aboard, those saved, those who may board: no word tells which
    part = claim.id in one.origin.parts or cared_for(claim, one.origin)
    if claim.part_of is None:
        part = part or any(_PART in rule for rule in claim.rules)
    placed = claim.measure in PRESENCE and len(scope.path) > 1
    lent = _COUNTRY_OF_WHOLE in claim.rules  # no word tells the country of the part itself
    unnamed = measure in MACHINES or (
        subject.group is None and (bool(subject.sectors) or subject.country is None or lent)
    )
    return part and unnamed and not placed


_ANY_PEOPLE = frozenset({Measure.PEOPLE, Measure.CIVILIANS})
_COUNTRY_OF_WHOLE = "of_whom.country.whole"
_PART = "count.part"  # the rules of the coder that read a figure as one of a larger one


def _number(value: int | None) -> float | None:
    return None if value is None else float(value)


def as_of(claim: Claim, report: Report) -> Span | None:
    """The time that a figure is of; null where none is told and the page has no day.

    A figure that the page only recalls is not of the page's day, nor a first one beside another.
    """
    time = claim.as_of
    if time is None or time.until is None:
        return None
    if _implied(claim) and claim.stance in _OLDER and _beside_another(claim, report):
        return None
    until = min(time.until, report.reported_at) if report.reported_at else time.until
    since = min(time.since or until, until)
    if time.clock is not None and since == until == time.until:
        return read_span(f"{until}T{time.clock}")
    return read_span(f"{since}/{until}" if since != until else until)


def _implied(claim: Claim) -> bool:
    """Whether the time of a figure is only the day of its page."""
    time = claim.as_of
    return (
        time is not None and time.clock is None and (time.inferred or "").endswith("published_on")
    )


def _beside_another(claim: Claim, report: Report) -> bool:
    """Whether the page tells a figure of the same measure that is neither recalled nor a first."""
    return claim.stance is Stance.RECALLED or any(
        other.measure is claim.measure
        and other.stance not in _OLDER
        and figure_of(other) != figure_of(claim)
        for other in report.claims
    )


def _mode(claim: Claim) -> Mode:
    """How a figure counts: losses for which no stretch of time is told are all that there were."""
    flows = claim.mode is Mode.FLOW and claim.measure not in FORCES
    return Mode.UNKNOWN if flows and _window(claim) is None else claim.mode


def _window(claim: Claim) -> Span | None:
    time = claim.as_of
    if claim.mode is not Mode.FLOW or time is None or time.inferred is not None:
        return None
    if time.since is None or time.until is None or time.since == time.until:
        return None
    return read_span(f"{time.since}/{time.until}")
