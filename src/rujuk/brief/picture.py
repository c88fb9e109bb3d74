"""The picture that a brief shows: pages, equal claims as one assertion, deeds, relations, losses.

Nothing is weighed here. Equal claims (measure, subject, bounds, mode, modality, root speaker) are
one assertion with its mentions; assertions of the same quantity stand side by side. The order of
the pages never matters: pages are sorted by path, mentions by page and place.
"""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rujuk.brief.hearsay import hearsay_words
from rujuk.brief.parts import is_part
from rujuk.records import Hedge, Loss, Modality, Stance, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.records import (
        Claim,
        Coding,
        Document,
        Event,
        Measure,
        Mode,
        Party,
        Place,
        Relation,
        RelationKind,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as the brief takes it: what was read, what was coded, where it was seen."""

    document: Document
    coding: Coding
    paths: tuple[str, ...]
    number: int = 0
    """Its place among the pages of the brief, from 1: how its words are cited."""

    @property
    def path(self) -> str:
        """The first of its paths: the page's name in the brief."""
        return self.paths[0]

    @property
    def reported_at(self) -> str | None:
        """The day by which the public had the page: ISO, at the latest; null unknown."""
        published = self.document.published_on
        if published is not None:
            return last_day(published.edtf) or self.document.not_after
        return self.document.not_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One claim and the page that carries it."""

    sheet: Sheet
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """Equal claims of one root speaker. `root` null: the page's own voice, or unnamed reports."""

    id: str
    measure: Measure
    subject: Party | None
    root: Party | None
    hearsay: str | None
    """The page's word for an unnamed report; null where there is a speaker or none at all."""
    low: int | None
    best: int | None
    high: int | None
    hedge: Hedge
    mode: Mode
    modality: Modality
    stance: Stance
    part: bool
    mentions: tuple[Mention, ...]

    @property
    def vague(self) -> bool:
        """Whether only the size is told: "thousands"."""
        return self.hedge is Hedge.VAGUE

    @property
    def undated(self) -> bool:
        """Whether no mention tells or implies a time."""
        return all(claim_time(mention) is None for mention in self.mentions)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places its mentions name, each once, in their order."""
        seen: dict[str, Place] = {}
        for mention in self.mentions:
            place = mention.claim.place
            if place is not None:
                seen.setdefault(place.id or place.name or place.text or place.country or "", place)
        return tuple(seen.values())

    @property
    def told(self) -> int:
        """Number of times it is told: each claim once for every sighting of its page."""
        return sum(len(mention.sheet.paths) for mention in self.mentions)

    @property
    def pages(self) -> int:
        """Number of pages that tell it."""
        return len({mention.sheet.document.id for mention in self.mentions})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Assertions about one thing (measure, subject, status): wholes, then vague, then parts."""

    id: str
    measure: Measure
    subject: Party | None
    modality: Modality
    assertions: tuple[Assertion, ...]

    @property
    def wholes(self) -> tuple[Assertion, ...]:
        """What bounds the quantity: figures of the whole; else vague wholes; else parts."""
        return (
            tuple(one for one in self.assertions if not one.part and not one.vague)
            or tuple(one for one in self.assertions if not one.part)
            or self.assertions
        )

    @property
    def open_top(self) -> bool:
        """Whether some figure of the whole has no upper bound ("more than")."""
        return any(one.high is None for one in self.wholes)

    @property
    def bounds(self) -> tuple[int | None, int | None, int | None]:
        """Lowest figure, figure of most families (ties to the lower), highest (null: open)."""
        lows = [_first(one.low, one.best, one.high) for one in self.wholes]
        highs = [_first(one.high, one.best, one.low) for one in self.wholes]
        families: dict[int, set[str]] = defaultdict(set)
        for one in self.wholes:
            if one.best is not None:
                families[one.best] |= family_names(one)
        best = min(families, key=lambda figure: (-len(families[figure]), figure), default=None)
        low = min((value for value in lows if value is not None), default=None)
        high = max((value for value in highs if value is not None), default=None)
        return low, best, None if self.open_top else high

    @property
    def undated(self) -> bool:
        """Whether no assertion has a time."""
        return all(one.undated for one in self.assertions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Event mentions that tell the same: type, parties, place, time, status, root speaker."""

    mentions: tuple[tuple[Sheet, Event], ...]

    @property
    def event(self) -> Event:
        """The first of the mentions that name most of the parties themselves."""
        return min(
            (event for _, event in self.mentions),
            key=lambda one: _inferred((*one.actors, *one.recipients)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Mentions of one standing relation: kind, treaty and parties."""

    kind: RelationKind
    mentions: tuple[tuple[Sheet, Relation], ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties by the first of the mentions that name most of them themselves."""
        return min((one.parties for _, one in self.mentions), key=_inferred)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that a brief shows. `run` and `open_run` are null and false without a case."""

    sheets: tuple[Sheet, ...]
    quantities: tuple[Quantity, ...]
    deeds: tuple[Deed, ...]
    bonds: tuple[Bond, ...]
    losses: tuple[tuple[Sheet | None, Loss], ...]
    known_at: str | None
    run: int | None
    open_run: bool


def make_picture(
    sheets: Iterable[Sheet],
    unread: Iterable[Loss] = (),
    *,
    run: int | None = None,
    open_run: bool = False,
    known_at: str | None = None,
) -> Picture:
    """The picture of these pages. `known_at` (ISO day) leaves out what was reported later."""
    kept = sorted(sheets, key=lambda sheet: (sheet.path, sheet.document.id))
    if known_at is not None:
        kept = [one for one in kept if one.reported_at is None or one.reported_at <= known_at]
    kept = [replace(one, number=number) for number, one in enumerate(kept, 1)]
    reported = [one.reported_at for one in kept if one.reported_at is not None]
    losses: list[tuple[Sheet | None, Loss]] = [
        (sheet, loss) for sheet in kept for loss in (*sheet.document.losses, *sheet.coding.losses)
    ]
    losses += [
        (None, loss) for loss in sorted(unread, key=lambda one: (one.path or "", one.reason))
    ]
    return Picture(
        sheets=tuple(kept),
        quantities=_quantities(kept),
        deeds=_deeds(kept),
        bonds=_bonds(kept),
        losses=tuple(losses),
        known_at=known_at or max(reported, default=None),
        run=run,
        open_run=open_run,
    )


# --- counts --------------------------------------------------------------------------------------


def subject_key(party: Party | None) -> str:
    """What tells one counted group from another: its country, else its entry, name or words."""
    if party is None:
        return ""
    return party.country or party.id or (party.name or party.text).casefold()


def speaker_key(party: Party | None) -> str:
    """What tells one speaker from another: its entry, else country and name."""
    if party is None:
        return ""
    return party.id or f"{party.country or ''} {(party.name or party.text).casefold()}"


def family_names(assertion: Assertion) -> set[str]:
    """The families behind an assertion: the root's country or name; each page for its own voice."""
    if assertion.root is not None:
        return {assertion.root.country or speaker_key(assertion.root)}
    return {mention.sheet.document.id for mention in assertion.mentions}


def claim_time(mention: Mention) -> str | None:
    """The time a claim speaks of: as told; else the page's publication date; else null."""
    as_of = mention.claim.as_of
    if as_of is not None and as_of.until is not None:
        return as_of.until
    published = mention.sheet.document.published_on
    return last_day(published.edtf) if published is not None else None


def _quantities(sheets: Sequence[Sheet]) -> tuple[Quantity, ...]:
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for sheet in sheets:
        for claim in sorted(sheet.coding.claims, key=lambda one: (one.start, one.end, one.id)):
            groups[_claim_key(sheet, claim)].append(Mention(sheet=sheet, claim=claim))
    quantities: dict[tuple[Measure, str, Modality], list[Assertion]] = defaultdict(list)
    for key, mentions in groups.items():
        one = _assertion(key, mentions)
        quantities[one.measure, subject_key(one.subject), one.modality].append(one)
    made = [
        Quantity(
            id=content_id("est", measure.value, subject, modality.value),
            measure=measure,
            subject=next((one.subject for one in found if one.subject is not None), None),
            modality=modality,
            assertions=tuple(sorted(found, key=_assertion_order)),
        )
        for (measure, subject, modality), found in quantities.items()
    ]
    order = list(type(made[0].measure)) if made else []
    statuses = list(Modality)
    return tuple(
        sorted(
            made,
            key=lambda one: (
                order.index(one.measure),
                subject_key(one.subject),
                statuses.index(one.modality),
            ),
        )
    )


def _claim_key(sheet: Sheet, claim: Claim) -> tuple[object, ...]:
    root = claim.said_by[0] if claim.said_by else None
    return (
        claim.measure.value,
        subject_key(claim.of_whom),
        claim.low,
        claim.best,
        claim.high,
        claim.hedge.value,
        claim.mode.value,
        claim.modality.value,
        claim.stance is Stance.DENIED,
        is_part(claim, sheet.document.language),
        speaker_key(root),
        hearsay_words(claim, sheet.document) is not None,
    )


def _assertion(key: tuple[object, ...], mentions: list[Mention]) -> Assertion:
    first = mentions[0].claim
    named = [one.claim.of_whom for one in mentions if one.claim.of_whom is not None]
    return Assertion(
        id=content_id("ast", *key),
        measure=first.measure,
        subject=next((party for party in named if party.name), named[0] if named else None),
        root=first.said_by[0] if first.said_by else None,
        hearsay=hearsay_words(first, mentions[0].sheet.document),
        low=first.low,
        best=first.best,
        high=first.high,
        hedge=first.hedge,
        mode=first.mode,
        modality=first.modality,
        stance=first.stance,
        part=is_part(first, mentions[0].sheet.document.language),
        mentions=tuple(mentions),
    )


def _assertion_order(one: Assertion) -> tuple[bool, bool, int, int, str]:
    size = _first(one.best, one.low, one.high) or 0
    return one.part, one.vague, -size, -one.told, one.id


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)


# --- deeds and relations -------------------------------------------------------------------------


def _deeds(sheets: Sequence[Sheet]) -> tuple[Deed, ...]:
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


def _bonds(sheets: Sequence[Sheet]) -> tuple[Bond, ...]:
    groups: dict[tuple[object, ...], list[tuple[Sheet, Relation]]] = defaultdict(list)
    for sheet in sheets:
        for relation in sorted(sheet.coding.relations, key=lambda one: (one.start, one.id)):
            key = (relation.kind, tuple(sorted(map(subject_key, relation.parties))))
            groups[key].append((sheet, relation))
    bonds = [Bond(kind=found[0][1].kind, mentions=tuple(found)) for found in groups.values()]
    kinds = list(type(bonds[0].kind)) if bonds else []
    return tuple(sorted(bonds, key=lambda one: kinds.index(one.kind)))


def _inferred(parties: Sequence[Party]) -> int:
    return sum(party.inferred is not None for party in parties)


# --- days ----------------------------------------------------------------------------------------

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def last_day(edtf: str) -> str | None:
    """The last day (ISO) of a day, month, year or interval; null where it is not resolved.

    >>> last_day("2024-06"), last_day("2024"), last_day("XXXX-06")
    ('2024-06-30', '2024-12-31', None)
    """
    found = _DAY.fullmatch(edtf.rpartition("/")[2])
    if found is None:
        return None
    year, month, day = found.groups()
    if day is not None:
        return f"{year}-{month}-{day}"
    if month is None:
        return f"{year}-12-31"
    if not 1 <= int(month) <= 12 or int(year) == 0:  # noqa: PLR2004 - months of a year
        return None
    return f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]:02}"
