"""Places that a rule names: by an id, or by a name that may be that of several places."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from rujuk.brief.naming import states
from rujuk.code.gazetteer import gazetteer
from rujuk.code.place_table import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Place

_LANGUAGES = ("en", "id")
_FIRST_ORDER = 4
"""UCDP where_prec of a first-order division, which places in it name by its ISO code."""


def is_at(name: str, places: Iterable[Place | None]) -> bool:
    """Whether one of these places is the one of this name or id, or lies in it."""
    wanted = _ids(name)
    for place in places:
        if place is None:
            continue
        told = {place.id, place.country, place.admin1, *place.within}
        if not wanted.isdisjoint(told) or fold(place.name or place.text) == fold(name):
            return True
    return False


def is_known(name: str) -> bool:
    """Whether the tables have a place or a state of this name or id."""
    return len(_ids(name)) > 1 or name in states("en") or gazetteer().has_id(name)


def most_like(name: str) -> list[str]:
    """Up to three names of places that are written much like this one, in small letters."""
    return get_close_matches(fold(name), gazetteer().names(), n=3)


@cache
def _ids(name: str) -> frozenset[str]:
    """The ids of all places of this name, and the name itself, as it may be an id."""
    found = gazetteer().candidates(fold(name))
    ids = {one.id for one in found}
    ids |= {one.region for one in found if one.region and one.precision == _FIRST_ORDER}
    for language in _LANGUAGES:
        ids |= {code for code, words in states(language).items() if fold(words) == fold(name)}
    return frozenset({name, *ids})
