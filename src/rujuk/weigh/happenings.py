"""Happenings: mentions of one deed, over pages and speakers, so that no report counts as a deed.

Two tellings may be one happening where type and kind of deed, status, modes, parties, place, days
and thread do not part them AND a second sign says so (docs/weighing.md, "Happenings"). A telling
joins a happening if none of its tellings parts it and one of them has the sign: nothing is chained.
A reprint's telling goes where that of its original is. Last, a deed that a page only names ("the
attack by X") is the one of its thread that others tell in full, if there is but one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.records import BlockKind, Modality, Stance, TimePrecision, content_id
from rujuk.weigh.deed_kinds import frame_of
from rujuk.weigh.parties import party_key
from rujuk.weigh.tellings import (
    WHOLE_COUNTRY,
    Telling,
    figures,
    figures_part,
    places_part,
    same_day,
    same_place,
    share,
    share_named,
    tellings_of,
    times_part,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rujuk.records import Event, EventType, Party, Place
    from rujuk.weigh.reports import Report

NEWS_DAYS = 3.0
"""Within how many days pages tell the same news without a place, day or figure that says so."""

COUNTED = 3
"""From what figure on two pages that tell it tell the same: ones and twos are everywhere."""

_STATUS = {
    Modality.HAPPENED: "done",
    Modality.ONGOING: "done",
    Modality.PLANNED: "planned",
    Modality.POSSIBLE: "open",
    Modality.CONDITIONAL: "open",
    Modality.DENIED: "denied",
}


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Tellings of one deed in order of report; days are ISO, null where no page tells one."""

    id: str
    type: EventType
    modes: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None
    since: str | None
    until: str | None
    modality: Modality
    tellings: tuple[Telling, ...]

    @property
    def events(self) -> tuple[str, ...]:
        """Ids of the events, in order of report."""
        return tuple(one.event.id for one in self.tellings)

    @property
    def reports(self) -> int:
        """How many independent reports tell it: reprints count with their original."""
        return len({one.original for one in self.tellings})

    @property
    def reported(self) -> tuple[str | None, str | None]:
        """First and last day by which a page told it (ISO); null where none has a date."""
        days = sorted(day for one in self.tellings if (day := one.report.reported_at) is not None)
        return (days[0], days[-1]) if days else (None, None)


def make_happenings(
    reports: Iterable[Report], originals: Mapping[str, str], thread_of: Mapping[str, str]
) -> tuple[Happening, ...]:
    """The happenings of these pages, in order of their first report.

    `originals` maps the document id of a reprint to that of its original, `thread_of` a document id
    to its thread; pages of no thread are of one. Neither order nor repetition of pages matters.
    """
    groups: list[list[Telling]] = []
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    held: dict[str, int] = {}
    for telling in tellings_of(reports, originals):
        tokens = [(thread_of.get(telling.original, ""), *token) for token in _tokens(telling)]
        near = sorted({number for token in tokens for number in found[token]})
        first = held.get(telling.event.same_as or "")
        joined = next((one for one in near if _repeats(telling, groups[one])), None)
        if joined is None:
            joined = next(
                (one for one in near if _belongs(telling, groups[one], linked=one == first)), None
            )
        if joined is None:
            joined = len(groups)
            groups.append([])
        groups[joined].append(telling)
        held[telling.event.id] = joined
        for token in tokens:
            if joined not in found[token]:
                found[token].append(joined)
    return tuple(_happening(group) for group in _named_again(groups, thread_of))


def status_of(event: Event) -> str:
    """Done, planned, open or denied: tellings of another status are of another happening."""
    return "denied" if event.stance is Stance.DENIED else _STATUS[event.modality]


# --- when two tellings are one deed --------------------------------------------------------------


