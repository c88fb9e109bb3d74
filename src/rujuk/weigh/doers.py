"""Who takes and lets go those who are counted: each side of an exchange has a figure of its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.records import EventType, Measure
from rujuk.weigh.measures import HELD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.records import Event
    from rujuk.weigh.authorities import Parties
    from rujuk.weigh.repeats import Telling
    from rujuk.weigh.statements import Subject

_DEEDS = {Measure.RELEASED: EventType.RETREAT} | dict.fromkeys(HELD, EventType.COERCE)
"""The deed by which people come to be counted by a measure."""


def by_doers(
    tellings: Sequence[Telling],
    of_whom: Mapping[str, Subject],
    measures: Mapping[str, Sequence[Measure]],
    parties: Parties,
) -> dict[str, Subject]:
    """The subjects by claim id, with the family whose deed it is where several families do it.

    "Houthi let 130 go and the government 180" are two quantities, and parts of all who were let go.
    Where one family alone is told to do it, or two at once, nothing is told apart.
    """
    found: dict[Measure, dict[str, str]] = defaultdict(dict)
    for one in tellings:
        for measure in measures[one.claim.id]:
            doers = _doers(one, measure, parties)
            if len(doers) == 1:
                found[measure][one.source.id] = min(doers)
    told = dict(of_whom)
    for doers_of in found.values():
        if len(set(doers_of.values())) > 1:
            told |= {key: _done_by(of_whom[key], by) for key, by in doers_of.items()}
    return told


def _done_by(subject: Subject, by: str) -> Subject:
    """The subject with whose deed it is; that its captives are the other's fighters goes along."""
    return replace(subject, by=by, group=None if subject.group in _FIGHTERS else subject.group)


_FIGHTERS = frozenset(
    {"members", "personnel", "prisoners", "prisoners_of_war", "rebels", "soldiers"}
)


def doing(one: Telling, measure: Measure) -> list[Event]:
    """The events of a claim's report in which those whom it counts are taken or let go."""
    deed = _DEEDS.get(measure)
    return [
        event
        for event in one.origin.events
        if event.type is deed and event.actors and one.source.id in event.claims
    ]


def _doers(one: Telling, measure: Measure, parties: Parties) -> set[str]:
    return {parties.family_of(actor) for event in doing(one, measure) for actor in event.actors}
