"""The wire form: records as the JSON objects that design promises to programs.

One function for each record type, keys in the order of docs/form.md. Fields may be added, never
renamed. Three names differ from the records because they are no Python names or would hide a
built-in: `Time.since` is written "from", `Witness.purpose` "for". Null is written, never left out:
a reader tells "not stated" from "not asked".
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from rujuk.records import Claim, Event, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import (
        Block,
        Coding,
        DateStatement,
        Document,
        Loss,
        Party,
        Place,
        Pledge,
        Sighting,
        Statement,
        Time,
        Trigger,
        Witness,
    )

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = dict[str, Json]

FORM = 1
"""Number of the form. It rises when a field is renamed or changes its meaning, which is never."""

PROGRAM_VERSION = version("rujuk")

_ENCODER = msgspec.json.Encoder()


def encode(form: Json) -> bytes:
    """The object as one line of UTF-8 JSON without a line end; keys stay in their order."""
    return _ENCODER.encode(form)


def encode_pretty(form: Json) -> bytes:
    """The object as indented UTF-8 JSON, for people."""
    return msgspec.json.format(_ENCODER.encode(form), indent=1)


def document_line(
    document: Document, coding: Coding | None, *, path: str, text: bool
) -> JsonObject:
    """One page with all that was coded from it: a line of `rujuk code --json`.

    `text` true carries the page's text, which every offset counts code points of. Without a
    coding the lists are empty and `coded_by` is null.
    """
    line: JsonObject = {
        "form": FORM,
        "rujuk": PROGRAM_VERSION,
        "id": document.id,
        "path": path,
        "language": document.language,
        "media_type": document.media_type,
        "title": statement_form(document.title),
        "publisher": statement_form(document.publisher),
        "section": document.section,
        "authors": [statement_form(author) for author in document.authors],
        "published_on": date_form(document.published_on),
        "visited_on": date_form(document.visited_on),
        "not_before": document.not_before,
        "not_after": document.not_after,
        "dateline": statement_form(document.dateline),
        "body_spans": [[start, end] for start, end in document.body_spans],
        "events": [event_form(event) for event in coding.events] if coding else [],
        "claims": [claim_form(claim) for claim in coding.claims] if coding else [],
        "relations": [relation_form(relation) for relation in coding.relations] if coding else [],
        "losses": [
            loss_form(loss) for loss in (*document.losses, *(coding.losses if coding else ()))
        ],
        "sha256": document.sha256,
        "coded_by": coding.coded_by if coding else None,
        "blocks": [block_form(block) for block in document.blocks],
    }
    if text:
        line["text"] = document.text
    return line


# --- the page ------------------------------------------------------------------------------------


def block_form(block: Block) -> JsonObject:
    """A labelled run of the page, with the rule that labelled it."""
    return {"kind": block.kind.value, "start": block.start, "end": block.end, "rule": block.rule}


def statement_form(statement: Statement | None) -> JsonObject | None:
    """Words a page states of itself; null offsets where they stand in its metadata only."""
    if statement is None:
        return None
    return {
        "text": statement.text,
        "start": statement.start,
        "end": statement.end,
        "source": statement.source,
    }


def date_form(stated: DateStatement | None) -> JsonObject | None:
    """A date a page states of itself, with its evidence."""
    if stated is None:
        return None
    return {
        "edtf": stated.edtf,
        "text": stated.text,
        "start": stated.start,
        "end": stated.end,
        "source": stated.source,
    }


def loss_form(loss: Loss) -> JsonObject:
    """Something not read or not coded; `path` only where the page itself could not be read."""
    form: JsonObject = {
        "stage": loss.stage,
        "reason": loss.reason,
        "start": loss.start,
        "end": loss.end,
        "quote": loss.quote,
    }
    if loss.path is not None:
        form["path"] = loss.path
    if loss.verbs:
        form["verbs"] = list(loss.verbs)
    return form


def sighting_form(sighting: Sighting) -> JsonObject:
    """One place where a document was seen."""
    return {
        "id": sighting.id,
        "document": sighting.document,
        "path": sighting.path,
        "url": sighting.url,
        "outlet": sighting.outlet,
        "fetched_on": sighting.fetched_on,
        "archive": sighting.archive,
        "record_offset": sighting.record_offset,
        "seen_at": sighting.seen_at,
    }


# --- parts of records ----------------------------------------------------------------------------


def party_form(party: Party | None) -> JsonObject | None:
    """An actor as the page names it."""
    if party is None:
        return None
    return {
        "text": party.text,
        "start": party.start,
        "end": party.end,
        "inferred": party.inferred,
        "name": party.name,
        "country": party.country,
        "sectors": list(party.sectors),
        "id": party.id,
        "wikidata": party.wikidata,
    }


def _parties(parties: Iterable[Party]) -> list[Json]:
    return [party_form(party) for party in parties]


def place_form(place: Place | None) -> JsonObject | None:
    """A place as the page names it, with its chain of parents."""
    if place is None:
        return None
    return {
        "text": place.text,
        "start": place.start,
        "end": place.end,
        "inferred": place.inferred,
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames_id": place.geonames_id,
        "precision": place.precision,
        "within": list(place.within),
    }


def time_form(time: Time | None) -> JsonObject | None:
    """A time told on the page; `from` and `until` are inclusive days, `clock` a time of day."""
    if time is None:
        return None
    return {
        "text": time.text,
        "start": time.start,
        "end": time.end,
        "inferred": time.inferred,
        "edtf": time.edtf,
        "from": time.since,
        "until": time.until,
        "precision": time.precision.value,
        "clock": time.clock,
    }


def trigger_form(trigger: Trigger) -> JsonObject:
    """The words that name the deed."""
    return {"text": trigger.text, "start": trigger.start, "end": trigger.end}


def witness_form(witness: Witness) -> JsonObject:
    """Words that one field was read from."""
    return {
        "for": witness.purpose,
        "text": witness.text,
        "start": witness.start,
        "end": witness.end,
    }


def pledge_form(pledge: Pledge) -> JsonObject:
    """One obligation of a treaty."""
    return {
        "kind": pledge.kind.value,
        "text": pledge.text,
        "start": pledge.start,
        "end": pledge.end,
    }


# --- records -------------------------------------------------------------------------------------


def event_form(event: Event) -> JsonObject:
    """One mention of a deed."""
    return {
        "id": event.id,
        "type": event.type.value,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "block": event.block.value,
        "start": event.start,
        "end": event.end,
        "quote": event.quote,
        "trigger": trigger_form(event.trigger),
        "actors": _parties(event.actors),
        "recipients": _parties(event.recipients),
        "place": place_form(event.place),
        "time": time_form(event.time),
        "modality": event.modality.value,
        "stance": event.stance.value,
        "denied_by": party_form(event.denied_by),
        "attributed_to": _parties(event.attributed_to),
        "claims": list(event.claims),
        "same_as": event.same_as,
        "witnesses": [witness_form(witness) for witness in event.witnesses],
        "rules": list(event.rules),
    }


def claim_form(claim: Claim) -> JsonObject:
    """A stated quantity; `low`, `best`, `high` are what the words say."""
    return {
        "id": claim.id,
        "measure": claim.measure.value,
        "measure_alternatives": [measure.value for measure in claim.measure_alternatives],
        "low": claim.low,
        "best": claim.best,
        "high": claim.high,
        "hedge": claim.hedge.value,
        "mode": claim.mode.value,
        "modality": claim.modality.value,
        "stance": claim.stance.value,
        "of_whom": party_form(claim.of_whom),
        "place": place_form(claim.place),
        "as_of": time_form(claim.as_of),
        "said_by": _parties(claim.said_by),
        "denied_by": party_form(claim.denied_by),
        "part_of": claim.part_of,
        "block": claim.block.value,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "witnesses": [witness_form(witness) for witness in claim.witnesses],
        "rules": list(claim.rules),
    }


def relation_form(relation: Relation) -> JsonObject:
    """A standing relation between parties."""
    return {
        "id": relation.id,
        "kind": relation.kind.value,
        "treaty": relation.treaty,
        "parties": _parties(relation.parties),
        "signed_on": time_form(relation.signed_on),
        "pledges": [pledge_form(pledge) for pledge in relation.pledges],
        "attributed_to": _parties(relation.attributed_to),
        "block": relation.block.value,
        "start": relation.start,
        "end": relation.end,
        "quote": relation.quote,
        "witnesses": [witness_form(witness) for witness in relation.witnesses],
        "rules": list(relation.rules),
    }


def record_form(record: Event | Claim | Relation | Loss) -> JsonObject:
    """Any record in its wire form."""
    if isinstance(record, Event):
        return event_form(record)
    if isinstance(record, Claim):
        return claim_form(record)
    if isinstance(record, Relation):
        return relation_form(record)
    return loss_form(record)