def _tokens(one: Telling) -> set[tuple[object, ...]]:
    """What a telling may share with another of its happening: one of these, at the least."""
    event = one.event
    kept: tuple[object, ...] = (event.type, one.kind, status_of(event))
    found: set[tuple[object, ...]] = {(*kept, "page", one.report.id)}
    if one.place is not None:
        for name in (one.place.id or one.place.text.casefold(), *one.place.within):
            found.add((*kept, "place", name))
    if one.days is not None:
        first, last = int(one.days.since), int(one.days.until)
        found.update((*kept, "day", day) for day in range(first, min(last, first + 8)))
    found.update((*kept, "figure", figure) for figure in figures(one))
    countries = (
        sorted({party.country or "" for party in parties})
        for parties in (event.actors, event.recipients)
    )
    actors, recipients = countries
    found.update((*kept, "pair", actor, other) for actor in actors for other in recipients)
    return found


def _repeats(one: Telling, group: Sequence[Telling]) -> bool:
    """Whether a reprint's telling is that of its original, in the same words."""
    return one.is_copy and any(
        one.original == other.original
        and one.event.block is other.event.block
        and one.event.trigger.text.casefold() == other.event.trigger.text.casefold()
        and one.event.modes == other.event.modes
        for other in group
    )


def _named_again(
    groups: Sequence[list[Telling]], thread_of: Mapping[str, str]
) -> Iterable[list[Telling]]:
    """The groups, those that only name a deed joined to the one group that tells it in full."""
    full: dict[tuple[object, ...], list[list[Telling]]] = defaultdict(list)
    named = []
    for group in groups:
        if all(one.is_noun for one in group):
            named.append(group)
        else:
            full[_affair(group[0], thread_of)].append(group)
    joins: list[tuple[list[Telling], list[Telling]]] = []
    for group in named:
        told = [
            other
            for other in full[_affair(group[0], thread_of)]
            if thread_of.get(group[0].original)
            and not any(_parted(one, two) for one in group for two in other)
            and any(_names(one, two) for one in group for two in other)
        ]
        if len(told) == 1:
            joins.append((told[0], group))
    for whole, group in joins:
        if not any(_parted(one, two) for one in group for two in whole):
            whole.extend(group)
            group.clear()
    return [group for group in groups if group]


def _affair(one: Telling, thread_of: Mapping[str, str]) -> tuple[object, ...]:
    return thread_of.get(one.original, ""), one.event.type, one.kind, status_of(one.event)


def _names(one: Telling, other: Telling) -> bool:
    """Whether a noun on another page names the deed of this one, by who did it."""
    return (
        one.report.id != other.report.id
        and share_named(one.event.actors, other.event.actors)
        and _same_news(one, other)
    )


def _belongs(one: Telling, group: Sequence[Telling], *, linked: bool) -> bool:
    """Whether a telling is of this happening; `linked`: its page says that they are one."""
    if any(_parted(one, other) for other in group):
        return False
    return linked or any(_signed(one, other) for other in group)


def _parted(one: Telling, other: Telling) -> bool:
    """Whether anything says that the two are different deeds."""
    modes = set(one.event.modes), set(other.event.modes)
    if all(modes) and modes[0].isdisjoint(modes[1]):
        return True
    if places_part(one, other) or times_part(one, other):
        return True
    if one.report.id == other.report.id:
        return (
            _other_parties(one, other)
            or one.event.modes != other.event.modes
            or _other_days(one, other)
            or figures_part(one, other)
        )
    return any(
        bool(these) and bool(those) and not share(these, those)
        for these, those in (
            (one.event.actors, other.event.actors),
            (one.event.recipients, other.event.recipients),
        )
    )


def _other_parties(one: Telling, other: Telling) -> bool:
    """Whether one page tells other parties; a title may leave those of one side out."""
    pairs = (one.actor_keys, other.actor_keys), (one.recipient_keys, other.recipient_keys)
    differ = [bool(these and those) for these, those in pairs if these != those]
    if not differ:
        return False
    return len(differ) > 1 or differ[0] or not _headed(one, other)


def _headed(one: Telling, other: Telling) -> bool:
    return (one.event.block is BlockKind.TITLE) != (other.event.block is BlockKind.TITLE)


def _other_days(one: Telling, other: Telling) -> bool:
    """Whether one page tells two times: one deed keeps its time."""
    times = one.event.time, other.event.time
    return (
        times[0] is not None
        and times[1] is not None
        and None not in (times[0].edtf, times[1].edtf)
        and times[0].edtf != times[1].edtf
    )


