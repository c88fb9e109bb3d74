"""Pages and records of the picture as rows, with the names and grades that the ledger shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk import form
from rujuk.brief.reprints import independent
from rujuk.brief.wording import LANGUAGES, wording
from rujuk.records import Claim, Event
from rujuk.store.corrections import kind_of, type_of
from rujuk.weigh.authorities import root_of
from rujuk.weigh.summary import assertion_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.brief.picture import Picture
    from rujuk.brief.sheets import Sheet
    from rujuk.form import JsonObject
    from rujuk.records import Party, Place, Relation
    from rujuk.web.press import Making

Weight = tuple[str, str, str | None, str]
"""Of a claim: the quantity and assertion it is of, the grade of the estimate, its status."""


def prepare(making: Making) -> None:
    """Fill the tables of pages, records and their forms; keep the "facts" of the picture."""
    picture = making.picture
    numbers = {sheet.document.id: sheet.number for sheet in picture.sheets}
    originals = picture.weighed.originals
    weights = _weights(picture)
    insert = making.connection.execute
    number = 0
    for sheet in picture.sheets:
        original = originals.get(sheet.document.id)
        insert(*_inserted("pages", _page(sheet, None if original is None else numbers[original])))
        for record in _records(sheet):
            number += 1
            row = _row(record, sheet, weights.get(record.id))
            row |= {"number": number, "independent": int(original is None)}
            insert(*_inserted("ledger", row))
            encoded = form.encode(form.record_form(record))
            insert("INSERT INTO forms VALUES (?, ?)", (record.id, encoded))
    making.keep("facts", _facts(picture))


def _inserted(table: str, row: JsonObject) -> tuple[str, list[object]]:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    return f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", [*row.values()]


def _facts(picture: Picture) -> JsonObject:
    """Counts and days: of pages, sightings, independent reports, records; known_at, run, days."""
    days = [sheet.reported_at for sheet in picture.sheets if sheet.reported_at is not None]
    codings = [sheet.coding for sheet in picture.sheets]
    return {
        "pages": len(picture.sheets),
        "sightings": sum(len(sheet.paths) for sheet in picture.sheets),
        "independent": independent(picture.weighed.copies, picture.sheets),
        "claims": sum(len(one.claims) for one in codings),
        "events": sum(len(one.events) for one in codings),
        "relations": sum(len(one.relations) for one in codings),
        "losses": len(picture.losses),
        "known_at": picture.known_at,
        "asked": picture.asked,
        "run": picture.run,
        "open_run": picture.open_run,
        "first_day": min(days, default=None),
        "last_day": max(days, default=None),
        "undated": len(picture.sheets) - len(days),
    }


def _weights(picture: Picture) -> dict[str, Weight]:
    found: dict[str, Weight] = {}
    for quantity in picture.weighed.quantities:
        grade = quantity.estimate.grade if quantity.estimate is not None else None
        for one in (*quantity.assertions, *quantity.denials):
            status = str(assertion_form(one, quantity)["status"])
            for mention in one.sources:
                found.setdefault(mention.id, (quantity.id, one.id, grade, status))
    return found


def _page(sheet: Sheet, original: int | None) -> JsonObject:
    document, coding = sheet.document, sheet.coding
    losses = (*document.losses, *coding.losses)
    told = form.document_line(document, None, path=sheet.path, text=False)
    told["losses"] = [form.loss_form(loss) for loss in losses]
    told["paths"] = [*sheet.paths]
    told["coded_by"] = coding.coded_by
    return {
        "number": sheet.number,
        "id": document.id,
        "path": sheet.path,
        "title": document.title.text if document.title is not None else None,
        "outlet": document.publisher.text if document.publisher is not None else None,
        "language": document.language,
        "day": sheet.reported_at,
        "dated": int(sheet.published_day is not None),
        "original": original,
        "claims": len(coding.claims),
        "events": len(coding.events),
        "relations": len(coding.relations),
        "losses": len(losses),
        "facts": form.encode(told),  # type: ignore[dict-item]  # a column of bytes
        "text": document.text,
    }


def _records(sheet: Sheet) -> Iterator[Claim | Event | Relation]:
    yield from sheet.coding.claims
    yield from sheet.coding.events
    yield from sheet.coding.relations


def _row(record: Claim | Event | Relation, sheet: Sheet, weight: Weight | None) -> JsonObject:
    """The columns of the ledger that a record fills; others stay null."""
    document = sheet.document
    row: JsonObject = {
        "id": record.id,
        "page": sheet.number,
        "kind": kind_of(record),
        "type": type_of(record),
        "outlet": document.publisher.text if document.publisher is not None else None,
        "day": sheet.reported_at,
        "dated": int(sheet.published_day is not None),
        "span_start": record.start,
        "span_end": record.end,
        "quote": record.quote,
    }
    if isinstance(record, Claim):
        speaker, whose = root_of(record.said_by), [record.of_whom] if record.of_whom else []
        row |= _placed(record.place)
        row |= {
            "told": record.as_of.edtf if record.as_of is not None else None,
            "modality": record.modality.value,
            "stance": record.stance.value,
            "hedge": record.hedge.value,
            "low": record.low,
            "best": record.best,
            "high": record.high,
            "size": next(
                (one for one in (record.best, record.low, record.high) if one is not None), None
            ),
        }
    elif isinstance(record, Event):
        speaker, whose = root_of(record.attributed_to), [*record.actors, *record.recipients][:1]
        row |= _placed(record.place)
        row |= {
            "told": record.time.edtf if record.time is not None else None,
            "modality": record.modality.value,
            "stance": record.stance.value,
        }
    else:
        speaker, whose = root_of(record.attributed_to), list(record.parties[:1])
        row["told"] = record.signed_on.edtf if record.signed_on is not None else None
    row |= _spoken(speaker)
    row |= _of_whom(record, whose)
    if weight is not None:
        row |= dict(zip(("quantity", "assertion", "grade", "status"), weight, strict=True))
    return row


def _spoken(speaker: Party | None) -> JsonObject:
    if speaker is None:
        return {}
    key = speaker.id or " ".join((speaker.name or speaker.text).split())
    names = {f"speaker_{one}": wording(one).party(speaker) for one in LANGUAGES}
    return {"speaker": key, **names}


def _of_whom(record: Claim | Event | Relation, first: list[Party]) -> JsonObject:
    """The country, and in words whom a claim counts, or who did a deed to whom."""
    row: JsonObject = {"country": first[0].country if first else None}
    for one in LANGUAGES:
        say = wording(one)
        if isinstance(record, Event):
            done_to = say.parties(record.recipients)
            told = say.parties(record.actors)
            if done_to:
                told = f"{told or say.say('nobody')} → {done_to}"
        elif isinstance(record, Claim):
            told = say.parties(first)
        else:
            told = say.bound(record.parties)
        row[f"whose_{one}"] = told
    return row


def _placed(place: Place | None) -> JsonObject:
    if place is None:
        return {}
    return {f"place_{one}": wording(one).place(place) for one in LANGUAGES}
