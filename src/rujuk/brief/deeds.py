"""Deeds as the brief shows them: mentions of the same event as one entry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.brief.naming import speaker_key, subject_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.brief.sheets import Sheet
    from rujuk.records import Event, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Event mentions that tell the same: type, parties, place, time, status, root speaker."""

    mentions: tuple[tuple[Sheet, Event], ...]

    @property
    def event(self) -> Event:
        """The first of the mentions that name most of the parties themselves."""
        return min(
            (event for _, event in self.mentions),
            key=lambda one: inferred_parties((*one.actors, *one.recipients)),
        )


def make_deeds(sheets: Sequence[Sheet]) -> tuple[Deed, ...]:
    """The deeds of these pages, in the order in which they are first told."""
    groups: dict[tuple[object, ...], list[tuple[Sheet, Event]]] = defaultdict(list)
    for sheet in sheets:
        for event in sorted(sheet.coding.events, key=lambda one: (one.start, one.end, one.id)):
            root = event.attributed_to[0] if event.attributed_to else None
            key = (
                event.type.value,
                event.modes,
                tuple(sorted(map(subject_key, event.actors))),
                tuple(sorted(map(subject_key, event.recipients))),
                (event.place.id or event.place.text) if event.place else None,
                event.time.edtf if event.time else None,
                event.modality.value,
                speaker_key(root),
            )
            groups[key].append((sheet, event))
    return tuple(Deed(mentions=tuple(found)) for found in groups.values())


def inferred_parties(parties: Sequence[Party]) -> int:
    """How many of the parties no words of the clause name."""
    return sum(party.inferred is not None for party in parties)
