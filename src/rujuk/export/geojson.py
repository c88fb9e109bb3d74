"""`export geojson`: happenings as features of one GeoJSON collection (RFC 7946), each once.

A happening without coordinates has a null geometry: unlocated, not left out. A point stands for a
place of the precision that `where_prec` tells, not for the spot where a deed was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk import form
from rujuk.export.naming import first_level, party_names, place_name
from rujuk.export.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.export.weighed_case import Deed, WeighedCase
    from rujuk.form import Json, JsonObject
    from rujuk.weigh.quantities import Quantity

FILE = "happenings.geojson"

PROPERTIES = (
    "type", "modes", "contexts", "modality", "actors", "actor_countries", "recipients",
    "recipient_countries", "place", "place_country", "adm_1", "where_prec", "from", "until",
    "first_reported", "last_reported", "reports", "independent_reports", "figures", "quote",
    "paths",
)  # fmt: skip
"""Properties of a feature, in order."""


def feature(deed: Deed, *, text: bool) -> JsonObject:
    """A happening as a feature; `figures` are the estimates that are its own."""
    one, place = deed.happening, deed.happening.place
    first, last = one.reported
    located = place is not None and None not in (place.latitude, place.longitude)
    geometry: Json = None
    if place is not None and located:
        geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    values: list[Json] = [
        one.type.value,
        [*one.modes],
        [*deed.contexts],
        one.modality.value,
        [*party_names(one.actors, text=text)],
        [party.country for party in one.actors],
        [*party_names(one.recipients, text=text)],
        [party.country for party in one.recipients],
        place_name(place, text=text),
        place.country if place is not None else None,
        first_level(place),
        place.precision if place is not None else None,
        one.since,
        one.until,
        first,
        last,
        len(deed.pages),
        one.reports,
        [figure(each) for each in deed.figures],
        one.tellings[0].event.quote if text else None,
        [*sorted(page.sightings[0].path for page in deed.pages)],
    ]
    return {
        "type": "Feature",
        "id": deed.id,
        "geometry": geometry,
        "properties": dict(zip(PROPERTIES, values, strict=True)),
    }


def figure(one: Quantity) -> JsonObject:
    """An estimate in short: its id, what it counts of whom, its figures and grade."""
    now = one.estimate
    return {
        "estimate": one.id,
        "measure": one.measure.value,
        "of_whom": one.subject.group or one.subject.country,
        "low": None if now is None or now.low is None else round(now.low),
        "best": None if now is None or now.best is None else round(now.best),
        "high": None if now is None or now.high is None else round(now.high),
        "grade": None if now is None else now.grade,
    }


def write_geojson(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write `happenings.geojson`."""
    path = folder / FILE
    with path.open("wb") as file:
        file.write(b'{"type":"FeatureCollection","features":[')
        for number, deed in enumerate(case.deeds):
            file.write((b",\n" if number else b"\n") + form.encode(feature(deed, text=text)))
        file.write(b"\n]}\n")
    return Written(paths=(path,))
