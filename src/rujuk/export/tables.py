"""`export csv`: a case as five tables that a spreadsheet opens.

UTF-8, comma, quotes doubled, first row the column names, several values in one cell joined by
"; ". **Formula guard:** a spreadsheet runs a cell that begins with one of ``= + - @``, a tab or a
line end. A cell of text that begins with one of them, with its full-width form or with an
apostrophe gets one apostrophe before it; a reader takes one leading apostrophe off again. Numbers
are written bare. `unguarded` is the inverse of the guard.
"""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rujuk.form import encode
from rujuk.store.replies import reply_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rujuk.records import Claim, Document, Event, Party, Place, Relation, Time
    from rujuk.store.case import Case, Page
    from rujuk.store.reviewed import Reply

Cell: TypeAlias = str | int | float | None

GUARDED = frozenset("=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20")

_PLACE = (
    "place",
    "place_id",
    "place_country",
    "latitude",
    "longitude",
    "geonames_id",
    "where_prec",
)

COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        "id", "path", "paths", "language", "media_type", "title", "publisher", "section", "authors",
        "published_on", "visited_on", "not_before", "not_after", "coded_by", "sha256", "text",
    ),
    "claims": (
        "id", "document", "path", "measure", "measure_alternatives", "low", "best", "high", "hedge",
        "mode", "modality", "stance", "of_whom", "of_whom_country", "of_whom_sectors", *_PLACE,
        "as_of", "as_of_from", "as_of_until", "as_of_clock", "said_by", "said_by_country",
        "denied_by", "part_of", "block", "start", "end", "quote", "rules",
    ),
    "events": (
        "id", "document", "path", "type", "modes", "contexts", "modality", "stance", "actors",
        "actor_countries", "actor_sectors", "recipients", "recipient_countries",
        "recipient_sectors", *_PLACE, "time", "time_from", "time_until", "time_clock",
        "attributed_to", "attributed_to_country", "denied_by", "claims", "same_as", "trigger",
        "block", "start", "end", "quote", "rules",
    ),
    "relations": (
        "id", "document", "path", "kind", "treaty", "parties", "party_countries", "signed_on",
        "signed_from", "signed_until", "pledges", "attributed_to", "block", "start", "end", "quote",
        "rules",
    ),
    "reviews": (
        "review", "document", "record", "kind", "type", "verdict", "set", "note", "by", "start",
        "end", "quote", "standing", "holds_for", "reread",
    ),
}  # fmt: skip
"""Every table with its columns, in order; docs/exports.md says what each holds."""


