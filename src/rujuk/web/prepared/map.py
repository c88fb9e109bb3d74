"""Where deeds were done and where forces and people went, place by place.

A place that the pages do not tell more nearly than by its state is never a point: it is kept with
the areas. A movement is kept where its sender and its place are both told.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rujuk.brief.wording import LANGUAGES, wording
from rujuk.web.atlas import KINDS, kind_of_type, points_of_capitals
from rujuk.web.prepared.movements import movements
from rujuk.web.prepared.shown_deeds import STATUSES, reports_of, shown_deeds, status_of, told
from rujuk.weigh.tellings import WHOLE_COUNTRY

if TYPE_CHECKING:
    from rujuk.brief.deeds import Deed
    from rujuk.brief.wording import Wording
    from rujuk.form import Json, JsonObject
    from rujuk.records import Place
    from rujuk.web.press import Making

PLACES_TOLD = 60
"""Places and areas of which deeds are told in words; the others are counted."""
DEEDS_TOLD = 6
"""Deeds told in words of each, those of most reports."""


@dataclass(kw_only=True)
class _Spot:
    """A place or area, by its first telling, with the deeds that were done there."""

    place: Place
    deeds: list[Deed] = field(default_factory=list)


def prepare(making: Making) -> None:
    """Keep "map" by language: places, areas, movements, and how many deeds tell no place.

    Places have a point; areas have none: a whole state, or a name whose place nobody knows. Each is
    told with its marks, one for each kind and status, and the first of its deeds.
    """
    deeds = shown_deeds(making.picture)
    spots: dict[str, _Spot] = {}
    nowhere = 0
    for deed in deeds:
        place = deed.happening.place
        if place is None:
            nowhere += 1
            continue
        spots.setdefault(key_of(place), _Spot(place=place)).deeds.append(deed)
    ordered = sorted(spots.items(), key=lambda one: (-reports_of(one[1].deeds), one[0]))
    for language in LANGUAGES:
        say = wording(language)
        made = [_spot(key, one, number, say) for number, (key, one) in enumerate(ordered)]
        kept: JsonObject = {
            "places": [one for one in made if one["at"] is not None],
            "areas": [one for one in made if one["at"] is None],
            "movements": [*movements(making, language, points_of_capitals())],
            "nowhere": nowhere,
            "deeds": len(deeds),
        }
        making.keep("map", kept, language=language)


def key_of(place: Place) -> str:
    """What tells one place from another: its entry, else its name in its country."""
    if is_whole_state(place):
        return f"state.{place.country}".lower()
    return place.id or f"{place.country or ''} {(place.name or place.text).casefold()}".strip()


def is_whole_state(place: Place) -> bool:
    """Whether nothing but a state is told."""
    return place.precision == WHOLE_COUNTRY and place.country is not None


def point_of(place: Place) -> list[Json] | None:
    """Longitude and latitude; null for a whole state and for a place that has none."""
    if is_whole_state(place) or place.latitude is None or place.longitude is None:
        return None
    return [place.longitude, place.latitude]


def _spot(key: str, spot: _Spot, number: int, say: Wording) -> JsonObject:
    place, deeds = spot.place, spot.deeds
    shown = deeds[:DEEDS_TOLD] if number < PLACES_TOLD else []
    return {
        "key": key,
        "name": say.place(replace(place, inferred=None)),
        "country": place.country,
        "state": say.state(place.country),
        "whole": is_whole_state(place),
        "precision": place.precision,
        "at": point_of(place),
        "reports": reports_of(deeds),
        "deeds": len(deeds),
        "marks": _marks(deeds),
        "told": [told(one, say) for one in shown],
    }


def _marks(deeds: list[Deed]) -> list[Json]:
    """Kind, status, deeds and reports of each kind and status, in the order of the legend."""
    found: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for deed in deeds:
        found[kind_of_type(deed.happening.type.value), status_of(deed)].append(deed)
    return [
        {"kind": kind, "status": status, "deeds": len(some), "reports": reports_of(some)}
        for kind in KINDS
        for status in STATUSES
        if (some := found.get((kind, status)))
    ]
