"""One mention of a deed on one page, and in what two mentions agree or exclude each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rujuk.records import Modality, TimePrecision
from rujuk.weigh.deed_kinds import kind_of
from rujuk.weigh.moments import read_span
from rujuk.weigh.partakers import Partakers, partakers_of
from rujuk.weigh.parties import party_keys, speaker_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.records import Claim, Event, Measure, Party, Place
    from rujuk.weigh.moments import Span
    from rujuk.weigh.reports import Report

WHOLE_COUNTRY = 6
"""UCDP where_prec of a place of which only the country is told."""

BY_DAYS = 7.0
"""A time told more widely than this many days is no sign that two deeds are one."""

NOUN_FORMS = frozenset({"action", "result", "noun", "state"})
"""Ends of the rules of frames that were read from a noun."""

Figure = tuple["Measure", "int | None", "int | None", "int | None"]
"""What is counted, with its low, best and high figure."""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One mention of a deed: the event on its page, and from whom the page has it."""

    report: Report
    event: Event
    chain: tuple[Party, ...]
    """The root speaker, then who relayed it; empty: the page's own voice or unnamed reports."""
    hearsay: str | None
    """The page's word for an unnamed report; null where there is a speaker or none at all."""
    claims: tuple[Claim, ...]
    """The counts that the event carries."""
    original: str
    """The id of the page that it repeats, its own where it repeats none."""

    @property
    def is_copy(self) -> bool:
        """Whether the page is a reprint: it adds words and no report."""
        return self.original != self.report.id

    @property
    def speaker(self) -> Party | None:
        """The root speaker; null: the page itself, or nobody named."""
        return self.chain[0] if self.chain else None

    @property
    def voice(self) -> str:
        """Who answers for it: the root speaker, unnamed reports, or the page itself."""
        if self.chain:
            return speaker_key(self.chain[0])
        return f"{'heard on' if self.hearsay else 'page'} {self.original}"

    @cached_property
    def kind(self) -> str:
        """The kind of the deed, by its frame."""
        return kind_of(self.event)

    @property
    def is_noun(self) -> bool:
        """Whether a noun names the deed, and no verb tells it ("the attack")."""
        forms = {rule.rpartition(".")[2] for rule in self.event.rules if rule.startswith("event.")}
        return not forms.isdisjoint(NOUN_FORMS)

    @property
    def is_carried(self) -> bool:
        """Whether a verb tells that the deed of the noun was done ("launched an attack")."""
        return "event.light_verb" in self.event.rules

    @cached_property
    def place(self) -> Place | None:
        """The place of the deed; null where it is only the state of one of its parties."""
        place = self.event.place
        if place is None:
            return None
        parties = (*self.event.actors, *self.event.recipients)
        whole = place.precision == WHOLE_COUNTRY
        return None if whole and any(p.country == place.country for p in parties) else place

    @cached_property
    def days(self) -> Span | None:
        """When the deed was, as the page tells it; null where it does not."""
        time = self.event.time
        if time is None or time.since is None:
            return None
        return read_span(time.since if time.until is None else f"{time.since}/{time.until}")

    @property
    def lasts(self) -> bool:
        """Whether the page tells since when the deed goes on."""
        time = self.event.time
        return (
            time is not None
            and time.precision is TimePrecision.INTERVAL
            and time.until == self.report.reported_at
        )

    @property
    def began(self) -> float | None:
        """The day on which the page's own words let the deed begin; null where they tell none."""
        time = self.event.time
        if time is None or time.inferred is not None or self.days is None:
            return None
        return self.days.since if self.lasts or time.precision is TimePrecision.DAY else None

    @cached_property
    def reported(self) -> Span | None:
        """The day by which the public had it; null unknown."""
        return read_span(self.report.reported_at)

    @cached_property
    def actors(self) -> Partakers:
        """Those who did it."""
        return partakers_of(self.event.actors, self.report.language)

    @cached_property
    def recipients(self) -> Partakers:
        """Those to whom it was done."""
        return partakers_of(self.event.recipients, self.report.language)

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """The figures that it counts, with their measures."""
        return frozenset(
            (claim.measure, claim.low, claim.best, claim.high) for claim in self.claims
        )

    @cached_property
    def actor_keys(self) -> tuple[str, ...]:
        """Identities of those who did it, in order."""
        return party_keys(self.event.actors)

    @cached_property
    def recipient_keys(self) -> tuple[str, ...]:
        """Identities of those to whom it was done, in order."""
        return party_keys(self.event.recipients)

    @property
    def order(self) -> tuple[object, ...]:
        """Its place among the tellings of many pages: reprints last, then by day and page."""
        event = self.event
        day = self.report.reported_at
        return (
            self.is_copy, day is None, day or "", self.report.id, event.start, event.end, event.id,
        )  # fmt: skip


