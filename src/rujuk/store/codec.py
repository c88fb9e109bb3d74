"""Records as the JSON that a case stores, and back: the fields of `records.py`, names unchanged."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from rujuk.records import Claim, Coding, Document, Event, Loss, Relation

Row = tuple[int, str, str | None, str, str | None, str | None, int | None, int | None, str]
"""position, kind, id, type, modality, country, start, end, record: a row of `records`."""

_ENCODE = msgspec.json.Encoder().encode
_DOCUMENT = msgspec.json.Decoder(Document)
_EVENT = msgspec.json.Decoder(Event)
_CLAIM = msgspec.json.Decoder(Claim)
_RELATION = msgspec.json.Decoder(Relation)
_LOSS = msgspec.json.Decoder(Loss)


def document_facts(document: Document) -> str:
    """The document as JSON, its text left empty: the text has a column of its own."""
    return _ENCODE(replace(document, text="")).decode()


def stored_document(facts: str, text: str) -> Document:
    """The document as it was read."""
    return replace(_DOCUMENT.decode(facts), text=text)


def record_rows(coding: Coding) -> list[Row]:
    """The rows of a coding, in the coder's order: claims, events, relations, losses."""
    rows: list[Row] = []
    for claim in coding.claims:
        country = claim.of_whom.country if claim.of_whom else None
        rows.append(
            (
                len(rows), "claim", claim.id, claim.measure.value, claim.modality.value, country,
                claim.start, claim.end, _ENCODE(claim).decode(),
            )
        )  # fmt: skip
    for event in coding.events:
        country = event.actors[0].country if event.actors else None
        rows.append(
            (
                len(rows), "event", event.id, event.type.value, event.modality.value, country,
                event.start, event.end, _ENCODE(event).decode(),
            )
        )  # fmt: skip
    for relation in coding.relations:
        rows.append(
            (
                len(rows), "relation", relation.id, relation.kind.value, None,
                relation.parties[0].country if relation.parties else None,
                relation.start, relation.end, _ENCODE(relation).decode(),
            )
        )  # fmt: skip
    for loss in coding.losses:
        rows.append(
            (
                len(rows), "loss", None, loss.reason, None, None,
                loss.start, loss.end, _ENCODE(loss).decode(),
            )
        )  # fmt: skip
    return rows


def stored_record(kind: str, record: str) -> Claim | Event | Relation | Loss:
    """The record of a row."""
    if kind == "claim":
        return _CLAIM.decode(record)
    if kind == "event":
        return _EVENT.decode(record)
    if kind == "relation":
        return _RELATION.decode(record)
    return _LOSS.decode(record)


def stored_coding(document: str, coded_by: str, rows: list[tuple[str, str]]) -> Coding:
    """The coding of a document from its rows (kind, record) in their order."""
    return Coding(
        document=document,
        coded_by=coded_by,
        claims=tuple(_CLAIM.decode(record) for kind, record in rows if kind == "claim"),
        events=tuple(_EVENT.decode(record) for kind, record in rows if kind == "event"),
        relations=tuple(_RELATION.decode(record) for kind, record in rows if kind == "relation"),
        losses=tuple(_LOSS.decode(record) for kind, record in rows if kind == "loss"),
    )
