"""Counts as the brief shows them: equal claims as one assertion, assertions of one quantity.

Nothing is weighed here. Equal claims (measure, subject, bounds, mode, modality, source) are one
assertion with its mentions; assertions of the same quantity stand side by side.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.brief.hearsay import hearsay_words
from rujuk.brief.naming import speaker_key, subject_key
from rujuk.brief.parts import is_part
from rujuk.brief.sheets import Sheet, last_day
from rujuk.records import Hedge, Modality, Stance, content_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.records import Claim, Measure, Mode, Party, Place


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


def make_quantities(sheets: Sequence[Sheet]) -> tuple[Quantity, ...]:
    """The quantities of these pages, by measure, subject and status."""
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