def tellings_of(reports: Iterable[Report], originals: Mapping[str, str]) -> list[Telling]:
    """Every event of these pages as a telling, in their order; a page given twice tells once."""
    found = []
    for report in {one.id: one for one in reports}.values():
        claims = {claim.id: claim for claim in report.claims}
        for event in {one.id: one for one in report.events}.values():
            chain, hearsay = report.sources.get(event.id, (event.attributed_to, None))
            found.append(
                Telling(
                    report=report,
                    event=event,
                    chain=chain,
                    hearsay=hearsay,
                    claims=tuple(claims[one] for one in event.claims if one in claims),
                    original=originals.get(report.id, report.id),
                )
            )
    return sorted(found, key=lambda one: one.order)


def same_voice(one: Telling, other: Telling) -> bool:
    """Whether one answers for both; who has no name is known by the page's words."""
    these, those = one.speaker, other.speaker
    if these is None or those is None:
        return one.voice == other.voice
    words = {(party.name or party.text).casefold() for party in (these, those)}
    return len(words) == 1 or akin(these, those)


def akin(one: Party, other: Party) -> bool:
    """Whether two parties may be one: the same, or a state and a body that acts for it."""
    return share((one,), (other,))


def share(these: Sequence[Party], those: Sequence[Party]) -> bool:
    """Whether one of these may be one of those."""
    return partakers_of(these).share(partakers_of(those))


def share_named(these: Sequence[Party], those: Sequence[Party]) -> bool:
    """Whether one of these, somebody in particular, may be one of those."""
    return partakers_of(these).share_named(partakers_of(those))


def nested(one: Place, other: Place) -> bool:
    """Whether two places are the same or one lies in the other."""
    if one.id is None or other.id is None:
        return (one.name or one.text).casefold() == (other.name or other.text).casefold()
    return one.id == other.id or one.id in other.within or other.id in one.within


def places_part(one: Telling, other: Telling) -> bool:
    """Whether both name a place and neither lies in the other."""
    return one.place is not None and other.place is not None and not nested(one.place, other.place)


def times_part(one: Telling, other: Telling) -> bool:
    """Whether the days told exclude each other, or one was reported before the other happened.

    What is still to come may be reported before its day.
    """
    if one.days is not None and other.days is not None:
        return times_exclude(one, other)
    if one.event.modality in _TO_COME:
        return False
    for dated, undated in ((one, other), (other, one)):
        if dated.days is not None and undated.reported is not None:
            return dated.days.since >= undated.reported.until
    return False


_TO_COME = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.CONDITIONAL})


def _meet(one: Span, other: Span) -> bool:
    return one.since < other.until and other.since < one.until


def times_exclude(one: Telling, other: Telling) -> bool:
    """Whether both tell days and share none."""
    return one.days is not None and other.days is not None and not _meet(one.days, other.days)


def same_day(one: Telling, other: Telling) -> bool:
    """Whether both tell about the same days, and not just a month or year."""
    return (
        one.days is not None
        and other.days is not None
        and max(days.until - days.since for days in (one.days, other.days)) <= BY_DAYS
        and _meet(one.days, other.days)
    )


def same_place(one: Telling, other: Telling) -> bool:
    """Whether both name a place smaller than a country, the same or one in the other."""
    return (
        one.place is not None
        and other.place is not None
        and max(one.place.precision or 0, other.place.precision or 0) < WHOLE_COUNTRY
        and nested(one.place, other.place)
    )


def figures_part(one: Telling, other: Telling) -> bool:
    """Whether both count one measure and no figure of it is the same."""
    these, those = one.figures, other.figures
    shared = {figure[0] for figure in these} & {figure[0] for figure in those}
    return any(
        {figure for figure in these if figure[0] == measure}.isdisjoint(those) for measure in shared
    )
