"""The quantities of a picture by affair, parts under their wholes, in the order of the telling."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.records import Measure, Modality
from rujuk.weigh.measures import LOSSES
from rujuk.weigh.wholes import is_part, times_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.reports import Report

GRAVEST = (
    Measure.KILLED,
    Measure.KILLED_OR_WOUNDED,
    Measure.CASUALTIES,
    Measure.WOUNDED,
    Measure.CAPTURED,
    Measure.HOSTAGES,
    Measure.MISSING,
    Measure.DISPLACED,
    Measure.TROOPS,
)
"""What is told first of quantities that are told as often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A quantity with those that are parts of it: of a kind of people, a country, a place."""

    quantity: Quantity
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """The reports of one thread, by day and id, with what they count."""

    id: str
    reports: tuple[Report, ...]
    originals: int
    """How many of the reports are no reprints."""
    title: str | None
    """That of the report that counts most, a reprint only where no other has one."""
    nodes: tuple[Node, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """The first and the last day of its reports (ISO); one where they are the same."""
        told = sorted(one.reported_at for one in self.reports if one.reported_at is not None)
        return tuple(dict.fromkeys((told[0], told[-1]))) if told else ()


def affairs_of(weighed: Weighed, quantities: Iterable[Quantity]) -> tuple[Affair, ...]:
    """The affairs that these quantities are of, those of most reports first.

    What is only denied is no quantity of theirs.
    """
    by_affair: dict[str, list[Quantity]] = defaultdict(list)
    for one in quantities:
        if one.assertions:
            by_affair[one.subject.affair or ""].append(one)
    reports: dict[str, list[Report]] = defaultdict(list)
    for report in weighed.reports:
        reports[weighed.threads[report.id]].append(report)
    found = []
    for thread, counted in by_affair.items():
        told = sorted(reports[thread], key=lambda one: (one.reported_at or "", one.id))
        own = [one for one in told if one.id not in weighed.originals]
        found.append(
            Affair(
                id=thread,
                reports=tuple(told),
                originals=len(own),
                title=_title(own) or _title(told),
                nodes=nested(counted, weighed),
            )
        )
    return tuple(sorted(found, key=lambda one: (-len(one.reports), one.id)))


def _title(reports: Sequence[Report]) -> str | None:
    titled = [one for one in reports if one.title is not None]
    telling = max(titled, key=lambda one: (len(one.claims), one.id), default=None)
    return None if telling is None else telling.title


def nested(quantities: Sequence[Quantity], weighed: Weighed) -> tuple[Node, ...]:
    """The quantities as trees: each part under its whole, as its page has it, else the nearest."""
    owners = {
        (mention.id, quantity.measure): quantity
        for quantity in quantities
        for one in quantity.assertions
        for mention in one.mentions
    }
    whole_of: dict[str, str | None] = {}
    for one in quantities:
        wholes = [other for other in quantities if is_part(one, other)]
        nearest = max(wholes, key=lambda other: (_narrowness(other), other.id), default=None)
        told = _told_whole(one, owners, weighed) or nearest
        whole_of[one.id] = None if told is None else told.id
    under: dict[str | None, list[Quantity]] = defaultdict(list)
    for one in quantities:
        under[None if _runs_round(one.id, whole_of) else whole_of[one.id]].append(one)

    def nodes(whole: str | None) -> tuple[Node, ...]:
        ordered = sorted(under[whole], key=weight)
        return tuple(Node(quantity=one, parts=nodes(one.id)) for one in ordered)

    return nodes(None)


def _told_whole(
    one: Quantity, owners: Mapping[tuple[str, Measure], Quantity], weighed: Weighed
) -> Quantity | None:
    """The quantity of the figure that a part is told to be of, where it counts the same."""
    for assertion in one.assertions:
        for mention in assertion.mentions:
            _, claim = weighed.claims[mention.id]
            for key in (claim.part_of, mention.part_of):
                whole = owners.get((key or "", one.measure))
                if whole is not None and whole.id != one.id:
                    return whole
    return None


def _runs_round(one: str, whole_of: Mapping[str, str | None]) -> bool:
    """Whether a quantity is in the end a part of itself, as careless pages may have it."""
    seen = {one}
    above = whole_of[one]
    while above is not None:
        if above == one:
            return True
        if above in seen:
            return False
        seen.add(above)
        above = whole_of[above]
    return False


def _narrowness(one: Quantity) -> int:
    subject = one.subject
    told = (subject.country, subject.sectors, subject.group, one.scope.path)
    return sum(map(bool, told))


def weight(one: Quantity) -> tuple[int, int, int, str]:
    """Orders quantities: those told in most reports first, most often in them, then the gravest."""
    mentions = sum(len(each.mentions) for each in one.assertions)
    rank = GRAVEST.index(one.measure) if one.measure in GRAVEST else len(GRAVEST)
    return -times_told(one), -mentions, rank, one.id


def is_planned(one: Quantity) -> bool:
    """Whether it tells of what is not done: planned, possible, conditional."""
    return one.modality is not Modality.HAPPENED


def counts_own_losses(one: Quantity) -> bool:
    """Whether it counts what the armed forces of a country lose."""
    return one.measure in LOSSES and bool(one.subject.sectors) and one.subject.country is not None
