"""What is done to those who are counted: it tells them apart from how many there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.records import EventType, Measure, Modality
from rujuk.weigh.measures import FORCES, HELD, LEAVING, MACHINES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.records import Claim, Party
    from rujuk.weigh.repeats import Telling
    from rujuk.weigh.reports import Report
    from rujuk.weigh.statements import Subject


def told_apart(
    tellings: Sequence[Telling], listed: Sequence[tuple[Claim, Subject]]
) -> Iterable[tuple[Claim, Subject]]:
    """The subjects, with what is done to them told apart from how many there are.

    Forces that withdraw, machines by what became of them, those still held of all taken.
    """
    withdrawn, destroyed = of_retreats(tellings), _of_losses(tellings)
    outcomes = {key: told for one in tellings for key, told in one.origin.outcomes.items()}
    taken = {claim.measure for claim, _ in listed if claim.modality is Modality.HAPPENED}
    for claim, subject in listed:
        group = subject.group
        if claim.measure in FORCES and claim.id in withdrawn:
            group = LEAVING
        elif claim.id in outcomes:
            group = outcomes[claim.id]
        elif claim.measure in MACHINES and claim.id in destroyed:
            group = DESTROYED
        elif claim.measure in HELD & taken and claim.modality is Modality.ONGOING:
            group = STILL_HELD
        yield claim, subject if group == subject.group else replace(subject, group=group)


DESTROYED = "destroyed"
"""Group of machines that the other side shoots down, sinks or destroys."""
STILL_HELD = "still_held"
"""Group of those in somebody's hands who are told to be there still."""


def of_retreats(tellings: Iterable[Telling]) -> set[str]:
    """The claims that count who withdraws or is let go."""
    reports = {report.id: report for one in tellings for report in (one.report, one.origin)}
    return {
        key
        for report in reports.values()
        for event in report.events
        if event.type is EventType.RETREAT
        for key in event.claims
    }


def _of_losses(tellings: Iterable[Telling]) -> set[str]:
    """The claims of machines that an attack is upon, and not by."""
    found = set()
    for one in tellings:
        owner = one.claim.of_whom.country if one.claim.of_whom is not None else None
        for event in one.report.events:
            if event.type is not EventType.ASSAULT or one.claim.id not in event.claims:
                continue
            if not any(_overlaps(one.claim, actor) for actor in event.actors):
                upon = {party.country for party in event.recipients}
                by = {party.country for party in event.actors}
                if not event.recipients or (owner in upon and owner not in by):
                    found.add(one.claim.id)
    return found


def cared_for(claim: Claim, report: Report) -> bool:
    """Whether somebody in particular treats, buries or brings those who are counted: so many are.

    "A clinic treats 63 of the wounded" is no count of all who were hurt.
    """
    return claim.measure in _HURT and any(
        event.type is EventType.AID
        and event.modality in _DONE
        and event.actors
        and any(_overlaps(claim, party) for party in event.recipients)
        for event in report.events
    )


_HURT = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED})
_DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})


def _overlaps(claim: Claim, party: Party) -> bool:
    """Whether a party's words are those that are counted."""
    if party.start is None or party.end is None or party.inferred is not None:
        return False
    return party.start < claim.end and claim.start < party.end
