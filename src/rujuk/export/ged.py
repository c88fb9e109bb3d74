"""`export ged`: deadly deeds in the 49 columns of UCDP GED, one row for each happening.

A row is a deed that was done with a weighed figure of dead of its own, between sides that UCDP
would know: a state, an armed group, civilians. Column names and their order: UCDP GED, as its
published CSV files have them. Codes of UCDP's registries are empty, but for those of states.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import floor
from typing import TYPE_CHECKING

from rujuk.export.cells import several, write_csv_table
from rujuk.export.columns import Column, Row, rows_of
from rujuk.export.countries import country
from rujuk.export.naming import first_level, place_name, second_level
from rujuk.export.plover import DONE
from rujuk.export.sides import Stand, both_sides, first_of, side_name, stand_of
from rujuk.export.written import Written
from rujuk.records import EventType

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.export.deaths import Deaths
    from rujuk.export.weighed_case import Deed, WeighedCase
    from rujuk.records import Party, Place
    from rujuk.weigh.happenings import Happening

FILE = "ged.csv"

_REGISTRY = "empty: a number of UCDP's own registry"
_CODERS = "empty: UCDP's coders decide it"
_CELL = 0.5  # degrees: side of a cell of PRIO-GRID
_CELLS = 720  # cells in a row of it
_WEEK, _MONTH = 7, 31
_ARMED = (Stand.STATE, Stand.GROUP)


def violence_of(one: Happening) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; null where the sides do not tell."""
    ours, theirs = both_sides(one)
    side_a, side_b = first_of(ours, *_ARMED), first_of(theirs, *_ARMED)
    if side_a is not None and side_b is not None:
        return 1 if Stand.STATE in (stand_of(side_a), stand_of(side_b)) else 2
    if side_a is not None and first_of(theirs, Stand.CIVILIANS) is not None:
        return 3
    return None


def _side(row: Row, number: int) -> Party | None:
    parties = both_sides(row.deed.happening)[number]
    return first_of(parties, *_ARMED) or first_of(parties, Stand.CIVILIANS)


def _side_name(row: Row, number: int) -> str | None:
    party = _side(row, number)
    return None if party is None else side_name(party, text=row.text)


def _dyad(row: Row) -> str | None:
    names = (_side_name(row, 0), _side_name(row, 1))
    return " - ".join(filter(None, names)) if all(names) else None


def _gw(row: Row, number: int) -> int | None:
    party = _side(row, number)
    state = country(party.country) if party is not None and stand_of(party) is Stand.STATE else None
    return state.gw if state is not None else None


def _dead(row: Row) -> Deaths:
    found = row.deed.dead
    assert found is not None  # noqa: S101 - only deeds with dead have a row
    return found


def _year(row: Row) -> int | None:
    return None if row.deed.first_day is None else int(row.deed.first_day[:4])


def date_precision(since: str | None, until: str | None) -> int | None:
    """1 the day, 2 two to six days, 3 a week, 4 a month, 5 more; null without a day."""
    if since is None:
        return None
    days = (date.fromisoformat(until or since) - date.fromisoformat(since)).days + 1
    if days < _WEEK:
        return 1 if days == 1 else 2
    return 3 if days == _WEEK else 4 if days <= _MONTH else 5


def grid_cell(latitude: float, longitude: float) -> int:
    """The number of the cell of PRIO-GRID: from 1 at the south pole and date line, row by row."""
    row = min(floor((latitude + 90) / _CELL), 359)
    column = min(floor((longitude + 180) / _CELL), _CELLS - 1)
    return row * _CELLS + column + 1


def _place(row: Row) -> Place | None:
    return row.deed.happening.place


def _point(row: Row) -> tuple[float, float] | None:
    place = _place(row)
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _wkt(row: Row) -> str | None:
    point = _point(row)
    return None if point is None else f"POINT ({point[1]} {point[0]})"


def _of_country(row: Row, fact: str) -> str | int | None:
    state = country(place.country) if (place := _place(row)) is not None else None
    if state is None:
        return None
    return {"name": state.name, "gw": state.gw, "region": state.ucdp}[fact]


def _sources(row: Row) -> str | None:
    told = []
    for page in row.deed.pages:
        document = page.document
        parts = (
            document.publisher.text if document.publisher is not None else page.sightings[0].path,
            document.published_on.edtf if document.published_on is not None else None,
            document.title.text if document.title is not None else None,
        )
        told.append(", ".join(filter(None, parts)))
    return several(told)


def _of_pages(row: Row, fact: str) -> str | None:
    told = []
    for page in row.deed.pages:
        document = page.document
        told.append({
            "office": document.publisher.text if document.publisher is not None else None,
            "date": document.published_on.edtf if document.published_on is not None else None,
            "headline": document.title.text if document.title is not None else None,
        }[fact])  # fmt: skip
    return several(told)


def _speakers(row: Row) -> str | None:
    roots = [one.chain[0] for one in row.deed.happening.tellings if one.chain]
    names = (side_name(one, text=row.text) if not one.id else one.name for one in roots)
    return several(dict.fromkeys(name for name in names if name is not None))


def _precision(row: Row) -> int | None:
    return date_precision(row.deed.first_day, row.deed.happening.until)


