"""Deeds as the brief shows them: mentions of the same event as one entry.

The rule (docs/decisions.md): two mentions are one deed where type, modes, the identities of actors
and recipients, modality and source agree AND a second sign says so: the same place, day or counted
figure, or the same page in the same word, or by the same verb of a named pair or in title and body.
Different places, times or figures of one measure part them. Across pages roles without a name
("police", "residents") are no identity.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.code.hearsay import event_source
from rujuk.records import BlockKind, TimePrecision
from rujuk.weigh.parties import is_named, party_keys, speaker_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.brief.sheets import Sheet
    from rujuk.records import Claim, Event, Party


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

    mentions: tuple[Telling, ...]

    @property
    def first(self) -> Telling:
        """The first of the mentions that name most of the parties themselves, most fully."""
        return min(self.mentions, key=_fullness)

    @property
    def event(self) -> Event:
        """The event of the first of them."""
        return self.first.event


def make_deeds(sheets: Sequence[Sheet]) -> tuple[Deed, ...]:
    """The deeds of these pages, in the order in which they are first told."""
    alike: dict[tuple[object, ...], list[list[Telling]]] = defaultdict(list)
    deeds: list[list[Telling]] = []
    for sheet in sorted(sheets, key=lambda one: one.document.id):  # no path decides what is one
        claims = {claim.id: claim for claim in sheet.coding.claims}
        for event in sorted(sheet.coding.events, key=lambda one: (one.start, one.end, one.id)):
            counted = tuple(claims[one] for one in event.claims if one in claims)
            chain, hearsay = event_source(event, counted, sheet.document)
            telling = Telling(
                sheet=sheet, event=event, chain=chain, hearsay=hearsay, claims=counted
            )
            candidates = alike[_likeness(telling)]
            found = next((one for one in candidates if _belongs(telling, one)), None)
            if found is None:
                found = []
                candidates.append(found)
                deeds.append(found)
            found.append(telling)
    ordered = [sorted(found, key=_place_in_brief) for found in deeds]
    ordered.sort(key=lambda found: _place_in_brief(found[0]))
    return tuple(Deed(mentions=tuple(found)) for found in ordered)


def _place_in_brief(one: Telling) -> tuple[int, int, int, str]:
    return one.sheet.number, one.event.start, one.event.end, one.event.id


def inferred_parties(parties: Sequence[Party]) -> int:
    """How many of the parties no words of the clause name."""
    return sum(party.inferred is not None for party in parties)


def _likeness(one: Telling) -> tuple[object, ...]:
    """What must agree before any second sign counts."""
    event = one.event
    return (
        event.type.value,
        event.modes,
        party_keys(event.actors),
        party_keys(event.recipients),
        event.modality.value,
        speaker_key(one.chain[0]) if one.chain else "",
        one.hearsay is not None,
    )


def _belongs(one: Telling, deed: Sequence[Telling]) -> bool:
    return not any(_parted(one, other) for other in deed) and any(
        _signed(one, other) for other in deed
    )


def _parted(one: Telling, other: Telling) -> bool:
    """Whether place, time or figures say that the two are different deeds."""
    places = _place(one), _place(other)
    times = one.event.time, other.event.time
    return (
        (None not in places and places[0] != places[1])
        or (
            times[0] is not None
            and times[1] is not None
            and times[0].edtf != times[1].edtf
            and None not in (times[0].edtf, times[1].edtf)
        )
        or _figures_differ(one.claims, other.claims)
    )


def _signed(one: Telling, other: Telling) -> bool:
    """Whether a second sign says that the two are one deed."""
    same_words = one.event.trigger.text.casefold() == other.event.trigger.text.casefold()
    place, time = _place(one), one.event.time
    signs = (
        place is not None and place == _place(other),
        time is not None
        and time.precision is TimePrecision.DAY
        and other.event.time is not None
        and time.edtf == other.event.time.edtf,
        not {_figure(claim) for claim in one.claims}.isdisjoint(map(_figure, other.claims)),
    )
    named = any(is_named(party) for party in (*one.event.actors, *one.event.recipients))
    if one.sheet.document.id != other.sheet.document.id:
        return named and any(signs)
    if other.event.id in (one.event.same_as, one.event.id):
        return True
    headed = {one.event.block, other.event.block} - {BlockKind.BODY}
    actors, recipients = one.event.actors, one.event.recipients
    pair = len(actors) > 1 or bool(actors and recipients)
    told_alike = frame_of(one.event) == frame_of(other.event) and (pair or bool(headed))
    return any(signs) or same_words or (named and told_alike)


def frame_of(event: Event) -> list[str]:
    """The frame of the lexicon by which the deed was read: sending and supplying are two."""
    rules = (rule for rule in event.rules if rule.startswith("event."))
    found = (rule.split(".") for rule in rules if rule != "event.light_verb")
    return next(found, [])[:3]


def _place(one: Telling) -> str | None:
    """The place of the deed; null where it is only the state of one of its parties."""
    place = one.event.place
    if place is None:
        return None
    parties = (*one.event.actors, *one.event.recipients)
    if place.precision == _WHOLE_COUNTRY and any(p.country == place.country for p in parties):
        return None
    return place.id or place.text.casefold()


_WHOLE_COUNTRY = 6
"""UCDP where_prec of a place of which only the country is told."""


def _figure(claim: Claim) -> tuple[object, ...]:
    return claim.measure, claim.low, claim.best, claim.high


def _figures_differ(these: Sequence[Claim], those: Sequence[Claim]) -> bool:
    """Whether both count one measure and no figure of it is the same."""
    for measure in sorted(
        {one.measure.value for one in these} & {one.measure.value for one in those}
    ):
        left = {_figure(one) for one in these if one.measure == measure}
        if left.isdisjoint(_figure(one) for one in those if one.measure == measure):
            return True
    return False


def _fullness(one: Telling) -> tuple[int, bool, bool]:
    event = one.event
    return inferred_parties((*event.actors, *event.recipients)), not event.place, not event.time
