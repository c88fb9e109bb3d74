"""Every record type of the project, in reading order. Imports only the vocabularies.

A span is half-open, in code points of `Document.text`: `text[start:end]` is the quoted text, for
every record and every part of one (law 1). A part without words of its own has null offsets and
says `inferred: <rule id>` (law 2). Missing is `None`, never a made-up value (law 9).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from rujuk.frozen import quickly_made
from rujuk.vocabulary import (
    BlockKind as BlockKind,
    EventType as EventType,
    Hedge as Hedge,
    Measure as Measure,
    Modality as Modality,
    Mode as Mode,
    PledgeKind as PledgeKind,
    RelationKind as RelationKind,
    Stance as Stance,
    TimePrecision as TimePrecision,
    Verdict as Verdict,
)

# --- the page ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of the page's text with one function on the page, and the rule that decided it."""

    kind: BlockKind
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words by which a page states something of itself (its title, its publisher, an author).

    `start` and `end` are null where the words stand in the page's metadata only; `source` then
    names the place ("json-ld headline", "meta og:title"). Both may be set.
    """

    text: str
    start: int | None
    end: int | None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStatement:
    """A date that a page states of itself, with its evidence.

    `edtf` is ISO 8601-2 and may be partial (`2024-06`, `XXXX-06`).
    """

    edtf: str
    text: str
    start: int | None
    end: int | None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that was not read or not coded, and why. Law 3: nothing is dropped in silence.

    `path` names the page of a loss of stage "read"; offsets are null where no text exists. `verbs`
    are the roots of the verbs in the quote that no frame knows: counted over a corpus they say
    which verb to add next.
    """

    stage: str
    reason: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    path: str | None = None
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page as it was read: its whole visible text, every block labelled.

    `not_before` and `not_after` are ISO dates that the page proves for its publication: the newest
    past date told in the body; the visit or archive date.
    """

    id: str
    sha256: str
    media_type: str
    language: str | None
    text: str
    blocks: tuple[Block, ...]
    title: Statement | None = None
    publisher: Statement | None = None
    section: str | None = None
    authors: tuple[Statement, ...] = ()
    dateline: Statement | None = None
    published_on: DateStatement | None = None
    visited_on: DateStatement | None = None
    not_before: str | None = None
    not_after: str | None = None
    losses: tuple[Loss, ...] = ()

    @property
    def body_spans(self) -> tuple[tuple[int, int], ...]:
        """Spans of the body, in order, neighbours joined where only white space parts them.

        A subheading and the dateline at the head of the first paragraph belong to the body.
        """
        spans: list[tuple[int, int]] = []
        for block in self.blocks:
            if block.kind not in _BODY_KINDS:
                continue
            if spans and not self.text[spans[-1][1] : block.start].strip():
                spans[-1] = (spans[-1][0], block.end)
            else:
                spans.append((block.start, block.end))
        return tuple(spans)

    def _repr_html_(self) -> str:
        """The page for a notebook: title, facts, beginning. Everything is escaped."""
        from rujuk.notebook import document_html  # noqa: PLC0415 - it imports these records

        return document_html(self)


_BODY_KINDS = frozenset({BlockKind.BODY, BlockKind.SUBHEADING, BlockKind.DATELINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place where a document was seen. A document has one or more (law 6).

    `seen_at` is the number of the run that saw it, not a clock.
    """

    id: str
    document: str
    path: str
    url: str | None = None
    outlet: str | None = None
    fetched_on: str | None = None
    archive: str | None = None
    record_offset: int | None = None
    seen_at: int | None = None