COLUMNS: tuple[Column, ...] = (
    Column("id", "string", "id of the happening", lambda row: row.deed.id),
    Column("relid", "string", _REGISTRY),
    Column("year", "integer", "of the first day told", _year),
    Column("active_year", "boolean", _CODERS),
    Column("code_status", "string", _CODERS),
    Column("type_of_violence", "integer", "1 state-based, 2 non-state, 3 one-sided, by the sides",
           lambda row: violence_of(row.deed.happening)),
    Column("conflict_dset_id", "integer", _REGISTRY),
    Column("conflict_new_id", "integer", _REGISTRY),
    Column("conflict_name", "string", _CODERS),
    Column("dyad_dset_id", "integer", _REGISTRY),
    Column("dyad_new_id", "integer", _REGISTRY),
    Column("dyad_name", "string", "side_a - side_b", _dyad),
    Column("side_a_dset_id", "integer", _REGISTRY),
    Column("side_a_new_id", "integer", _REGISTRY),
    Column("side_a", "string", "who did it: Government of ..., or the group",
           lambda row: _side_name(row, 0)),
    Column("side_b_dset_id", "integer", _REGISTRY),
    Column("side_b_new_id", "integer", _REGISTRY),
    Column("side_b", "string", "to whom: Government of ..., the group, or Civilians",
           lambda row: _side_name(row, 1)),
    Column("number_of_sources", "integer", "independent reports of the deed: reprints count as one",
           lambda row: row.deed.happening.reports),
    Column("source_article", "string", "outlet, date and title of each page, reprints too",
           _sources, words=True),
    Column("source_office", "string", "outlet of each page", lambda row: _of_pages(row, "office")),
    Column("source_date", "string", "date of each page", lambda row: _of_pages(row, "date")),
    Column("source_headline", "string", "title of each page",
           lambda row: _of_pages(row, "headline"), words=True),
    Column("source_original", "string", "the root speakers, each once", _speakers),
    Column("where_prec", "integer", "UCDP's 1 to 7, as the gazetteer gives it",
           lambda row: place.precision if (place := _place(row)) is not None else None),
    Column("where_coordinates", "string", "name of the place",
           lambda row: place_name(_place(row), text=row.text)),
    Column("where_description", "string", "the words of the page",
           lambda row: place.text if (place := _place(row)) is not None else None, words=True),
    Column("adm_1", "string", "first-level region", lambda row: first_level(_place(row))),
    Column("adm_2", "string", "second-level region", lambda row: second_level(_place(row))),
    Column("latitude", "number", "degrees",
           lambda row: point[0] if (point := _point(row)) is not None else None),
    Column("longitude", "number", "degrees",
           lambda row: point[1] if (point := _point(row)) is not None else None),
    Column("geom_wkt", "string", "POINT (longitude latitude)", _wkt),
    Column("priogrid_gid", "integer", "cell of half a degree",
           lambda row: grid_cell(*point) if (point := _point(row)) is not None else None),
    Column("country", "string", "English name of the place's country",
           lambda row: _of_country(row, "name")),
    Column("country_id", "integer", "its number with Gleditsch and Ward",
           lambda row: _of_country(row, "gw")),
    Column("region", "string", "its region: Africa, Americas, Asia, Europe, Middle East",
           lambda row: _of_country(row, "region")),
    Column("event_clarity", "integer", "1 where one day is told, 2 a longer time, empty for none",
           lambda row: None if (told := _precision(row)) is None else 1 if told == 1 else 2),
    Column("date_prec", "integer", "1 the day to 5 more than a month", _precision),
    Column("date_start", "date", "first day told", lambda row: row.deed.first_day),
    Column("date_end", "date", "last day told", lambda row: row.deed.happening.until),
    Column("deaths_a", "integer", "of the estimates, those of side a's armed forces",
           lambda row: _dead(row).side_a),
    Column("deaths_b", "integer", "of the estimates, those of side b's armed forces",
           lambda row: _dead(row).side_b),
    Column("deaths_civilians", "integer", "of the estimates, those of civilians",
           lambda row: _dead(row).civilians),
    Column("deaths_unknown", "integer", "of the estimates, those of neither",
           lambda row: _dead(row).unknown),
    Column("best", "integer", "the four together", lambda row: _dead(row).best),
    Column("high", "integer", "the highs of the estimates", lambda row: _dead(row).high),
    Column("low", "integer", "the lows of the estimates", lambda row: _dead(row).low),
    Column("gwnoa", "integer", "Gleditsch and Ward's number of side a, where it is a state",
           lambda row: _gw(row, 0)),
    Column("gwnob", "integer", "the same of side b", lambda row: _gw(row, 1)),
)  # fmt: skip
"""The 49 columns."""


def left_out_of_ged(deed: Deed) -> str | None:
    """Why a deed has no row; null where it has one."""
    one = deed.happening
    if one.type is not EventType.ASSAULT or one.modality not in DONE:
        return "no violence that was done"
    dead = deed.dead
    if dead is None:
        return "no weighed figure of dead of their own"
    if dead.best == 0:
        return "nobody dead"
    return "sides that do not tell a type of violence" if violence_of(one) is None else None


def write_ged(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write `ged.csv`."""
    reasons = {one.id: left_out_of_ged(one) for one in case.deeds}
    deeds = [one for one in case.deeds if reasons[one.id] is None]
    path = folder / FILE
    write_csv_table(path, [one.name for one in COLUMNS], rows_of(COLUMNS, deeds, text=text))
    left_out = Counter(reason for reason in reasons.values() if reason is not None)
    return Written(paths=(path,), left_out=left_out)
