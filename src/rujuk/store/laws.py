"""The laws as checks over records: what `rujuk check` proves.

Each check returns violations and raises nothing; an empty list is the proof. Law numbers are those
of docs/laws.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from rujuk.identity import (
    document_id,
    expected_claim_id,
    expected_event_id,
    expected_relation_id,
    sighting_id,
)
from rujuk.records import BlockKind, Claim, Event, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rujuk.records import (
        Coding,
        DateStatement,
        Document,
        Loss,
        Party,
        Place,
        Sighting,
        Statement,
        Time,
        Witness,
    )

CODED_BLOCKS = frozenset(
    {BlockKind.BODY, BlockKind.SUBHEADING, BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION}
)
"""Blocks that may yield records (law 4). A subheading is part of the body."""

_BODY_PARTS = frozenset({BlockKind.BODY, BlockKind.SUBHEADING, BlockKind.DATELINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One broken law: `record` is the id of the record (or the document), `where` the part."""

    law: int
    document: str
    record: str
    where: str
    message: str


Record: TypeAlias = Claim | Event | Relation
_Fault: TypeAlias = tuple[int, str, str]
"""Law, part, message."""


class _Words(Protocol):
    """Anything with words and offsets."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


def check_document(document: Document) -> list[Violation]:
    """Violations of the page itself: its id, its blocks, what it states of itself."""
    faults: list[_Fault] = []
    if document.id != document_id(document.sha256):
        faults.append((5, "id", "is not the hash of the page's bytes"))
    faults += _page_block_faults(document)
    faults += _statement_faults(document)
    faults += _loss_faults(document.text, document.losses)
    return [_violation(document, document.id, fault) for fault in faults]


def check_coding(document: Document, coding: Coding) -> list[Violation]:
    """Violations of all records of one coding of the page."""
    if coding.document != document.id:
        fault = (5, "coding", f"belongs to {coding.document}")
        return [_violation(document, document.id, fault)]
    return [
        *(
            _violation(document, record.id, fault)
            for record in _records(coding)
            for fault in _record_faults(document, record)
        ),
        *(
            _violation(document, record_id, (2, where, message))
            for record_id, where, message in _reference_faults(coding)
        ),
        *(
            _violation(document, document.id, fault)
            for fault in _loss_faults(document.text, coding.losses)
        ),
    ]


def check_sighting(sighting: Sighting) -> list[Violation]:
    """Violations of a sighting: its id.

    In an archive it holds the address where the archive tells one, as web archives do, and the path
    where only the page does, as in a zip file.
    """
    addresses = {None, sighting.url} if sighting.archive is not None else {None}
    seen = sighting.document, sighting.path, sighting.fetched_on
    if sighting.id in {sighting_id(*seen, address) for address in addresses}:
        return []
    return [
        Violation(
            law=5,
            document=sighting.document,
            record=sighting.id,
            where="id",
            message="is not the hash of document, path or address, and archive date",
        )
    ]


def _violation(document: Document, record: str, fault: _Fault) -> Violation:
    law, where, message = fault
    return Violation(law=law, document=document.id, record=record, where=where, message=message)


def _records(coding: Coding) -> tuple[Record, ...]:
    return (*coding.claims, *coding.events, *coding.relations)


def _page_block_faults(document: Document) -> Iterator[_Fault]:
    end = 0
    for number, block in enumerate(document.blocks):
        if not end <= block.start < block.end <= len(document.text):
            message = "overlaps its neighbour, is empty or leaves the text"
            yield 1, f"blocks[{number}]", message
        end = max(end, block.end)
        if not block.rule:
            yield 4, f"blocks[{number}]", "names no rule"


def _statement_faults(document: Document) -> Iterator[_Fault]:
    stated: list[tuple[str, Statement | DateStatement | None]] = [
        ("title", document.title),
        ("publisher", document.publisher),
        ("dateline", document.dateline),
        ("published_on", document.published_on),
        ("visited_on", document.visited_on),
        *((f"authors[{number}]", author) for number, author in enumerate(document.authors)),
    ]
    for where, words in stated:
        if words is None:
            continue
        message = _broken_span(document.text, words)
        if message:
            yield 1, where, message
        if words.start is None and words.source is None:
            yield 2, where, "has neither offsets nor a source in the metadata"


def _loss_faults(text: str, losses: Iterable[Loss]) -> Iterator[_Fault]:
    for number, loss in enumerate(losses):
        message = _broken_loss(text, loss)
        if message:
            yield 1, f"losses[{number}]", message


def _record_faults(document: Document, record: Record) -> Iterator[_Fault]:
    yield from _own_faults(document, record)
    yield from _block_faults(document, record)
    yield from _part_faults(document.text, record)
    if isinstance(record, Claim):
        stated = [value for value in (record.low, record.best, record.high) if value is not None]
        if stated != sorted(stated):
            yield 2, "bounds", "low, best, high are not in order"


def _own_faults(document: Document, record: Record) -> Iterator[_Fault]:
    if record.document != document.id:
        yield 5, "document", f"belongs to {record.document}"
    if not 0 <= record.start < record.end <= len(document.text):
        yield 1, "span", f"[{record.start}, {record.end}) is empty or leaves the text"
    elif document.text[record.start : record.end] != record.quote:
        yield 1, "quote", "is not what the page says there"
    if record.id != _expected_id(record):
        yield 5, "id", "is not the hash of the record's content"
    if not record.rules:
        yield 2, "rules", "names no rule"


def _part_faults(text: str, record: Record) -> Iterator[_Fault]:
    for where, part in _parts(record):
        message = _broken_span(text, part)
        if message:
            yield 1, where, message
        elif _inferred(part):
            continue
        elif part.start is None:
            yield 2, where, "has neither words nor the rule that inferred it"
        elif not _witnessed(record, part):
            yield 2, where, "stands outside the record and among no witnesses"
    for number, witness in enumerate(record.witnesses):
        message = _broken_span(text, witness)
        if message:
            yield 1, f"witnesses[{number}]", message
        if not witness.purpose:
            yield 2, f"witnesses[{number}]", "says not what it is for"


def _expected_id(record: Record) -> str:
    if isinstance(record, Claim):
        return expected_claim_id(record)
    if isinstance(record, Event):
        return expected_event_id(record)
    return expected_relation_id(record)


def _block_faults(document: Document, record: Record) -> Iterator[_Fault]:
    if record.block not in CODED_BLOCKS:
        yield 4, "block", f"{record.block.value} may yield no record"
    for block in document.blocks:
        if block.start <= record.start < block.end:
            same = block.kind is record.block or {block.kind, record.block} <= _BODY_PARTS
            if not same:
                yield 4, "block", f"says {record.block.value}, the page has {block.kind.value}"
            return
    yield 4, "block", "the record starts outside every block"


def _parts(record: Record) -> Iterator[tuple[str, _Words]]:
    """Every part of the record that carries words, with its name in the wire form."""
    parties: list[tuple[str, Iterable[Party]]] = []
    single: list[tuple[str, Party | Place | Time | None]] = []
    if isinstance(record, Claim):
        parties = [("said_by", record.said_by)]
        single = [("of_whom", record.of_whom), ("place", record.place), ("as_of", record.as_of)]
        single += [("denied_by", record.denied_by)]
    elif isinstance(record, Event):
        yield "trigger", record.trigger
        parties = [
            ("actors", record.actors),
            ("recipients", record.recipients),
            ("attributed_to", record.attributed_to),
        ]
        single = [("place", record.place), ("time", record.time), ("denied_by", record.denied_by)]
    else:
        parties = [("parties", record.parties), ("attributed_to", record.attributed_to)]
        single = [("signed_on", record.signed_on)]
        for number, pledge in enumerate(record.pledges):
            yield f"pledges[{number}]", pledge
    for where, several in parties:
        for number, party in enumerate(several):
            yield f"{where}[{number}]", party
    for where, one in single:
        if one is not None:
            yield where, one


def _inferred(part: _Words) -> bool:
    return bool(getattr(part, "inferred", None))


def _witnessed(record: Record, part: _Words) -> bool:
    """Whether the part's words lie in the record's span or in those of one of its witnesses."""
    if part.start is None or part.end is None:
        return True
    spans: list[tuple[int, int]] = [(record.start, record.end)]
    spans += [(witness.start, witness.end) for witness in record.witnesses]
    return any(start <= part.start and part.end <= end for start, end in spans)


def _broken_span(text: str, part: _Words | Witness) -> str | None:
    """What is wrong with the offsets of a part, null where they say exactly its words."""
    if part.start is None or part.end is None:
        return None if part.start is part.end else "has one offset without the other"
    if not 0 <= part.start < part.end <= len(text):
        return f"[{part.start}, {part.end}) is empty or leaves the text"
    if text[part.start : part.end] != part.text:
        return f"{part.text[:40]!r} is not what the page says there"
    return None


def _broken_loss(text: str, loss: Loss) -> str | None:
    if loss.start is None or loss.end is None:
        return None if loss.start is loss.end else "has one offset without the other"
    if not 0 <= loss.start <= loss.end <= len(text):
        return f"[{loss.start}, {loss.end}) leaves the text"
    if loss.quote is not None and text[loss.start : loss.end] != loss.quote:
        return f"{loss.quote[:40]!r} is not what the page says there"
    return None


def _reference_faults(coding: Coding) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for record in _records(coding):
        if record.id in seen:
            yield record.id, "id", "is given twice in this coding"
        seen.add(record.id)
    claims = {claim.id for claim in coding.claims}
    events = {event.id for event in coding.events}
    for event in coding.events:
        for counted in event.claims:
            if counted not in claims:
                yield event.id, "claims", f"{counted} is no claim of this page"
        if event.same_as is not None and event.same_as not in events - {event.id}:
            yield event.id, "same_as", f"{event.same_as} is no other event of this page"
    for claim in coding.claims:
        if claim.part_of is not None and claim.part_of not in claims - {claim.id}:
            yield claim.id, "part_of", f"{claim.part_of} is no other claim of this page"
