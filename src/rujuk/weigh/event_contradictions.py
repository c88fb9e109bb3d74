"""The record of a contradiction of events: two sides that cannot both be right about one deed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.weigh.parties import party_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Party
    from rujuk.weigh.tellings import Telling


@dataclass(frozen=True, kw_only=True)
class Side:
    """What one side of a contradiction tells, and who: `parties` is empty where nobody is named."""

    says: str
    """`told` or `denied`; of days, the day."""
    parties: tuple[Party, ...]
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, kw_only=True)
class EventContradiction:
    """Two sides that cannot both be right about one deed."""

    id: str
    why: str
    """`denied`, `denied_accusation`, `denied_report` (nobody named tells it) or `days`."""
    sides: tuple[Side, Side]

    @property
    def records(self) -> tuple[str, ...]:
        """Ids of the events of both sides."""
        return tuple(dict.fromkeys(one.event.id for side in self.sides for one in side.tellings))

    @property
    def paths(self) -> tuple[str, ...]:
        """Where the pages of both sides were seen."""
        return tuple(
            sorted(
                {path for side in self.sides for one in side.tellings for path in one.report.paths}
            )
        )


def once(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """Each telling once, in order of report."""
    found = {one.event.id: one for one in tellings}
    return tuple(sorted(found.values(), key=lambda one: one.order))


def parties_once(parties: Iterable[Party | None]) -> tuple[Party, ...]:
    """Each party once, in the order given; nobody is left out."""
    return tuple({party_key(one): one for one in parties if one is not None}.values())
