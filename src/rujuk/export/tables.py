"""Pages, their records and reviews as tables: what `export csv` and its kin write of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.export.cells import several
from rujuk.export.naming import party_name, place_name
from rujuk.form import encode
from rujuk.store.replies import reply_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rujuk.export.cells import Cell
    from rujuk.export.picture_tables import Fields
    from rujuk.export.weighed_case import WeighedCase
    from rujuk.records import Claim, Event, Party, Place, Relation, Time
    from rujuk.store.page import Page
    from rujuk.store.reviewed import Reply

_RECORD: Fields = {"id": "string", "document": "string", "path": "string"}
_SPAN: Fields = {
    "block": "string", "start": "integer", "end": "integer", "quote": "string", "rules": "string",
}  # fmt: skip
_PLACE: Fields = {
    "place": "string", "place_id": "string", "place_country": "string", "latitude": "number",
    "longitude": "number", "geonames_id": "integer", "where_prec": "integer",
}  # fmt: skip

FIELDS: dict[str, Fields] = {
    "documents": {
        "id": "string", "path": "string", "paths": "string", "language": "string",
        "media_type": "string", "title": "string", "publisher": "string", "section": "string",
        "authors": "string", "published_on": "string", "visited_on": "string",
        "not_before": "date", "not_after": "date", "coded_by": "string", "sha256": "string",
        "text": "string",
    },
    "claims": {
        **_RECORD, "measure": "string", "measure_alternatives": "string", "low": "integer",
        "best": "integer", "high": "integer", "hedge": "string", "mode": "string",
        "modality": "string", "stance": "string", "of_whom": "string",
        "of_whom_country": "string", "of_whom_sectors": "string", **_PLACE, "as_of": "string",
        "as_of_from": "date", "as_of_until": "date", "as_of_clock": "string",
        "said_by": "string", "said_by_country": "string", "denied_by": "string",
        "part_of": "string", **_SPAN,
    },
    "events": {
        **_RECORD, "type": "string", "modes": "string", "contexts": "string",
        "modality": "string", "stance": "string", "actors": "string",
        "actor_countries": "string", "actor_sectors": "string", "recipients": "string",
        "recipient_countries": "string", "recipient_sectors": "string", **_PLACE,
        "time": "string", "time_from": "date", "time_until": "date", "time_clock": "string",
        "attributed_to": "string", "attributed_to_country": "string", "denied_by": "string",
        "claims": "string", "same_as": "string", "trigger": "string", **_SPAN,
    },
    "relations": {
        **_RECORD, "kind": "string", "treaty": "string", "parties": "string",
        "party_countries": "string", "signed_on": "string", "signed_from": "date",
        "signed_until": "date", "pledges": "string", "attributed_to": "string", **_SPAN,
    },
    "reviews": {
        "review": "integer", "document": "string", "record": "string", "kind": "string",
        "type": "string", "verdict": "string", "set": "string", "note": "string", "by": "string",
        "start": "integer", "end": "integer", "quote": "string", "standing": "string",
        "holds_for": "string", "reread": "string",
    },
}  # fmt: skip
"""Every table with its columns, in order; docs/exports.md says what each holds."""


def record_rows(case: WeighedCase, table: str, *, text: bool) -> Iterator[list[Cell]]:
    """The rows of one of the tables, page by page; without words of pages where `text` is false."""
    if table == "reviews":
        for reply in case.replies:
            yield _review_row(reply, text=text)
        return
    for page in case.pages:
        path = page.sightings[0].path if page.sightings else ""
        if table == "documents":
            yield _document_row(page, text=text)
        elif table == "claims":
            yield from (_claim_row(one, path, text=text) for one in page.coding.claims)
        elif table == "events":
            yield from (_event_row(one, path, text=text) for one in page.coding.events)
        else:
            yield from (_relation_row(one, path, text=text) for one in page.coding.relations)


def _document_row(page: Page, *, text: bool) -> list[Cell]:
    document = page.document
    paths = [sighting.path for sighting in page.sightings]
    return [
        document.id,
        paths[0] if paths else None,
        several(paths),
        document.language,
        document.media_type,
        document.title.text if document.title and text else None,
        document.publisher.text if document.publisher else None,
        document.section if text else None,
        several(author.text for author in document.authors) if text else None,
        document.published_on.edtf if document.published_on else None,
        document.visited_on.edtf if document.visited_on else None,
        document.not_before,
        document.not_after,
        page.coding.coded_by,
        document.sha256,
        document.text if text else None,
    ]


def _claim_row(claim: Claim, path: str, *, text: bool) -> list[Cell]:
    subject = claim.of_whom
    return [
        claim.id,
        claim.document,
        path,
        claim.measure.value,
        several(one.value for one in claim.measure_alternatives),
        claim.low,
        claim.best,
        claim.high,
        claim.hedge.value,
        claim.mode.value,
        claim.modality.value,
        claim.stance.value,
        _name(subject, text=text),
        subject.country if subject else None,
        several(subject.sectors) if subject else None,
        *_place_cells(claim.place, text=text),
        *_time_cells(claim.as_of),
        claim.as_of.clock if claim.as_of else None,
        _names(claim.said_by, text=text),
        several(party.country for party in claim.said_by),
        _name(claim.denied_by, text=text),
        claim.part_of,
        claim.block.value,
        claim.start,
        claim.end,
        claim.quote if text else None,
        several(claim.rules),
    ]


def _event_row(event: Event, path: str, *, text: bool) -> list[Cell]:
    return [
        event.id,
        event.document,
        path,
        event.type.value,
        several(event.modes),
        several(event.contexts),
        event.modality.value,
        event.stance.value,
        *_party_cells(event.actors, text=text),
        *_party_cells(event.recipients, text=text),
        *_place_cells(event.place, text=text),
        *_time_cells(event.time),
        event.time.clock if event.time else None,
        _names(event.attributed_to, text=text),
        several(party.country for party in event.attributed_to),
        _name(event.denied_by, text=text),
        several(event.claims),
        event.same_as,
        event.trigger.text if text else None,
        event.block.value,
        event.start,
        event.end,
        event.quote if text else None,
        several(event.rules),
    ]


def _relation_row(relation: Relation, path: str, *, text: bool) -> list[Cell]:
    return [
        relation.id,
        relation.document,
        path,
        relation.kind.value,
        relation.treaty,
        *_party_cells(relation.parties, text=text)[:2],
        *_time_cells(relation.signed_on),
        several(pledge.kind.value for pledge in relation.pledges),
        _names(relation.attributed_to, text=text),
        relation.block.value,
        relation.start,
        relation.end,
        relation.quote if text else None,
        several(relation.rules),
    ]


def _review_row(reply: Reply, *, text: bool) -> list[Cell]:
    """The cells of a review: those of its wire form, the fields it sets as JSON."""
    told = reply_form(reply) | {"reread": "yes" if reply.reread else "no"}
    fields = told["set"]
    told["set"] = None if fields is None else encode(fields).decode()
    if not text:
        told |= dict.fromkeys(("set", "note", "quote"))
    cells = [told[name] for name in FIELDS["reviews"]]
    return [cell if isinstance(cell, str | int) else None for cell in cells]


def _name(party: Party | None, *, text: bool) -> str | None:
    return None if party is None else party_name(party, text=text)


def _names(parties: Iterable[Party], *, text: bool) -> str | None:
    return several(party_name(one, text=text) for one in parties)


def _party_cells(parties: Iterable[Party], *, text: bool) -> list[Cell]:
    """Names, countries and primary sectors, each in the order of the parties."""
    found = tuple(parties)
    return [
        _names(found, text=text),
        several(party.country for party in found),
        several(party.sectors[0] if party.sectors else None for party in found),
    ]


def _place_cells(place: Place | None, *, text: bool) -> list[Cell]:
    if place is None:
        return [None] * len(_PLACE)
    return [
        place_name(place, text=text),
        place.id,
        place.country,
        place.latitude,
        place.longitude,
        place.geonames_id,
        place.precision,
    ]


def _time_cells(time: Time | None) -> list[Cell]:
    return [None] * 3 if time is None else [time.edtf, time.since, time.until]
