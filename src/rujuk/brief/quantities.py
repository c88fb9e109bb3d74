"""Counts as the brief shows them: equal claims as one assertion, assertions of one quantity.

Nothing is weighed here. Equal claims (measure, subject, bounds, mode, modality, source, and no
other place or time) are one assertion with its mentions; assertions of the same quantity stand side
by side.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.code.hearsay import hearsay_words
from rujuk.code.parts import is_part
from rujuk.records import BlockKind, Hedge, Modality, Stance, content_id
from rujuk.weigh.moments import last_day
from rujuk.weigh.parties import speaker_key, subject_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rujuk.brief.sheets import Sheet
    from rujuk.records import Claim, Measure, Mode, Party, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One claim and the page that carries it."""

    sheet: Sheet
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """Equal claims of one source. `chain` empty: the page's own voice, or unnamed reports."""

    id: str
    measure: Measure
    subject: Party | None
    chain: tuple[Party, ...]
    """The root speaker, then who relayed it."""
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
    model: Claim
    """The claim that its source and figure are taken from."""
    whole: Claim | None
    """The claim that this one is a share or a part of, where the page says so."""
    mentions: tuple[Mention, ...]

    @property
    def root(self) -> Party | None:
        """The root speaker; null: the page's own voice, or unnamed reports."""
        return self.chain[0] if self.chain else None

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
        """What bounds the quantity: figures of the whole, else vague wholes; never a part."""
        return tuple(one for one in self.assertions if not one.part and not one.vague) or tuple(
            one for one in self.assertions if not one.part
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


def time_span(mention: Mention) -> tuple[str, str] | None:
    """First and last day (ISO) of the time a claim speaks of; null unknown."""
    until = claim_time(mention)
    if until is None:
        return None
    as_of = mention.claim.as_of
    since = as_of.since if as_of is not None and as_of.until == until else None
    return since or until, until


def make_quantities(sheets: Sequence[Sheet]) -> tuple[Quantity, ...]:
    """The quantities of these pages, by measure, subject and status."""
    groups: dict[tuple[object, ...], list[list[Mention]]] = defaultdict(list)
    for sheet in sorted(sheets, key=lambda one: one.document.id):  # no path decides what is one
        for claim, key in _keyed(sheet):
            mention = Mention(sheet=sheet, claim=claim)
            found = groups[key]
            together = next((one for one in found if _belongs(mention, one)), None)
            if together is None:
                found.append([mention])
            else:
                together.append(mention)
    quantities: dict[tuple[Measure, str, Modality], list[Assertion]] = defaultdict(list)
    for key, found in groups.items():
        for mentions in found:
            told_before = () if mentions is found[0] else (mentions[0].claim.id,)
            ordered = sorted(mentions, key=_place_in_brief)
            one = _assertion(content_id("ast", *key, *told_before), ordered)
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


def _place_in_brief(mention: Mention) -> tuple[int, int, int, str]:
    return mention.sheet.number, mention.claim.start, mention.claim.end, mention.claim.id


def claims_of(sheet: Sheet) -> dict[str, Claim]:
    """The claims of a page by id."""
    return {claim.id: claim for claim in sheet.coding.claims}


def _keyed(sheet: Sheet) -> Iterator[tuple[Claim, tuple[object, ...]]]:
    """Claims in the order of the page, each with what makes it equal to another.

    A figure of the title or deck for which nobody is named, and which the body attributes (same
    figure, measure and subject), has the key of that claim of the body.
    """
    claims = claims_of(sheet)
    ordered = sorted(claims.values(), key=lambda one: (one.start, one.end, one.id))
    keys = {claim.id: _claim_key(sheet, claim, claims) for claim in ordered}
    heard = {claim.id: hearsay_words(claim, sheet.document) for claim in ordered}
    sourced = [
        one
        for one in ordered
        if one.block is BlockKind.BODY and (one.said_by or heard[one.id] is not None)
    ]
    for claim in ordered:
        alike = []
        if claim.block in HEADS and not claim.said_by and heard[claim.id] is None:
            alike = [one for one in sourced if _same_figure(one, claim)]
        exact = [one for one in alike if (one.hedge, one.low) == (claim.hedge, claim.low)]
        yield claim, keys[(exact or alike or [claim])[0].id]


HEADS = frozenset({BlockKind.TITLE, BlockKind.DECK})
"""Blocks that tell in short what the body tells."""


def _same_figure(one: Claim, other: Claim) -> bool:
    return (
        one.measure is other.measure
        and one.modality is other.modality
        and (one.hedge is Hedge.VAGUE) is (other.hedge is Hedge.VAGUE)
        and subject_key(one.of_whom) == subject_key(other.of_whom)
        and _first(one.best, one.low, one.high) == _first(other.best, other.low, other.high)
    )


def _claim_key(sheet: Sheet, claim: Claim, claims: Mapping[str, Claim]) -> tuple[object, ...]:
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
        is_part(claim, sheet.document.language, claims),
        speaker_key(root),
        hearsay_words(claim, sheet.document) is not None,
    )


