"""Happenings: mentions of one deed, over pages and speakers, so that no report counts as a deed.

Two tellings may be one happening where type and kind of deed, status, modes, parties, place, days
and thread do not part them AND a second sign says so (docs/weighing.md, "Happenings"). A telling
joins a happening if none of its tellings parts it and one of them has the sign: nothing is chained.
A reprint's telling goes where that of its original is. Last come deeds that a page only names, and
those of which pages dispute the day (`rujuk.weigh.named_again`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.records import content_id
from rujuk.weigh.named_again import join_days, join_named
from rujuk.weigh.partakers import roles_of
from rujuk.weigh.parties import party_key
from rujuk.weigh.sameness import belongs, line_of, repeats, status_of, tokens_of
from rujuk.weigh.tellings import WHOLE_COUNTRY, tellings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rujuk.records import Event, EventType, Modality, Party, Place
    from rujuk.weigh.moments import Span
    from rujuk.weigh.reports import Report
    from rujuk.weigh.tellings import Telling


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
    lines: dict[object, dict[object, list[int]]] = defaultdict(lambda: defaultdict(list))
    """Groups by what their tellings share, of each line of each thread."""
    held: dict[str, int] = {}
    for telling in tellings_of(reports, originals):
        found = lines[thread_of.get(telling.original, ""), line_of(telling)]
        tokens = tokens_of(telling)
        near = sorted({number for token in tokens for number in found[token]})
        first = held.get(telling.event.same_as or "")
        joined = next((one for one in near if repeats(telling, groups[one])), None)
        if joined is None:
            joined = next(
                (one for one in near if belongs(telling, groups[one], linked=one == first)), None
            )
        if joined is None:
            joined = len(groups)
            groups.append([])
        groups[joined].append(telling)
        held[telling.event.id] = joined
        for token in tokens:
            if joined not in found[token]:
                found[token].append(joined)
    for join in (join_named, join_days):
        groups = join(groups, thread_of)
    return tuple(_happening(group) for group in groups)


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
    roles: dict[tuple[str, str], tuple[str, str | None]] = {}
    """The key and the language of the first party told of each country and sector."""
    for party, language in ((p, one.report.language) for one in tellings for p in of(one.event)):
        key = party_key(party)
        for role in sorted(roles_of((party,))):
            known, written = roles.setdefault(role, (key, language))
            key = known if written != language else key
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
    """First and last day of the deed, by the tellings that tell it most narrowly.

    Where days exclude each other, from the first of them all to the last.
    """
    times = [
        (days.until - days.since, one.event.time)
        for one in tellings
        if (days := one.days) is not None and one.event.time is not None
    ]
    if not times:
        return None, None
    narrowest = min(width for width, _ in times)
    chosen = [time for width, time in times if width == narrowest]
    if _exclude([days for one in tellings if (days := one.days) is not None]):
        chosen = [time for _, time in times]
    first = min(time.since for time in chosen if time.since is not None)
    return first, max(time.until or first for time in chosen)


def _exclude(spans: Sequence[Span]) -> bool:
    """Whether any two of these days share none: one begins when another has ended."""
    earliest = sorted(range(len(spans)), key=lambda at: spans[at].until)[:2]
    return any(
        span.since >= spans[end].until
        for end in earliest
        for at, span in enumerate(spans)
        if at != end
    )
