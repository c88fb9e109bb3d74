"""Ids of pages, sightings and records: hashes of content, never of the program's version (law 5).

Imports records only, so that the reader, the coder and `rujuk check` compute the same id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.records import content_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Claim, Event, Party, Relation

Span = tuple[int | None, int | None]


def document_id(sha256: str) -> str:
    """Id of a page from the SHA-256 (hexadecimal) of its bytes."""
    return content_id("doc", sha256)


def sighting_id(
    document: str, path: str, archived_on: str | None = None, address: str | None = None
) -> str:
    """Id of a sighting: the document, where it stood and the day it was archived, if that is known.

    A page of an archive stood at its `address`, wherever the archive lies and whatever it is
    called; any other stood at its `path`.
    """
    return content_id("sgt", document, path if address is None else address, archived_on)


def event_id(document: str, kind: str, span: Span, trigger: Span) -> str:
    """Id of an event mention: document, PLOVER type, its span and its trigger's."""
    return content_id("evt", document, kind, *span, *trigger)


def claim_id(document: str, measure: str, span: Span, subject: Span) -> str:
    """Id of a claim: document, measure, its span and its subject's (nulls where it has none)."""
    return content_id("clm", document, measure, *span, *subject)


def relation_id(document: str, kind: str, span: Span, parties: Iterable[Span]) -> str:
    """Id of a relation: document, kind, its span and its parties' in their order."""
    return content_id("rel", document, kind, *span, *(edge for party in parties for edge in party))


def _span(party: Party | None) -> Span:
    return (None, None) if party is None else (party.start, party.end)


def expected_event_id(event: Event) -> str:
    """The id that this event's own content gives."""
    trigger = (event.trigger.start, event.trigger.end)
    return event_id(event.document, event.type.value, (event.start, event.end), trigger)


def expected_claim_id(claim: Claim) -> str:
    """The id that this claim's own content gives."""
    span = (claim.start, claim.end)
    return claim_id(claim.document, claim.measure.value, span, _span(claim.of_whom))


def expected_relation_id(relation: Relation) -> str:
    """The id that this relation's own content gives."""
    span = (relation.start, relation.end)
    parties = [_span(party) for party in relation.parties]
    return relation_id(relation.document, relation.kind.value, span, parties)
