"""Map of happenings and movements: marks of places, whole states as a list, disputed areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rujuk.web.atlas import COLOURS, disputed_areas, states
from rujuk.web.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.form import Json, JsonObject
    from rujuk.web.asked import Asked
    from rujuk.web.atlas import Area, Point
    from rujuk.web.strings import Strings

DRAWN = 150
"""Places drawn at most, those of most reports."""
REGION = 3
"""UCDP where_prec from which on a place is more than a town and what is near it."""
OPEN = 4
"""Places of each list whose words stand open; the others unfold."""
OWN = "own"
"""In the data of disputed areas: authorities of the area itself."""


def view(asked: Asked) -> Mapping[str, Any]:
    """Places, areas and movements with an anchor each; what the script draws of them."""
    kept = asked.edition.kept("map", asked.language)
    for name in ("places", "areas", "movements"):
        for number, one in enumerate(kept[name]):
            one["anchor"] = f"{name}-{number}"
    places, areas = kept["places"][:DRAWN], kept["areas"]
    kinds = _kinds(places)
    return {
        **kept,
        "open_first": OPEN,
        "states": [one for one in areas if one["whole"]],
        "unknown": [one for one in areas if not one["whole"]],
        "kinds": kinds,
        "colours": COLOURS,
        "drawn": len(places),
        "ringed": any((one["precision"] or 0) >= REGION for one in places),
        "statuses": _statuses(places + kept["movements"]),
        "disputed": [_dispute(one, asked.strings) for one in disputed_areas()],
        "chart": _chart(places, areas, kept["movements"], asked.strings),
    }


def _kinds(spots: list[Any]) -> list[str]:
    """The kinds of deeds that are shown, in the order of the legend."""
    shown = {mark["kind"] for spot in spots for mark in spot["marks"]}
    return [kind for kind in COLOURS if kind in shown]


def _statuses(shown: list[Any]) -> set[str]:
    marks = [mark for one in shown for mark in one.get("marks", [one])]
    return {str(mark["status"]) for mark in marks}


def _dispute(area: Area, strings: Strings) -> JsonObject:
    """A disputed area for the legend: its name, who holds it and who else claims it."""

    def named(code: str) -> str:
        if code != OWN:
            return strings.wording.state(code)
        if area.backed is None:
            return strings.say("map.own")
        return strings.say("map.own.backed", state=strings.wording.state(area.backed))

    joined = strings.wording.joined
    held = joined([named(one) for one in area.held])
    several = len(area.held) > 1  # who holds a part of it may claim no more than that, or nothing
    others = joined([named(one) for one in area.claims if several or one not in area.held])
    key = "map.held.parts" if several else "map.held"
    said = strings.say(key, held=held)
    if others:
        said = strings.say("map.also_claimed", held=said, others=others)
    return {"id": area.id, "name": area.names[strings.language], "said": said}


def _chart(
    places: list[Any], areas: list[Any], movements: list[Any], strings: Strings
) -> JsonObject:
    """What the script draws. Points are longitude and latitude."""
    numbers = {one.country: one.atlas for one in states()}
    return {
        "places": [
            {
                "name": one["name"],
                "at": one["at"],
                "precision": one["precision"],
                "reports": one["reports"],
                "anchor": one["anchor"],
                "marks": [_mark(one, mark, strings) for mark in one["marks"]],
            }
            for one in places
        ],
        "areas": [
            {
                "atlas": numbers.get(one["country"]),
                "anchor": one["anchor"],
                "reports": one["reports"],
                "title": _title(one["name"], one["reports"], strings),
            }
            for one in areas
            if one["whole"]
        ],
        "movements": [
            {
                "from": one["from"],
                "to": one["to"],
                "what": one["what"],
                "home": one["home"],
                "at_capital": one["at_capital"],
                "status": one["status"],
                "reports": one["reports"],
                "anchor": one["anchor"],
                "place": one["place"],
                "figure": one["figures"][0][1] if one["figures"] else "",
                "title": _title(
                    f"{one['place']} → {one['sender']}"
                    if one["home"]
                    else f"{one['sender']} → {one['place']}",
                    one["reports"],
                    strings,
                ),
            }
            for one in movements
        ],
        "disputed": [
            {
                "id": one.id,
                "name": one.names[strings.language],
                "feature": one.feature,
                "parts": _points(one.parts),
                "within": [*one.within],
                "outline": _points(one.outline),
            }
            for one in disputed_areas()
        ],
        "names": {
            one.atlas: name for one in states() if (name := strings.wording.state(one.country))
        },
        "colours": dict(COLOURS),
        "words": {
            "map": strings.say("map.label"),
            "locator": strings.say("map.locator"),
            "close": strings.say("map.close"),
            "outside": strings.say("map.outside", places="{places}"),
        },
    }


def _points(points: Iterable[Point]) -> list[Json]:
    return [[*one] for one in points]


def _mark(spot: Any, mark: Any, strings: Strings) -> Json:  # noqa: ANN401 - JSON
    kind = strings.say(f"map.kind.{mark['kind']}")
    status = "" if mark["status"] == "happened" else f" ({strings.say('deed.' + mark['status'])})"
    deeds = strings.several("map.deeds", mark["deeds"])
    title = _title(f"{spot['name']}: {kind}{status}, {deeds}", mark["reports"], strings)
    return {**mark, "title": title}


def _title(words: str, reports: int, strings: Strings) -> str:
    return f"{words}, {strings.several('map.reports', reports)}"


PAGE = Page(
    key="map",
    view=view,
    prepared="rujuk.web.prepared.map",
    scripts=("vendor/d3.min", "vendor/topojson-client.min", "map_shapes", "map", "opened"),
    styles=("map",),
)
