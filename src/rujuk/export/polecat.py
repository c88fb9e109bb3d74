"""`export polecat`: deeds in the 40 columns of POLECAT, tab-separated, one row for each happening.

Column names and their order: POLECAT, Dataverse doi:10.7910/DVN/AJGVIT. Several values in one cell
are joined by ";", what is not known is the word None, as POLECAT has them. Deeds that are denied
are left out; deeds to come have the type that the codebook gives them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.export.cells import several, write_tsv_table
from rujuk.export.columns import Column, Row, rows_of
from rujuk.export.countries import country
from rujuk.export.naming import (
    first_level,
    party_name,
    party_names,
    place_name,
    second_level,
)
from rujuk.export.plover import as_plover, intensity, plover_country, quad
from rujuk.export.written import Written
from rujuk.records import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rujuk.export.cells import Cell
    from rujuk.export.weighed_case import WeighedCase
    from rujuk.records import Party, Place

FILE = "polecat.tsv"
MISSING = "None"
_JOIN = ";"
_PERSON, _BODIES = "per.", ("org.", "group.", "ngo.", "media.")
_FEATURES = {
    1: "city",
    2: "near city",
    3: "district",
    4: "province",
    5: "region",
    6: "country",
    7: "waters",
}


def _joined(values: Iterable[str | None]) -> str | None:
    """The values in one cell; one that holds the mark which joins them gives it up."""
    return several((value and value.replace(_JOIN, ",") for value in values), _JOIN)


def _cow(parties: Iterable[Party]) -> str | None:
    states = (country(one.country) for one in parties)
    return _joined(
        str(one.cow) if one is not None and one.cow is not None else None for one in states
    )


def _day(row: Row) -> str | None:
    one = row.deed.happening
    return one.since or one.reported[0]


def _place(row: Row) -> Place | None:
    return row.deed.happening.place


def _point(row: Row, number: int) -> Cell:
    place = _place(row)
    return None if place is None else (place.latitude, place.longitude)[number]


def _of_entries(row: Row, kinds: str | tuple[str, ...]) -> str | None:
    """Names of all parties of the pages whose entry is of this kind, in order of the alphabet."""
    parties = (
        party
        for page in row.deed.pages
        for event in page.coding.events
        for party in (*event.actors, *event.recipients, *event.attributed_to)
    )
    named = {party_name(one, text=row.text) for one in parties if (one.id or "").startswith(kinds)}
    return _joined(sorted(filter(None, named)))


def _places(row: Row) -> str | None:
    places = (event.place for page in row.deed.pages for event in page.coding.events)
    return _joined(sorted(filter(None, {place_name(one, text=row.text) for one in places})))


def _first_page(row: Row, fact: str) -> str | None:
    """A fact of the pages in order of report: the first that is told."""
    for page in row.deed.pages:
        document = page.document
        told = {
            "publisher": document.publisher.text if document.publisher is not None else None,
            "published": document.published_on.edtf if document.published_on is not None else None,
            "language": document.language,
        }[fact]
        if told is not None:
            return told
    return None


def _type(row: Row) -> str:
    return as_plover(row.deed.happening)[0].value


def _columns_of(who: str, role: str) -> tuple[Column, ...]:
    """The eight columns of actors or recipients."""

    def told(row: Row) -> tuple[Party, ...]:
        one = row.deed.happening
        return one.actors if role == "actors" else one.recipients

    def sectors(row: Row) -> list[str | None]:
        return [one.sectors[0] if one.sectors else None for one in told(row)]

    def all_sectors(row: Row) -> list[str | None]:
        return [",".join(one.sectors) for one in told(row)]

    country_how = f"codes of the {role}, ISO 3166 alpha-3; EUU as EUR, NAT as IGO"
    return (
        Column(f"{who} Name", "string", f"names of the {role}",
               lambda row: _joined(party_names(told(row), text=row.text))),
        Column(f"{who} Country", "string", country_how,
               lambda row: _joined(plover_country(one.country) for one in told(row))),
        Column(f"{who} COW", "string", "numbers of their states with Correlates of War",
               lambda row: _cow(told(row))),
        Column(f"Primary {who} Sector", "string", "the first sector of each",
               lambda row: _joined(sectors(row))),
        Column(f"{who} Sectors", "string", "all sectors of each, joined by a comma",
               lambda row: _joined(all_sectors(row))),
        Column(f"{who} Title", "string", "empty: titles are part of the words, no field"),
        Column(f"{who} Name Raw", "string", "the words of the page",
               lambda row: _joined(one.text for one in told(row)), words=True),
        Column(f"Wikipedia {who} ID", "string", "empty: records carry Wikidata's ids"),
    )  # fmt: skip


COLUMNS: tuple[Column, ...] = (
    Column("Event ID", "string", "id of the happening", lambda row: row.deed.id),
    Column("Event Date", "date", "first day told; else the day of the first report", _day),
    Column("Event Type", "string", "PLOVER; deeds to come as AGREE, CONCEDE or THREATEN", _type),
    Column("Event Mode", "string", "modes of all tellings",
           lambda row: _joined(as_plover(row.deed.happening)[1])),
    Column("Intensity", "number", "the codebook's score of the strongest mode, else of the type",
           lambda row: intensity(*as_plover(row.deed.happening))),
    Column("Quad Code", "integer", "1 to 4, by type",
           lambda row: quad(as_plover(row.deed.happening)[0])),
    Column("Contexts", "string", "contexts of all tellings",
           lambda row: _joined(row.deed.contexts)),
    *_columns_of("Actor", "actors"),
    *_columns_of("Recipient", "recipients"),
    Column("Placename", "string", "name of the place",
           lambda row: place_name(_place(row), text=row.text)),
    Column("City", "string", "where the precision is that of a town",
           lambda row: place_name(place, text=row.text)
           if (place := _place(row)) is not None and place.precision in {1, 2} else None),
    Column("District", "string", "second-level region", lambda row: second_level(_place(row))),
    Column("Province", "string", "first-level region", lambda row: first_level(_place(row))),
    Column("Country", "string", "code of the place's country, ISO 3166 alpha-3",
           lambda row: place.country if (place := _place(row)) is not None else None),
    Column("Latitude", "number", "degrees", lambda row: _point(row, 0)),
    Column("Longitude", "number", "degrees", lambda row: _point(row, 1)),
    Column("GeoNames ID", "integer", "of towns",
           lambda row: place.geonames_id if (place := _place(row)) is not None else None),
    Column("Raw Placename", "string", "the words of the page",
           lambda row: place.text if (place := _place(row)) is not None else None, words=True),
    Column("Feature Type", "string", "by UCDP where_prec: city, district, province, country",
           lambda row: _FEATURES.get(place.precision or 0)
           if (place := _place(row)) is not None else None),
    Column("Source", "string", "outlet of the first report that names one",
           lambda row: _first_page(row, "publisher")),
    Column("Publication Date", "string", "of the first report that states one; may be partial",
           lambda row: _first_page(row, "published")),
    Column("Story People", "string", "persons of the lexicon in its pages",
           lambda row: _of_entries(row, _PERSON)),
    Column("Story Organizations", "string", "organisations of the lexicon in its pages",
           lambda row: _of_entries(row, _BODIES)),
    Column("Story Locations", "string", "places of its pages", _places),
    Column("Language", "string", "of the first report", lambda row: _first_page(row, "language")),
    Column("Version", "string", "program and lexica that coded the first report",
           lambda row: row.deed.pages[0].coding.coded_by),
)  # fmt: skip
"""The 40 columns."""


def write_polecat(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write `polecat.tsv`."""
    deeds = [one for one in case.deeds if one.happening.modality is not Modality.DENIED]
    path = folder / FILE
    rows = rows_of(COLUMNS, deeds, text=text)
    write_tsv_table(path, [one.name for one in COLUMNS], rows, missing=MISSING)
    return Written(paths=(path,), left_out={"denied": len(case.deeds) - len(deeds)})