def _belongs(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether an equal claim is of the same thing: no other place or time, and not by chance.

    Between pages that speak for themselves a small figure is no sign: "two" is told of much.
    """
    if any(not comparable(mention.claim, other.claim) for other in others):
        return False
    claim = mention.claim
    if claim.said_by or (_first(claim.best, claim.low, claim.high) or 0) >= TELLING_FIGURE:
        return True
    return any(
        mention.sheet.document.id == other.sheet.document.id
        or _place_id(claim) == _place_id(other.claim) is not None
        or claim_time(mention) == claim_time(other) is not None
        for other in others
    )


TELLING_FIGURE = 100
"""Equal counts of this many or more are of one thing where nothing says otherwise."""


def comparable(one: Claim, other: Claim) -> bool:
    """Whether no place or time told says that two claims are of different things."""
    if one.place is not None and other.place is not None:
        ids = _place_id(one), _place_id(other)
        inside = ids[0] in _around(other.place) or ids[1] in _around(one.place)
        if ids[0] != ids[1] and not inside:
            return False
    times = [claim.as_of for claim in (one, other) if claim.as_of is not None]
    told = [time for time in times if time.inferred is None and time.since and time.until]
    if len(told) < len((one, other)):
        return True
    first, second = told
    return (first.since or "") <= (second.until or "") and (second.since or "") <= (
        first.until or ""
    )


def _place_id(claim: Claim) -> str | None:
    place = claim.place
    return None if place is None else place.id or place.name or place.text


def _around(place: Place) -> set[str | None]:
    return {*place.within, f"state.{(place.country or '').lower()}"}


def _assertion(record: str, mentions: list[Mention]) -> Assertion:
    named = [one.claim.of_whom for one in mentions if one.claim.of_whom is not None]
    model = next(
        (one for one in mentions if one.claim.said_by or one.claim.block is BlockKind.BODY),
        mentions[0],
    )
    claim, claims = model.claim, claims_of(model.sheet)
    return Assertion(
        id=record,
        measure=claim.measure,
        subject=next((party for party in named if party.name), named[0] if named else None),
        chain=claim.said_by,
        hearsay=hearsay_words(claim, model.sheet.document),
        low=claim.low,
        best=claim.best,
        high=claim.high,
        hedge=claim.hedge,
        mode=claim.mode,
        modality=claim.modality,
        stance=claim.stance,
        part=is_part(claim, model.sheet.document.language, claims),
        model=claim,
        whole=claims.get(claim.part_of or ""),
        mentions=tuple(mentions),
    )


def _assertion_order(one: Assertion) -> tuple[bool, bool, int, int, str]:
    size = _first(one.best, one.low, one.high) or 0
    return one.part, one.vague, -size, -one.pages, one.id


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)
