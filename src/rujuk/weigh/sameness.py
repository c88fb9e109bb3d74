"""When two tellings are of one deed, and when something says that they are of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.morphology import analyse
from rujuk.records import BlockKind, Modality, Stance, TimePrecision
from rujuk.weigh.deed_kinds import frame_of
from rujuk.weigh.tellings import (
    figures_part,
    places_part,
    same_day,
    same_place,
    times_part,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.records import Event
    from rujuk.weigh.tellings import Telling

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


def status_of(event: Event) -> str:
    """Done, planned, open or denied: tellings of another status are of another happening."""
    return "denied" if event.stance is Stance.DENIED else _STATUS[event.modality]


def line_of(one: Telling) -> tuple[object, ...]:
    """What a telling shares with every other of its happening."""
    return one.event.type, one.kind, status_of(one.event)


def tokens_of(one: Telling) -> set[tuple[object, ...]]:
    """What a telling may share with another of its happening: one of these, at the least.

    Of another `line_of` it is no sign.
    """
    event = one.event
    found: set[tuple[object, ...]] = {("page", one.original)}
    if one.place is not None:
        parents = (name for name in one.place.within if name != one.place.country)
        for name in (one.place.id or one.place.text.casefold(), *parents):
            found.add(("place", name))
    if one.days is not None:
        first, last = int(one.days.since), int(one.days.until)
        found.update(("day", day) for day in range(first, min(last, first + 8)))
    found.update(("figure", figure) for figure in one.figures)
    if one.reported is not None:  # a pair is a sign only within one cycle of news
        cycle = int(one.reported.since // NEWS_DAYS)
        actors, recipients = (
            {party.country or "" for party in parties}
            for parties in (event.actors, event.recipients)
        )
        found.update(
            ("pair", actor, other, at)
            for actor in actors
            for other in recipients
            for at in (cycle, cycle + 1)
        )
    return found


def repeats(one: Telling, group: Sequence[Telling]) -> bool:
    """Whether a reprint's telling is that of its original, in the same words."""
    return one.is_copy and any(
        one.original == other.original
        and one.event.block is other.event.block
        and one.event.trigger.text.casefold() == other.event.trigger.text.casefold()
        and one.event.modes == other.event.modes
        for other in group
    )


def belongs(one: Telling, group: Sequence[Telling], *, linked: bool) -> bool:
    """Whether a telling is of this happening; `linked`: its page says that they are one."""
    if any(parted(one, other) for other in group):
        return False
    return linked or any(_signed(one, other) for other in group)


def parted(one: Telling, other: Telling) -> bool:
    """Whether anything says that the two are different deeds."""
    if modes_part(one, other) or places_part(one, other) or times_part(one, other):
        return True
    if one.report.id == other.report.id:
        return (
            _other_parties(one, other)
            or one.event.modes != other.event.modes
            or _other_days(one, other)
            or figures_part(one, other)
        )
    return parties_part(one, other)


def modes_part(one: Telling, other: Telling) -> bool:
    """Whether both have modes and none is the same."""
    these, those = one.event.modes, other.event.modes
    return bool(these and those) and set(these).isdisjoint(those)


def parties_part(one: Telling, other: Telling) -> bool:
    """Whether both name who did it, or to whom, and nobody is named by both."""
    return any(
        bool(these) and bool(those) and not these.share(those)
        for these, those in ((one.actors, other.actors), (one.recipients, other.recipients))
    )


def _other_parties(one: Telling, other: Telling) -> bool:
    """Whether one page tells other parties; a title in the same word may leave one side out."""
    pairs = (one.actor_keys, other.actor_keys), (one.recipient_keys, other.recipient_keys)
    differ = [bool(these and those) for these, those in pairs if these != those]
    if not differ:
        return False
    return len(differ) > 1 or differ[0] or not (_headed(one, other) and _one_root(one, other))


def _one_root(one: Telling, other: Telling) -> bool:
    """Whether the words for both are of one root ("serangan", "menyerang")."""
    roots = {
        analyse(each.event.trigger.text.split()[-1].casefold(), each.report.language or "").root
        for each in (one, other)
    }
    return len(roots) == 1


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
    actors = one.actors.share(other.actors)
    recipients = one.recipients.share(other.recipients)
    by_named = one.actors.share_named(other.actors)
    to_named = one.recipients.share_named(other.recipients)
    place, day = same_place(one, other), same_day(one, other)
    unlike = bool(one.actors and other.actors) and not actors
    if (by_named or to_named) and (place or day) and not unlike:
        return True
    if (actors or recipients) and (place and day):
        return True
    if (actors or recipients) and _counted_alike(one, other):
        return True
    alike = by_named and to_named and frame_of(one.event) == frame_of(other.event)
    return alike and same_news(one, other)


def _signed_on_one_page(one: Telling, other: Telling) -> bool:
    signs = (
        one.place is not None and other.place is not None,  # not parted, so the same or nested
        one.days is not None
        and one.event.time is not None
        and other.event.time is not None
        and one.event.time.precision is not TimePrecision.UNRESOLVED,
        not one.figures.isdisjoint(other.figures),
        one.event.trigger.text.casefold() == other.event.trigger.text.casefold(),
    )
    if any(signs):
        return True
    pair = (one.event.actors and one.event.recipients) or len(one.event.actors) > 1
    named = one.actors.share_named(other.actors) or one.recipients.share_named(other.recipients)
    return named and one.kind == other.kind and (bool(pair) or _headed(one, other))


def _counted_alike(one: Telling, other: Telling) -> bool:
    shared = one.figures & other.figures
    return any(best is not None and best >= COUNTED for _, _, best, _ in shared)


def same_news(one: Telling, other: Telling) -> bool:
    """Whether two pages were reported within one cycle of news; not where one has no date."""
    return (
        one.reported is not None
        and other.reported is not None
        and one.reported.apart(other.reported) < NEWS_DAYS
    )
