"""Whether a telling tells the deed that another tells as untrue, and who denies it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rujuk.code.negations import is_answer
from rujuk.records import Modality, Stance
from rujuk.weigh.deed_kinds import denied_together, is_by_means, is_harm
from rujuk.weigh.moments import read_span
from rujuk.weigh.partakers import BODIES_OF_STATE
from rujuk.weigh.parties import is_named
from rujuk.weigh.sameness import NEWS_DAYS, modes_part, status_of
from rujuk.weigh.tellings import (
    akin,
    places_part,
    same_day,
    same_place,
    share,
    times_exclude,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.records import Party
    from rujuk.weigh.tellings import Telling

BEFORE_DAYS = 30.0
"""How long before a denial an undated deed may have been told that it denies."""
AFTER_DAYS = 7.0
"""How long after a denial an undated deed may be told again that it denies."""
NEXT_DAY = 1.0
"""A deed may be told of the day after its denial: a death of the night that follows."""

FOR_A_STATE = frozenset({"GOV", "MIL", "SPY"})
"""Sectors (PLOVER 2.0) of those who act for their state towards others."""
FORCES = frozenset({"COP", "MIL", "REB", "UAF", "PRM", "CRM"})
"""Sectors of forces that are one side of an affair."""

MEANS = 2
"""Words behind a verb that name what it is done with ("peluru tajam")."""
_WORDS = re.compile(r"\w+")


def denier_of(one: Telling) -> Party | None:
    """Who denies what is told as untrue; null where a page only tells that it was not so.

    Who says that the deed was not done denies it where it would be its own ("we sent nobody").
    """
    event, speaker = one.event, one.speaker
    if event.denied_by is not None or speaker is None:
        return event.denied_by
    return speaker if answers(one) or any(akin(speaker, one) for one in event.actors) else None


def answers(one: Telling) -> bool:
    """Whether the words of a denial answer what somebody tells, and not just tell "did not"."""
    event = one.event
    return (
        event.denied_by is not None
        or event.stance is Stance.DENIED
        or is_answer(event, one.report.language)
    )


def opposes(one: Telling, no: Telling, *, one_affair: bool) -> bool:
    """Whether a telling tells the deed that another tells as untrue.

    `one_affair`: the pages are known to be of one affair.
    """
    event, denied = one.event, no.event
    if not _is_told(one) or places_part(one, no) or not in_time(one, no):
        return False
    by_whom = one.actors.share_named(no.actors) or _one_side(one, no, one_affair=one_affair)
    if one.kind == no.kind and event.type is denied.type:
        if modes_part(one, no):
            return False
    elif not (by_whom and denied_together(one.kind, no.kind)):
        return False
    if is_by_means(no.kind) and not _same_means(one, no):
        return False
    actors_part = event.actors and denied.actors and not by_whom
    if actors_part or not _whom_fits(one, no, one_affair=one_affair):
        return False
    to_whom = one.recipients.share_named(no.recipients)
    if denier_of(no) is None:
        near = not times_exclude(one, no) and (same_day(one, no) or same_place(one, no))
        by_name = by_whom or to_whom
        return (near and by_name) or (one_affair and _none_was_harmed(one, no))
    if denied.actors and not by_whom:
        return False
    if one_affair and _in_one_word(one, no):
        return True
    return by_whom or to_whom or _same_people(one, no, one_affair=one_affair)


def _in_one_word(one: Telling, no: Telling) -> bool:
    """Whether both tell it in one word and name nobody ("the ship was boarded")."""
    events = one.event, no.event
    if any(event.actors or event.recipients for event in events):
        return False
    return len({event.trigger.text.casefold() for event in events}) == 1


def _one_side(one: Telling, no: Telling, *, one_affair: bool) -> bool:
    """Whether both are done by those who act for one state abroad, or by one force of an affair.

    A ministry and an army are one side; the police are one only within an affair.
    """
    pairs = [(this, that) for this in one.event.actors for that in no.event.actors]
    abroad = no.kind != one.kind or denied_together(one.kind, no.kind)
    for this, that in pairs:
        if this.country is None or this.country != that.country:
            continue
        sectors = set(this.sectors), set(that.sectors)
        if abroad and all(sectors) and all(FOR_A_STATE & those for those in sectors):
            return True
        if one_affair and sectors[0] & sectors[1] & FORCES:
            return True
    return False


def _whom_fits(one: Telling, no: Telling, *, one_affair: bool) -> bool:
    """Whether it may be the same whom it was done to."""
    these, those = one.event.recipients, no.event.recipients
    if these and those:
        return _compatible(these, those)
    if not those or (one_affair and not any(map(is_named, those))):
        return True
    place = one.event.place
    return not these and place is not None and place.country in {party.country for party in those}


def _same_means(one: Telling, no: Telling) -> bool:
    """Whether the words behind the verb of a denial stand in the other telling too."""
    behind = _WORDS.findall(no.event.quote.partition(no.event.trigger.text)[2].casefold())
    return set(behind[:MEANS]) <= set(_WORDS.findall(one.event.quote.casefold()))


def _none_was_harmed(one: Telling, no: Telling) -> bool:
    """Whether one voice tells a death of the very days of which another tells that nobody died."""
    return (
        is_harm(no.kind)
        and one.kind == no.kind
        and no.speaker is not None
        and not no.event.actors
        and one.days is not None
        and no.reported is not None
        and one.days.apart(no.days or no.reported) == 0
        and one.days.since < no.reported.until
    )


def _is_told(one: Telling) -> bool:
    """Whether it is told as done, or heard of as done."""
    heard = one.hearsay is not None or one.event.stance is Stance.RUMOURED
    return status_of(one.event) == "done" or (one.event.modality is Modality.POSSIBLE and heard)


def _compatible(these: Sequence[Party], those: Sequence[Party]) -> bool:
    """Whether the parties may be the same: some are, or both are people of one country."""
    if share(these, those):
        return True
    return any(
        one.country is not None
        and one.country == other.country
        and not (one.id or other.id)
        and _of_state(one) == _of_state(other)
        for one in these
        for other in those
    )


def _of_state(party: Party) -> bool:
    return not BODIES_OF_STATE.isdisjoint(party.sectors)


def _same_people(one: Telling, no: Telling, *, one_affair: bool) -> bool:
    """Whether both are of unnamed people of one country, at one place or day or in one affair."""
    if not _compatible(one.event.recipients, no.event.recipients):
        return False
    news = (
        one.reported is not None
        and no.reported is not None
        and one.reported.apart(no.reported) < NEWS_DAYS
    )
    return same_place(one, no) or same_day(one, no) or (one_affair and news)


def in_time(one: Telling, no: Telling) -> bool:
    """Whether the deed told may be the one denied: neither later than the denial nor long before.

    Pages without a date are of one time where they are one page.
    """
    if one.report.id == no.report.id:
        return True
    if no.reported is None:
        return False
    if one.days is not None and no.days is not None:
        return one.days.apart(no.days) < NEXT_DAY
    if one.days is not None:
        return one.days.since < no.reported.until + NEXT_DAY and (
            one.days.apart(no.reported) <= BEFORE_DAYS
        )
    told = one.reported or read_span(one.report.not_before)
    return told is not None and -BEFORE_DAYS <= told.since - no.reported.since <= AFTER_DAYS