def _signed(one: Telling, other: Telling) -> bool:
    """Whether a second sign says that the two are one deed."""
    if one.report.id == other.report.id:
        return _signed_on_one_page(one, other)
    these, those = one.event, other.event
    actors = share(these.actors, those.actors)
    recipients = share(these.recipients, those.recipients)
    named = share_named(these.actors, those.actors) or share_named(
        these.recipients, those.recipients
    )
    place, day = same_place(one, other), same_day(one, other)
    if named and (place or day) and (actors or not (these.actors and those.actors)):
        return True
    if (actors or recipients) and (place and day):
        return True
    if (actors or recipients) and _counted_alike(one, other):
        return True
    pair = share_named(these.actors, those.actors) and share_named(
        these.recipients, those.recipients
    )
    return pair and frame_of(these) == frame_of(those) and _same_news(one, other)


def _signed_on_one_page(one: Telling, other: Telling) -> bool:
    signs = (
        one.place is not None and other.place is not None,  # not parted, so the same or nested
        one.days is not None
        and one.event.time is not None
        and other.event.time is not None
        and one.event.time.precision is not TimePrecision.UNRESOLVED,
        bool(figures(one) & figures(other)),
        one.event.trigger.text.casefold() == other.event.trigger.text.casefold(),
    )
    if any(signs):
        return True
    pair = (one.event.actors and one.event.recipients) or len(one.event.actors) > 1
    named = share_named(one.event.actors, other.event.actors) or share_named(
        one.event.recipients, other.event.recipients
    )
    return named and one.kind == other.kind and (bool(pair) or _headed(one, other))


def _counted_alike(one: Telling, other: Telling) -> bool:
    shared = figures(one) & figures(other)
    return any(isinstance(best, int) and best >= COUNTED for _, _, best, _ in map(tuple, shared))


def _same_news(one: Telling, other: Telling) -> bool:
    return (
        one.reported is not None
        and other.reported is not None
        and one.reported.apart(other.reported) < NEWS_DAYS
    )


# --- what a happening shows ----------------------------------------------------------------------


def _happening(group: Sequence[Telling]) -> Happening:
    first = group[0].event
    tellings = sorted(group, key=lambda one: one.order[1:])
    modalities = [one.event.modality for one in tellings if not one.is_copy]
    since, until = _days(tellings)
    return Happening(
        id=content_id("hap", first.type.value, status_of(first), first.id),
        type=first.type,
        modes=tuple(sorted({mode for one in tellings for mode in one.event.modes})),
        actors=_parties(tellings, lambda event: event.actors),
        recipients=_parties(tellings, lambda event: event.recipients),
        place=_place(tellings),
        since=since,
        until=until,
        modality=max(modalities or [first.modality], key=modalities.count),
        tellings=tuple(tellings),
    )


def _parties(
    tellings: Sequence[Telling], of: Callable[[Event], tuple[Party, ...]]
) -> tuple[Party, ...]:
    """Each party once, as words name it best; a state gives way to the body that acts for it."""
    told: dict[str, Party] = {}
    for party in (party for one in tellings for party in of(one.event)):
        key = party_key(party)
        if key not in told or (told[key].inferred is not None and party.inferred is None):
            told[key] = party
    return tuple(told.values())


def _place(tellings: Sequence[Telling]) -> Place | None:
    """The smallest place that is told, by its first telling."""
    places = [one.place for one in tellings if one.place is not None]
    if not places:
        places = [one.event.place for one in tellings if one.event.place is not None]
    return min(places, key=lambda place: place.precision or WHOLE_COUNTRY, default=None)


def _days(tellings: Sequence[Telling]) -> tuple[str | None, str | None]:
    """First and last day of the deed, by the tellings that tell it most narrowly."""
    times = [
        (days.until - days.since, one.event.time)
        for one in tellings
        if (days := one.days) is not None and one.event.time is not None
    ]
    if not times:
        return None, None
    narrowest = min(width for width, _ in times)
    chosen = [time for width, time in times if width == narrowest]
    first = min(time.since for time in chosen if time.since is not None)
    return first, max(time.until or first for time in chosen)
