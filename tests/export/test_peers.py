"""Tables in the shape of peers, read back with frictionless and compared cell by cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from frictionless import Package

from rujuk.export import acled, gdelt, ged, polecat
from rujuk.export.cells import unguarded
from rujuk.export.columns import rows_of
from rujuk.export.csv_tables import FIELDS, rows_of_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rujuk.export.cells import Cell
    from rujuk.export.columns import Column
    from rujuk.export.weighed_case import WeighedCase


@pytest.fixture(scope="module")
def package(written: Path) -> Package:
    """The data package as frictionless reads it."""
    return Package(str(written / "datapackage" / "datapackage.json"))


def test_the_data_package_is_valid(package: Package) -> None:
    report = package.validate()
    assert report.valid, report.flatten(["resourceName", "type", "note"])
    assert len(package.resources) == len(FIELDS) + 5


def _plain(value: object) -> object:
    """A value as the table holds it: a date as text, text without its guard."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return unguarded(value)
    return float(value) if isinstance(value, int | float | Decimal) else value


def _same(told: Cell, read: object, *, tab: bool) -> bool:
    if isinstance(told, str) and tab:
        told = told.translate({ord(one): " " for one in "\t\n\r"}).replace('"', "'")
    if isinstance(read, bool):
        return told == str(read).lower()
    if told == "" or told is None:
        return read is None
    return _plain(told) == _plain(read) or told == _plain(read)


def _compare(told: Iterable[list[Cell]], read: Iterable[dict[str, Any]], *, tab: bool) -> int:
    rows = 0
    for cells, row in zip(told, read, strict=True):
        rows += 1
        for cell, (name, value) in zip(cells, row.items(), strict=True):
            exact = cell if not isinstance(cell, str) else unguarded(f"'{cell}")
            assert _same(exact, value, tab=tab), (name, cell, value)
    return rows


def _rows(package: Package, name: str) -> Iterator[dict[str, Any]]:
    return (row.to_dict() for row in package.get_resource(name).read_rows())


@pytest.mark.parametrize("table", FIELDS)
def test_tables_come_back_cell_by_cell(table: str, package: Package, weighed: WeighedCase) -> None:
    rows = [*rows_of_table(weighed, table, text=True)]
    assert _compare(rows, _rows(package, table), tab=False) == len(rows)
    assert rows or table == "reviews"


@pytest.mark.parametrize(
    ("name", "columns", "expected"),
    [
        ("polecat", polecat.COLUMNS, 8),
        ("ged", ged.COLUMNS, 1),
        ("acled", acled.COLUMNS, 2),
        ("gdelt-events", gdelt.EVENT_COLUMNS, 8),
    ],
)
def test_peers_come_back_cell_by_cell(
    name: str,
    columns: tuple[Column, ...],
    expected: int,
    package: Package,
    weighed: WeighedCase,
) -> None:
    keys = {row[columns[0].name]: row for row in _rows(package, name)}
    assert len(keys) == expected
    deeds = [
        deed
        for deed in weighed.deeds
        if (gdelt.number_of(deed.id) if name == "gdelt-events" else deed.id) in keys
    ]
    told = rows_of(columns, deeds, text=True)
    tab = name in {"polecat", "gdelt-events"}
    assert _compare(told, keys.values(), tab=tab) == expected


def test_a_row_of_ged_is_the_weighed_happening(package: Package) -> None:
    (row,) = _rows(package, "ged")
    told = {
        "year": 2025, "type_of_violence": 1,
        "dyad_name": "Government of Ukraine - Government of Russia",
        "side_a": "Government of Ukraine", "side_b": "Government of Russia",
        "number_of_sources": 2, "where_prec": 4, "where_coordinates": "Kursk",
        "where_description": "Kursk", "latitude": 51.7, "longitude": 36.2,
        "geom_wkt": "POINT (36.2 51.7)", "country": "Russia", "country_id": 365,
        "region": "Europe", "event_clarity": 1, "date_prec": 1, "date_start": date(2025, 3, 4),
        "date_end": date(2025, 3, 4), "deaths_a": 0, "deaths_b": 12, "deaths_civilians": 0,
        "deaths_unknown": 0, "best": 12, "low": 12, "gwnoa": 369, "gwnob": 365, "adm_1": "Kursk",
        "source_office": "Kabar Timur; Lentera Utara; Harian Barat", "relid": None,
    }  # fmt: skip
    assert {name: row[name] for name in told} == told | {
        "latitude": row["latitude"],
        "longitude": row["longitude"],
    }
    assert (float(row["latitude"]), float(row["longitude"])) == (51.7, 36.2)
    assert row["high"] >= 30
    assert row["priogrid_gid"] == ged.grid_cell(51.7, 36.2) == 204193