def write_csv(case: Case, folder: str, *, text: bool = True) -> list[str]:
    """Write the tables into `folder` and return their paths; `text` false leaves page texts out."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    paths = {name: Path(folder) / f"{name}.csv" for name in COLUMNS}
    with ExitStack() as stack:
        stack.enter_context(case.snapshot())
        tables = {}
        for name, path in paths.items():
            file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            tables[name] = csv.writer(file, lineterminator="\n")
            tables[name].writerow(COLUMNS[name])
        for page in case.pages():
            for name, row in _page_rows(page, text=text):
                tables[name].writerow([guarded(cell) for cell in row])
        for reply in case.replies():
            tables["reviews"].writerow([guarded(cell) for cell in _review_row(reply)])
    return [str(path) for path in paths.values()]


def guarded(cell: Cell) -> str:
    """The cell as it is written: bare numbers, text that no spreadsheet runs, nothing for null."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in GUARDED else cell
    return str(cell)


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` wrote.

    >>> unguarded(guarded("=1+1")), unguarded(guarded("'tis"))
    ('=1+1', "'tis")
    """
    return cell.removeprefix("'")


def _page_rows(page: Page, *, text: bool) -> Iterator[tuple[str, list[Cell]]]:
    path = page.sightings[0].path if page.sightings else ""
    yield "documents", _document_row(page, text=text)
    for claim in page.coding.claims:
        yield "claims", _claim_row(claim, path)
    for event in page.coding.events:
        yield "events", _event_row(event, path)
    for relation in page.coding.relations:
        yield "relations", _relation_row(relation, path)


def _document_row(page: Page, *, text: bool) -> list[Cell]:
    document: Document = page.document
    paths = [sighting.path for sighting in page.sightings]
    return [
        document.id,
        paths[0] if paths else None,
        _several(paths),
        document.language,
        document.media_type,
        document.title.text if document.title else None,
        document.publisher.text if document.publisher else None,
        document.section,
        _several(author.text for author in document.authors),
        document.published_on.edtf if document.published_on else None,
        document.visited_on.edtf if document.visited_on else None,
        document.not_before,
        document.not_after,
        page.coding.coded_by,
        document.sha256,
        document.text if text else None,
    ]


def _claim_row(claim: Claim, path: str) -> list[Cell]:
    subject = claim.of_whom
    return [
        claim.id,
        claim.document,
        path,
        claim.measure.value,
        _several(one.value for one in claim.measure_alternatives),
        claim.low,
        claim.best,
        claim.high,
        claim.hedge.value,
        claim.mode.value,
        claim.modality.value,
        claim.stance.value,
        _name(subject),
        subject.country if subject else None,
        _several(subject.sectors) if subject else None,
        *_place_cells(claim.place),
        *_time_cells(claim.as_of),
        claim.as_of.clock if claim.as_of else None,
        _several(map(_name, claim.said_by)),
        _several(party.country for party in claim.said_by),
        _name(claim.denied_by),
        claim.part_of,
        claim.block.value,
        claim.start,
        claim.end,
        claim.quote,
        _several(claim.rules),
    ]


def _event_row(event: Event, path: str) -> list[Cell]:
    return [
        event.id,
        event.document,
        path,
        event.type.value,
        _several(event.modes),
        _several(event.contexts),
        event.modality.value,
        event.stance.value,
        *_party_cells(event.actors),
        *_party_cells(event.recipients),
        *_place_cells(event.place),
        *_time_cells(event.time),
        event.time.clock if event.time else None,
        _several(map(_name, event.attributed_to)),
        _several(party.country for party in event.attributed_to),
        _name(event.denied_by),
        _several(event.claims),
        event.same_as,
        event.trigger.text,
        event.block.value,
        event.start,
        event.end,
        event.quote,
        _several(event.rules),
    ]


def _relation_row(relation: Relation, path: str) -> list[Cell]:
    return [
        relation.id,
        relation.document,
        path,
        relation.kind.value,
        relation.treaty,
        *_party_cells(relation.parties)[:2],
        *_time_cells(relation.signed_on),
        _several(pledge.kind.value for pledge in relation.pledges),
        _several(map(_name, relation.attributed_to)),
        relation.block.value,
        relation.start,
        relation.end,
        relation.quote,
        _several(relation.rules),
    ]


def _review_row(reply: Reply) -> list[Cell]:
    """The cells of a review: those of its wire form, the fields it sets as JSON."""
    told = reply_form(reply) | {"reread": "yes" if reply.reread else "no"}
    fields = told["set"]
    told["set"] = None if fields is None else encode(fields).decode()
    cells = [told[name] for name in COLUMNS["reviews"]]
    return [cell if isinstance(cell, str | int) else None for cell in cells]


def _several(values: Iterable[str | None]) -> str:
    return "; ".join(value or "" for value in values)


def _name(party: Party | None) -> str | None:
    return None if party is None else party.name or party.text


def _party_cells(parties: Iterable[Party]) -> list[Cell]:
    """Names, countries and primary sectors, each in the order of the parties."""
    found = tuple(parties)
    return [
        _several(map(_name, found)),
        _several(party.country for party in found),
        _several(party.sectors[0] if party.sectors else None for party in found),
    ]


def _place_cells(place: Place | None) -> list[Cell]:
    if place is None:
        return [None] * len(_PLACE)
    return [
        place.name or place.text,
        place.id,
        place.country,
        place.latitude,
        place.longitude,
        place.geonames_id,
        place.precision,
    ]


def _time_cells(time: Time | None) -> list[Cell]:
    return [None] * 3 if time is None else [time.edtf, time.since, time.until]
