"""The table of the world's towns (GeoNames) and of first-level regions, loaded when first asked."""

from __future__ import annotations

import array
import gzip
import sys
import unicodedata
from bisect import bisect_left
from functools import cache

import msgspec

from rujuk.lang.word_table import WordTable
from rujuk.lexicon import resource

CITIES = "data/places/cities.msgpack.gz"


class CityTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """The packed table as scripts/build_places.py writes it; numbers are little-endian rows.

    `forms` are folded names, one a line; `numbers` the rows of each, largest place first.
    """

    names: str
    countries: list[str]
    regions: list[str]
    country: bytes
    region: bytes
    latitude: bytes
    longitude: bytes
    geonames: bytes
    population: bytes
    forms: str
    numbers: str
    source: str


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """A first-level region of ISO 3166-2. The point is the median of its towns, null for none."""

    code: str
    country: str
    name: str
    parent: str | None
    latitude: float | None
    longitude: float | None


class City(msgspec.Struct, frozen=True):
    """One town. `region` is its ISO 3166-2 code where known; degrees of WGS 84."""

    name: str
    country: str
    region: str | None
    latitude: float
    longitude: float
    geonames_id: int
    population: int


class Cities:
    """Look-up of towns by folded name."""

    __slots__ = ("_forms", "_names", "_numbers", "_rows", "_table")

    def __init__(self, table: CityTable) -> None:
        """Unpack what look-ups need; rows of numbers stay packed."""
        self._table = table
        self._names: list[str] | None = None
        self._forms = table.forms.split("\n")
        self._numbers = table.numbers.split(";")
        self._rows = {
            "region": _row("H", table.region),
            "latitude": _row("i", table.latitude),
            "longitude": _row("i", table.longitude),
            "geonames": _row("I", table.geonames),
            "population": _row("I", table.population),
        }

    def __contains__(self, form: str) -> bool:
        """Whether a town has this folded name."""
        return self._find(form) is not None

    def has(self, geonames_id: int) -> bool:
        """Whether a town has this number."""
        return geonames_id in self._rows["geonames"]

    def names(self) -> list[str]:
        """Every folded name, in order."""
        return self._forms

    def named(self, form: str) -> list[City]:
        """Towns of this folded name, largest first, at most six."""
        place = self._find(form)
        if place is None:
            return []
        return [self._city(int(number)) for number in self._numbers[place].split(",")]

    def _find(self, form: str) -> int | None:
        """The row of a name; the names are sorted, which loads faster than a dictionary."""
        place = bisect_left(self._forms, form)
        found = place < len(self._forms) and self._forms[place] == form
        return place if found else None

    def _city(self, number: int) -> City:
        table, rows = self._table, self._rows
        if self._names is None:
            self._names = table.names.split("\n")
        return City(
            name=self._names[number],
            country=table.countries[table.country[number]],
            region=table.regions[rows["region"][number]] or None,
            latitude=rows["latitude"][number] / 1e5,
            longitude=rows["longitude"][number] / 1e5,
            geonames_id=rows["geonames"][number],
            population=rows["population"][number],
        )


@cache
def cities() -> Cities:
    """The table of towns, loaded once."""
    packed = gzip.decompress(resource(CITIES).read_bytes())
    return Cities(msgspec.msgpack.decode(packed, type=CityTable))


def fold(name: str) -> str:
    """The name in small letters without marks: the key of the tables."""
    return _FOLDED[name]


def _fold(name: str) -> str:
    if name.isascii() and name.isalpha():
        return name.lower()
    if not name.isascii():
        name = "".join(
            letter
            for letter in unicodedata.normalize("NFKD", name)
            if not unicodedata.combining(letter)
        )
    for mark in "'’‘`\u02bc":
        name = name.replace(mark, "")
    return " ".join(name.replace("-", " ").replace(".", " ").lower().split())


_FOLDED = WordTable(_fold)


def _row(kind: str, packed: bytes) -> array.array[int]:
    row: array.array[int] = array.array(kind)
    row.frombytes(packed)
    if sys.byteorder == "big":
        row.byteswap()
    return row
