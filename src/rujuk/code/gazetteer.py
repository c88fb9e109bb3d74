"""Places by name: hand-made regions, Indonesian regencies, first-level regions, states, towns."""

from __future__ import annotations

import gzip
import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rujuk.code.place_table import City, cities, fold
from rujuk.lang.word_table import WordTable
from rujuk.lexicon import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

REGIONS = "data/places/regions.msgpack.gz"
# Ids of places whose name alone, without a preposition, is a place.
BARE = ("region.", "sea.", "strait.", "canal.")
MAX_WORDS = 5  # words in the name of a place
_TOWNS = "geonames"  # ids of towns begin so
# Weights of the choice between places of one name; the page's own countries decide.
PAGE_COUNTRY = 6.0  # times the share of the page's country weights
PARENT_NAMED = 4.0  # its region is named near it
REGIONAL = (3, 4)  # UCDP where_prec of districts and first-level regions
AS_REGION = 10.0  # more than any size or share
SIZE = 0.5  # times log10 of its people
STRANGE_BY_OTHER_NAME = 1_500_000  # people; the same, where its main name is another
STRANGE_TOWN = 300_000  # people; a smaller town of a country the page does not name is not meant
SURE_TOWN = 100_000  # people; from here a town tells its country without a page
SURE_RATIO = 8  # times the people of the next town of that name in another country


class Candidate(msgspec.Struct, frozen=True):
    """One place a name may mean. `within` is nearest first and ends with the country's code."""

    id: str
    name: str
    country: str | None
    region: str | None
    within: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    precision: int
    population: int | None
    weight: float  # HAND_MADE, REGENCY or 0: see region_table


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Regions by folded name; towns are asked from their own table."""

    regions: dict[str, tuple[Candidate, ...]]
    bare_firsts: frozenset[str]  # first words of the names that need no preposition

    def candidates(self, form: str) -> list[Candidate]:
        """All places of this folded name: regions, then towns, largest first."""
        found = list(self.regions.get(form, ()))
        found += [_town(city) for city in cities().named(form)]
        return found

    def __contains__(self, form: str) -> bool:
        """Whether any place has this folded name."""
        return form in self.regions or form in cities()

    def has_id(self, place: str) -> bool:
        """Whether a place has this id, or a first-level region this code of ISO 3166-2."""
        kind, _, number = place.partition(".")
        if kind == _TOWNS and number.isdecimal():
            return cities().has(int(number))
        return place in _names_by_id()

    def names(self) -> list[str]:
        """Every folded name of a place, those of regions first."""
        return [*self.regions, *cities().names()]

    def sure_region(self, form: str) -> bool:
        """Whether this is a hand-made region, a regency or a state."""
        return any(region.weight for region in self.regions.get(form, ()))

    def sure_country(self, form: str) -> str | None:
        """The country the name tells by itself, without a page; null where pages differ."""
        regions = [r for r in self.regions.get(form, ()) if not r.id.startswith("state.")]
        town = _sure_town(form)
        if not regions:
            return town[0] if town else None
        countries = {region.country for region in regions}
        if regions[0].weight or not town or town[1] < STRANGE_TOWN:
            return regions[0].country if regions[0].weight or len(countries) == 1 else None
        return town[0]  # Santiago is Chile's town before it is a province elsewhere

    def choose(
        self,
        form: str,
        shares: Mapping[str, float],
        named: frozenset[str] = frozenset(),
        *,
        regional: bool = False,
    ) -> Candidate | None:
        """The place meant on a page with these country shares (of 1), or null.

        `regional`: a word for a region or district stands with it; a town is not meant if a
        region of a country that the page names has the name too.

        `named` are folded names of regions near by. A small town of a country that the page does
        not name is never chosen. A name of several words that one country alone has needs no more.
        """
        best, best_score = None, -1.0
        for candidate, is_strange, parents, size in _rated()[form]:
            share = shares.get(candidate.country or "", 0.0)
            near = not named.isdisjoint(parents)
            if is_strange and not (share or near or candidate.weight):
                continue
            score = candidate.weight + PAGE_COUNTRY * share + (PARENT_NAMED if near else 0.0)
            score += size
            if regional and candidate.precision in REGIONAL and (share or near):
                score += AS_REGION
            if score > best_score:
                best, best_score = candidate, score
        return best


def _sure_town(form: str) -> tuple[str, int] | None:
    """Country and people of the town that a name means without a page; null where none is sure."""
    towns = cities().named(form)
    if not towns or towns[0].population < SURE_TOWN:
        return None
    if fold(towns[0].name) != form and towns[0].population < STRANGE_BY_OTHER_NAME:
        return None
    others = [town.population for town in towns if town.country != towns[0].country]
    if others and others[0] * SURE_RATIO > towns[0].population:
        return None
    return towns[0].country, towns[0].population


class _Rated(NamedTuple):
    """A place of a name with all that its choice needs and no page tells."""

    candidate: Candidate
    is_strange: bool  # too small to be meant by a page that does not name its country
    parents: tuple[str, ...]  # folded names of the regions it lies in
    size: float


@cache
def _rated() -> WordTable[tuple[_Rated, ...]]:
    """The places of each folded name."""

    def rate(form: str) -> tuple[_Rated, ...]:
        found = gazetteer().candidates(form)
        alone = " " in form and len({candidate.country for candidate in found}) == 1
        return tuple(_rate(candidate, form, alone=alone) for candidate in found)

    return WordTable(rate)


def _rate(candidate: Candidate, form: str, *, alone: bool) -> _Rated:
    own = alone or fold(candidate.name) == form
    strange = STRANGE_TOWN if own else STRANGE_BY_OTHER_NAME
    return _Rated(
        candidate,
        (candidate.population or 0) < strange,
        tuple(_region_name(code) for code in candidate.within),
        SIZE * math.log10(max(candidate.population or 1, 1)),
    )


@cache
def gazetteer() -> Gazetteer:
    """All regions, loaded once."""
    rows = msgspec.msgpack.decode(
        gzip.decompress(resource(REGIONS).read_bytes()), type=list[tuple[Candidate, list[str]]]
    )
    table: dict[str, list[Candidate]] = {}
    for candidate, forms in rows:
        for form in forms:
            table.setdefault(form, []).append(candidate)
    return Gazetteer(
        {form: tuple(found) for form, found in table.items()},
        frozenset(
            form.split(" ")[0] for form, found in table.items() if found[0].id.startswith(BARE)
        ),
    )


def _town(city: City) -> Candidate:
    within = (city.region, city.country) if city.region else (city.country,)
    return Candidate(
        f"{_TOWNS}.{city.geonames_id}", city.name, city.country, city.region, within,
        city.latitude, city.longitude, city.geonames_id, 1, city.population, 0.0,
    )  # fmt: skip


@cache
def _region_name(code: str) -> str:
    """The folded English name of a region by its id or ISO code; empty for a country."""
    return _names_by_id().get(code, "")


@cache
def _names_by_id() -> dict[str, str]:
    found: dict[str, str] = {}
    for form, candidates in gazetteer().regions.items():
        for candidate in candidates:
            found.setdefault(candidate.id, form)
            found.setdefault(candidate.region or candidate.id, form)
    return found
