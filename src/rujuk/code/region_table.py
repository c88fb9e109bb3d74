"""Merges the regions of all sources into one table; used by scripts/build_places.py and tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from rujuk.code.actor_lexicon import NameEntry
from rujuk.code.gazetteer import Candidate
from rujuk.code.place_table import Region, fold
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = "data/places"
HAND_MADE_FILES = ("regions.yaml", "latin_america.yaml")
HAND_MADE = 3.0  # weight of a name of regions.yaml or of a state: this field reads it
REGENCY = 1.0
_TYPE_WORDS = re.compile(
    r"\b(?:oblast|province|state|region|governorate|district|krai|republic of|respublika|"
    r"\[[^\[\]]*\]|\([^()]*\)|'|autonomous|al|ash|ad|as|an|at|ar|az)\b"
)


class RegionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of regions.yaml; see the comments there."""

    id: str
    names: dict[str, tuple[str, ...]]
    country: str | None = None
    iso: str | None = None
    within: tuple[str, ...] = ()
    precision: int = 4
    at: tuple[float, float] | None = None
    note: str | None = None


class RegionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the hand-made files."""

    source: str
    entries: tuple[RegionEntry, ...]


class RegencyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file regencies.yaml: names by province."""

    source: str
    provinces: dict[str, tuple[str, ...]]


def merge_regions(
    divisions: Mapping[str, Region],
) -> list[tuple[Candidate, list[str]]]:
    """Every region with its folded names: hand-made first, then regencies, ISO 3166-2, states."""
    rows: list[tuple[Candidate, list[str]]] = []
    hand_made = [
        e for name in HAND_MADE_FILES for e in load(f"{FOLDER}/{name}", RegionFile).entries
    ]
    for entry in hand_made:
        candidate = _hand_made(entry, divisions)
        written = (name for names in entry.names.values() for name in names)
        rows.append((candidate, _forms(written)))
    for province, names in load(f"{FOLDER}/regencies.yaml", RegencyFile).provinces.items():
        rows += [(_regency(name, province), _forms([name])) for name in names]
    taken = {
        (entry.iso, form)
        for entry in hand_made
        for form in _forms(name for names in entry.names.values() for name in names)
    }
    for division in divisions.values():
        if division.country == "IDN" and division.parent is None:
            continue
        candidate = _division(division, divisions)
        plain = " ".join(_TYPE_WORDS.sub(" ", fold(division.name)).split())
        forms = sorted({fold(division.name), plain} - {""})
        rows.append((candidate, [form for form in forms if (division.code, form) not in taken]))
    rows += [_state(state) for state in load("data/actors/states.yaml", tuple[NameEntry, ...])]
    return rows


def _forms(written: Iterable[str]) -> list[str]:
    return sorted({fold(name) for name in written})


def _state(state: NameEntry) -> tuple[Candidate, list[str]]:
    code = state.country or ""
    name = (state.names.get("en") or state.names.get("id") or (code,))[0]
    candidate = Candidate(state.id, name, code, None, (code,), None, None, None, 6, None, HAND_MADE)
    return candidate, _forms(name for names in state.names.values() for name in names)


def _hand_made(entry: RegionEntry, divisions: Mapping[str, Region]) -> Candidate:
    division = divisions.get(entry.iso or "")
    point = entry.at or (
        (division.latitude, division.longitude) if division is not None else (None, None)
    )
    parents = list(entry.within)
    if division is not None and division.parent:
        parents.append(division.parent)
    if entry.country:
        parents.append(entry.country)
    names = entry.names.get("en") or entry.names["id"]
    return Candidate(
        entry.id, names[0], entry.country, entry.iso, tuple(parents), point[0], point[1], None,
        entry.precision, None, HAND_MADE,
    )  # fmt: skip


def _regency(name: str, province: str) -> Candidate:
    return Candidate(
        f"regency.{fold(name).replace(' ', '_')}", name, "IDN", province, (province, "IDN"), None,
        None, None, 3, None, REGENCY,
    )  # fmt: skip


def _division(division: Region, divisions: Mapping[str, Region]) -> Candidate:
    parents, parent = [], division.parent
    while parent is not None and parent in divisions and parent not in parents:
        parents.append(parent)
        parent = divisions[parent].parent
    return Candidate(
        division.code, division.name, division.country, division.code,
        (*parents, division.country), division.latitude, division.longitude, None,
        4 if division.parent is None or division.country == "IDN" else 3, None, 0.0,
    )  # fmt: skip
