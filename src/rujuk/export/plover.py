"""PLOVER as its codebook asks for it: deeds to come under their own types, scores, codes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.code.ontology import ontology
from rujuk.export.countries import CODES
from rujuk.lexicon import load
from rujuk.records import EventType, Modality

if TYPE_CHECKING:
    from rujuk.weigh.happenings import Happening

ANY = "any"
TO_COME = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.CONDITIONAL})
DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})


class Future(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The type of a deed to come, and its mode by the mode of what is to come."""

    type: EventType
    modes: dict[str, str] = {}


class PloverCodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`codes/polecat.yaml`."""

    source: str
    intensity: dict[EventType, dict[str, float]]
    future: dict[EventType, Future]
    countries: dict[str, str]


@cache
def plover_codes() -> PloverCodes:
    """The table, loaded once."""
    return load(f"{CODES}/polecat.yaml", PloverCodes)


def as_plover(one: Happening) -> tuple[EventType, tuple[str, ...]]:
    """Type and modes by the codebook: what is still to come is a promise, concession or threat."""
    future = plover_codes().future.get(one.type) if one.modality in TO_COME else None
    if future is None:
        return one.type, one.modes
    modes = [future.modes.get(mode, future.modes.get(ANY)) for mode in one.modes or (ANY,)]
    return future.type, tuple(sorted({mode for mode in modes if mode is not None}))


def intensity(kind: EventType, modes: tuple[str, ...]) -> float:
    """The score of a deed, -10 to 10: that of its strongest mode, else of its type."""
    scores = plover_codes().intensity[kind]
    told = [scores[mode] for mode in modes if mode in scores]
    return max(told, key=abs, default=scores[ANY])


def quad(kind: EventType) -> int:
    """Quad class: 1 and 2 verbal and material cooperation, 3 and 4 verbal and material conflict."""
    return ontology().types[kind].quad


def plover_country(code: str | None) -> str | None:
    """The code that PLOVER writes for a country or body."""
    return None if code is None else plover_codes().countries.get(code, code)