# --- parts of records ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Words outside or inside a record's span that one field was read from."""

    purpose: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor as the page names it.

    `country` is ISO 3166 alpha-3 or KOS, EUU, NAT, UNO, IGO, NGO, MNC, ISM, IMG; null unknown.
    `sectors` are PLOVER 2.0 codes, primary first. `id` is the lexicon entry, null for none.
    `inferred` names the rule that supplied the party (offsets then may point at an antecedent
    or be null); null when the words stand in the clause.
    """

    text: str
    start: int | None
    end: int | None
    inferred: str | None = None
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    id: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as the page names it. `precision` is UCDP where_prec, 1 (exact) to 7.

    `within` is the chain of parents, nearest first: region ids, then the country code.
    """

    text: str
    start: int | None
    end: int | None
    inferred: str | None = None
    id: str | None = None
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: int | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time told on the page. `edtf` is ISO 8601-2; `since` and `until` are inclusive ISO days.

    The wire form calls `since` "from". Unresolved times have `since` and `until` null. `clock` is
    the time of day ("20:00", local time as told), null where none is told.
    """

    text: str
    start: int | None
    end: int | None
    edtf: str | None
    since: str | None
    until: str | None
    precision: TimePrecision
    inferred: str | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """The word or words that name the deed."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """One obligation of a treaty, with its words."""

    kind: PledgeKind
    text: str
    start: int
    end: int


# --- what the coder says -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A stated quantity. `low`, `best`, `high` are what the words say; null = not stated.

    `part_of` is the id of the claim whose whole this one is a part of ("12 di antaranya").
    """

    id: str
    document: str
    measure: Measure
    low: int | None
    best: int | None
    high: int | None
    hedge: Hedge
    mode: Mode
    modality: Modality
    stance: Stance
    start: int
    end: int
    quote: str
    block: BlockKind
    measure_alternatives: tuple[Measure, ...] = ()
    of_whom: Party | None = None
    place: Place | None = None
    as_of: Time | None = None
    said_by: tuple[Party, ...] = ()
    denied_by: Party | None = None
    part_of: str | None = None
    witnesses: tuple[Witness, ...] = ()
    rules: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """The record for a notebook, its words marked. Everything is escaped."""
        from rujuk.notebook import record_html  # noqa: PLC0415 - it imports these records

        return record_html(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One mention of a deed. `actors` and `recipients` are lists, never expanded into dyads.

    `claims` are ids of the claims that count its parties; `same_as` is the id of the first mention
    of the same event in this document, null for the first.
    """

    id: str
    document: str
    type: EventType
    trigger: Trigger
    start: int
    end: int
    quote: str
    block: BlockKind
    modality: Modality
    stance: Stance
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: Place | None = None
    time: Time | None = None
    denied_by: Party | None = None
    attributed_to: tuple[Party, ...] = ()
    claims: tuple[str, ...] = ()
    same_as: str | None = None
    witnesses: tuple[Witness, ...] = ()
    rules: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """The record for a notebook, its words marked. Everything is escaped."""
        from rujuk.notebook import record_html  # noqa: PLC0415 - it imports these records

        return record_html(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A standing relation: a treaty with its pledges, an alliance, a war that never ended."""

    id: str
    document: str
    kind: RelationKind
    parties: tuple[Party, ...]
    start: int
    end: int
    quote: str
    block: BlockKind
    treaty: str | None = None
    signed_on: Time | None = None
    pledges: tuple[Pledge, ...] = ()
    attributed_to: tuple[Party, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    rules: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """The record for a notebook, its words marked. Everything is escaped."""
        from rujuk.notebook import record_html  # noqa: PLC0415 - it imports these records

        return record_html(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """All that the coder says of one document. `coded_by` is version and digest of the lexica."""

    document: str
    coded_by: str
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    losses: tuple[Loss, ...] = ()


# --- what an analyst says ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An analyst's reply to a record of the machine, kept beside it. `number` is its run.

    `kind` is claim, event or relation, `type` the measure, PLOVER type or kind of relation that the
    record had. `said` is what the record said then, `changes` what a correction sets: JSON objects
    of fields. `start` to `after` are the words it stood on, with up to 32 code points around them
    (a TextPositionSelector and a TextQuoteSelector of the W3C's Web Annotation Data Model), so that
    they are found again in a later reading of the page. Once the page is forgotten, the fields that
    may hold words of it are null.
    """

    number: int
    document: str
    record: str
    kind: str
    verdict: Verdict
    by: str
    type: str | None
    note: str | None
    changes: str | None
    said: str | None
    start: int | None
    end: int | None
    quote: str | None
    before: str | None
    after: str | None


_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_BASE32_PAIRS = [one + two for one in _BASE32 for two in _BASE32]  # ten bits each


for _kind in (Witness, Party, Place, Time, Trigger, Claim, Event, Relation, Loss):
    quickly_made(_kind)


_NOTHING_HASHED = hashlib.sha256()


def content_id(prefix: str, *parts: object) -> str:
    """Id of 16 base32 characters from the content alone: the same on every machine (law 5)."""
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    hashed = _NOTHING_HASHED.copy()  # cheaper than a new one, which asks for the algorithm by name
    hashed.update(joined.encode("utf-8", "surrogatepass"))
    digest = hashed.digest()
    number = int.from_bytes(digest[:10], "big")
    pairs = _BASE32_PAIRS
    return (
        f"{prefix}-{pairs[number >> 70]}{pairs[number >> 60 & 1023]}{pairs[number >> 50 & 1023]}"
        f"{pairs[number >> 40 & 1023]}{pairs[number >> 30 & 1023]}{pairs[number >> 20 & 1023]}"
        f"{pairs[number >> 10 & 1023]}{pairs[number & 1023]}"
    )
