"""Deeds as the brief shows them: each happening with the pages that tell it.

What is one deed is decided by weighing (`rujuk.weigh.happenings`); here it meets the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.brief.sheets import Sheet
    from rujuk.records import Claim, Event, Party
    from rujuk.weigh.event_contradictions import EventContradiction
    from rujuk.weigh.happenings import Happening
    from rujuk.weigh.tellings import Telling as Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One mention of a deed: the event on its page, and from whom the page has it."""

    sheet: Sheet
    event: Event
    chain: tuple[Party, ...]
    """The root speaker, then who relayed it; empty: the page's own voice or unnamed reports."""
    hearsay: str | None
    """The page's word for an unnamed report; null where there is a speaker or none at all."""
    claims: tuple[Claim, ...]
    """The counts that the event carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Event mentions that tell the same."""

    happening: Happening
    mentions: tuple[Telling, ...]

    @property
    def first(self) -> Telling:
        """The first of the mentions that name most of the parties themselves, most fully."""
        return min(self.mentions, key=_fullness)

    @property
    def event(self) -> Event:
        """The event of the first of them."""
        return self.first.event


def make_deeds(happenings: Iterable[Happening], sheets: Iterable[Sheet]) -> tuple[Deed, ...]:
    """The deeds of these pages, in the order in which they are first told."""
    pages = {sheet.document.id: sheet for sheet in sheets}
    deeds = [
        Deed(
            happening=happening,
            mentions=tuple(
                sorted((telling_on(one, pages) for one in happening.tellings), key=_place_in_brief)
            ),
        )
        for happening in happenings
    ]
    return tuple(sorted(deeds, key=lambda deed: _place_in_brief(deed.mentions[0])))


def disputed_denials(contradictions: Iterable[EventContradiction]) -> frozenset[str]:
    """Ids of the events whose denial is told as one side of a contradiction."""
    return frozenset(
        each.event.id
        for one in contradictions
        for side in one.sides
        if side.says == "denied"
        for each in side.tellings
    )


def telling_on(one: Told, pages: Mapping[str, Sheet]) -> Telling:
    """A telling with the page that it stands on, found by the id of its document."""
    return Telling(
        sheet=pages[one.report.id],
        event=one.event,
        chain=one.chain,
        hearsay=one.hearsay,
        claims=one.claims,
    )


def _place_in_brief(one: Telling) -> tuple[int, int, int, str]:
    return one.sheet.number, one.event.start, one.event.end, one.event.id


def inferred_parties(parties: Sequence[Party]) -> int:
    """How many of the parties no words of the clause name."""
    return sum(party.inferred is not None for party in parties)


def _fullness(one: Telling) -> tuple[int, bool, bool]:
    event = one.event
    return inferred_parties((*event.actors, *event.recipients)), not event.place, not event.time
