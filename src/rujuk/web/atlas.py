"""What the map draws beside the records: states of the world, disputed areas, kinds of deeds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Mapping

Point = tuple[float, float]

KINDS: Mapping[str, tuple[str, ...]] = {
    "attack": ("ASSAULT",),
    "pressure": ("COERCE", "SANCTION", "PROTEST"),
    "forces": ("MOBILIZE",),
    "words": ("ACCUSE", "REJECT", "REQUEST", "THREATEN"),
    "talks": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "help": ("AID", "COOPERATE", "RETREAT"),
}
"""Types of deeds (PLOVER) that share a colour of the map, in the order of the legend."""

COLOURS: Mapping[str, str] = {
    "attack": "one",
    "pressure": "five",
    "forces": "four",
    "words": "six",
    "talks": "two",
    "help": "three",
}
"""The variable of the style sheet that each is drawn in."""


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A disputed area: `data/map/disputed.yaml` says what each field is."""

    id: str
    names: dict[str, str]
    claims: list[str]
    held: list[str]
    backed: str | None = None
    territory: str | None = None
    feature: str | None = None
    parts: list[Point] = []
    within: list[str] = []
    outline: list[Point] = []


class Areas(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of disputed areas."""

    source: str
    areas: list[Area]


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state: its number in the world map, and latitude and longitude of its capital."""

    country: str
    atlas: str
    at: Point | None = None


@cache
def disputed_areas() -> tuple[Area, ...]:
    """Areas that are drawn as disputed, in the order of the legend."""
    return tuple(load("data/map/disputed.yaml", Areas).areas)


@cache
def states() -> tuple[State, ...]:
    """The states that the world map numbers."""
    return tuple(load("data/map/states.yaml", list[State]))


@cache
def points_of_capitals() -> Mapping[str, Point]:
    """Latitude and longitude of capitals, by ISO code of the state."""
    return {one.country: one.at for one in states() if one.at is not None}


@cache
def _kinds() -> Mapping[str, str]:
    return {one: kind for kind, types in KINDS.items() for one in types}


def kind_of_type(type_name: str) -> str:
    """The colour group of a type of deed.

    >>> kind_of_type("MOBILIZE")
    'forces'
    """
    return _kinds()[type_name]