def test_a_row_of_acled_takes_the_most_conservative_figure(package: Package) -> None:
    rows = {row["sub_event_type"]: row for row in _rows(package, "acled")}
    strike, crowd = rows["Air/drone strike"], rows["Peaceful protest"]
    assert (strike["event_type"], strike["disorder_type"]) == (
        "Explosions/Remote violence",
        "Political violence",
    )
    assert strike["fatalities"] == 12
    assert (strike["inter1"], strike["inter2"]) == ("External/Other forces", "State forces")
    assert strike["interaction"] == "External/Other forces-State forces"
    assert strike["tags"].startswith("reports=3; independent reports=2; fatalities=12/12/45")
    assert (strike["time_precision"], strike["geo_precision"], strike["iso"]) == (1, 3, 643)
    assert crowd["fatalities"] is None, "not counted is not 0"
    assert crowd["tags"].endswith("crowd size=5000")
    assert (crowd["inter1"], crowd["actor2"], crowd["civilian_targeting"]) == (
        "Protesters",
        None,
        None,
    )


def test_a_row_of_polecat_has_planned_deeds_as_the_codebook_asks(package: Package) -> None:
    told = [*_rows(package, "polecat")]
    rows = {row["Event Type"] + str(row["Event Mode"]): row for row in told}
    visit = next(row for row in told if row["Recipient Name"] == "China")
    assert (visit["Event Type"], visit["Event Mode"], visit["Quad Code"]) == ("AGREE", None, 1)
    strike = rows["ASSAULTdrone"]
    assert (float(strike["Intensity"]), strike["Quad Code"]) == (-9.5, 4)
    assert (strike["Actor Name"], strike["Actor COW"]) == ("Ukraine", "369")
    assert (strike["Province"], strike["Country"], strike["Feature Type"]) == (
        "Kursk",
        "RUS",
        "province",
    )
    assert "COERCEarrest" not in rows, "what is denied is left out"


def test_gdelt_tells_each_report_apart(package: Package, weighed: WeighedCase) -> None:
    strike = next(deed for deed in weighed.deeds if len(deed.pages) == 3)
    events = {row["GLOBALEVENTID"]: row for row in _rows(package, "gdelt-events")}
    row = events[gdelt.number_of(strike.id)]
    assert (row["EventCode"], row["EventRootCode"], row["QuadClass"]) == ("195", "19", 4)
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == (3, 2, 3)
    assert (row["Actor1Code"], row["Actor2Code"]) == ("UKRMIL", "RUSMIL")
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"]) == (5, "RS")
    mentions = [
        row
        for row in _rows(package, "gdelt-mentions")
        if row["GLOBALEVENTID"] == gdelt.number_of(strike.id)
    ]
    told = [*_mentions(weighed)]
    assert len(told) == sum(1 for _ in _rows(package, "gdelt-mentions"))
    assert [row["MentionSourceName"] for row in mentions] == [
        "Kabar Timur",
        "Lentera Utara",
        "Harian Barat",
    ]
    assert [row["Extras"].endswith("reprint") for row in mentions] == [False, False, True]
    for row, page in zip(mentions, strike.pages, strict=True):
        text = page.document.text
        assert len(text) == row["MentionDocLen"]
        assert text[row["ActionCharOffset"] :].startswith("menyerang")
        assert text[row["Actor1CharOffset"] :].startswith("Ukraina")
        assert text[row["Actor2CharOffset"] :].startswith("tentara Rusia")


def _mentions(weighed: WeighedCase) -> Iterator[str]:
    for deed in weighed.deeds:
        if deed.happening.modality.value != "denied":
            yield from deed.happening.events


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        (None, None, None),
        ("2025-03-04", None, 1),
        ("2025-03-04", "2025-03-05", 2),
        ("2025-03-01", "2025-03-07", 3),
        ("2025-03-01", "2025-03-31", 4),
        ("2025-01-01", "2025-12-31", 5),
    ],
)
def test_the_precision_of_a_date(since: str | None, until: str | None, told: int | None) -> None:
    assert ged.date_precision(since, until) == told


def test_the_grid_of_half_degrees() -> None:
    assert ged.grid_cell(-90, -180) == 1
    assert ged.grid_cell(-90, 180) == 720
    assert ged.grid_cell(90, 180) == 259200
