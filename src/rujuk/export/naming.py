"""Names of parties and places in exports, with the words of pages or without."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rujuk.code.gazetteer import gazetteer
from rujuk.export.countries import country

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Party, Place

_STATE = "state."


def party_name(party: Party, *, text: bool) -> str | None:
    """The name of a party: that of its entry, a state's in English; else the page's own words.

    Null where no entry names it and words of pages are left out.
    """
    if party.id is not None:
        state = country(party.country) if party.id.startswith(_STATE) else None
        return state.name if state is not None else party.name
    return (party.name or party.text or None) if text else None


def party_names(parties: Iterable[Party], *, text: bool) -> list[str | None]:
    """The names of all, in their order."""
    return [party_name(one, text=text) for one in parties]


def place_name(place: Place | None, *, text: bool) -> str | None:
    """The name of a place as the gazetteer has it; else the page's own words."""
    if place is None:
        return None
    if place.id is not None:
        state = country(place.country) if place.id.startswith(_STATE) else None
        return state.name if state is not None else place.name
    return (place.name or place.text or None) if text else None


def region_name(code: str | None) -> str | None:
    """The name of a region by its id or ISO 3166-2 code; null for none that is known."""
    return _regions().get(code or "")


def first_level(place: Place | None) -> str | None:
    """The first-level region (province, oblast) that holds a place, or is it; null unknown."""
    if place is None:
        return None
    inner = [one for one in place.within if one != place.country]
    if place.precision == _FIRST and place.admin1 is not None:
        return place.name
    return region_name(place.admin1) or region_name(inner[-1] if inner else None)


def second_level(place: Place | None) -> str | None:
    """The second-level region (regency, district) that holds a place, or is it; null unknown."""
    if place is None:
        return None
    if place.precision == _SECOND and place.id is not None:
        return place.name
    inner = [one for one in place.within if one != place.country]
    return region_name(inner[0]) if len(inner) > 1 else None


@cache
def _regions() -> dict[str, str]:
    """Names of regions by their ids; a division's code gives the name of the hand-made region."""
    found: dict[str, str] = {}
    for candidates in gazetteer().regions.values():
        for one in candidates:
            found[one.id] = one.name
            if one.region is not None and one.precision == _FIRST:
                found.setdefault(one.region, one.name)
    return found


_FIRST, _SECOND = 4, 3  # UCDP where_prec of a first-level and a second-level region
